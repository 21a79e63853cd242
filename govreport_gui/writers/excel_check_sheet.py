"""Write the check sheet as a workbook: an equation a row, its result a live formula over its two sides."""

from __future__ import annotations

import io
import math
from datetime import datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell

from govreport_gui.check_sheet import SIGNERS, TITLE, CheckSheet, Comparison, Verdict
from govreport_gui.writers.check_sheet_page import heads, lists
from govreport_gui.writers.edition import PLAIN, Edition
from govreport_gui.writers.printed import clean, width

_ANY_DAY = datetime(2000, 1, 1)  # the same sheet gives the same bytes
_A4 = 9
_HEADS = ("表", "核对内容", "项目", "左边", "右边", "结果")
_WIDTHS = (7, 40, 28, 12, 12, 12)  # characters
_LINE_POINTS, _SIGNATURE_POINTS = 15, 34
_DRAFT = "草稿"


def render(sheet: CheckSheet, edition: Edition = PLAIN) -> bytes:
    """Return the sheet as the bytes of an .xlsx; the same sheet gives the same bytes."""
    buffer = io.BytesIO()
    font = {"font_name": "宋体", "font_size": 10}
    with Workbook(buffer, {"in_memory": True, "default_format_properties": font}) as book:
        book.set_properties({"title": TITLE, "created": _ANY_DAY})
        _CheckSheetWriter(book, sheet, edition).write()
    return buffer.getvalue()


class _CheckSheetWriter:
    """Writes row after row."""

    def __init__(self, book: Workbook, content: CheckSheet, edition: Edition) -> None:
        self.content = content
        self.edition = edition
        self.sheet = book.add_worksheet(TITLE)
        self.title = book.add_format({"bold": True, "font_size": 16, "align": "center"})
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self.head = book.add_format({"border": 1, "bold": True, "align": "center"})
        self.cell = book.add_format({"border": 1, "valign": "vcenter", "text_wrap": True})
        self.centred = book.add_format({"border": 1, "valign": "vcenter", "align": "center"})
        self.wrong = book.add_format({"border": 1, "valign": "vcenter", "align": "center", "bold": True})
        self.row = 0

    def write(self) -> None:
        for column, characters in enumerate(_WIDTHS):
            self.sheet.set_column(column, column, characters)
        self.line(TITLE, self.title, points=26)
        for text in heads(self.content):
            self.line(text, self.text)
        self.equations()
        for title, lines in lists(self.content):
            for text in (title, *lines):
                self.line(text, self.text)
        self.signatures()
        self.page()

    def line(self, text: str, style: Format, points: float = 0) -> None:
        """Write a text across all columns; Excel does not measure merged cells itself."""
        rows = math.ceil(width(text) * 2 / (sum(_WIDTHS) - 4))
        self.sheet.set_row(self.row, points or max(rows, 1) * _LINE_POINTS)
        self.sheet.merge_range(self.row, 0, self.row, len(_WIDTHS) - 1, "", style)
        self.sheet.write_string(self.row, 0, text, style)
        self.row += 1

    def equations(self) -> None:
        for column, head in enumerate(_HEADS):
            self.sheet.write_string(self.row, column, head, self.head)
        self.row += 1
        for group in self.content.groups:
            for one in group.comparisons:
                self.sheet.write_string(self.row, 0, group.table, self.centred)
                self.sheet.write_string(self.row, 1, group.words, self.cell)
                self.sheet.write_string(self.row, 2, one.subject, self.cell)
                self.numbers(one)
                self.row += 1

    def numbers(self, one: Comparison) -> None:
        for column, side in ((3, one.left), (4, one.right)):
            if side.total is None:
                self.sheet.write_string(self.row, column, "不是数字", self.centred)
            else:
                self.sheet.write_number(self.row, column, side.total, self.centred)
        style = self.centred if one.verdict is Verdict.EQUAL else self.wrong
        if one.verdict is Verdict.UNKNOWN:
            self.sheet.write_string(self.row, 5, clean(one.result), style)
            return
        left, right = xl_rowcol_to_cell(self.row, 3), xl_rowcol_to_cell(self.row, 4)
        formula = f'=IF({left}={right},"{Verdict.EQUAL}","差 "&ABS({left}-{right}))'
        self.sheet.write_formula(self.row, 5, formula, style, one.result)

    def signatures(self) -> None:
        for name in SIGNERS:
            self.sheet.set_row(self.row, _SIGNATURE_POINTS)
            self.sheet.write_string(self.row, 2, name, self.centred)
            self.sheet.merge_range(self.row, 3, self.row, 5, "", self.centred)
            self.row += 1

    def page(self) -> None:
        self.sheet.set_paper(_A4)
        self.sheet.set_portrait()
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_footer("&C— &P —")
        if self.edition.draft:
            self.sheet.set_header(f"&R&14{_DRAFT}")
