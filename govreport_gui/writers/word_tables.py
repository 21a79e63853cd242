"""The tables of the Word file: the statutory ones with their real merges, and foreign ones that stood in the text."""

from __future__ import annotations

from collections.abc import Callable

from govreport_gui.blocks import Block, Grid, GridCell
from govreport_gui.form import CellRef, Table
from govreport_gui.form.layout import LayoutCell
from govreport_gui.report import Report
from govreport_gui.writers.page_profile import PageProfile
from govreport_gui.writers.printed import cell_text, clean
from govreport_gui.writers.table_measure import (
    AIR_MM,
    CLOSE_MARGIN_MM,
    foreign_widths_mm,
    is_side_label,
    measure,
    table_line_pt,
)
from govreport_gui.writers.word_styles import font
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


def statutory_table(report: Report, drawn: Table, page: PageProfile) -> str:
    """Draw a table of the form with the report's figures, in one piece on a page where it fits."""
    return _StatutoryTable(report, drawn, page).draw()


class _StatutoryTable:
    """One table being drawn: its grid, and the sizes that the grid's height asks for."""

    def __init__(self, report: Report, drawn: Table, page: PageProfile) -> None:
        self.report = report
        self.font = font(page.table)
        self.measure = measure(report, drawn, page)
        self.grid = self.measure.grid
        self.shape = TableShape(
            widths_mm=self.measure.widths_mm,
            row_mm=self.measure.row_mm,
            margin_mm=self.measure.margin_mm,
            border_eighths=page.border_eighths,
            header_rows=self.grid.header_rows,
            keep_together=True,
            air_mm=AIR_MM,
        )

    def draw(self) -> str:
        return table(
            (self.label(cell) if cell.ref is None else self.figure(cell, cell.ref) for cell in self.grid.cells),
            self.shape,
        )

    def label(self, cell: LayoutCell) -> DrawnCell:
        margin = self.measure.header_margin_mm(cell) if cell.heads_columns else None
        style = "TableLabel" if is_side_label(cell) else "TableText"
        return self.cell(cell, cell.text, style, self.measure.points, margin)

    def figure(self, cell: LayoutCell, ref: CellRef) -> DrawnCell:
        text = cell_text(self.report, ref)
        return self.cell(cell, text, "TableText", self.measure.figure_points(cell, text), CLOSE_MARGIN_MM)

    def cell(self, cell: LayoutCell, text: str, style: str, points: float, margin_mm: float | None) -> DrawnCell:
        keep = keep_next(cell.row, self.grid.rows, self.shape)
        pitch = f'<w:spacing w:line="{round(table_line_pt(points) * 20)}" w:lineRule="exact"/>'
        content = paragraph(run(text, self.font + size(points)), style, keep + pitch)
        return DrawnCell(cell.row, cell.column, cell.rows, cell.columns, content, margin_mm)


def table_paragraph(text: str, page: PageProfile, properties: str = "") -> str:
    """Return a paragraph as it stands in a table's cell."""
    return paragraph(run(text, font(page.table)), "TableText", properties)


def foreign_table(grid: Grid, width_mm: float, page: PageProfile, draw: Draw) -> str:
    """Draw a table that is not of the form; `draw` draws what a cell holds besides plain text, at most so wide."""
    if not grid.cells:
        return ""
    shape = TableShape(
        widths_mm=foreign_widths_mm(grid, width_mm),
        row_mm=page.dense_table_row_mm,
        margin_mm=page.cell_margin_mm,
        border_eighths=page.border_eighths,
        keep_together=True,
        air_mm=AIR_MM,
    )
    rows, _ = grid.size

    def drawn(cell: GridCell) -> DrawnCell:
        room = sum(shape.widths_mm[cell.column : cell.column + cell.columns]) - 2 * shape.margin_mm
        content = "".join(draw(block, room) for block in cell.content)
        content = content or table_paragraph(clean(cell.text), page, keep_next(cell.row, rows, shape))
        if not content.endswith("</w:p>"):  # a cell must end in a paragraph
            content += SEPARATOR
        return DrawnCell(cell.row, cell.column, cell.rows, cell.columns, content)

    return table(map(drawn, grid.cells), shape)
