"""Workbooks as clerks make them: a report on one sheet, with or without lines, gaps and merges; and their parts."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from govreport_gui.blocks import Grid, Picture
from govreport_gui.form import Table
from govreport_gui.form.layout import layout
from govreport_gui.importing import import_file
from govreport_gui.report import Report
from govreport_gui.writers.printed import in_order

SHEET, BOOK, STRINGS, STYLES = (
    "xl/worksheets/sheet1.xml",
    "xl/workbook.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
)
BOX = Border(*[Side(style="thin")] * 4)


@dataclass(frozen=True)
class Setting:
    """How a sheet is set. `gap` empty rows stand around a table."""

    bordered: bool = True
    gap: int = 1
    first_row: int = 1
    first_column: int = 1
    text_merged: bool = False
    figures_as_text: bool = False


def on_one_sheet(report: Report, setting: Setting, path: Path) -> Path:
    """Write a report into one sheet, piece after piece."""
    book = openpyxl.Workbook()
    sheet = book.active
    row = setting.first_row
    for piece in in_order(report):
        assert not isinstance(piece.item, Picture | Grid)
        if isinstance(piece.item, Table):
            row = _write_table(sheet, report, piece.item, row + setting.gap, setting) + setting.gap
        else:
            sheet.cell(row, setting.first_column, piece.item)
            if setting.text_merged:
                last = setting.first_column + 9
                sheet.merge_cells(start_row=row, end_row=row, start_column=setting.first_column, end_column=last)
            row += 1
    book.save(path)
    return path


def _write_table(sheet: Worksheet, report: Report, table: Table, top: int, setting: Setting) -> int:
    grid = layout(table)
    for cell in grid.cells:
        row, column = top + cell.row, setting.first_column + cell.column
        text = cell.text if cell.ref is None else report.cell(cell.ref)
        number = cell.ref is not None and text.isdecimal() and str(int(text)) == text
        written = sheet.cell(row, column)
        written.value = int(text) if number and not setting.figures_as_text else text or None
        last_row, last_column = row + cell.rows - 1, column + cell.columns - 1
        if setting.bordered:
            for line in sheet.iter_rows(row, last_row, column, last_column):
                for place in line:
                    place.border = BOX
        if cell.rows * cell.columns > 1:
            sheet.merge_cells(start_row=row, end_row=last_row, start_column=column, end_column=last_column)
    return top + grid.rows


def rewrite(path, changes, without=()):
    """Change parts of a package by functions of their bytes."""
    with zipfile.ZipFile(path) as opened:
        parts = {name: opened.read(name) for name in opened.namelist() if name not in without}
    with zipfile.ZipFile(path, "w") as written:
        for name, data in parts.items():
            written.writestr(name, changes.get(name, bytes)(data))


def rows(grid):
    """Return the texts of a grid, row by row."""
    return [[cell.text for cell in row] for row in grid.by_row()]


def same_report(report, path):
    """Assert that a file says what a report says."""
    read_back = import_file(path).report
    assert read_back.cells == report.cells
    assert (read_back.title, read_back.year, read_back.organ) == (report.title, report.year, report.organ)
    assert (read_back.preamble, read_back.signature) == (report.preamble, report.signature)
    assert {key: part.text for key, part in read_back.sections.items()} == {
        key: part.text for key, part in report.sections.items()
    }
