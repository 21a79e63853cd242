"""The sizes of a printed table: widths of its columns, size of its letters. Word file and printed page share them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from govreport_gui.blocks import Grid
from govreport_gui.form import CellRef, Table
from govreport_gui.form.layout import GridLayout, LayoutCell, layout
from govreport_gui.report import Report
from govreport_gui.writers.page_profile import MM_PER_PT, PageProfile
from govreport_gui.writers.printed import cell_text, width

CLOSE_MARGIN_MM = 0.2  # a figure needs no air beside it, and a column of 表三 is only 10 mm wide
AIR_MM = 0.3  # above and below what fills a row, so that no label touches a line; 表三 still fits its page
_DIGIT_EM = 0.64  # 宋体 has 0.5; the widest of the fonts that stand in for it where it is missing
_SMALLEST_PT = 5.5
_SLACK_EM = 0.3  # less than a character, so that rounding never drops one into the next line
_FOREIGN_COLUMN = (3.0, 20.0)  # a foreign table's columns share the width by their longest text, within these bounds


@dataclass(frozen=True, slots=True)
class TableMeasure:
    """The sizes of a statutory table with the figures of one report; lengths in mm, letters in points."""

    grid: GridLayout
    widths_mm: Sequence[float]
    points: float
    row_mm: float  # at least
    margin_mm: float  # left and right in a cell

    def width_mm(self, cell: LayoutCell) -> float:
        """Return how wide a cell is, with what it spans."""
        return sum(self.widths_mm[cell.column : cell.column + cell.columns])

    def figure_points(self, cell: LayoutCell, text: str) -> float:
        """Return the size at which a figure stays in one line, in half points; text that can wrap keeps its size."""
        if not text or not _unbreakable(text):
            return self.points
        widest = (self.width_mm(cell) - 2 * CLOSE_MARGIN_MM) / _figure_mm(text, 1)
        return max(min(self.points, int(widest * 2) / 2), _SMALLEST_PT)

    def header_margin_mm(self, cell: LayoutCell) -> float | None:
        """Return the side margin that breaks a column header into lines of equal length: 商业/企业, not 商业企/业.

        None where the header stands in one line, with the table's own margin.
        """
        em = self.points * MM_PER_PT
        length = width(cell.text) * em
        if length <= self.width_mm(cell) - 2 * self.margin_mm:
            return None
        room = self.width_mm(cell) - 2 * CLOSE_MARGIN_MM
        lines = math.ceil(length / room)
        spare = room - (math.ceil(width(cell.text) / lines) + _SLACK_EM) * em
        return CLOSE_MARGIN_MM + max(spare, 0) / 2


def is_side_label(cell: LayoutCell) -> bool:
    """Say whether a label stands at the left of its cell: that of a single row. All else is centred."""
    return cell.ref is None and not cell.heads_columns and cell.rows == 1


def measure(report: Report, table: Table, page: PageProfile) -> TableMeasure:
    """Measure a table of the form with the report's figures: the long one is drawn small, to fit the page."""
    grid = layout(table)
    dense = grid.rows > page.dense_from_rows
    points = page.dense_table_pt if dense else page.table_pt
    return TableMeasure(
        grid,
        _widths(report, grid, table.widths_mm, points),
        points,
        row_mm=page.dense_table_row_mm if dense else page.table_row_mm,
        margin_mm=page.dense_cell_margin_mm if dense else page.cell_margin_mm,
    )


def _widths(report: Report, grid: GridLayout, widths_mm: Sequence[float], points: float) -> list[float]:
    """Return the widths of the columns: those of the form, or evened out where a long figure needs more."""
    figures = [(cell, cell.ref) for cell in grid.cells if cell.ref is not None and cell.columns == 1]
    least = 2 * (points * MM_PER_PT + CLOSE_MARGIN_MM)  # two characters of a label
    needs = {cell.column: least for cell, _ref in figures}
    for cell, ref in figures:
        needs[cell.column] = max(needs[cell.column], _need(report, ref, points))
    room = sum(widths_mm[column] for column in needs) - sum(needs.values())
    spare = {column: max(widths_mm[column] - need, 0) for column, need in needs.items()}
    widths = list(widths_mm)
    for column, need in needs.items():
        share = spare[column] / sum(spare.values()) if room > 0 else need / sum(needs.values())
        widths[column] = need + room * share
    return widths


def _need(report: Report, ref: CellRef, points: float) -> float:
    text = cell_text(report, ref)
    return _figure_mm(text, points) + 2 * CLOSE_MARGIN_MM if _unbreakable(text) else 0.0


def _unbreakable(text: str) -> bool:
    return text.isascii() and " " not in text


def _figure_mm(text: str, points: float) -> float:
    return len(text) * _DIGIT_EM * points * MM_PER_PT


def foreign_widths_mm(grid: Grid, width_mm: float) -> list[float]:
    """Return the widths of a table that is not of the form: by their longest text, the whole as wide as said."""
    narrowest, widest = _FOREIGN_COLUMN
    wanted = [narrowest] * grid.size[1]
    for cell in grid.cells:
        share = _longest(cell.text.split("\n")) / cell.columns
        for column in range(cell.column, cell.column + cell.columns):
            wanted[column] = max(wanted[column], min(share, widest))
    return [width_mm * value / sum(wanted) for value in wanted]


def _longest(lines: Iterable[str]) -> float:
    return max(map(width, lines), default=0.0)


def table_line_pt(points: float) -> float:
    """Return the line pitch in a table: exact, so that the page is the same whatever font a machine has."""
    return round(points * 1.28 * 2) / 2
