"""The numbers of the running text beside the cells they speak of (rules N): each can be gone to from the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govreport_gui.checks.narrative_metrics import quantities
from govreport_gui.finding import TextSpan
from govreport_gui.form import CellRef
from govreport_gui.report import Report

AROUND = 12  # characters of the text shown on either side of a number


@dataclass(frozen=True, slots=True)
class Mention:
    """A number in the text, or a plain "none", and the first of the cells it speaks of."""

    span: TextSpan
    cell: CellRef
    cells: tuple[CellRef, ...]

    def says(self, report: Report) -> str:
        """Name the cells and what they hold: 表三·本年新收·总计：23."""
        form = report.form
        return "\n".join(f"{form.cell_name(ref)}：{report.cell(ref).strip() or '空白'}" for ref in self.cells)

    def quoted(self, report: Report) -> str:
        """Quote the number with the words around it."""
        text = report.text_of(self.span.part)
        start, end = max(0, self.span.start - AROUND), self.span.end + AROUND
        return f"{'…' if start else ''}{text[start:end].strip()}{'…' if end < len(text) else ''}".replace("\n", " ")


def mentions(report: Report) -> Iterator[Mention]:
    """Yield the numbers that speak of cells of the report, in the order of the text."""
    for quantity in quantities(report):
        cells = tuple(ref for ref in quantity.cells if ref in report.cells)
        if cells:
            yield Mention(quantity.span, cells[0], cells)


def of_part(report: Report, part: str) -> list[Mention]:
    """Return the numbers of one part."""
    return [mention for mention in mentions(report) if mention.span.part == part]


def of_cell(report: Report, ref: CellRef) -> list[Mention]:
    """Return the numbers that speak of a cell."""
    return [mention for mention in mentions(report) if ref in mention.cells]
