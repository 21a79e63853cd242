"""What all sheets of the workbook share: how they are printed, lists with a head, the mark of what is no report."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from govreport_gui.readers.excel_names import ASIDE
from govreport_gui.writers.edition import DRAFT, Edition
from govreport_gui.writers.printed import width

LONGEST = 32767  # characters Excel takes in a cell
FONT_POINTS = 11
_LINE_POINTS = 15
_FILLED = 0.96  # of a line, where the next character is a wide one
_HIGHEST_POINTS = 409  # Excel's limit for a row
A4 = 9  # Excel's number for the paper
ANY_DAY = datetime(2000, 1, 1)  # of every file: what says the same has the same bytes
PAGE_NUMBER = "&C— &P —"
_DRAFT = f'&L&"黑体"&14{DRAFT}'  # at the left of the header, on every page


def set_page(
    sheet: Worksheet, edition: Edition, *, heading: str = "", header_rows: int = 0, wide: bool = False
) -> None:
    """Print a sheet on A4, as wide as the page, its first rows on every page, 草稿 above where it is one."""
    sheet.set_paper(A4)
    if wide:
        sheet.set_landscape()
    else:
        sheet.set_portrait()
    sheet.fit_to_pages(1, 0)
    if header_rows:
        sheet.repeat_rows(0, header_rows - 1)
    sheet.set_header((_DRAFT if edition.draft else "") + (f"&C&14{heading}" if heading else ""))
    sheet.set_footer(PAGE_NUMBER)


def write_as_text(sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    """Write a text that stays text, whatever it begins with; none leaves the cell blank."""
    if text:
        sheet.write_string(row, column, text[:LONGEST], style)
    else:
        sheet.write_blank(row, column, None, style)


def points_for(text: str, characters: float, font_points: float = FONT_POINTS) -> float:
    """Return how high a row must be for a text wrapped at so many characters of the usual font.

    Excel does not measure merged cells itself, and other programs measure nothing when they open a file.
    """
    scale = font_points / FONT_POINTS
    room = max(characters / scale * _FILLED - 0.5, 1)
    lines = sum(max(math.ceil(width(line) * 2 / room), 1) for line in text.split("\n"))
    return min(lines * _LINE_POINTS * scale + 5, _HIGHEST_POINTS)


class ListSheet:
    """A sheet with a list beside the report: a head, and below it a line for each thing. Reading leaves it out."""

    def __init__(
        self, book: Workbook, name: str, heads: Sequence[tuple[str, int]], edition: Edition, *, wide: bool = False
    ) -> None:
        """Make the sheet; `heads` are titles of columns and how many characters wide they are."""
        self.sheet = book.add_worksheet(name)
        self.text = book.add_format({"border": 1, "valign": "vcenter", "text_wrap": True})
        self.figure = book.add_format({"border": 1, "valign": "vcenter", "align": "center"})
        self.rows = 0  # written so far, without the head
        self._characters = [characters for _, characters in heads]
        self._points = 0.0
        head = book.add_format({"border": 1, "align": "center", "bold": True})
        self.sheet.set_row(0, points_for(name, sum(self._characters)))
        for column, (title, characters) in enumerate(heads):
            self.sheet.set_column(column, column, characters)
            self.sheet.write_string(0, column, title, head)
        self.sheet.freeze_panes(1, 0)
        set_page(self.sheet, edition, heading=name, header_rows=1, wide=wide)
        book.define_name(f"'{name}'!{ASIDE}", f"='{name}'!$A$1")

    def next_row(self) -> int:
        """Begin a line and return its row."""
        self.rows += 1
        self._points = 0.0
        return self.rows

    def write_text(self, row: int, column: int, text: str, style: Format | None = None) -> None:
        """Write a text, or leave the cell blank; the row becomes as high as it needs."""
        write_as_text(self.sheet, row, column, text, style or self.text)
        self._points = max(self._points, points_for(text, self._characters[column]))
        self.sheet.set_row(row, self._points)
