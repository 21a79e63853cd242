"""Rules R08, R09, G01: what the file that was read held besides the report (`Report.source_marks`).

Nothing of it reaches an export of ours; it matters where the file itself is to be published. G02–G06 judge an exported
file and the fonts of a computer, which a report does not know.
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
