"""Totals that nobody typed and that follow their parts when the leader's figures are taken over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from govreport_gui.compare import CellDifference, TextDifference, apply
from govreport_gui.form import CellRef
from govreport_gui.report import Report
from govreport_gui.sign_off.records import Proposal


def following_totals(report: Report, accepted: Sequence[Proposal]) -> dict[CellRef, dict[CellRef, str]]:
    """Return for each cell that is taken over the totals that change with it, and what they then say.

    Where several parts of a total are taken over, each has it beside it.
    """
    figures = [proposal.change for proposal in accepted if not isinstance(proposal.change, TextDifference)]
    taken = apply(report, figures, totals_follow=True)
    told = {figure.cell for figure in figures if isinstance(figure, CellDifference)}
    changed = {
        ref: taken.cell(ref)
        for ref in report.cells
        if ref in taken.cells and ref not in told and taken.cell(ref) != report.cell(ref)
    }
    return {cell: {ref: changed[ref] for ref in _above(report, cell, changed)} for cell in told}


def _above(report: Report, cell: CellRef, changed: Mapping[CellRef, str]) -> Iterator[CellRef]:
    """Yield the changed totals that a cell is a part of, at any depth, in the order they are computed."""
    reached = {cell}
    for total, equation in report.form.table[cell.table].totals.items():
        if total in changed and not reached.isdisjoint(equation.left):
            reached.add(total)
            yield total
