"""Attach last year's report, take it away, look at both years: from the clerk's wish to the document.

Nobody is asked: what was read and what is doubtful about it is said in a line above the pages, and it is one undo step.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from govreport_gui import number
from govreport_gui.checks.last_year import follows
from govreport_gui.checks.profile import organ_of
from govreport_gui.gui.document import Document
from govreport_gui.gui.files.chosen_file import ChosenFile
from govreport_gui.gui.files.file_flow import FileFlow
from govreport_gui.recognise.records import NoteKind, Recognition
from govreport_gui.report import Report

if TYPE_CHECKING:
    from govreport_gui.gui.comparing.year_on_year_window import YearOnYearWindow

# What the checks say about last year's report as a whole: other form, other organ, broken sums.
ABOUT_THE_WHOLE = ("Y06", "Y09", "Y11")
NOTHING_ATTACHED = "还没有附上去年的报告。"


class LastYearFlow(ChosenFile):
    """Knows the window that compares; the document knows last year's report."""

    QUESTION = "附上去年的报告"

    attached = Signal(str)  # what was read and what is doubtful about it
    said = Signal(str)  # a remark for the status bar
    cell_asked = Signal(object)  # CellRef: the clerk wants to see it in the grid
    exported = Signal(str)  # the file that a picture was written to

    def __init__(self, document: Document, files: FileFlow, window: QWidget) -> None:
        super().__init__(document, files, window)
        self._comparison: YearOnYearWindow | None = None

    def attach(self) -> None:
        """Ask for last year's file and attach the report in it."""
        self.begin()

    def take(self, recognition: Recognition, _path: Path) -> None:
        """Attach what was read, and say what it is."""
        self.document.attach_last_year(recognition.report)
        self.document.check_now()
        self.attached.emit("\n".join([summary(recognition), *doubts(self.document)]))

    def detach(self) -> None:
        """Take last year's report away."""
        if self.document.last_year is None:
            self.said.emit(NOTHING_ATTACHED)
            return
        self.document.detach_last_year()
        self.said.emit("已去掉去年的报告，可以撤销。")

    def compare(self) -> None:
        """Show both years side by side; ask for last year's file where there is none yet."""
        if self.document.last_year is None:
            self.said.emit(f"{NOTHING_ATTACHED}请先选择去年的报告文件。")
            self.attach()
            return
        self._window().bring()

    def _window(self) -> YearOnYearWindow:
        if self._comparison is None:
            from govreport_gui.gui.comparing.year_on_year_window import YearOnYearWindow  # noqa: PLC0415 (few ever need it)

            self._comparison = YearOnYearWindow(self.document, self.window)
            self._comparison.cell_asked.connect(self.cell_asked)
            self._comparison.said.connect(self.said)
            self._comparison.exported.connect(self.exported)
        return self._comparison


def summary(recognition: Recognition) -> str:
    """Say what was read: year, form, organ, cells."""
    report = recognition.report
    filled = sum(not number.is_blank(text) for text in report.cells.values())
    parts = [
        f"{report.year}年" if report.year else "没有写明年度",
        report.form.name,
        organ_of(report) or "没有写明机关",
        f"表格 {len(report.form.refs)} 格，读到 {filled} 个数",
    ]
    doubtful = sum(note.kind is NoteKind.DOUBTFUL for note in recognition.notes)
    return f"已附上去年的报告：{'，'.join(parts)}{f'，其中 {doubtful} 处不太确定' if doubtful else ''}。"


def doubts(document: Document) -> list[str]:
    """Return what is doubtful about the attached report, a sentence each."""
    last, found = document.last_year, document.open_findings
    if last is None:
        return []
    about = [finding.message for finding in found if finding.rule in ABOUT_THE_WHOLE]
    return [*_wrong_year(document.report, last), *about]


def _wrong_year(report: Report, last: Report) -> list[str]:
    if follows(report, last):
        return []
    return [
        f"注意：它是 {last.year} 年的报告，不是 {(report.year or 0) - 1} 年的，结转等跨年核对不会进行。"
        "请确认选对了文件，或者改正本报告的年度。"
    ]
