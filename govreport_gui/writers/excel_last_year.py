"""The sheet 与上年对比: each figure beside last year's, the change a live formula; cells that both forms have."""

from __future__ import annotations

from decimal import Decimal

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook

from govreport_gui.form import CellRef
from govreport_gui.report import Report
from govreport_gui.writers.edition import Edition
from govreport_gui.writers.excel_cells import ExcelCells
from govreport_gui.writers.excel_page import ListSheet
from govreport_gui.writers.printed import cell_text
from govreport_gui.year_on_year.year_on_year import pairs

SHEET = "与上年对比"
_BEFORE, _NOW, _CHANGE = range(3, 6)


def write_last_year(book: Workbook, cells: ExcelCells, before: Report, edition: Edition) -> None:
    """Add the sheet, unless nothing in the two reports can be compared."""
    compared = [pair.ref for pair in pairs(cells.report, before)]
    if not compared:
        return
    titles = (_called(before, "上年"), _called(cells.report, "本年"))
    heads = (("表", 6), ("项目", 34), ("栏目", 18), (titles[0], 12), (titles[1], 12), ("增减", 12))
    made = ListSheet(book, SHEET, heads, edition)
    last = ExcelCells.of(before)
    for ref in compared:
        _write(made, cells, last, ref)
    made.sheet.autofilter(0, 0, made.rows, _CHANGE)


def _called(report: Report, otherwise: str) -> str:
    return f"{report.year}年" if report.year else otherwise


def _write(made: ListSheet, cells: ExcelCells, last: ExcelCells, ref: CellRef) -> None:
    form, row = cells.report.form, made.next_row()
    made.write_text(row, 0, form.table[ref.table].name, made.figure)
    made.write_text(row, 1, form.row(ref).name)
    made.write_text(row, 2, form.column(ref).name)
    text, before = cell_text(last.report, ref), last.number(ref)
    if before is None:
        made.write_text(row, _BEFORE, text, made.figure)
    else:
        made.sheet.write_number(row, _BEFORE, before, made.figure)
    now = cells.number(ref)
    shown = cell_text(cells.report, ref) if now is None else now
    source = cells.place_on_sheet(ref)
    made.sheet.write_formula(row, _NOW, f'=IF({source}="","",{source})', made.figure, shown)
    if before is not None or not text:  # a text of last year's cannot be subtracted; a blank counts as 0
        one, other = (xl_rowcol_to_cell(row, column) for column in (_NOW, _BEFORE))
        change = "" if now is None else Decimal(now) - Decimal(before or 0)
        made.sheet.write_formula(row, _CHANGE, f'=IF(ISNUMBER({one}),{one}-N({other}),"")', made.figure, change)
    else:
        made.write_text(row, _CHANGE, "", made.figure)
