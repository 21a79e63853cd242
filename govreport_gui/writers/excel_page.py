"""What all sheets of the workbook share: how they are printed, lists with a head, the mark of what is no report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from govreport_gui.readers.excel_names import ASIDE

if TYPE_CHECKING:
    from govreport_gui.writers.edition import Edition

LONGEST = 32767  # characters Excel takes in a cell
_A4 = 9
_DRAFT = '&L&"黑体"&14草稿'  # at the left of the header, on every page


def set_page(
    sheet: Worksheet, edition: Edition, *, heading: str = "", header_rows: int = 0, wide: bool = False
) -> None:
    """Print a sheet on A4, as wide as the page, its first rows on every page, 草稿 above where it is one."""
    sheet.set_paper(_A4)
    if wide:
        sheet.set_landscape()
    else:
        sheet.set_portrait()
    sheet.fit_to_pages(1, 0)
    if header_rows:
        sheet.repeat_rows(0, header_rows - 1)
    sheet.set_header((_DRAFT if edition.draft else "") + (f"&C&14{heading}" if heading else ""))
    sheet.set_footer("&C— &P —")


def write_as_text(sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    """Write a text that stays text, whatever it begins with; none leaves the cell blank."""
    if text:
        sheet.write_string(row, column, text[:LONGEST], style)
    else:
        sheet.write_blank(row, column, None, style)


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
        head = book.add_format({"border": 1, "align": "center", "bold": True})
        for column, (title, characters) in enumerate(heads):
            self.sheet.set_column(column, column, characters)
            self.sheet.write_string(0, column, title, head)
        self.sheet.freeze_panes(1, 0)
        set_page(self.sheet, edition, heading=name, header_rows=1, wide=wide)
        book.define_name(f"'{name}'!{ASIDE}", f"='{name}'!$A$1")

    def next_row(self) -> int:
        """Begin a line and return its row."""
        self.rows += 1
        return self.rows

    def write_text(self, row: int, column: int, text: str, style: Format | None = None) -> None:
        """Write a text, or leave the cell blank."""
        write_as_text(self.sheet, row, column, text, style or self.text)
