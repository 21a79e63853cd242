"""The open report: the only place that changes it.

An edit makes a new Report and pushes one command; undo puts the old one back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from govreport_gui import rollover
from govreport_gui.blocks import Picture
from govreport_gui.checks.profile import Answers
from govreport_gui.compare import stale
from govreport_gui.compare.stale import StaleSentence
from govreport_gui.finding import Finding, Suspect
from govreport_gui.form import CellRef, forms
from govreport_gui.gui import background, edits
from govreport_gui.gui.checked_report import Check, CheckedReport
from govreport_gui.gui.commands import AcceptImport, ReplaceContent, Typed, Typing
from govreport_gui.gui.content import Content, Origin
from govreport_gui.gui.text_change import TextChange
from govreport_gui.project import Project
from govreport_gui.recognise.records import Recognition
from govreport_gui.report import Part, Report
from govreport_gui.text_links import TextMark
from govreport_gui.writers.page_profile import PageProfile

FIELD_STEPS = {  # how the undo menu calls a change of a field
    "title": "修改标题",
    "organ": "修改机关名称",
    "year": "修改年度",
    "signature.organ": "修改落款机关",
    "signature.date": "修改落款日期",
}


class Document(CheckedReport):
    """The open report and what can be done to it: each edit is one undo step."""

    def __init__(self, report: Report | None = None, check: Check | None = None, parent: QObject | None = None) -> None:
        first_form = next(iter(forms().values()))
        super().__init__(Content(Project(report or Report.blank(first_form))), check, parent)

    # ── Cells, texts and fields ──

    def set_cells(self, changes: Mapping[CellRef, str], text: str) -> None:
        """Set cells as one undo step called `text` (清除, 粘贴, 输入 …); totals follow.

        A total that is given another number than its parts add up to becomes a hand-filled one.
        """
        self._edit(edits.with_typed_cells(self.report, changes), text)

    def set_totals_typed(self, table: str, typed: bool) -> None:
        """Switch 手工填写总计 for a table: on keeps all totals as they are, off computes them all again."""
        text = "手工填写总计" if typed else "总计自动计算"
        self._edit(edits.with_totals_typed(self.report, table, typed), text)

    def compute_total(self, ref: CellRef) -> None:
        """Let one hand-filled total follow its parts again."""
        self._edit(edits.with_computed_total(self.report, ref), "恢复自动计算")

    def set_part(self, key: str, part: Part) -> None:
        """Set a section's or the preamble's running text; typing in one part merges into one undo step."""
        old = self.report.part(key)
        if part != old:
            typed = Typed(f"part:{key}", TextChange.between(old.edit_text, part.edit_text))
            self._type(self.report.with_part(key, part), "输入文字", typed)

    def insert_number(self, key: str, at: int, ref: CellRef) -> None:
        """Put a cell's number into the text of a part before the character `at`; it follows the cell from then on."""
        self._edit(self.report.with_link(key, at, ref), "插入表中的数")

    def set_field(self, name: str, value: str | int | None) -> None:
        """Set "title", "organ", "year", "signature.organ" or "signature.date"; typing merges."""
        new = edits.with_field(self.report, name, value)
        if new != self.report:
            change = TextChange.between(edits.field_text(self.report, name), edits.field_text(new, name))
            self._type(new, FIELD_STEPS[name], Typed(f"field:{name}", change))

    def add_table(self, table: str) -> None:
        """Add a blank table that the report lacks."""
        self._edit(edits.with_table(self.report, table), "添加空表")

    def accept(self, finding: Finding, reason: str) -> None:
        """Accept a finding for a reason: it is told apart until what it rests on changes."""
        self._edit(edits.with_acceptance(self.report, finding, reason), "接受问题")

    def reopen(self, finding: Finding) -> None:
        """Take back that a finding was accepted."""
        self._edit(edits.without_acceptance(self.report, finding), "取消接受")

    def repair(self, changes: Iterable[Suspect]) -> None:
        """Put the values of a proposal (`Finding.repairs`) into their cells."""
        self.set_cells({change.cell: str(change.value) for change in changes}, "按建议改正")

    def take_over(self, report: Report, text: str) -> None:
        """Take over what something else made of this report, as one undo step called `text`."""
        self._edit(report, text)

    def set_profile(self, profile: Answers, report: Report | None = None) -> None:
        """Say what holds for the office, with the report brought in step; saved with the report."""
        report = report or self.report
        if profile != self.profile or report != self.report:
            changed = replace(self._content.project, profile=profile, report=report)
            self.undo_stack.push(
                ReplaceContent(self, self._content, replace(self._content, project=changed), "修改单位资料")
            )

    def attach_last_year(self, report: Report) -> None:
        """Put last year's report beside this one, as one undo step; it travels in the project file."""
        self._set_last_year(report, "附上去年的报告")

    def detach_last_year(self) -> None:
        """Take last year's report away again, as one undo step."""
        self._set_last_year(None, "去掉去年的报告")

    def _set_last_year(self, report: Report | None, text: str) -> None:
        if report != self.last_year:
            changed = replace(self._content, project=edits.with_last_year(self._content.project, report))
            self.undo_stack.push(ReplaceContent(self, self._content, changed, text))

    def insert_picture(self, key: str, picture: Picture) -> None:
        """Put a picture behind the text of a part, as one undo step."""
        part = Part((*self.report.part(key).items, picture))
        self._edit(self.report.with_part(key, part), "插入图解")

    def set_page(self, page: PageProfile) -> None:
        """Say how the report is printed; saved with it."""
        if page != self.page:
            changed = replace(self._content, project=replace(self._content.project, page=page))
            self.undo_stack.push(ReplaceContent(self, self._content, changed, "修改版式"))

    def accept_import(self, recognition: Recognition, origin: Path) -> None:
        """Replace the report by an imported one, as one undo step; it has no project file until it is saved."""
        kept = background.done(partial(Origin.of, origin), self)
        imported = self._content.imported(recognition, kept)
        self.undo_stack.push(AcceptImport(self, self._content, imported, f"导入{origin.name}"))

    def start_from_draft(self, report: Report, before: Project, origin: Path) -> None:
        """Replace the report by next year's draft, last year's beside it, as one undo step; no file until it is saved.

        `before` is last year's report with what was said about its organ and page, `origin` the file of it.
        """
        kept = background.done(partial(Origin.of, origin), self)
        drafted = self._content.drafted(report, before, kept)
        self.undo_stack.push(AcceptImport(self, self._content, drafted, "从去年的报告开始"))

    def confirm_mark(self, mark: TextMark) -> None:
        """Say that what is still last year's holds this year, too."""
        self._edit(rollover.confirmed(self.report, mark), "确认今年不变")

    def keep_sentence(self, sentence: StaleSentence) -> None:
        """Say that a sentence left from last year may stay as it is."""
        self._edit(stale.with_kept(self.report, sentence), "保留语句")

    def open_sentence(self, sentence: StaleSentence) -> None:
        """Take back that a sentence may stay."""
        self._edit(stale.without_kept(self.report, sentence), "取消保留")

    def _edit(self, report: Report, text: str) -> None:
        if report != self.report:
            self.undo_stack.push(ReplaceContent(self, self._content, self._content.with_report(report), text))

    def _type(self, report: Report, text: str, typed: Typed) -> None:
        new, last = self._content.with_report(report), self._last_typing()
        if last is None or not last.goes_on_with(typed):
            self.undo_stack.push(Typing(self, self._content, new, text, typed))
            return
        last.take_in(new, typed)
        self.undo_stack.indexChanged.emit(self.undo_stack.index())  # as Qt does for steps that it merges

    def _last_typing(self) -> Typing | None:
        """Return the step that more typing may belong to: the last one, if it was not saved since."""
        stack = self.undo_stack
        if stack.isClean() or stack.canRedo() or not stack.canUndo():
            return None
        last = stack.command(stack.index() - 1)
        return last if isinstance(last, Typing) else None
