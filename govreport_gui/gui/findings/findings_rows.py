"""The lines of the findings pane: findings, proposals under them, and what follows from the same fault folded.

Pure functions: one wrong cell breaks several sums, but is one problem.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum, auto

from govreport_gui import fixes
from govreport_gui.checks import repair
from govreport_gui.finding import Finding, Suspect
from govreport_gui.form import Form
from govreport_gui.gui.places import cell_of, place_name
from govreport_gui.report import Report

BLANKS = "空格"  # what would not be seen
PROPOSALS = 3  # shown under a finding; more are no help
Identity = tuple[object, ...]


class Kind(Enum):
    """What a line is."""

    FINDING = auto()
    REPAIR = auto()  # a proposal that would mend the finding above
    FOLD = auto()  # says how many findings follow from the same fault
    FOLLOWER = auto()  # one of those


class Verb(Enum):
    """What one can do with a line; the value is what the button says."""

    MEND = "改正"
    REPAIR = "改"
    GO = "定位"
    ACCEPT = "接受"
    REOPEN = "取消接受"
    EXPLAIN = "说明…"


@dataclass(frozen=True, slots=True)
class Row:
    """One line and what it says; `changes` only of a proposal, `followers` only of a fold."""

    kind: Kind
    finding: Finding
    title: str
    note: str = ""  # where it is, what was expected and found; only of findings
    verbs: tuple[Verb, ...] = ()  # what its buttons do
    changes: tuple[Suspect, ...] = ()
    followers: int = 0

    @property
    def identity(self) -> Identity:
        """Tell which line it is, whatever figures it names at the moment: typing must not lose the selection."""
        changed = tuple(change.cell for change in self.changes)
        return (self.kind, *identity(self.finding), changed)

    @property
    def is_finding(self) -> bool:
        """Whether it stands for a finding itself."""
        return self.kind in (Kind.FINDING, Kind.FOLLOWER)

    @property
    def is_indented(self) -> bool:
        """Whether it stands under another one."""
        return self.kind is not Kind.FINDING

    @property
    def texts(self) -> tuple[str, ...]:
        """What it says, from top to bottom."""
        return (self.title, self.note) if self.note else (self.title,)


def identity(finding: Finding) -> Identity:
    """Tell which finding it is, and whether it is accepted."""
    return (finding.rule, finding.severity, finding.cells, finding.place, finding.waived is not None)


def rows(report: Report, findings: Sequence[Finding], opened: AbstractSet[Identity] = frozenset()) -> list[Row]:
    """Return the lines; `opened` are the identities of the folds that are not folded."""
    return [row for group in _groups(findings) for row in _rows_of(report, group, opened)]


def problems(findings: Sequence[Finding]) -> list[Finding]:
    """Return each fault once: what follows from the same wrong cell is left to the finding it is folded under."""
    return [group[0] for group in _groups(findings)]


def _groups(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Put findings together that the same change would mend, at the place of the first."""
    groups: dict[object, list[Finding]] = {}
    for number, finding in enumerate(findings):
        shares = finding.repairs and finding.waived is None
        groups.setdefault(finding.repairs[0] if shares else number, []).append(finding)
    return list(groups.values())


def _rows_of(report: Report, group: list[Finding], opened: AbstractSet[Identity]) -> Iterator[Row]:
    first, *others = group
    yield _finding_row(report, Kind.FINDING, first)
    if first.waived is None:
        yield from proposals(report, first)
    if not others:
        return
    folded = _fold(first, len(others), "▸")
    is_open = folded.identity in opened
    yield _fold(first, len(others), "▾") if is_open else folded
    if is_open:
        yield from (_finding_row(report, Kind.FOLLOWER, finding) for finding in others)


def _finding_row(report: Report, kind: Kind, finding: Finding) -> Row:
    return Row(kind, finding, finding.message, detail(report.form, finding), _verbs(finding))


def proposals(report: Report, finding: Finding) -> list[Row]:
    """Return a line for each change that would mend a finding."""
    return [_repair_row(report, finding, changes) for changes in finding.repairs[:PROPOSALS]]


def _repair_row(report: Report, finding: Finding, changes: tuple[Suspect, ...]) -> Row:
    title = f"↳ {repair.in_words(report.form, report.cells, changes)}"
    return Row(Kind.REPAIR, finding, title, verbs=(Verb.REPAIR, Verb.GO), changes=changes)


def _fold(finding: Finding, followers: int, sign: str) -> Row:
    return Row(Kind.FOLD, finding, f"{sign} 另有 {followers} 处因此不平", followers=followers)


def _verbs(finding: Finding) -> tuple[Verb, ...]:
    if finding.waived is not None:
        return (Verb.REOPEN, Verb.EXPLAIN)
    mend = (Verb.MEND,) if fixes.is_offered(finding) else ()
    return (*mend, Verb.ACCEPT, Verb.EXPLAIN)


def detail(form: Form, finding: Finding) -> str:
    """Say where it is, what was expected and what stands there, and why it was accepted."""
    words = [f"{finding.rule}　{where(form, finding)}"]
    if finding.expected:
        words.append(f"应为 {finding.expected}")
    if finding.actual:
        words.append(f"现为 {finding.actual if finding.actual.strip() else BLANKS}")
    if finding.waived is not None:
        words.append(f"已接受：{finding.waived}")
    return "　".join(words)


def where(form: Form, finding: Finding) -> str:
    """Name the place of a finding: the cell to go to, or its part of the report."""
    cell = cell_of(finding)
    if cell is None:
        return place_name(form, finding.place)
    count = len(finding.cells)
    return form.cell_name(cell) + (f" 等 {count} 格" if count > 1 else "")
