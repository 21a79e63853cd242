"""The sheet 文字: the running text, a paragraph a line, with foreign tables as tables and pictures by their names."""

from __future__ import annotations

import math

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from govreport_gui.blocks import Grid, GridCell, Picture
from govreport_gui.readers.picture_line import picture_line
from govreport_gui.report import Report
from govreport_gui.writers.edition import Edition
from govreport_gui.writers.excel_page import LONGEST, set_page, write_as_text
from govreport_gui.writers.foreign import without_gaps
from govreport_gui.writers.printed import Piece, Role, clean, in_order, width

_COLUMNS, _COLUMN_CHARACTERS = 6, 13  # paragraphs reach over all of them, foreign tables have a cell in each
_TEXT_CHARACTERS = _COLUMNS * _COLUMN_CHARACTERS
_LINE_POINTS = 15
_HIGHEST_POINTS = 409  # Excel's limit


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
            Role.TITLE: book.add_format(body | {"bold": True, "font_size": 16, "align": "center"}),
            Role.HEADING: book.add_format(body | {"bold": True, "font_size": 13}),
            Role.ORGAN: right,
            Role.DATE: right,
        }
        self.plain = book.add_format(body)
        self.cell = book.add_format({"text_wrap": True, "valign": "vcenter", "align": "center", "border": 1})
        self.row = 0

    def write(self, piece: Piece) -> None:
        """Write a piece; the tables of the form have sheets of their own."""
        item, style = piece.item, self.styles.get(piece.role, self.plain)
        if isinstance(item, Grid):
            self.table(item)
        elif isinstance(item, Picture):
            self.line(picture_line(clean(item.name)), style)
        elif isinstance(item, str):
            for start in range(0, len(item), LONGEST):
                self.line(item[start : start + LONGEST], style)

    def line(self, text: str, style: Format) -> None:
        """Write a paragraph; not every program measures wrapped lines when it opens a file."""
        lines = sum(math.ceil((width(line) * 2 + 1) / (_TEXT_CHARACTERS - 2)) for line in text.split("\n"))
        self.sheet.set_row(self.row, min(lines * _LINE_POINTS + 5, _HIGHEST_POINTS))
        self.put(GridCell(0, 0, text, "", columns=_COLUMNS), style)
        self.row += 1

    def table(self, grid: Grid) -> None:
        """Write a foreign table with its merges."""
        cells = without_gaps(grid)
        for cell in cells:
            self.put(cell, self.cell)
        self.row += max((cell.row + cell.rows for cell in cells), default=0)

    def put(self, cell: GridCell, style: Format) -> None:
        """Write a cell; its row counts from the current one."""
        row, column = self.row + cell.row, cell.column
        if cell.rows * cell.columns > 1:
            self.sheet.merge_range(row, column, row + cell.rows - 1, column + cell.columns - 1, "", style)
        write_as_text(self.sheet, row, column, clean(cell.text), style)
