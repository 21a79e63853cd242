"""The numbers of the running text beside the cells they speak of (rules N): each can be gone to from the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govreport_gui.checks.context import NARRATIVE
from govreport_gui.checks.narrative_metrics import quantities_in
from govreport_gui.finding import TextSpan
from govreport_gui.form import CellRef
from govreport_gui.report import Report
from govreport_gui.text_links import TextLink

AROUND = 12  # characters of the text shown on either side of a number


@dataclass(frozen=True, slots=True)
class Mention:
    """A number in the text, or a plain "none", and the first of the cells it speaks of."""

    span: TextSpan
    cell: CellRef
    cells: tuple[CellRef, ...]
    follows: bool = False  # inserted as a link: it follows its cell

    def says(self, report: Report) -> str:
        """Name the cells and what they hold: 表三·本年新收·总计：23."""
        form = report.form
        lines = [f"{form.cell_name(ref)}：{report.cell(ref).strip() or '空白'}" for ref in self.cells]
        return "\n".join([*lines, "这个数跟着表里的数变"] if self.follows else lines)

    def quoted(self, report: Report) -> str:
        """Quote the number with the words around it."""
        text = report.text_of(self.span.part)
        start, end = max(0, self.span.start - AROUND), self.span.end + AROUND
        return f"{'…' if start else ''}{text[start:end].strip()}{'…' if end < len(text) else ''}".replace("\n", " ")


def _of_links(report: Report) -> Iterator[Mention]:
    for link in report.links:
        yield Mention(TextSpan(link.part, link.start, link.end), link.cell, (link.cell,), follows=True)


def _recognised(report: Report, part: str) -> Iterator[Mention]:
    for quantity in quantities_in(report, part):
        cells = tuple(ref for ref in quantity.cells if ref in report.cells)
        if cells and not any(_meet(quantity.span, link) for link in report.links):
            yield Mention(quantity.span, cells[0], cells)


def _meet(span: TextSpan, link: TextLink) -> bool:
    return span.part == link.part and span.start < link.end and link.start < span.end


def of_part(report: Report, part: str) -> list[Mention]:
    """Return the numbers of one part: those that follow a cell, then those that were recognised to speak of one."""
    return [*(mention for mention in _of_links(report) if mention.span.part == part), *_recognised(report, part)]


def of_cell(report: Report, ref: CellRef) -> list[Mention]:
    """Return the numbers that speak of a cell."""
    recognised = (mention for part in NARRATIVE for mention in _recognised(report, part))
    return [mention for mention in (*_of_links(report), *recognised) if ref in mention.cells]
