"""Preview and print: from the clerk's wish to the printer. What draws the pages is loaded when first needed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from govreport_gui.gui.background import Task
from govreport_gui.gui.document import Document
from govreport_gui.gui.exporting.export_flow import ExportFlow
from govreport_gui.gui.files.file_names import report_name
from govreport_gui.gui.looks import messages

if TYPE_CHECKING:
    from govreport_gui.pages.document import PrintedDocument

# ruff: noqa: PLC0415 (the window starts without a printer)


class PrintFlow(QObject):
    """Prints the report as it stands; the document is not touched."""

    working = Signal(str)  # what takes long at the moment, "" when it is done

    def __init__(self, document: Document, window: QWidget, exports: ExportFlow) -> None:
        super().__init__(window)
        self.document = document
        self.window = window
        self.exports = exports
        self._layout: Task[PrintedDocument] | None = None

    def preview(self) -> None:
        """Show the pages, and do with them what the clerk chooses there."""
        if self._layout is not None:
            return
        self.document.finish_typing()
        self.document.checking.settle()
        printed = self._laid_out()
        if printed is not None:
            self._show(printed)

    def _laid_out(self) -> PrintedDocument | None:
        """Return the pages; None where the window was closed meanwhile."""
        from govreport_gui.pages.document import lay_out

        report, edition = self.document.report, self.exports.edition()
        say = partial(self.working.emit, "正在排版…")
        self._layout = task = Task(lambda: lay_out(report, edition), self, on_lasts=say)
        task.start()
        task.live_through()
        self._layout = None
        if task.has_lasted:
            self.working.emit("")
        return None if task.was_cancelled else task.result()

    def cancel(self) -> None:
        """Let go of pages that are still being laid out: the window goes."""
        if self._layout is not None:
            self._layout.cancel()

    def _show(self, printed: PrintedDocument) -> None:
        from govreport_gui.gui.exporting.print_preview import PrintPreview

        preview = PrintPreview(printed, self.remarks(), self.window)
        preview.exec()
        preview.deleteLater()
        if preview.chosen == PrintPreview.PDF:
            self.exports.pdf()
        elif preview.chosen == PrintPreview.PRINT:
            self.print_out(printed)

    def remarks(self) -> str:
        """Say what the clerk should know before printing: fonts that are not here, and why it says 草稿."""
        from govreport_gui.pages.fonts import missing_fonts

        said = []
        if missing := missing_fonts(self.document.page):
            names = "、".join(f"“{name}”" for name in missing)
            said.append(f"这台电脑没有字体{names}，打印和 PDF 用最接近的字体代替。")
        if self.exports.edition().draft:
            said.append("还有错误没有改正，每页印有“草稿”。")
        return "".join(said)

    def print_out(self, printed: PrintedDocument) -> None:
        """Ask for a printer and print. WriteError where it does not take the pages."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo

        from govreport_gui.pages.printing import new_printer, print_pages

        if not QPrinterInfo.availablePrinterNames():
            self._offer_pdf()
            return
        printer = new_printer(printed, report_name(self.document.report))
        dialog = QPrintDialog(printer, self.window)
        dialog.setWindowTitle("打印")
        dialog.setMinMax(1, len(printed.pages))
        if dialog.exec():
            print_pages(printed, printer)
        dialog.deleteLater()

    def _offer_pdf(self) -> None:
        verb = messages.choose(
            self.window,
            "这台电脑上没有找到打印机。",
            "导出 PDF",
            "先不打印",
            details="请先在系统设置里添加打印机，再打印；也可以导出 PDF，拿到有打印机的电脑上打印。",
        )
        if verb == "导出 PDF":
            self.exports.pdf()
