"""What is still open when a report is to be exported: errors, what is still last year's, and so on. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from govreport_gui.finding import Finding, Severity, TextSpan
from govreport_gui.form import CellRef
from govreport_gui.recognise.records import CellState, Recognition
from govreport_gui.report import Report

Place = Finding | TextSpan | CellRef


class OpenKind(StrEnum):
    """What may be open, and in words what is to be done about it."""

    ERROR = "个错误没有改正"
    STALE = "处去年的内容没有更新或者确认"
    WARNING = "个警告没有处理"
    DOUBT = "个数字在导入时存疑，还没有动过"


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """How many things of a kind are open, and the place of the first."""

    kind: OpenKind
    count: int
    first: Place | None = field(default=None, compare=False)

    @property
    def words(self) -> str:
        """Say it: 3 个错误没有改正."""
        return f"{self.count} {self.kind}"


def open_points(report: Report, findings: Iterable[Finding]) -> list[OpenPoint]:
    """Return what the clerk is asked about; `findings` are those that nobody accepted."""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    stale = [TextSpan(mark.part, mark.start, mark.end) for mark in report.carried]
    return _found({OpenKind.ERROR: errors, OpenKind.STALE: stale})


def remarks(report: Report, findings: Iterable[Finding], recognition: Recognition | None) -> list[OpenPoint]:
    """Return what the clerk may want to look at before, but is not asked about."""
    warnings = [finding for finding in findings if finding.severity is Severity.WARNING]
    return _found({OpenKind.WARNING: warnings, OpenKind.DOUBT: _doubts(report, recognition)})


def _found(kinds: Mapping[OpenKind, Sequence[Place]]) -> list[OpenPoint]:
    return [OpenPoint(kind, len(places), places[0]) for kind, places in kinds.items() if places]


def _doubts(report: Report, recognition: Recognition | None) -> list[CellRef]:
    """Return the cells that the import was not sure of and that still say what it made of them."""
    if recognition is None or recognition.report.form_id != report.form_id:
        return []
    doubtful = (CellState.DOUBTFUL, CellState.CONFLICT)
    cells = [ref for ref in report.form.refs if recognition.state(ref) in doubtful]
    return [ref for ref in cells if report.cell(ref) == recognition.report.cell(ref)]


def in_words(points: Iterable[OpenPoint]) -> str:
    """Say all of it in one sentence."""
    return f"还有 {'，'.join(point.words for point in points)}。"
