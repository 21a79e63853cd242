"""The sheet 文字: the running text, a paragraph a line, with foreign tables as tables and pictures by their names."""

from __future__ import annotations

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from govreport_gui.blocks import Grid, GridCell, Picture
from govreport_gui.readers.picture_line import picture_line
from govreport_gui.report import Report
from govreport_gui.writers.edition import Edition
from govreport_gui.writers.excel_page import FONT_POINTS, LONGEST, points_for, set_page, write_as_text
from govreport_gui.writers.foreign import without_gaps
from govreport_gui.writers.printed import Piece, Role, clean, in_order

_COLUMNS, _COLUMN_CHARACTERS = 6, 13  # paragraphs reach over all of them, foreign tables have a cell in each
_FONT_POINTS = {Role.TITLE: 16, Role.HEADING: 13}


def write_text(book: Workbook, report: Report, edition: Edition) -> None:
    """Add the sheet, in the report's order."""
    writer = _TextSheet(book, edition)
    for piece in in_order(report):
        writer.write(piece)


class _TextSheet:
    """Writes row after row."""

    def __init__(self, book: Workbook, edition: Edition) -> None:
        self.sheet = book.add_worksheet("文字")
        self.sheet.set_column(0, _COLUMNS - 1, _COLUMN_CHARACTERS)
        set_page(self.sheet, edition)
        body = {"text_wrap": True, "valign": "top"}
        right = book.add_format(body | {"align": "right"})
        self.styles = {
            Role.TITLE: book.add_format(
                body | {"bold": True, "font_size": _FONT_POINTS[Role.TITLE], "align": "center"}
            ),
            Role.HEADING: book.add_format(body | {"bold": True, "font_size": _FONT_POINTS[Role.HEADING]}),
            Role.ORGAN: right,
            Role.DATE: right,
        }
        self.plain = book.add_format(body)
        self.cell = book.add_format({"text_wrap": True, "valign": "vcenter", "align": "center", "border": 1})
        self.row = 0

    def write(self, piece: Piece) -> None:
        """Write a piece; the tables of the form have sheets of their own."""
        item = piece.item
        if isinstance(item, Grid):
            self.table(item)
        elif isinstance(item, Picture):
            self.line(piece.role, picture_line(clean(item.name)))
        elif isinstance(item, str):
            for start in range(0, len(item), LONGEST):
                self.line(piece.role, item[start : start + LONGEST])

    def line(self, role: Role, text: str) -> None:
        """Write a paragraph."""
        points = points_for(text, _COLUMNS * _COLUMN_CHARACTERS, _FONT_POINTS.get(role, FONT_POINTS))
        self.sheet.set_row(self.row, points)
        self.put(GridCell(0, 0, text, "", columns=_COLUMNS), self.styles.get(role, self.plain))
        self.row += 1

    def table(self, grid: Grid) -> None:
        """Write a foreign table with its merges."""
        heights: dict[int, float] = {}
        cells = without_gaps(grid)
        for cell in cells:
            self.put(cell, self.cell)
            points = points_for(cell.text, cell.columns * _COLUMN_CHARACTERS) / cell.rows
            for row in range(cell.row, cell.row + cell.rows):
                heights[row] = max(heights.get(row, 0), points)
        for row, points in heights.items():
            self.sheet.set_row(self.row + row, points)
        self.row += len(heights)

    def put(self, cell: GridCell, style: Format) -> None:
        """Write a cell; its row counts from the current one."""
        row, column = self.row + cell.row, cell.column
        if cell.rows * cell.columns > 1:
            self.sheet.merge_range(row, column, row + cell.rows - 1, column + cell.columns - 1, "", style)
        write_as_text(self.sheet, row, column, clean(cell.text), style)
