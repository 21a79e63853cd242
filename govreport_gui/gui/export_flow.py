"""Export: ask once where something is open, ask where to, write, and offer to open what was written."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from govreport_gui.checks.surroundings import Exported
from govreport_gui.errors import GovReportError, WriteError
from govreport_gui.finding import Severity
from govreport_gui.gui import messages
from govreport_gui.gui.document import Document
from govreport_gui.gui.export_open import in_words, open_points
from govreport_gui.gui.file_dialogs import ask_save
from govreport_gui.gui.file_names import report_name
from govreport_gui.report import Report
from govreport_gui.writers.edition import Edition


class ExportFlow(QObject):
    """Writes the report as it stands; the document is not touched."""

    exported = Signal(str, str)  # the file that was written, and what comparing it with the report showed

    def __init__(self, document: Document, window: QWidget) -> None:
        super().__init__(window)
        self.document = document
        self.window = window

    def word(self) -> None:
        """Export a Word file."""
        self._export("导出 Word", "Word 文件 (*.docx)", "docx")

    def excel(self) -> None:
        """Export an Excel file."""
        self._export("导出 Excel", "Excel 文件 (*.xlsx)", "xlsx")

    def pdf(self) -> None:
        """Export a PDF."""
        self._export("导出 PDF", "PDF 文件 (*.pdf)", "pdf")

    def _export(self, title: str, filters: str, suffix: str) -> None:
        if not self._may_export():
            return
        name = f"{report_name(self.document.report)}.{suffix}"
        path = ask_save(self.window, title, filters, name, suffix)
        if path is not None:
            self.write(path)

    def _may_export(self) -> bool:
        self.document.finish_typing()
        self.document.check_now()
        points = open_points(self.document.report, self.document.problems)
        if not points:
            return True
        verb = messages.choose(
            self.window,
            in_words(points),
            "导出",
            "先不导出",
            details="可以先导出送阅，改正后再导出；有错误的 Word 和 PDF 文件每页印有“草稿”。"
            "错误列在窗口下方，去年的内容按 F7 逐处查看。",
        )
        return verb == "导出"

    def write(self, path: Path) -> None:
        """Write the report to a file and read it back. WriteError, also where the file says something else."""
        from govreport_gui import proof, writers  # noqa: PLC0415 (writers are loaded only when a file is written)

        report, edition = self.document.report, self.edition()
        writers.write(report, path, edition)
        self.document.tell_export(None)
        try:
            proved = proof.require_equal(report, path, edition)
        except WriteError:
            self._tell_difference(report, path)
            raise
        self.exported.emit(str(path), proved.sentence())

    def _tell_difference(self, report: Report, path: Path) -> None:
        """Let the cells that an export got wrong be listed among the findings; what cannot be read was told already."""
        from govreport_gui.importing import import_file  # noqa: PLC0415

        with suppress(GovReportError):
            self.document.tell_export(Exported(report, import_file(path).report))

    def edition(self) -> Edition:
        """Return how the report is printed: on its page, and as a draft while errors are open."""
        errors = any(finding.severity is Severity.ERROR for finding in self.document.open_findings)
        return Edition(page=self.document.page, draft=errors)


def open_file(path: str) -> None:
    """Open a file in the program that is made for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(path))


def open_folder(path: str) -> None:
    """Open the folder a file is in."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(path).parent)))
