"""Set the tables: the statutory ones with their real merges, and foreign ones that stood in the text."""

from __future__ import annotations

from collections.abc import Sequence

from govreport_gui.blocks import Block, Grid, GridCell, Paragraph, Picture
from govreport_gui.form import Table
from govreport_gui.form.layout import LayoutCell
from govreport_gui.pages.fonts import Type, Typefaces
from govreport_gui.pages.paragraph import Align, Setting, set_paragraph
from govreport_gui.pages.pictures import fitted
from govreport_gui.pages.strips import Strip
from govreport_gui.pages.table_strips import TableBox, TableCell
from govreport_gui.pages.tall_rows import parted
from govreport_gui.pages.units import from_mm, from_pt
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

_EIGHTHS = 8


def statutory_box(report: Report, table: Table, page: PageProfile, faces: Typefaces) -> TableBox:
    """Set a table of the form with the report's figures."""
    return _Statutory(report, table, page, faces).box()


class _Statutory:
    """One table being set."""

    def __init__(self, report: Report, table: Table, page: PageProfile, faces: Typefaces) -> None:
        self.report = report
        self.page = page
        self.faces = faces
        self.measure = measure(report, table, page)
        self.types: dict[float, Type] = {}

    def box(self) -> TableBox:
        widths = [from_mm(mm) for mm in self.measure.widths_mm]
        return TableBox(
            widths,
            [self.cell(cell) for cell in self.measure.grid.cells],
            from_mm(self.measure.row_mm),
            x=(from_mm(self.page.text_mm[0]) - sum(widths)) / 2,
            border=_border(self.page),
            header_rows=self.measure.grid.header_rows,
            air=from_mm(AIR_MM),
        )

    def cell(self, cell: LayoutCell) -> TableCell:
        text, points, margin_mm = cell.text, self.measure.points, self.measure.margin_mm
        if cell.ref is not None:
            text = cell_text(self.report, cell.ref)
            points, margin_mm = self.measure.figure_points(cell, text), CLOSE_MARGIN_MM
        elif cell.heads_columns:
            margin_mm = self.measure.header_margin_mm(cell) or margin_mm
        width = from_mm(self.measure.width_mm(cell) - 2 * margin_mm)
        align = Align.LEFT if is_side_label(cell) else Align.CENTRE
        lines = set_paragraph([(text, self.type(points))], Setting(width, from_pt(table_line_pt(points)), align))
        return TableCell(cell.row, cell.column, cell.rows, cell.columns, lines, from_mm(margin_mm))

    def type(self, points: float) -> Type:
        if points not in self.types:
            self.types[points] = self.faces.type("table", points)
        return self.types[points]


def foreign_box(grid: Grid, page: PageProfile, faces: Typefaces) -> TableBox:
    """Set a table that is not of the form, as wide as the text."""
    return _Foreign(page, faces.type("table", page.table_pt)).box(grid, page.text_mm[0])


class _Foreign:
    """Sets a table of any kind, with the pictures and tables in its cells."""

    def __init__(self, page: PageProfile, kind: Type) -> None:
        self.page = page
        self.type = kind

    def box(self, grid: Grid, width_mm: float) -> TableBox:
        widths_mm = foreign_widths_mm(grid, width_mm) if grid.cells else []
        cells = [self.cell(cell, sum(widths_mm[cell.column : cell.column + cell.columns])) for cell in grid.cells]
        border = _border(self.page)
        return TableBox(
            [from_mm(mm) for mm in widths_mm],
            parted(cells, from_mm(self.page.text_mm[1] - 2 * AIR_MM) - border),
            from_mm(self.page.dense_table_row_mm),
            border=border,
            air=from_mm(AIR_MM),
        )

    def cell(self, cell: GridCell, width_mm: float) -> TableCell:
        margin = self.page.cell_margin_mm
        room_mm = max(width_mm - 2 * margin, 1.0)
        strips = [strip for block in cell.content for strip in self.content(block, room_mm)]
        strips = strips or list(self.text(cell.text, room_mm))
        return TableCell(cell.row, cell.column, cell.rows, cell.columns, strips, from_mm(margin))

    def content(self, block: Block, room_mm: float) -> Sequence[Strip]:
        if isinstance(block, Paragraph):
            return self.text(block.text, room_mm)
        if isinstance(block, Picture):
            return [fitted(block, room_mm, self.page.text_mm[1] - self.page.dense_table_row_mm)]
        return [self.box(block, room_mm).whole()] if isinstance(block, Grid) and block.cells else []

    def text(self, text: str, room_mm: float) -> Sequence[Strip]:
        pitch = from_pt(table_line_pt(self.page.table_pt))
        return set_paragraph([(clean(text), self.type)], Setting(from_mm(room_mm), pitch, Align.CENTRE))


def _border(page: PageProfile) -> float:
    return from_pt(page.border_eighths / _EIGHTHS)
