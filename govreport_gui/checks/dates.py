"""Years, dates and the statistical period as they stand in a title, a preamble or a signature."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from govreport_gui.checks.normal import normal

_DIGITS = {char: value for value, chars in enumerate(("〇○零Oo", *"一二三四五六七八九")) for char in chars}
_CHINESE_DIGIT = "[〇○零Oo一二三四五六七八九]"
_YEAR = re.compile(rf"(?<!\d)((?:19|20)\d{{2}})(?!\d)|([一二]{_CHINESE_DIGIT}{{3}})(?=年)")
_NARRATIVE_YEAR = re.compile(r"(?<!\d)(20\d{2})年")
_DATE = re.compile(r"(\d{4})\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})(?!\d)")
_CHINESE_DATE = re.compile(
    rf"({_CHINESE_DIGIT}{{4}})年([一二三四五六七八九十]{{1,3}})月([一二三四五六七八九十]{{1,3}})日"
)

_TO = r"(?:起|开始|，)?(?:至|到|—|–|-|－|~|～){1,2}"
_PERIODS = (
    re.compile(
        rf"(\d{{1,6}})年(\d{{1,2}})月(?:(\d{{1,2}})[日号])?{_TO}(?:(\d{{1,6}})年)?(\d{{1,2}})月(?:(\d{{1,2}})[日号])?"
    ),
    re.compile(rf"(\d{{1,6}})[./\-](\d{{1,2}})[./\-](\d{{1,2}}){_TO}(\d{{1,6}})[./\-](\d{{1,2}})[./\-](\d{{1,2}})"),
)
_PERIOD_WORDS = re.compile(r"统计(?:期限|期间|时限|周期|时间|区间|范围)|所列数据|报告期|数据(?:期限|时限|起止)")
_GARBLED_YEAR = re.compile(r"(?<!\d)\d{5,}年")
_GARBLED_MONTH = re.compile(r"(?<!\d)\d{1,3}年\d{1,2}月")
_SENTENCE = re.compile(r"[^。；！？\n]+")


@dataclass(frozen=True, slots=True)
class Place:
    """Characters of an original text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Year:
    """A year and where it stands."""

    year: int
    place: Place


@dataclass(frozen=True, slots=True)
class Period:
    """A span of time as written: (month, day) at both ends."""

    first_year: int
    first: tuple[int, int]
    last_year: int
    last: tuple[int, int]
    text: str
    place: Place

    @property
    def is_whole_year(self) -> bool:
        """Say whether it runs from 1 January to 31 December of one year."""
        return self.first_year == self.last_year and self.first == (1, 1) and self.last == (12, 31)


def first_year(text: str) -> Year | None:
    """Return the first year of a title: 2024, 2024年, 二〇二四年."""
    found = normal(text)
    match = _YEAR.search(found.text)
    if match is None:
        return None
    return Year(_year_number(match[1] or match[2]), Place(*found.original(*match.span())))


def without_years(text: str) -> str:
    """Return a title without its years and the 年度 behind them."""
    return re.sub(rf"(?:(?<!\d)(?:19|20)\d{{2}}(?!\d)|[一二]{_CHINESE_DIGIT}{{3}}(?=年))(?:年度?)?", "", text)


def majority_year(*texts: str) -> int | None:
    """Return the year named in at least 60 % of all mentions (twice at least), or None."""
    years = Counter(int(year) for text in texts for year in _NARRATIVE_YEAR.findall(normal(text).text))
    if not years:
        return None
    year, count = years.most_common(1)[0]
    return year if count >= 2 and count >= 0.6 * years.total() else None


def parse_date(text: str) -> date | None:
    """Return the date of a signature: 2025年1月20日, 2025-1-20, 2025.1.20, 二〇二五年一月二十日."""
    plain = normal(text).text
    if match := _DATE.search(plain):
        numbers = [int(part) for part in match.groups()]
    elif match := _CHINESE_DATE.search(plain):
        numbers = [_year_number(match[1]), _up_to_99(match[2]), _up_to_99(match[3])]
    else:
        return None
    try:
        return date(*numbers)
    except ValueError:  # 2月30日
        return None


def find_period(text: str, *, anywhere: bool) -> Period | None:
    """Return the statistical period a text states; where not `anywhere`, only beside words such as 统计期限."""
    found = normal(text)
    unnamed: re.Match[str] | None = None
    for sentence in _SENTENCE.finditer(found.text):
        match = next((m for pattern in _PERIODS if (m := pattern.search(found.text, *sentence.span()))), None)
        if match and _PERIOD_WORDS.search(sentence[0]):
            return _period(match, Place(*found.original(*match.span())))
        unnamed = unnamed or match
    return _period(unnamed, Place(*found.original(*unnamed.span()))) if unnamed and anywhere else None


def speaks_of_period(text: str) -> bool:
    """Say whether a text mentions a statistical period in words, whatever stands beside them."""
    return _PERIOD_WORDS.search(normal(text).text) is not None


def garbled_years(text: str, *, short: bool) -> list[Place]:
    """Return years with too many digits (202020年); with `short` also those with too few (204年12月)."""
    plain = re.sub(r"[０-９]", lambda match: str(int(match[0])), text)  # keeps every place
    patterns = [_GARBLED_YEAR, _GARBLED_MONTH] if short else [_GARBLED_YEAR]
    return sorted(
        (Place(*match.span()) for p in patterns for match in p.finditer(plain)), key=lambda place: place.start
    )


def _period(match: re.Match[str], place: Place) -> Period:
    year, month, day, last_year, last_month, last_day = match.groups()
    return Period(
        first_year=int(year),
        first=(int(month), int(day or 1)),
        last_year=int(last_year or year),
        last=(int(last_month), int(last_day or 31)),
        text=match[0],
        place=place,
    )


def _year_number(text: str) -> int:
    return int("".join(str(_DIGITS.get(char, char)) for char in text))


def _up_to_99(text: str) -> int:
    """Read 七, 十, 十二, 二十, 三十一."""
    tens, ten, units = text.rpartition("十")
    high = _DIGITS.get(tens, 1) if ten else 0
    return high * 10 + _DIGITS.get(units, 0)
