"""The tables of the web page: the statutory ones in the form's grid and merges, and foreign ones of the text."""

from __future__ import annotations

from collections.abc import Callable

from govreport_gui.blocks import Block, Grid, GridCell
from govreport_gui.form import Table
from govreport_gui.form.layout import LayoutCell, layout
from govreport_gui.report import Report
from govreport_gui.writers.foreign import without_gaps
from govreport_gui.writers.html_tags import TableCell, inline, table
from govreport_gui.writers.printed import cell_text, clean

Draw = Callable[[Block], str]


def statutory_table(report: Report, drawn: Table) -> str:
    """Write a table of the form with the report's figures; each of its blocks is a group of rows."""
    grid = layout(drawn)
    headed = [cell.row for cell in grid.cells if cell.column == 0 and cell.heads_columns]
    starts = [row for row in headed if row >= grid.header_rows and row - 1 not in headed]
    name = report.form.section[drawn.key].heading
    return table((_cell(report, cell) for cell in grid.cells), starts, grid.header_rows, name)


def _cell(report: Report, cell: LayoutCell) -> TableCell:
    text = cell.text if cell.ref is None else cell_text(report, cell.ref)
    return TableCell(cell.row, cell.column, cell.rows, cell.columns, inline(text), _scope(cell))


def _scope(cell: LayoutCell) -> str:
    """Return what a label heads, "" for a figure and for a blank corner.

    HTML's "colgroup" and "rowgroup" are not said: they need <colgroup>, and head the rows below a label's own as well.
    """
    if cell.ref is not None or not cell.text:
        return ""
    return "col" if cell.heads_columns else "row"


def foreign_table(grid: Grid, draw: Draw) -> str:
    """Write a table that is not of the form; `draw` writes what a cell holds besides plain text."""
    return table(_foreign_cell(cell, draw) for cell in without_gaps(grid)) if grid.cells else ""


def _foreign_cell(cell: GridCell, draw: Draw) -> TableCell:
    content = "".join(map(draw, cell.content)) or inline(clean(cell.text))
    return TableCell(cell.row, cell.column, cell.rows, cell.columns, content)
