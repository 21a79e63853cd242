"""Write the report as a workbook: the tables in the form's grid, the equations, the text.

A total that follows its sum is a live formula that carries its value, for viewers that do not calculate. A total filled
by hand is its value, right or wrong. Text stays text, whatever sign it begins with.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from datetime import datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from govreport_gui.blocks import Grid, Picture
from govreport_gui.form import CellRef, Table
from govreport_gui.form.layout import LayoutCell, layout
from govreport_gui.report import Report
from govreport_gui.writers.excel_cells import ExcelCells, number_format
from govreport_gui.writers.excel_equations import write_equations
from govreport_gui.writers.printed import Piece, Role, cell_text, clean, in_order, width

_ANY_DAY = datetime(2000, 1, 1)  # the same report gives the same bytes
_FONT = {"font_name": "宋体", "font_size": 11}
_A4 = 9
_CHARACTERS_PER_MM = 0.62  # Excel counts widths in digits of its default font; a little wider than on paper
_LINE_POINTS = 15
_ROW_POINTS = 22
_TEXT_CHARACTERS = 76
_HIGHEST_POINTS = 409  # Excel's limit
_LONGEST = 32767  # characters Excel takes in a cell


def render(report: Report) -> bytes:
    """Return the report as the bytes of an .xlsx; the same report gives the same bytes."""
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True, "default_format_properties": _FONT}) as book:
        book.set_properties({"title": clean(report.title), "created": _ANY_DAY})
        cells = ExcelCells.of(report)
        for table in report.form.tables:
            if report.has_table(table.key):
                _TableSheet(book, cells, table).write()
        write_equations(book, cells)
        _write_text(book, report)
    return buffer.getvalue()


class _TableSheet:
    """A sheet with one table, called like it (表三), in the form's own grid and merges."""

    def __init__(self, book: Workbook, cells: ExcelCells, table: Table) -> None:
        self.book, self.cells, self.table = book, cells, table
        self.report = cells.report
        self.grid = layout(table)
        self.sheet = book.add_worksheet(table.name)

    def write(self) -> None:
        for column, mm in enumerate(self.table.widths_mm):
            self.sheet.set_column(column, column, mm * _CHARACTERS_PER_MM)
        for row in range(self.grid.rows):
            self.sheet.set_row(row, self.row_points(row))
        for cell in self.grid.cells:
            self.write_cell(cell)
        self.set_page()

    def row_points(self, row: int) -> float:
        """Return the height that the labels of a row need: Excel does not measure merged cells itself."""
        lines = max((self.lines(cell) for cell in self.grid.cells if cell.row == row and cell.rows == 1), default=1)
        return max(_ROW_POINTS, lines * _LINE_POINTS + 4)

    def lines(self, cell: LayoutCell) -> int:
        room = sum(self.table.widths_mm[cell.column : cell.column + cell.columns]) * _CHARACTERS_PER_MM
        return math.ceil(width(cell.text) * 2 / max(room - 1, 1))

    def write_cell(self, cell: LayoutCell) -> None:
        if cell.rows * cell.columns > 1:
            last = (cell.row + cell.rows - 1, cell.column + cell.columns - 1)
            self.sheet.merge_range(cell.row, cell.column, *last, "", self.style(cell))
        if cell.ref is None:
            self.sheet.write_string(cell.row, cell.column, cell.text, self.style(cell))
        else:
            self.write_figure(cell, cell.ref)

    def write_figure(self, cell: LayoutCell, ref: CellRef) -> None:
        """Write a blank as a blank, a number as a number, a followed total as a formula, all else as text."""
        text, value = cell_text(self.report, ref), self.cells.number(ref)
        if not text:
            self.sheet.write_blank(cell.row, cell.column, None, self.style(cell))
        elif value is None:
            self.sheet.write_string(cell.row, cell.column, text[:_LONGEST], self.style(cell, "@"))
        elif parts := self.followed_parts(ref):
            style = self.style(cell, "0")
            self.sheet.write_formula(cell.row, cell.column, self.cells.sum_formula(parts), style, value)
        else:
            style = self.style(cell, number_format(self.report.form.kind(ref), text))
            self.sheet.write_number(cell.row, cell.column, value, style)

    def followed_parts(self, ref: CellRef) -> tuple[CellRef, ...]:
        """Return the parts of a total that Excel may compute: not filled by hand, and SUM comes to the same."""
        equation = self.table.totals.get(ref)
        if equation is None or ref in self.report.typed_totals:
            return ()
        return equation.left if self.cells.total(equation.left) == self.cells.number(ref) else ()

    def style(self, cell: LayoutCell, number: str = "General") -> Format:
        left = cell.ref is None and not cell.heads_columns and cell.rows == 1
        return self.book.add_format(
            {
                "border": 1,
                "valign": "vcenter",
                "align": "left" if left else "center",
                "text_wrap": True,
                "num_format": number,
            }
        )

    def set_page(self) -> None:
        sheet, grid = self.sheet, self.grid
        sheet.set_paper(_A4)
        sheet.set_portrait()
        sheet.center_horizontally()
        sheet.fit_to_pages(1, 0)
        sheet.print_area(0, 0, grid.rows - 1, grid.columns - 1)
        sheet.repeat_rows(0, grid.header_rows - 1)
        sheet.freeze_panes(grid.header_rows, grid.label_columns)
        sheet.set_header(f"&C&14{self.report.form.section[self.table.key].heading}")
        sheet.set_footer("&C— &P —")
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})  # "00" is text on purpose


def _write_text(book: Workbook, report: Report) -> None:
    """Write the running text into one column, a paragraph a row, in the report's order."""
    sheet = book.add_worksheet("文字")
    sheet.set_column(0, 0, _TEXT_CHARACTERS)
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    body = {"text_wrap": True, "valign": "top"}
    styles = {
        Role.TITLE: book.add_format(body | {"bold": True, "font_size": 16, "align": "center"}),
        Role.HEADING: book.add_format(body | {"bold": True, "font_size": 13}),
        Role.ORGAN: book.add_format(body | {"align": "right"}),
        Role.DATE: book.add_format(body | {"align": "right"}),
    }
    plain = book.add_format(body)
    lines = ((piece.role, line) for piece in in_order(report) for line in _lines(piece))
    for row, (role, line) in enumerate(lines):
        sheet.set_row(row, _text_points(line))
        sheet.write_string(row, 0, line, styles.get(role, plain))


def _text_points(text: str) -> float:
    """Return the height of a wrapped line of text: not every program measures it when it opens the file."""
    lines = sum(math.ceil((width(line) * 2 + 1) / (_TEXT_CHARACTERS - 2)) for line in text.split("\n"))
    return min(lines * _LINE_POINTS + 5, _HIGHEST_POINTS)


def _lines(piece: Piece) -> Iterator[str]:
    item = piece.item
    if isinstance(item, str):
        yield from (item[start : start + _LONGEST] for start in range(0, len(item), _LONGEST))
    elif isinstance(item, Picture):
        yield f"［图片：{clean(item.name)}］"
    elif isinstance(item, Grid):
        yield from (" | ".join(clean(cell.text) for cell in row)[:_LONGEST] for row in item.by_row())
