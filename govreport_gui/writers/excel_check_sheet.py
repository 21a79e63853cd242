"""Write the check sheet as a workbook: an equation a row, its result a live formula over its two sides.

As on paper, one page is signed, and what it has no room for stands in a second sheet.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from govreport_gui.check_sheet import SIGNERS, TITLE, CheckSheet, Comparison, Verdict
from govreport_gui.writers.check_sheet_lists import Told
from govreport_gui.writers.check_sheet_page import ANNEX, heads, in_sentences, which
from govreport_gui.writers.edition import DRAFT, PLAIN, Edition
from govreport_gui.writers.excel_page import A4, ANY_DAY, PAGE_NUMBER
from govreport_gui.writers.printed import clean, width

_HEADS = ("表", "核对内容", "项目", "左边", "右边", "结果")
_WIDTHS = (7, 40, 28, 12, 12, 12)  # characters
_TITLE_POINTS, _HEADING_POINTS, _LINE_POINTS, _SIGNATURE_POINTS = 26, 19, 15, 34
_SIDE_INCHES, _END_INCHES = 0.5, 0.6


def render(sheet: CheckSheet, edition: Edition = PLAIN) -> bytes:
    """Return the sheet as the bytes of an .xlsx; the same sheet gives the same bytes."""
    buffer = io.BytesIO()
    font = {"font_name": "宋体", "font_size": 10}
    with Workbook(buffer, {"in_memory": True, "default_format_properties": font}) as book:
        book.set_properties({"title": TITLE, "created": ANY_DAY})
        page, annex = in_sentences(sheet)
        formats = _Formats(book)
        _SignedPage(book.add_worksheet(TITLE), formats).write(sheet, page, draft=edition.draft)
        if annex:
            _Page(book.add_worksheet(ANNEX), formats).write_annex(sheet, annex, draft=edition.draft)
    return buffer.getvalue()


class _Formats:
    """How cells look."""

    def __init__(self, book: Workbook) -> None:
        boxed = {"border": 1, "valign": "vcenter"}
        self.title = book.add_format({"bold": True, "font_size": 16, "align": "center"})
        self.heading = book.add_format({"bold": True, "valign": "bottom"})
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self.head = book.add_format({**boxed, "bold": True, "align": "center"})
        self.cell = book.add_format({**boxed, "shrink": True})
        self.centred = book.add_format({**boxed, "align": "center", "shrink": True})
        self.wrong = book.add_format({**boxed, "align": "center", "shrink": True, "bold": True})


class _Page:
    """Writes row after row of a sheet."""

    def __init__(self, sheet: Worksheet, formats: _Formats) -> None:
        self.sheet = sheet
        self.formats = formats
        self.row = 0
        for column, characters in enumerate(_WIDTHS):
            sheet.set_column(column, column, characters)

    def write_annex(self, content: CheckSheet, annex: Iterable[Told], *, draft: bool) -> None:
        self.line(TITLE + ANNEX, self.formats.title, points=_TITLE_POINTS)
        for text in which(content):
            self.line(text, self.formats.text)
        self.sentences(annex)
        self.set_up(0, draft=draft)

    def line(self, text: str, style: Format, points: float = 0) -> None:
        """Write a text across all columns; Excel does not measure merged cells itself."""
        rows = sum(math.ceil(width(part) * 2 / (sum(_WIDTHS) - 4)) or 1 for part in text.split("\n"))
        self.sheet.set_row(self.row, points or rows * _LINE_POINTS)
        self.sheet.merge_range(self.row, 0, self.row, len(_WIDTHS) - 1, "", style)
        self.sheet.write_string(self.row, 0, text, style)
        self.row += 1

    def sentences(self, every: Iterable[Told]) -> None:
        for part in every:
            self.line(part.title, self.formats.heading, points=_HEADING_POINTS)
            for text in part.lines:
                self.line(text, self.formats.text)

    def set_up(self, high: int, *, draft: bool) -> None:
        """Set the paper: one page wide and so many high, 0 for as many as it takes."""
        self.sheet.set_paper(A4)
        self.sheet.set_portrait()
        self.sheet.set_margins(_SIDE_INCHES, _SIDE_INCHES, _END_INCHES, _END_INCHES)
        self.sheet.center_horizontally()
        self.sheet.fit_to_pages(1, high)
        self.sheet.set_footer(PAGE_NUMBER)
        if draft:
            self.sheet.set_header(f"&R&14{DRAFT}")


class _SignedPage(_Page):
    """The page with the equations and the lines to sign on."""

    def write(self, content: CheckSheet, page: Iterable[Told], *, draft: bool) -> None:
        self.line(TITLE, self.formats.title, points=_TITLE_POINTS)
        for text in heads(content):
            self.line(text, self.formats.text)
        self.equations(content)
        self.sentences(page)
        self.signatures()
        self.set_up(1, draft=draft)

    def equations(self, content: CheckSheet) -> None:
        self.sheet.set_row(self.row, _LINE_POINTS)
        for column, head in enumerate(_HEADS):
            self.sheet.write_string(self.row, column, head, self.formats.head)
        self.row += 1
        for group in content.groups:
            for one in group.comparisons:
                self.sheet.set_row(self.row, _LINE_POINTS)
                self.sheet.write_string(self.row, 0, group.table, self.formats.centred)
                self.sheet.write_string(self.row, 1, group.words, self.formats.cell)
                self.sheet.write_string(self.row, 2, one.subject, self.formats.cell)
                self.numbers(one)
                self.row += 1

    def numbers(self, one: Comparison) -> None:
        centred = self.formats.centred
        for column, side in ((3, one.left), (4, one.right)):
            if side.total is None:
                self.sheet.write_string(self.row, column, "不是数字", centred)
            else:
                self.sheet.write_number(self.row, column, side.total, centred)
        style = centred if one.verdict is Verdict.EQUAL else self.formats.wrong
        if one.verdict is Verdict.UNKNOWN:
            self.sheet.write_string(self.row, 5, clean(one.result), style)
            return
        left, right = xl_rowcol_to_cell(self.row, 3), xl_rowcol_to_cell(self.row, 4)
        formula = f'=IF({left}={right},"{Verdict.EQUAL}","差 "&ABS({left}-{right}))'
        self.sheet.write_formula(self.row, 5, formula, style, one.result)

    def signatures(self) -> None:
        """Write two names in a row, each with room behind it."""
        for at, name in enumerate(SIGNERS):
            if at % 2 == 0:
                self.sheet.set_row(self.row, _SIGNATURE_POINTS)
                self.sheet.write_string(self.row, 0, name, self.formats.centred)
                self.sheet.write_blank(self.row, 1, None, self.formats.centred)
                continue
            self.sheet.write_string(self.row, 2, name, self.formats.centred)
            self.sheet.merge_range(self.row, 3, self.row, len(_WIDTHS) - 1, "", self.formats.centred)
            self.row += 1
