"""Which years of last year's text become this year's, and which stay: a grammar of years in reports.

Shifted are the year reported on, the statistical period, a year compared with, and the years that open applications
came from and go to. Untouched are titles, document numbers, ranges, dates of law, plans, and every other year. A year
is written anew with digits of the same kind, so a text keeps its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govreport_gui.checks import dates
from govreport_gui.checks.normal import Normal, normal
from govreport_gui.rollover.plans import plans
from govreport_gui.rollover.spans import CHINESE, YEAR, ZEROS, Span, dates_of_law, fixed, inside, mask, year_value

_TOKEN = re.compile(YEAR)
_A_YEAR = re.compile(  # what makes four digits a year: 2024年, 2024-06-30, 2024全年
    r"年|[.\-/]\d{1,2}[.\-/]\d{1,2}(?!\d)|全[年省市县区镇乡局]|我[省市县区镇乡局委办街]|累计|度[，我全共]|"
    r"[、和及与](?=20\d{2}年)"
)
_NEAR = 12  # characters before a year that say what it is there for

_COMPARED_BEFORE = re.compile(r"(?:比|较|高于|低于|多于|少于|超过)(?:上年|去年)?[（]?$")
_COMPARED_BEHIND = re.compile(r"年度?[^，。；\d]{0,8}?(?:相比|相较|同期|比较|持平|对比)")
_CAME_BEFORE = re.compile(r"(?:结转|转结)自?$")
_CAME_BEHIND = re.compile(r"年(?:度|末|底)?[^，。；\d]{0,6}?(?:结转|转结|遗留|未办结|跨年)(?!下|至|到)")
_YEARLY = re.compile(r"年度?[^，。；《》\d]{0,12}?(?:年度报告|年报|决算)")  # of the year before, every year
_SINCE = re.compile(r"年(?:\d{1,2}月)?(?:以来|起|开始|成立|建成)")
_SHORT = re.compile(r"(?<![\d.])(?P<year>\d{2})年(?=度|[初末底全上下]|\d{1,2}月|[，,]?我|共)")  # 23年底
_WHICH = re.compile(r"第(?:[一二三四五六七八九十]{1,3}|\d{1,2})个?年(?!度)|(?:开局|起步|收官)之年")  # of a plan
_IN_ROW = re.compile(r"年?度?[、和及与]")
_ASCII_ZERO, _WIDE_ZERO = ord("0"), ord("０")


@dataclass(frozen=True, slots=True)
class Shift:
    """Characters `start` … `end` of a part's text, what they become, and why (in Chinese)."""

    start: int
    end: int
    after: str
    why: str


@dataclass(frozen=True, slots=True)
class _Token:
    """A year of a normalised text."""

    year: int
    start: int
    end: int


def title_shifts(title: str, new: int) -> Iterator[Shift]:
    """Yield the shifts of a title: the year it names first, wherever it stands in it."""
    named = dates.first_year(title)
    if named is None or named.year == new:
        return
    found = normal(title)
    for token in _tokens(found.text, all_digits=True):
        if token.year == named.year:
            yield _shift(title, found, token, new, "标题的年份改为新年度")


def shifts(part: str, text: str, last: int, new: int) -> Iterator[Shift]:
    """Yield the shifts of a part's text in order. `last` is the year it reports on."""
    found = normal(text)
    tokens = list(_tokens(found.text))
    of_period, whole = _of_period(part, text, tokens)
    shifted = {token: (new if whole else token.year + new - last, "统计期限改为新年度") for token in of_period}
    free = [token for token in _free(part, found.text, tokens, last) if token not in shifted]
    for token in free:
        why = _why(found.text, token, last, new)
        year = new if token.year == new - 1 else token.year + new - last
        shifted |= {token: (year, why)} if why else {}
    for before, behind in zip(tokens[-2::-1], tokens[:0:-1], strict=True):  # 2022年、2023年和2024年: all or none
        if behind in shifted and before.year == behind.year - 1 and _in_row(found.text, before, behind):
            shifted.setdefault(before, (before.year + new - last, shifted[behind][1]))
    for token in tokens:
        if token in shifted and shifted[token][0] != token.year:
            yield _shift(text, found, token, *shifted[token])


