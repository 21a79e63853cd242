"""The tables of the Word file: the statutory ones with their real merges, and foreign ones that stood in the text."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

from govreport_gui.blocks import Block, Grid, GridCell
from govreport_gui.form import CellRef, Table
from govreport_gui.form.layout import GridLayout, LayoutCell, layout
from govreport_gui.report import Report
from govreport_gui.writers.page_profile import PageProfile
from govreport_gui.writers.printed import cell_text, clean, width
from govreport_gui.writers.word_styles import table_line_pt
from govreport_gui.writers.word_xml import (
    SEPARATOR,
    DrawnCell,
    TableShape,
    keep_next,
    paragraph,
    run,
    size,
    table,
)

Draw = Callable[[Block, float], str]

_DIGIT_EM = 0.64  # 宋体 has 0.5; the widest of the fonts that stand in for it where it is missing
_CLOSE_MARGIN_MM = 0.2  # a figure needs no air beside it, and a column of 表三 is only 10 mm wide
_SMALLEST_PT = 5.5
_MM_PER_PT = 25.4 / 72
_SLACK_EM = 0.3  # less than a character, so that rounding never drops one into the next line
_FOREIGN_COLUMN = (3.0, 20.0)  # a foreign table's columns share the width by their longest text, within these bounds


def statutory_table(report: Report, drawn: Table, page: PageProfile) -> str:
    """Draw a table of the form with the report's figures, in one piece on a page where it fits."""
    return _StatutoryTable(report, drawn, page).draw()


class _StatutoryTable:
    """One table being drawn: its grid, and the sizes that the grid's height asks for."""

    def __init__(self, report: Report, drawn: Table, page: PageProfile) -> None:
        self.report = report
        self.grid = layout(drawn)
        dense = self.grid.rows > page.dense_from_rows
        self.points = page.dense_table_pt if dense else page.table_pt
        self.shape = TableShape(
            widths_mm=_widths(report, self.grid, drawn.widths_mm, self.points),
            row_mm=page.dense_table_row_mm if dense else page.table_row_mm,
            margin_mm=page.dense_cell_margin_mm if dense else page.cell_margin_mm,
            border_eighths=page.border_eighths,
            header_rows=self.grid.header_rows,
            keep_together=True,
        )

    def draw(self) -> str:
        return table(
            (self.label(cell) if cell.ref is None else self.figure(cell, cell.ref) for cell in self.grid.cells),
            self.shape,
        )

    def label(self, cell: LayoutCell) -> DrawnCell:
        left = not cell.heads_columns and cell.rows == 1
        margin = self.balanced_margin(cell) if cell.heads_columns else None
        return self.cell(cell, cell.text, "TableLabel" if left else "TableText", self.points, margin)

    def figure(self, cell: LayoutCell, ref: CellRef) -> DrawnCell:
        text = cell_text(self.report, ref)
        room = self.width_mm(cell) - 2 * _CLOSE_MARGIN_MM
        return self.cell(cell, text, "TableText", _fitting(text, self.points, room), _CLOSE_MARGIN_MM)

    def cell(self, cell: LayoutCell, text: str, style: str, points: float, margin_mm: float | None) -> DrawnCell:
        keep = keep_next(cell.row, self.grid.rows, self.shape)
        pitch = f'<w:spacing w:line="{round(table_line_pt(points) * 20)}" w:lineRule="exact"/>'
        content = paragraph(run(text, size(points)), style, keep + pitch)
        return DrawnCell(cell.row, cell.column, cell.rows, cell.columns, content, margin_mm)

    def balanced_margin(self, cell: LayoutCell) -> float | None:
        """Return the side margin that breaks a column header into lines of equal length: 商业/企业, not 商业企/业."""
        em = self.points * _MM_PER_PT
        length = width(cell.text) * em
        if length <= self.width_mm(cell) - 2 * self.shape.margin_mm:
            return None
        room = self.width_mm(cell) - 2 * _CLOSE_MARGIN_MM
        lines = math.ceil(length / room)
        spare = room - (math.ceil(width(cell.text) / lines) + _SLACK_EM) * em
        return _CLOSE_MARGIN_MM + max(spare, 0) / 2

    def width_mm(self, cell: LayoutCell) -> float:
        return sum(self.shape.widths_mm[cell.column : cell.column + cell.columns])


def _widths(report: Report, grid: GridLayout, widths_mm: Sequence[float], points: float) -> list[float]:
    """Return the widths of the columns: those of the form, or evened out where a long figure needs more."""
    figures = [cell for cell in grid.cells if cell.ref is not None and cell.columns == 1]
    needs = {cell.column: 2 * (points * _MM_PER_PT + _CLOSE_MARGIN_MM) for cell in figures}  # two characters of a label
    for cell in figures:
        text = cell_text(report, cell.ref) if cell.ref else ""
        if _unbreakable(text):
            needs[cell.column] = max(needs[cell.column], _figure_mm(text, points) + 2 * _CLOSE_MARGIN_MM)
    room = sum(widths_mm[column] for column in needs) - sum(needs.values())
    spare = {column: max(widths_mm[column] - need, 0) for column, need in needs.items()}
    widths = list(widths_mm)
    for column, need in needs.items():
        share = spare[column] / sum(spare.values()) if room > 0 else need / sum(needs.values())
        widths[column] = need + room * share
    return widths


def _unbreakable(text: str) -> bool:
    return text.isascii() and " " not in text


def _figure_mm(text: str, points: float) -> float:
    return len(text) * _DIGIT_EM * points * _MM_PER_PT


def _fitting(text: str, points: float, room_mm: float) -> float:
    """Return the size at which a figure stays in one line, in half points; text that can wrap keeps its size."""
    if not text or not _unbreakable(text):
        return points
    widest = room_mm / _figure_mm(text, 1)
    return max(min(points, int(widest * 2) / 2), _SMALLEST_PT)


def foreign_table(grid: Grid, width_mm: float, page: PageProfile, draw: Draw) -> str:
    """Draw a table that is not of the form; `draw` draws what a cell holds besides plain text, at most so wide."""
    if not grid.cells:
        return ""
    shape = TableShape(
        widths_mm=_shares(grid, width_mm),
        row_mm=page.dense_table_row_mm,
        margin_mm=page.cell_margin_mm,
        border_eighths=page.border_eighths,
    )
    return table((_foreign_cell(cell, shape, draw) for cell in grid.cells), shape)


def _foreign_cell(cell: GridCell, shape: TableShape, draw: Draw) -> DrawnCell:
    room = sum(shape.widths_mm[cell.column : cell.column + cell.columns]) - 2 * shape.margin_mm
    content = "".join(draw(block, room) for block in cell.content) or paragraph(run(clean(cell.text)), "TableText")
    if not content.endswith("</w:p>"):  # a cell must end in a paragraph
        content += SEPARATOR
    return DrawnCell(cell.row, cell.column, cell.rows, cell.columns, content)


def _shares(grid: Grid, width_mm: float) -> list[float]:
    narrowest, widest = _FOREIGN_COLUMN
    wanted = [narrowest] * max(cell.column + cell.columns for cell in grid.cells)
    for cell in grid.cells:
        share = _longest(cell.text.split("\n")) / cell.columns
        for column in range(cell.column, cell.column + cell.columns):
            wanted[column] = max(wanted[column], min(share, widest))
    return [width_mm * value / sum(wanted) for value in wanted]


def _longest(lines: Iterable[str]) -> float:
    return max(map(width, lines), default=0.0)
