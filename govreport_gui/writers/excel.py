"""Write the report as a workbook: the tables in the form's grid, the equations, last year's figures, the text.

A total that follows its sum is a live formula that carries its value, for viewers that do not calculate. A total filled
by hand is its value, right or wrong. Text stays text, whatever sign it begins with.
"""

from __future__ import annotations

import io

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from govreport_gui.form import CellRef, Table
from govreport_gui.form.layout import LayoutCell, layout
from govreport_gui.report import Report
from govreport_gui.writers.edition import PLAIN, Edition
from govreport_gui.writers.excel_accepted import write_accepted
from govreport_gui.writers.excel_cells import ExcelCells, number_format
from govreport_gui.writers.excel_equations import write_equations
from govreport_gui.writers.excel_last_year import write_last_year
from govreport_gui.writers.excel_page import ANY_DAY, FONT_POINTS, points_for, set_page, write_as_text
from govreport_gui.writers.excel_text import write_text
from govreport_gui.writers.printed import cell_text, clean
from govreport_gui.writers.table_measure import is_side_label

_FONT = {"font_name": "宋体", "font_size": FONT_POINTS}
_CHARACTERS_PER_MM = 0.62  # Excel counts widths in digits of its default font; a little wider than on paper
_ROW_POINTS = 22


def render(report: Report, edition: Edition = PLAIN) -> bytes:
    """Return the report as the bytes of an .xlsx; the same report gives the same bytes."""
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True, "default_format_properties": dict(_FONT)}) as book:  # it is written into
        book.set_properties({"title": clean(report.title), "created": ANY_DAY})
        cells = ExcelCells.of(report)
        for table in report.form.tables:
            if report.has_table(table.key):
                _TableSheet(book, cells, table).write(edition)
        write_equations(book, cells, edition)
        if edition.last_year is not None:
            write_last_year(book, cells, edition.last_year, edition)
        write_accepted(book, edition)
        write_text(book, report, edition)
    return buffer.getvalue()


class _TableSheet:
    """A sheet with one table, called like it (表三), in the form's own grid and merges."""

    def __init__(self, book: Workbook, cells: ExcelCells, table: Table) -> None:
        self.book, self.cells, self.table = book, cells, table
        self.report = cells.report
        self.grid = layout(table)
        self.sheet = book.add_worksheet(table.name)
        self.styles: dict[tuple[str, str], Format] = {}

    def write(self, edition: Edition) -> None:
        for column, mm in enumerate(self.table.widths_mm):
            self.sheet.set_column(column, column, mm * _CHARACTERS_PER_MM)
        for row in range(self.grid.rows):
            self.sheet.set_row(row, self.row_points(row))
        for cell in self.grid.cells:
            self.write_cell(cell)
        self.set_page(edition)

    def row_points(self, row: int) -> float:
        """Return the height that the texts of a row need."""
        cells = [cell for cell in self.grid.cells if cell.row == row and cell.rows == 1]
        return max([_ROW_POINTS, *(points_for(self.text(cell), self.characters(cell)) for cell in cells)])

    def text(self, cell: LayoutCell) -> str:
        return cell.text if cell.ref is None else cell_text(self.report, cell.ref)

    def characters(self, cell: LayoutCell) -> float:
        return sum(self.table.widths_mm[cell.column : cell.column + cell.columns]) * _CHARACTERS_PER_MM + 1

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
        text, value = self.text(cell), self.cells.number(ref)
        if value is None:
            write_as_text(self.sheet, cell.row, cell.column, text, self.style(cell, "@" if text else "General"))
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
        key = ("left" if is_side_label(cell) else "center", number)
        if key not in self.styles:
            look = {"border": 1, "valign": "vcenter", "align": key[0], "text_wrap": True, "num_format": number}
            self.styles[key] = self.book.add_format(look)
        return self.styles[key]

    def set_page(self, edition: Edition) -> None:
        sheet, grid = self.sheet, self.grid
        heading = self.report.form.section[self.table.key].heading
        set_page(sheet, edition, heading=heading, header_rows=grid.header_rows)
        sheet.center_horizontally()
        sheet.print_area(0, 0, grid.rows - 1, grid.columns - 1)
        sheet.freeze_panes(grid.header_rows, grid.label_columns)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})  # "00" is text on purpose
