"""The open report: the only place that changes it.

An edit makes a new Report and pushes one command; undo puts the old one back. Whoever shows the report listens to
`changed`. The whole check runs on every change, once control is back in the event loop.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from govreport_gui import checks, project, rollover, waivers
from govreport_gui.blocks import Picture
from govreport_gui.checks.profile import Answers, organ_of
from govreport_gui.checks.surroundings import Exported
from govreport_gui.compare import stale
from govreport_gui.compare.stale import StaleSentence
from govreport_gui.finding import Finding, Suspect
from govreport_gui.form import CellRef, forms
from govreport_gui.gui import edits
from govreport_gui.gui.check_timer import CheckTimer
from govreport_gui.gui.commands import AcceptImport, ReplaceContent, TextChange, Typed, Typing
from govreport_gui.gui.findings import findings_rows
from govreport_gui.issued import Issued, with_issued
from govreport_gui.project import Project
from govreport_gui.recognise.records import Recognition
from govreport_gui.report import Part, Report, totals_typed
from govreport_gui.text_links import TextMark
from govreport_gui.writers.fonts_wanted import fonts_wanted
from govreport_gui.writers.page_profile import OFFICIAL, PageProfile

Check = Callable[[Report, Report | None], list[Finding]]
FIELD_STEPS = {  # how the undo menu calls a change of a field
    "title": "修改标题",
    "organ": "修改机关名称",
    "year": "修改年度",
    "signature.organ": "修改落款机关",
    "signature.date": "修改落款日期",
}


@dataclass(frozen=True)
class Content:
    """What one undo step replaces: the project, and what is known about the import it came from."""

    project: Project
    recognition: Recognition | None = None

    @property
    def report(self) -> Report:
        """The report itself."""
        return self.project.report

    def with_report(self, report: Report) -> Content:
        """Return the same content with another report."""
        return replace(self, project=replace(self.project, report=report))

    def with_issued(self, issued: tuple[Issued, ...]) -> Content:
        """Return the same content with another record of what went out."""
        return self if issued is self.project.issued else replace(self, project=replace(self.project, issued=issued))


class Document(QObject):
    """Holds the report, its undo stack, its findings and its file."""

    changed = Signal()  # the report is another one; read `report`
    findings_changed = Signal()  # read `findings`
    file_changed = Signal()  # path or title of the document, or whether it is saved
    typing_ends = Signal()  # whoever holds typing that is not yet in the report must put it in now

    def __init__(self, report: Report | None = None, check: Check | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        first_form = next(iter(forms().values()))
        self._content = Content(Project(report or Report.blank(first_form)))
        self._check = check or self._check_all
        self._default_profile = Answers()
        self._default_page = OFFICIAL
        self._fonts_here: frozenset[str] | None = None  # not looked for yet
        self._bad_export: Exported | None = None
        self.findings: list[Finding] = []
        self.path: Path | None = None  # the .govreport file, None before the first save
        self.issued: tuple[Issued, ...] = ()  # what went out in Word files, the oldest first; undo leaves it alone
        self._issued_saved: tuple[Issued, ...] = ()
        self.undo_stack = QUndoStack(self)  # clean = saved
        self.undo_stack.cleanChanged.connect(self.file_changed)
        self.checking = CheckTimer(self.check_now, self)
        self.checking.start()

    # ── What is open ──

    @property
    def report(self) -> Report:
        """The report as it stands."""
        return self._content.report

    @property
    def project(self) -> Project:
        """All that a project file of it would hold."""
        return self._content.project

    @property
    def last_year(self) -> Report | None:
        """Last year's report, where one is attached."""
        return self._content.project.last_year

    @property
    def recognition(self) -> Recognition | None:
        """What the import said that the report came from, for sources and notes."""
        return self._content.recognition

    @property
    def is_imported(self) -> bool:
        """Whether the report began as a document, in this session or before it was saved."""
        return bool(self.recognition or self._content.project.original_name)

    @property
    def modified(self) -> bool:
        """Whether something would be lost by closing."""
        return not self.undo_stack.isClean() or self.issued != self._issued_saved

    @property
    def profile(self) -> Answers:
        """What was said about the organ: for this report, else as the user's default."""
        return self._content.project.profile or self._default_profile.for_organ(organ_of(self.report))

    @property
    def own_profile(self) -> Answers | None:
        """What was said for this report; None where the user's default holds."""
        return self._content.project.profile

    @property
    def default_profile(self) -> Answers:
        """What this user said for all reports."""
        return self._default_profile

    @property
    def page(self) -> PageProfile:
        """How the report is printed: as said for this one, else as the user's default."""
        return self._content.project.page or self._default_page

    @property
    def open_findings(self) -> list[Finding]:
        """The findings that nobody accepted."""
        return [finding for finding in self.findings if finding.waived is None]

    @property
    def problems(self) -> list[Finding]:
        """The open findings as they are counted: one wrong cell breaks several sums, but is one problem."""
        return findings_rows.problems(self.open_findings)

    # ── Edits: each is one undo step ──

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

    def use_default_page(self, page: PageProfile) -> None:
        """Take what holds for reports that say nothing themselves; it is no change of the report."""
        self._default_page = page
        self.checking.start()

    def use_fonts(self, installed: frozenset[str]) -> None:
        """Take in which fonts this computer has: checks ask for those the report is printed in."""
        self._fonts_here = installed
        self.checking.start()

    def tell_export(self, bad: Exported | None) -> None:
        """Take in that the last export does not say what the report says; None: it does."""
        self._bad_export = bad
        self.checking.start()

    def use_default_profile(self, profile: Answers) -> None:
        """Take what holds for reports that say nothing themselves; it is no change of the report."""
        self._default_profile = profile
        self.checking.start()

    def accept_import(self, recognition: Recognition, origin: Path) -> None:
        """Replace the report by an imported one, as one undo step; it has no project file until it is saved."""
        report = recognition.report
        typed = report.typed_totals | totals_typed(report.form, report.cells)
        said = self._content.project.profile
        imported = Project(
            report=replace(report, typed_totals=typed),
            last_year=self.last_year if self.last_year and edits.belongs_to(self.last_year, report) else None,
            original_name=origin.name,
            original=_bytes_of(origin),
            profile=said and said.for_organ(organ_of(report)),
            page=self._content.project.page,
        )
        self.undo_stack.push(AcceptImport(self, self._content, Content(imported, recognition), f"导入{origin.name}"))

    def start_from_draft(self, report: Report, before: Project, origin: Path) -> None:
        """Replace the report by next year's draft, last year's beside it, as one undo step; no file until it is saved.

        `before` is last year's report with what was said about its organ and page, `origin` the file of it.
        """
        said = before.profile or self._content.project.profile
        drafted = Project(
            report=report,
            last_year=before.report,
            original_name=origin.name,
            original=_bytes_of(origin),
            profile=said and said.for_organ(organ_of(report)),
            page=before.page or self._content.project.page,
        )
        self.undo_stack.push(AcceptImport(self, self._content, Content(drafted), "从去年的报告开始"))

    def confirm_mark(self, mark: TextMark) -> None:
        """Say that what is still last year's holds this year, too."""
        self._edit(rollover.confirmed(self.report, mark), "确认今年不变")

    def keep_sentence(self, sentence: StaleSentence) -> None:
        """Say that a sentence left from last year may stay as it is."""
        self._edit(stale.with_kept(self.report, sentence), "保留语句")

    def open_sentence(self, sentence: StaleSentence) -> None:
        """Take back that a sentence may stay."""
        self._edit(stale.without_kept(self.report, sentence), "取消保留")

    def remember_issued(self, record: Issued) -> None:
        """Remember a report that went out in a Word file; no undo step, saved with the report."""
        self.issued = with_issued(self.issued, record)
        self._content = self._content.with_issued(self.issued)
        self.file_changed.emit()

    def _edit(self, report: Report, text: str) -> None:
        if report != self.report:
            self.undo_stack.push(ReplaceContent(self, self._content, self._content.with_report(report), text))

    def _type(self, report: Report, text: str, typed: Typed) -> None:
        new = self._content.with_report(report)
        self.undo_stack.push(Typing(self, self._content, new, text, typed))

    # ── Files ──

    def new(self, report: Report) -> None:
        """Start with another report, no file and an empty undo stack."""
        self._start(Project(report), None)

    def open(self, path: Path) -> None:
        """Open a project file. ReadError."""
        self._start(project.load(path), path)

    def finish_typing(self) -> None:
        """Take in what stands in an open cell editor: before saving, exporting, undoing or closing."""
        self.typing_ends.emit()

    def open_copy(self, loaded: Project) -> None:
        """Open what no file of the clerk's holds, a recovered or an earlier version: it is not saved yet."""
        self._start(loaded, None)
        self.undo_stack.resetClean()

    def save(self, path: Path) -> bytes:
        """Save as a project file, with what is just being typed; return what it holds now. WriteError."""
        self.finish_typing()
        data = project.save(self._content.project, path)
        self._issued_saved = self.issued
        self.undo_stack.setClean()
        self.set_path(path)
        return data

    def _start(self, loaded: Project, path: Path | None) -> None:
        self.undo_stack.clear()
        self.issued = self._issued_saved = loaded.issued
        self.set_path(path)
        self.put(Content(loaded))

    # ── For the commands only ──

    def put(self, content: Content) -> None:
        """Show another content. Only undo commands call this; whoever edits calls a method above."""
        other_form = content.report.form_id != self.report.form_id
        self._content = content.with_issued(self.issued)
        self.checking.start()
        if other_form:
            self.findings = []  # they name cells that this form may lack
        self.changed.emit()
        if other_form:
            self.findings_changed.emit()

    def set_path(self, path: Path | None) -> None:
        """Name the file the report is saved in. Only saving, opening and importing call this."""
        self.path = path
        self.file_changed.emit()

    # ── Checks ──

    def findings_of(self, report: Report) -> list[Finding]:
        """Check another version of the report as this one is checked."""
        return waivers.apply(self._check(report, self.last_year), report, report.waivers)

    def check_now(self) -> None:
        """Run the whole check at once instead of when the event loop is reached."""
        with self.checking.running():
            findings = self.findings_of(self.report)
            if findings != self.findings:
                self.findings = findings
                self.findings_changed.emit()

    def _check_all(self, report: Report, last_year: Report | None) -> list[Finding]:
        profile = self.profile.profile(organ_of(report))
        surroundings = replace(fonts_wanted(self.page, self._fonts_here), exported=self._bad_export)
        return checks.check(report, last_year, today=date.today(), profile=profile, surroundings=surroundings)


def _bytes_of(file: Path) -> bytes:
    """Return a file's bytes; none if it went away since it was read: the report is what matters."""
    try:
        return file.read_bytes()
    except OSError:
        return b""