def unsure_years(part: str, text: str, last: int) -> Iterator[Span]:
    """Yield the years that are left as they are but may want to be others now.

    The year before the one reported on, either of them in two digits (23年底), and which year of a plan it was.
    """
    found = normal(text)
    known = {shift.start for shift in shifts(part, text, last, last + 1)}
    tokens = [token for token in _tokens(found.text) if token.year == last - 1]
    tokens = [token for token in tokens if not _SINCE.match(found.text, token.end)]
    for token in _free(part, found.text, [*tokens, *_unsure_tokens(found.text, last)], last):
        start, end = found.original(token.start, token.end)
        if start not in known:
            yield start, end


def _unsure_tokens(text: str, last: int) -> Iterator[_Token]:
    yield from (_Token(last, *match.span()) for match in _WHICH.finditer(text))
    for match in _SHORT.finditer(text):
        year = last - last % 100 + int(match["year"])
        if year in (last - 1, last):
            yield _Token(year, *match.span("year"))


def plans_in(part: str, text: str, last: int) -> list[Span]:
    """Return what a part's text plans for the time after the year `last`, as characters of the text itself."""
    found = normal(text)
    return [found.original(*span) for span in plans(part, found.text, last + 1)]


def _of_period(part: str, text: str, tokens: list[_Token]) -> tuple[list[_Token], bool]:
    """Return the years of the statistical period, and whether it is one whole year."""
    period = dates.find_period(text, anywhere=part == "preamble")
    if period is None:
        return [], False
    found = normal(text)
    return [token for token in tokens if _within(found, token, period)], period.is_whole_year


def _free(part: str, text: str, tokens: list[_Token], last: int) -> Iterator[_Token]:
    """Yield the years that stand in no title, number, range, law or plan."""
    out = mask(text, [*fixed(text), *dates_of_law(text, last), *plans(part, text, last + 1)])
    return (token for token in tokens if not inside(out, token.start, token.end))


def _why(text: str, token: _Token, last: int, new: int) -> str:
    """Say why a year is shifted; "" where it is not."""
    if token.year in (last, new - 1):  # a title may have been left on another year than the text
        return "说的是报告年度，改为新年度"
    if token.year == last + 1:
        return "报告年度之后的一年，跟着顺延一年"
    if token.year != last - 1:
        return ""
    before = text[max(0, token.start - _NEAR) : token.start]
    if _COMPARED_BEFORE.search(before) or _COMPARED_BEHIND.match(text, token.end):
        return "用来比较的上一年，跟着顺延一年"
    if _CAME_BEFORE.search(before) or _CAME_BEHIND.match(text, token.end):
        return "结转来的年份，跟着顺延一年"
    return "每年说上一年的，跟着顺延一年" if _YEARLY.match(text, token.end) else ""


def _tokens(text: str, *, all_digits: bool = False) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        if all_digits or _A_YEAR.match(text, match.end()):
            yield _Token(year_value(match[0]), *match.span())


def _within(found: Normal, token: _Token, period: dates.Period) -> bool:
    start, end = found.original(token.start, token.end)
    return period.place.start <= start and end <= period.place.end


def _in_row(text: str, before: _Token, behind: _Token) -> bool:
    return _IN_ROW.fullmatch(text, before.end, behind.start) is not None


def _shift(text: str, found: Normal, token: _Token, year: int, why: str) -> Shift:
    start, end = found.original(token.start, token.end)
    places = [found.offsets[k] - start for k in range(token.start, token.end)]
    chars = list(text[start:end])
    zero = next((char for char in chars if char in ZEROS), "〇")
    for place, digit in zip(places, str(year), strict=True):
        chars[place] = _like(chars[place], int(digit), zero, chinese=chars[places[0]] in CHINESE)
    return Shift(start, end, "".join(chars), why)


def _like(char: str, digit: int, zero: str, *, chinese: bool) -> str:
    """Return a digit as the one it replaces is written."""
    if chinese:
        return CHINESE[digit] if digit else zero
    return chr((_ASCII_ZERO if char.isascii() else _WIDE_ZERO) + digit)
