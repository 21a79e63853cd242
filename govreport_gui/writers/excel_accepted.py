"""The sheet 已接受的问题: what the check found, and the reason why it may stay."""

from __future__ import annotations

from xlsxwriter.workbook import Workbook

from govreport_gui.finding import SEVERITY_NAMES
from govreport_gui.writers.edition import Edition
from govreport_gui.writers.excel_page import ListSheet
from govreport_gui.writers.printed import clean

SHEET = "已接受的问题"
_HEADS = (("序号", 6), ("级别", 8), ("问题", 70), ("接受的理由", 50))


def write_accepted(book: Workbook, edition: Edition) -> None:
    """Add the sheet where anything was accepted."""
    accepted = [finding for finding in edition.findings if finding.waived is not None]
    if not accepted:
        return
    made = ListSheet(book, SHEET, _HEADS, edition, wide=True)
    for finding in accepted:
        row = made.next_row()
        made.write_text(row, 0, str(row), made.figure)
        made.write_text(row, 1, SEVERITY_NAMES[finding.severity], made.figure)
        made.write_text(row, 2, clean(finding.message))
        made.write_text(row, 3, clean(finding.waived or ""))
