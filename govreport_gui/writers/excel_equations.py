"""The sheet 勾稽核对: every equation with live formulas on both sides, so that whoever gets the file can check it."""

from __future__ import annotations

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook

from govreport_gui import number
from govreport_gui.form import Equation
from govreport_gui.form.in_words import equation_in_words
from govreport_gui.writers.excel_cells import ExcelCells
from govreport_gui.writers.printed import cell_text

SHEET = "勾稽核对"
_HEADS = (("表", 6), ("核对内容", 62), ("左边", 12), ("右边", 12), ("结果", 12), ("说明", 40))
_EQUAL = "相等"


def write_equations(book: Workbook, cells: ExcelCells) -> None:
    """Add the sheet."""
    sheet = book.add_worksheet(SHEET)
    plain = book.add_format({"border": 1, "valign": "vcenter", "text_wrap": True})
    centred = book.add_format({"border": 1, "valign": "vcenter", "align": "center"})
    head = book.add_format({"border": 1, "align": "center", "bold": True})
    unequal = book.add_format({"font_color": "#C00000", "bold": True})
    for column, (title, characters) in enumerate(_HEADS):
        sheet.set_column(column, column, characters)
        sheet.write_string(0, column, title, head)
    form = cells.report.form
    equations = [equation for equation in form.equations if cells.report.has_table(equation.left[0].table)]
    for row, equation in enumerate(equations, start=1):
        sheet.write_string(row, 0, form.table[equation.left[0].table].name, centred)
        sheet.write_string(row, 1, f"{equation.subject}：{equation_in_words(form, equation)}", plain)
        left, right = cells.total(equation.left), cells.total(equation.right)
        for column, refs, value in ((2, equation.left, left), (3, equation.right, right)):
            sheet.write_formula(row, column, cells.sum_formula(refs, from_other_sheet=True), centred, value)
        one, other = xl_rowcol_to_cell(row, 2), xl_rowcol_to_cell(row, 3)
        verdict = f'=IF({one}={other},"{_EQUAL}","相差 "&({one}-{other}))'
        sheet.write_formula(row, 4, verdict, centred, _EQUAL if left == right else f"相差 {left - right}")
        sheet.write_string(row, 5, _not_counted(cells, equation), plain)
    results = xl_range(1, 4, max(len(equations), 1), 4)
    sheet.conditional_format(results, {"type": "text", "criteria": "begins with", "value": "相差", "format": unequal})
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _not_counted(cells: ExcelCells, equation: Equation) -> str:
    """Name the texts that a sum leaves out though they seem to say something."""
    form = cells.report.form
    texts = [(ref, cell_text(cells.report, ref)) for ref in equation.cells if cells.number(ref) is None]
    return "；".join(
        f"{form.cell_name(ref)}“{text}”是文字，没有计入" for ref, text in texts if number.for_sums(text) != 0
    )
