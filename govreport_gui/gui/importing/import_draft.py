"""The report of an import as long as it is only looked at: a document of its own, with its own undo steps.

Its "findings" are what the import says of each cell, so that the grids mark them as they mark everything: a crossed
square for a conflict, a triangle for a doubt, a dot for a blank.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast

from PySide6.QtCore import QObject

from govreport_gui.finding import Finding, Severity
from govreport_gui.form import CellRef
from govreport_gui.gui.commands import ReplaceContent
from govreport_gui.gui.content import Content
from govreport_gui.gui.document import Document
from govreport_gui.gui.edits import tidied
from govreport_gui.recognise.records import CellState, NoteKind, Recognition
from govreport_gui.recognise.review import Review
from govreport_gui.recognise.source_words import in_words
from govreport_gui.report import Report

STATE_NAMES = {
    CellState.READ: "已读",
    CellState.BLANK: "空白",
    CellState.DOUBTFUL: "存疑",
    CellState.CONFLICT: "冲突",
}
SEVERITIES = {
    CellState.CONFLICT: Severity.ERROR,
    CellState.DOUBTFUL: Severity.WARNING,
    CellState.BLANK: Severity.HINT,
}
BLANK = "空白：文件里这一格没有内容。"


@dataclass(frozen=True, kw_only=True)
class Reviewed(Content):
    """What one undo step replaces here: the review, and the report that goes with it."""

    review: Review

    def with_review(self, review: Review) -> Reviewed:
        """Return the same with another review."""
        return replace(self, project=replace(self.project, report=review.report), review=review)

    def with_report(self, report: Report) -> Reviewed:
        """Return the same with an edited report."""
        return self.with_review(self.review.with_report(report))


class ImportDraft(Document):
    """A document over a `Review`; every change is an undo step of the import window."""

    def __init__(self, recognition: Recognition, parent: QObject | None = None) -> None:
        super().__init__(recognition.report, lambda _report, _last_year: self._state_findings(), parent)
        self._content = Reviewed(project=self._content.project, review=Review.begin(recognition))

    @property
    def review(self) -> Review:
        """The review as it stands."""
        return cast(Reviewed, self._content).review

    # ── Steps ──

    def set_cells(self, changes: Mapping[CellRef, str], text: str) -> None:
        """Correct cells; totals stay as the file has them."""
        kind = self.report.form.kind
        self._take(self.review.with_cells({ref: tidied(kind(ref), said) for ref, said in changes.items()}), text)

    def confirm(self, ref: CellRef) -> None:
        """Settle the doubt that a cell belongs to."""
        self._take(self.review.confirm(ref), "核对")

    def place_figure(self, text: str, source: str, ref: CellRef) -> None:
        """Put a figure of the file into a cell."""
        self._take(self.review.assign_number(text, source, ref), "放入数字")

    def place_text(self, text: str, source: str, part: str) -> None:
        """Add a text of the file to a section or the preamble."""
        self._take(self.review.assign_text(text, source, part), "放入文字")

    def _take(self, review: Review, text: str) -> None:
        if review != self.review:
            content = cast(Reviewed, self._content)
            self.undo_stack.push(ReplaceContent(self, content, content.with_review(review), text))

    # ── What is said of a cell ──

    def remarks(self, ref: CellRef) -> list[str]:
        """Say what is to be known of a cell, a sentence a line."""
        review = self.review
        doubt = review.doubt_of(ref) if ref in review.unsettled else None
        lines = [f"{STATE_NAMES[review.state(ref)]}：{doubt.why}" if doubt else STATE_NAMES[review.state(ref)]]
        if review.was_changed(ref):
            lines.append(f"您改过，原来读到的是{review.recognition.report.cell(ref) or '空白'}")
        elif any(note.kind is NoteKind.ODD and note.cell == ref for note in review.recognition.notes):
            lines.append("不是数字，按原文保留")
        source = review.source(ref)
        return [*lines, f"来源：{in_words(source)}" if source else "文件里没有对应的位置"]

    def _state_findings(self) -> list[Finding]:
        review = self.review
        doubts = [
            Finding("", SEVERITIES[doubt.state], f"{STATE_NAMES[doubt.state]}：{doubt.why}", cells=doubt.cells)
            for doubt in review.open_doubts
        ]
        blank = (ref for ref in review.report.cells if review.state(ref) is CellState.BLANK)
        return doubts + [Finding("", Severity.HINT, BLANK, cells=(ref,)) for ref in blank]
