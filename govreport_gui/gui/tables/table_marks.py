"""What findings say about each cell of the grids: a pure function of the findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from govreport_gui.finding import Finding, Severity
from govreport_gui.form import CellRef, Form

# Frames around a whole column would point nowhere: a finding with more cells frames what is most likely wrong.
FRAMED_AT_MOST = 8
RANK = {Severity.ERROR: 2, Severity.WARNING: 1, Severity.HINT: 0}


@dataclass(frozen=True, slots=True)
class CellMark:
    """The worst severity found in a cell, whether it is framed, and all that was found."""

    severity: Severity
    framed: bool
    messages: tuple[str, ...]

    def joined(self, other: CellMark) -> CellMark:
        """Return both marks as one."""
        worse = max(self.severity, other.severity, key=RANK.__getitem__)
        framed = any(mark.framed for mark in (self, other) if mark.severity is worse)
        return CellMark(worse, framed, self.messages + other.messages)


def look_alike(one: CellMark | None, other: CellMark | None) -> bool:
    """Say whether a cell is painted the same with either mark: what was found is only read when it is asked for."""
    if one is None or other is None:
        return one is other
    return one.severity is other.severity and one.framed is other.framed


def cell_marks(findings: Iterable[Finding], form: Form) -> dict[CellRef, CellMark]:
    """Return the mark of every cell that takes part in a finding."""
    marks: dict[CellRef, CellMark] = {}
    for finding in findings:
        framed = _framed(finding, form)
        for ref in finding.cells:
            mark = CellMark(finding.severity, ref in framed, (finding.message,))
            marks[ref] = marks[ref].joined(mark) if ref in marks else mark
    return marks


def _framed(finding: Finding, form: Form) -> frozenset[CellRef]:
    if finding.severity is not Severity.ERROR:
        return frozenset()
    if finding.suspects:
        return frozenset(suspect.cell for suspect in finding.suspects)
    if len(finding.cells) <= FRAMED_AT_MOST:
        return frozenset(finding.cells)
    totals = frozenset(ref for ref in finding.cells if ref in form.table[ref.table].totals)
    return totals or frozenset(finding.cells[:1])
