"""Rules T12, T16 and T17: who signs, how the date is written, and whether the year can be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govreport_gui import number
from govreport_gui.checks import dates
from govreport_gui.checks.context import Context
from govreport_gui.finding import Finding, Severity, TextSpan
from govreport_gui.form import forms

_TITLE_END = re.compile(r"(?:关于|的)?(?:政府|政务)?(?:信息|政务)公开.*$")
_UPPER = re.compile(
    r"^.*(?:省|自治区|自治州|地区|盟|(?<![都城])市(?!场)|自治县|县|旗|(?<![社园])区(?!域))(?=.{2})(?!(?:人民)?政府)"
)
_ORGAN_END = re.compile(r"(?:人民政府)?(?:办公厅|办公室)?$|街道办事处$|办事处$")
_NAMED = re.compile(r"(?:现公布|现将|兹将|特公布|公布)?+([\u4e00-\u9fff]{4,30}?)20\d{2}年度?政府信息公开工作年度报告")
_ITSELF = re.compile(r"[本我][\u4e00-\u9fff]{1,4}$")  # 向社会公布本局, 本办事处: no name


def t12(context: Context) -> Iterator[Finding]:
    """T12 · warning · the organ of the title is another than that of the signature or of the preamble.

    Long and short forms of a name are the same: without the places above it, without 人民政府.
    """
    named = _NAMED.search(context.plain["preamble"].text)
    title = _TITLE_END.sub("", dates.without_years(number.squeeze(context.report.title)))
    signer = number.squeeze(context.report.signature.organ)
    if not title:
        return
    if signer and not _same(title, signer):
        message = f"标题里的机关是“{title}”，落款是“{signer}”，两处应当是同一个机关。"
        span = TextSpan("organ", 0, len(context.report.signature.organ))
        yield Finding("T12", Severity.WARNING, message, title, signer, text=span)
    if named and not _ITSELF.search(named[1]) and not _same(title, named[1]):
        message = f"标题里的机关是“{title}”，前言写的是“{named[1]}”，两处应当是同一个机关。"
        span = context.span("preamble", *named.span(1))
        yield Finding("T12", Severity.WARNING, message, title, named[1], text=span)


def t16(context: Context) -> Iterator[Finding]:
    """T16 · hint · the date of the signature is not written 2026年1月20日 (GB/T 9704), or is no day at all."""
    text = context.report.signature.date
    written = text.strip()
    if not written:
        return
    day = dates.parse_date(text)
    expected = f"{day.year}年{day.month}月{day.day}日" if day else ""
    if number.squeeze(text).strip("()（）") == expected:
        return
    if day:
        message = f"落款日期“{written}”一般写作“{expected}”。"
    else:
        message = f"落款日期“{written}”看不出是哪一天，请写全年、月、日。"
    yield Finding("T16", Severity.HINT, message, expected, written, text=TextSpan("date", 0, len(text)))


def t17(context: Context) -> Iterator[Finding]:
    """T17 · error · the year reported on has not begun, or is from before the forms (2018 and earlier)."""
    year = context.report.year
    if year is None:
        return
    first = min(form.first_year for form in forms().values())
    if year < first:
        message = f"报告年度是 {year} 年，这种格式从 {first} 年度才开始用，请核对年份。"
    elif context.today and year > context.today.year:
        message = f"报告年度是 {year} 年，这一年还没有到，请核对年份。"
    else:
        return
    yield Finding("T17", Severity.ERROR, message, actual=str(year), part="title")


def _same(a: str, b: str) -> bool:
    """Say whether two names may be of one organ: the core of one stands in the other, whole or shortened (住建局)."""
    return any(core in name or _shortens(core, name) for core, name in ((_core(a), b), (_core(b), a)))


def _shortens(short: str, name: str) -> bool:
    """Say whether the characters of a short name stand in a long one in the same order."""
    rest = iter(name)
    return all(char in rest for char in short)


def _core(name: str) -> str:
    """Return what is left of a name without the places above it and without the kind of organ at its end."""
    own = _UPPER.sub("", name)
    core = _ORGAN_END.sub("", own)
    return core if len(core) >= 2 else own
