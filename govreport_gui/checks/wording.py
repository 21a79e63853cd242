"""Rules W09–W15: words, political expressions, mixed and impossible numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from govreport_gui.checks import dates
from govreport_gui.checks.context import NARRATIVE, Context
from govreport_gui.checks.in_text import PARTS, hits
from govreport_gui.checks.numerals import UNITS, read_number
from govreport_gui.checks.sentences import sentence_around
from govreport_gui.checks.words import any_of, pairs, rows
from govreport_gui.finding import Finding, Severity

_CHINESE_COUNT = re.compile(
    rf"(?<![数几第一二三四五六七八九十百])(?P<number>[二三四五六七八九十百两]{{2,6}})余?(?P<unit>{UNITS})"
)
_ARABIC_COUNT = re.compile(rf"\d余?(?P<unit>{UNITS})")
_COMMA_AMOUNT = re.compile(rf"(?:信息|申请|文件|动态|公告|稿件)，\d{{1,6}}(?:{UNITS}|篇)(?=[，。；、])")
_OVER_100 = re.compile(
    r"(?:满意|办结|答复|公开|及时|准确|知晓|回复|合格)率[^。；，\d]{0,6}(?P<rate>\d{3,5}(?:\.\d{1,2})?)%"
)
_RATE_TWICE = re.compile(r"([\u4e00-\u9fff]{2}率)\1")
_STILL_TO_COME = re.compile(r"迎接|喜迎|即将|护航|筹备|胜利召开")
_WRONG_NAME = re.compile(r"政务(?:信息)?公开(?:工作)?年度报告")


def w09(context: Context) -> Iterator[Finding]:
    """W09 · warning · a wrong word from the list of typos, unless the character beside it makes it another word."""
    entries = {wrong: (right, before, behind) for wrong, right, before, behind in rows("typos", 4)}
    for hit in hits(context, any_of("typos")):
        right, before, behind = entries[hit.text]
        text, start, end = hit.match.string, *hit.match.span()
        if (text[max(0, start - 1) : start] or "。") in before or (text[end : end + 1] or "。") in behind:
            continue
        message = f"“{hit.text}”应当是“{right}”。" if right else f"“{hit.text}”像是错字，请核对。"
        yield Finding("W09", Severity.WARNING, message, right, hit.text, text=hit.span)


def w10(context: Context) -> Iterator[Finding]:
    """W10 · error · a fixed political expression is damaged, or a meeting is named that had not been held by then."""
    entries = {phrase: (before, right) for phrase, before, right in rows("political_phrases", 3)}
    for hit in hits(context, any_of("political_phrases"), PARTS):
        before, right = entries[hit.text]
        if before and hit.match.string[: hit.match.start()].endswith(before):
            continue
        message = f"“{hit.text}”的表述不完整或者有误，应当是“{right}”。"
        yield Finding("W10", Severity.ERROR, message, right, hit.text, text=hit.span)
    signed = _written_by(context)
    for hit in hits(context, any_of("party_meetings")) if signed else ():
        held = dates.parse_date(pairs("party_meetings")[hit.text])
        around = sentence_around(hit.match.string, *hit.match.span())
        if signed and held and held > signed and not _STILL_TO_COME.search(around):
            message = f"“{hit.text}”在 {held} 才开完，报告落款在它之前，请核对。"
            yield Finding("W10", Severity.ERROR, message, actual=hit.text, text=hit.span)


def _written_by(context: Context) -> date | None:
    """Return the day by which the report was certainly written: its date, or the end of the following year."""
    signed = dates.parse_date(context.report.signature.date)
    year = context.report.year
    return signed or (date(year + 1, 12, 31) if year and 2000 < year < 2100 else None)


def w11(context: Context) -> Iterator[Finding]:
    """W11 · hint · counts in Chinese numerals beside counts in digits, of one unit (四十余条, 45条)."""
    for part in NARRATIVE:
        arabic = {hit.match["unit"] for hit in hits(context, _ARABIC_COUNT, (part,))}
        chinese = [hit for hit in hits(context, _CHINESE_COUNT, (part,)) if hit.match["unit"] in arabic]
        if chinese:
            hit = chinese[0]
            number = read_number(hit.match["number"])
            message = f"“{hit.text}”用汉字，别处用阿拉伯数字，建议统一写作“{number}”。"
            yield Finding("W11", Severity.HINT, message, str(number), hit.text, text=hit.span)


def w12(context: Context) -> Iterator[Finding]:
    """W12 · hint · a comma between a thing and its number: 信息，1条."""
    for hit in hits(context, _COMMA_AMOUNT):
        expected = hit.text.replace("，", "")
        message = f"“{hit.text}”数字前多了逗号。"
        yield Finding("W12", Severity.HINT, message, expected, hit.text, text=hit.span)


def w13(context: Context) -> Iterator[Finding]:
    """W13 · hint · a rate above 100 %, or its name twice."""
    for hit in hits(context, _OVER_100):
        if Decimal(hit.match["rate"]) > 100:
            message = f"“{hit.text}”超过了 100%，请核对。"
            yield Finding("W13", Severity.HINT, message, actual=hit.text, text=hit.span)
    for hit in hits(context, _RATE_TWICE):
        message = f"“{hit.text}”重复了，请删去一处。"
        yield Finding("W13", Severity.HINT, message, hit.match[1], hit.text, text=hit.span)


def w14(context: Context) -> Iterator[Finding]:
    """W14 · hint · a word that slights people, from an editable list."""
    better = pairs("sensitive")
    for hit in hits(context, any_of("sensitive")):
        advice = f"，可以改为“{better[hit.text]}”" if better[hit.text] else ""
        message = f"“{hit.text}”的说法不妥{advice}。"
        yield Finding("W14", Severity.HINT, message, better[hit.text], hit.text, text=hit.span)


def w15(context: Context) -> Iterator[Finding]:
    """W15 · hint · 政务公开 where the statutory name says 政府信息公开."""
    for hit in hits(context, _WRONG_NAME):
        right = context.form.document
        message = f"“{hit.text}”：法定的名称是“{right}”。"
        yield Finding("W15", Severity.HINT, message, right, hit.text, text=hit.span)
