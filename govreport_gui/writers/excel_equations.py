"""The sheet 勾稽核对: every equation with live formulas on both sides, so that whoever gets the file can check it."""

from __future__ import annotations

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook

from govreport_gui import number
from govreport_gui.form import Equation
from govreport_gui.form.in_words import equation_in_words
from govreport_gui.writers.edition import Edition
from govreport_gui.writers.excel_cells import ExcelCells
from govreport_gui.writers.excel_page import ListSheet
from govreport_gui.writers.printed import cell_text

SHEET = "勾稽核对"
_HEADS = (("表", 6), ("核对内容", 72), ("左边", 12), ("右边", 12), ("差额", 12), ("结果", 12), ("说明", 30))
_LEFT, _RIGHT, _DIFFERENCE, _RESULT, _REMARK = range(2, 7)
_EQUAL, _UNEQUAL = "相等", "不相等"


def write_equations(book: Workbook, cells: ExcelCells, edition: Edition) -> None:
    """Add the sheet."""
    made = ListSheet(book, SHEET, _HEADS, edition, wide=True)
    for equation in cells.report.form.equations:
        if cells.report.has_table(equation.left[0].table):
            _write(made, cells, equation)
    wrong = book.add_format({"font_color": "#C00000", "bold": True})
    made.sheet.conditional_format(
        xl_range(1, _DIFFERENCE, max(made.rows, 1), _RESULT),
        {"type": "formula", "criteria": f'=$F2="{_UNEQUAL}"', "format": wrong},
    )


def _write(made: ListSheet, cells: ExcelCells, equation: Equation) -> None:
    form, row, sheet = cells.report.form, made.next_row(), made.sheet
    made.write_text(row, 0, form.table[equation.left[0].table].name, made.figure)
    made.write_text(row, 1, f"{equation.subject}：{equation_in_words(form, equation)}")
    sums = [cells.sum_formula(refs, from_other_sheet=True) for refs in (equation.left, equation.right)]
    left, right = cells.total(equation.left), cells.total(equation.right)
    sheet.write_formula(row, _LEFT, sums[0], made.figure, left)
    sheet.write_formula(row, _RIGHT, sums[1], made.figure, right)
    difference = f"{sums[0]}-{sums[1].removeprefix('=')}"
    sheet.write_formula(row, _DIFFERENCE, difference, made.figure, left - right)
    verdict = f'=IF({xl_rowcol_to_cell(row, _DIFFERENCE)}=0,"{_EQUAL}","{_UNEQUAL}")'
    sheet.write_formula(row, _RESULT, verdict, made.figure, _EQUAL if left == right else _UNEQUAL)
    made.write_text(row, _REMARK, _not_counted(cells, equation))


def _not_counted(cells: ExcelCells, equation: Equation) -> str:
    """Name the texts that a sum leaves out though they seem to say something."""
    form = cells.report.form
    texts = [(ref, cell_text(cells.report, ref)) for ref in equation.cells if cells.number(ref) is None]
    return "；".join(
        f"{form.cell_name(ref)}“{text}”是文字，没有计入" for ref, text in texts if number.for_sums(text) != 0
    )
