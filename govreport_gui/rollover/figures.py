"""Find the figures of a year in running text: counts, shares, sums of money, days on which something happened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from govreport_gui.checks.narrative_metrics import quantities_of
from govreport_gui.checks.narrative_quantities import Scope
from govreport_gui.checks.normal import normal
from govreport_gui.checks.numerals import UNITS, amounts
from govreport_gui.checks.words import words
from govreport_gui.rollover.spans import YEAR, Span, dates_of_law, inside, mask, quoted

_IDLE_UNITS = "项个例"  # 三项制度, 两个方面: with Chinese numerals these count what is listed, not what a year brought
_NO_COUNT = re.compile(r"(?:第|每(?:年|季度?|月|周|日|天)?(?:至少|不少于)?|[A-Za-z\-+])$")
_SHARE = re.compile(r"百分之[零〇一二两三四五六七八九十百点]{1,8}")
_DAY = re.compile(
    rf"(?:{YEAR}年|本年|当年|今年|(?<![年\d]))(?P<day>\d{{1,2}}月(?:\d{{1,2}}日|[上中下]旬|份)?+)|"
    rf"{YEAR}[.\-/](?P<dotted>\d{{1,2}}[.\-/]\d{{1,2}})(?!\d)"
)
_FRAME = re.compile(r"0?1[.\-/]0?1|12[.\-/]31|1月1日|12月31日|12月底?")  # of a year
_MONTHS = re.compile(r"1月份?[-—–~至到]|[-—–~至到]12月份?")
_BARE = re.compile(r"(?<=[\u4e00-\u9fff])\d{1,6}(?=[，,。；;\n]|$)")  # 规范性文件底数0
_NO_FIGURE = re.compile(r"(?:电话|热线|拨打|邮编|传真|信箱|号码?|第|版|[年月至到])$")
_NEAR = 8
_NO_YEAR = 9999  # where the year reported on is not known, every 2022年起 is past


@cache
def _counted() -> re.Pattern[str]:
    units = sorted({*words("count_units"), *UNITS.split("|")}, key=len, reverse=True)
    known = "|".join(map(re.escape, units))
    return re.compile(
        rf"(?<![\d.,])(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?[余多几]?[万亿千百]?[余多]?(?:{known})(?!工作日|自然日|月|民|部门)"
    )


def figures(part: str, text: str, scope: Scope) -> list[Span]:
    """Return the figures of a part's text, as characters of the text itself; some may overlap."""
    found = normal(text)
    out = mask(found.text, [*quoted(found.text), *dates_of_law(found.text, scope.year or _NO_YEAR)])
    plain = (span for span in _plain(found.text) if not inside(out, *span))
    told = ((told.span.start, told.span.end) for told in quantities_of(part, text, scope))
    return [*told, *(found.original(*span) for span in plain)]


def _plain(text: str) -> Iterator[Span]:
    for match in _counted().finditer(text):
        if not _NO_COUNT.search(text[max(0, match.start() - _NEAR) : match.start()]):
            yield match.span()
    for amount in amounts(text):
        before = text[max(0, amount.start - _NEAR) : amount.start]
        listed = amount.unit in _IDLE_UNITS and not text[amount.start].isdecimal()
        if not listed and not _NO_COUNT.search(before):
            yield amount.start, amount.end
    for match in _BARE.finditer(text):
        if not _NO_FIGURE.search(text[max(0, match.start() - _NEAR) : match.start()]):
            yield match.span()
    yield from (match.span() for match in _SHARE.finditer(text))
    yield from _days(text)


def _days(text: str) -> Iterator[Span]:
    """Yield the days and months on which something happened; the first and the last of a year are its frame."""
    for match in _DAY.finditer(text):
        start, end = match.span("day" if match["day"] else "dotted")
        frame = _FRAME.fullmatch(text, start, end) or _MONTHS.fullmatch(text, start, end + 1)
        if not frame and not _MONTHS.fullmatch(text, start - 1, end):
            yield start, end


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that overlap made one."""
    whole: list[Span] = []
    for start, end in sorted(spans):
        if whole and start < whole[-1][1]:
            whole[-1] = whole[-1][0], max(end, whole[-1][1])
        else:
            whole.append((start, end))
    return whole
