"""Rules T01–T08: title, year, statistical period and date of signature."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govreport_gui import number
from govreport_gui.checks import dates
from govreport_gui.checks.context import NARRATIVE, Context
from govreport_gui.finding import Finding, Severity, TextSpan

_NO_ORGAN = re.compile(r"(?:政府|政务|的|关于){0,4}信息公开|政务公开|工作|年度|年|报告|情况|总结|关于|[的\W_]")


def t01(context: Context) -> Iterator[Finding]:
    """T01 · error · no title."""
    if not context.report.title.strip():
        expected = f"{context.organ or '机关全称'}{context.report.year or '××××'}年{context.form.document}"
        yield Finding("T01", Severity.ERROR, f"没有标题，一般写作“{expected}”。", expected, part="title")


def t02(context: Context) -> Iterator[Finding]:
    """T02 · error · the title does not name the organ or the year."""
    title = context.report.title.strip()
    if not title:
        return
    organ = _NO_ORGAN.sub("", dates.without_years(number.squeeze(title)))
    missing = [what for what, there in (("机关名称", organ), ("年份", context.title_year)) if not there]
    if missing:
        lacks = "和".join(missing)
        yield Finding("T02", Severity.ERROR, f"标题里没有{lacks}，请补上。", lacks, title, text=_whole_title(context))


def t03(context: Context) -> Iterator[Finding]:
    """T03 · warning · the title lacks the statutory name 政府信息公开工作年度报告 (条例 Art. 49)."""
    title = context.report.title.strip()
    if title and context.form.document not in number.squeeze(title):
        message = f"标题里没有法定名称“{context.form.document}”。"
        yield Finding("T03", Severity.WARNING, message, context.form.document, title, text=_whole_title(context))


def t04(context: Context) -> Iterator[Finding]:
    """T04 · error · the year of the title is not that of the statistical period, or not the year reported on."""
    title, year = context.title_year, context.report.year
    if title is None:
        return
    span = TextSpan("title", title.place.start, title.place.end)
    period = context.period[1] if context.period else None
    if period and title.year not in (period.first_year, period.last_year):
        message = f"标题写的是 {title.year} 年，统计期限写的是“{period.text}”，两处年份应当一致。"
        yield Finding("T04", Severity.ERROR, message, str(period.last_year), str(title.year), text=span)
    elif year is not None and title.year != year:
        message = f"标题写的是 {title.year} 年，报告年度是 {year} 年，两处应当一致。"
        yield Finding("T04", Severity.ERROR, message, str(year), str(title.year), text=span)


def t05(context: Context) -> Iterator[Finding]:
    """T05 · warning · 一 and the first half of 五 speak mostly of another year than the title."""
    title, majority = context.title_year, context.majority_year
    if title is None or majority is None or majority == title.year:
        return
    message = f"标题写的是 {title.year} 年，正文说的大多是 {majority} 年，请核对。"
    span = TextSpan("title", title.place.start, title.place.end)
    yield Finding("T05", Severity.WARNING, message, str(majority), str(title.year), text=span)


def t06(context: Context) -> Iterator[Finding]:
    """T06 · error · the statistical period is not 1 January to 31 December of the year; or a year is garbled."""
    garbled = list(_garbled(context))
    yield from garbled
    year = (
        context.title_year.year if context.title_year else context.report.year
    )  # the title's own year is T04's matter
    if garbled or context.period is None:
        return
    part, period = context.period
    named = (period.first_year, period.last_year)
    if period.is_whole_year and (context.title_year or year in (None, *named)):
        return
    right = year if year is not None else period.last_year
    expected = f"{right}年1月1日至{right}年12月31日"
    message = f"统计期限“{period.text}”不对，应当是{expected}。"
    span = TextSpan(part, period.place.start, period.place.end)
    yield Finding("T06", Severity.ERROR, message, expected, period.text, text=span)


def t07(context: Context) -> Iterator[Finding]:
    """T07 · warning · no statistical period anywhere; only a hint where there is no preamble to state it in."""
    report = context.report
    if context.period or any(dates.speaks_of_period(report.text_of(part)) for part in NARRATIVE):
        return
    severity = Severity.WARNING if report.preamble.text.strip() else Severity.HINT
    year = report.year or "××××"
    expected = f"{year}年1月1日至{year}年12月31日"
    message = f"没有写数据的统计期限，一般在前言里写“{expected}”。"
    yield Finding("T07", severity, message, expected, part="preamble")


def t08(context: Context) -> Iterator[Finding]:
    """T08 · warning · signed or published before the year reported on has ended."""
    signed, year = dates.parse_date(context.report.signature.date), context.report.year
    if signed is None or year is None or signed.year > year:
        return
    text = context.report.signature.date
    message = f"落款日期“{text.strip()}”在 {year} 年结束之前，全年的数字还没有统计完，请核对。"
    span = TextSpan("date", 0, len(text))
    yield Finding("T08", Severity.WARNING, message, f"{year + 1}年1月1日以后", text.strip(), text=span)


def _garbled(context: Context) -> Iterator[Finding]:
    for part in NARRATIVE:
        text = context.report.text_of(part)
        for place in dates.garbled_years(text, short=part == "preamble"):
            wrong = text[place.start : place.end]
            span = TextSpan(part, place.start, place.end)
            yield Finding("T06", Severity.ERROR, f"年份“{wrong}”写错了，请改正。", actual=wrong, text=span)


def _whole_title(context: Context) -> TextSpan:
    return TextSpan("title", 0, len(context.report.title))
