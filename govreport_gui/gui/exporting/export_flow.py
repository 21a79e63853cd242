"""Export: by the dialog, several files at once, or one file straight from the menu; both ways the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Signal
from PySide6.QtWidgets import QWidget

from govreport_gui.errors import WriteError
from govreport_gui.finding import Finding, Severity, TextSpan
from govreport_gui.gui.document import Document
from govreport_gui.gui.exporting.export_job import ExportThread, Order, Outcome
from govreport_gui.gui.exporting.export_kinds import KINDS, ExportKind, Task
from govreport_gui.gui.exporting.export_open import OpenKind, Place, in_words, open_points, remarks
from govreport_gui.gui.files.file_dialogs import ask_save
from govreport_gui.gui.files.file_names import report_name
from govreport_gui.gui.looks import messages
from govreport_gui.issued import issue
from govreport_gui.writers.edition import Edition


class ExportFlow(QObject):
    """Writes the report as it stands; of the document only its record of what went out changes."""

    exported = Signal(str, str)  # the file that was written, and what comparing it with the report showed
    finding_asked = Signal(object)  # Finding: the clerk wants to see it in the report
    span_asked = Signal(object)  # TextSpan
    cell_asked = Signal(object)  # CellRef

    def __init__(self, document: Document, window: QWidget) -> None:
        super().__init__(window)
        self.document = document
        self.window = window
        # Called when an export is done: stores what went out (`IssuedStore.store`), says what hindered it.
        self.store_issued: Callable[[], str] = lambda: ""

    # ── By the dialog ──

    def ask(self) -> None:
        """Let the clerk choose what to export, and look at what is open."""
        from govreport_gui.gui.exporting.export_dialog import ExportDialog  # noqa: PLC0415 (the window starts without it)

        self._look()
        document = self.document
        points = open_points(document.report, document.problems)
        points += remarks(document.report, document.problems, document.recognition)
        dialog = ExportDialog(self.order(), points, self.take, self.window)
        dialog.written.connect(lambda: dialog.results.tell(self.store_issued()))
        dialog.exec()
        dialog.deleteLater()
        if dialog.place is not None:
            self._show(dialog.place)

    def _show(self, place: Place) -> None:
        if isinstance(place, Finding):
            self.finding_asked.emit(place)
        elif isinstance(place, TextSpan):
            self.span_asked.emit(place)
        else:
            self.cell_asked.emit(place)

    # ── Straight from the menu ──

    def word(self) -> None:
        """Export a Word file."""
        self._export(KINDS["word"])

    def excel(self) -> None:
        """Export an Excel file."""
        self._export(KINDS["excel"])

    def pdf(self) -> None:
        """Export a PDF."""
        self._export(KINDS["pdf"])

    def sheet(self) -> None:
        """Export the check sheet."""
        self._export(KINDS["sheet"])

    def _export(self, kind: ExportKind) -> None:
        if not self.may_export():
            return
        suffix = kind.suffixes[0]
        name = f"{report_name(self.document.report)}{f' {kind.name}' if kind.is_sheet else ''}{suffix}"
        path = ask_save(self.window, f"导出{_spaced(kind.name)}", kind.filters, name, suffix.lstrip("."))
        if path is not None:
            self.write(path, kind)

    def may_copy(self) -> bool:
        """Ask where something is still open before the report goes to the clipboard; say whether to go on."""
        return self.may_export("复制")

    def may_export(self, verb: str = "导出") -> bool:
        """Ask where something is still open; say whether to go on."""
        self._look()
        points = open_points(self.document.report, self.document.problems)
        if not points:
            return True
        if any(point.kind is OpenKind.ERROR for point in points):
            return messages.ask_draft(self.window, in_words(points), verb)
        details = "去年的内容按 F7 逐处查看，没有变的就确认。"
        return messages.choose(self.window, in_words(points), verb, f"先不{verb}", details=details) == verb

    def write(self, path: Path, kind: ExportKind | None = None) -> None:
        """Write a file and read it back. WriteError, also where the file says something else.

        The window is drawn meanwhile, but takes no input: it takes a second at most.
        """
        kind = kind or next(kind for kind in KINDS.values() if path.suffix.lower() in kind.suffixes)
        thread, loop = ExportThread([Task(kind, path)], self.order()), QEventLoop()
        thread.finished.connect(loop.quit)
        thread.start()
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        thread.wait()
        (outcome,) = thread.outcomes()
        self.take(outcome)
        if not outcome.is_done:
            raise WriteError(outcome.sentence)
        sentences = (outcome.sentence, self.store_issued().rstrip("。"))
        self.exported.emit(str(path), "。".join(filter(None, sentences)))

    # ── What is exported, and what became of it ──

    def _look(self) -> None:
        self.document.finish_typing()
        self.document.check_now()

    def order(self) -> Order:
        """Return what an export of this moment holds."""
        accepted = (finding for finding in self.document.findings if finding.waived is not None)
        return Order(self.document.report, self.edition(), (*self.document.problems, *accepted))

    def edition(self) -> Edition:
        """Return how the report is printed: on its page, and as a draft while errors are open."""
        document = self.document
        errors = any(finding.severity is Severity.ERROR for finding in document.open_findings)
        findings = tuple(document.findings)
        return Edition(page=document.page, draft=errors, last_year=document.last_year, findings=findings)

    def take(self, outcome: Outcome) -> None:
        """Note what became of a file: cells it got wrong are listed among the findings, what went out is remembered."""
        path, is_report = outcome.task.path, not outcome.task.kind.is_sheet
        if is_report and (outcome.is_done or outcome.different is not None):
            self.document.tell_export(outcome.different)
        if is_report and outcome.is_done and path.suffix.lower() == ".docx":
            self.document.remember_issued(issue(outcome.report, path.name, datetime.now()))


def _spaced(name: str) -> str:
    """Return a name to stand behind a Chinese word: a Latin one after a blank, without what it is a kind of."""
    return f" {name.partition(' ')[0]}" if name[0].isascii() else name
