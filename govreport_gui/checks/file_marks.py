"""Rules R08, R09, G01, G04, G06: what the file that was read held besides the report (`Report.source_marks`).

Nothing of it reaches an export of ours; it matters where the file itself is to be published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from govreport_gui.checks.context import Context
from govreport_gui.checks.in_text import hits
from govreport_gui.finding import Finding, Severity

_FIELD_CODES = re.compile(
    r"\[bookmark：[^\]\n]{0,60}\]?|\[bookmark:[^\]\n]{0,60}\]?|MERGEFORMAT|错误！未(?:找到引用源|定义书签)|"
    r"PAGEREF _\w{1,20}|HYPERLINK \\l"
)
_LEFT_BEHIND = {"bookmark": "书签标记", "page_number": "单独成行的页码"}
_ACROSS_PAGES = {"header_not_repeated": "后一页没有表头", "row_torn": "有一行断在两页上"}
_UNFINISHED = {"tracked_change": "没有接受的修订", "comment": "批注", "hidden_text": "隐藏文字"}


def r08(context: Context) -> Iterator[Finding]:
    """R08 · hint · remains of Word: bookmark marks, field codes, a lone page number."""
    for hit in hits(context, _FIELD_CODES):
        message = f"“{hit.text}”是文字处理软件留下的标记，请删去。"
        yield Finding("R08", Severity.HINT, message, actual=hit.text, text=hit.span)
    found = [word for mark, word in _LEFT_BEHIND.items() if mark in context.report.source_marks]
    if found:
        message = f"导入的文件里有{'、'.join(found)}，没有带进来；如果原文件已经公开，请一并改正。"
        yield Finding("R08", Severity.HINT, message, actual="、".join(found), part="overview")


def r09(context: Context) -> Iterator[Finding]:
    """R09 · warning · the file held tracked changes, comments or hidden text."""
    found = [word for mark, word in _UNFINISHED.items() if mark in context.report.source_marks]
    if found:
        message = f"导入的文件里有{'、'.join(found)}，没有带进来；请确认正文是最后定稿，原文件不要直接公开。"
        yield Finding("R09", Severity.WARNING, message, actual="、".join(found), part="overview")


def g01(context: Context) -> Iterator[Finding]:
    """G01 · warning · the tables stood in a table that only lays out the page; a picture of a table is F06."""
    if "layout_table" in context.report.source_marks:
        message = "导入的文件把报告放在排版用的大表格里，三张表嵌套在其中，请对照原文检查表里的数字。"
        yield Finding("G01", Severity.WARNING, message, part="disclosure")


def g04(context: Context) -> Iterator[Finding]:
    """G04 · hint · a table went over the end of a page, and its head is not repeated or a row was torn apart.

    Told only where the file itself says that a page ended inside the table: most tables stand on one page.
    """
    found = [word for mark, word in _ACROSS_PAGES.items() if mark in context.report.source_marks]
    if found:
        message = f"导入的文件里有表格跨页，{'，'.join(found)}，不便阅读；本程序导出的 Word 文件已经处理好。"
        yield Finding("G04", Severity.HINT, message, actual="、".join(found), part="applications")


def g06(context: Context) -> Iterator[Finding]:
    """G06 · hint · a table of the Word file has no visible lines at all."""
    if "no_borders" in context.report.source_marks:
        message = "导入的文件里有表格没有框线，打印出来看不出行列；本程序导出的 Word 文件有框线。"
        yield Finding("G06", Severity.HINT, message, part="disclosure")
