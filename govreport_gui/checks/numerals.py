"""Read amounts in running text: 23件, 1,204条, 四十余条, 约30份, 两件, 均为零.

An amount is a number with its unit. What is rounded ("余", "约", "万") is marked as not exact and never compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

UNITS = "件次|件|条|份|宗|起|例|次|封|项|个"
_CHINESE = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
LONGEST = 12  # digits: whoever counts further is not counting applications

_AMOUNT = re.compile(
    r"(?P<before>约|近|逾|超过?|大约|大概|大致|将近|不足|不到|至少|最多|不少于|第|每)?"
    rf"(?<![\d.,A-Za-z])(?P<number>\d{{1,3}}(?:,\d{{3}}){{1,3}}(?!\d)|\d{{1,{LONGEST}}}(?:\.\d{{1,4}})?(?!\d)|"
    r"(?<![数几第零〇一二两三四五六七八九十百千])[零〇一二两三四五六七八九十百千万]{1,9})"
    r"(?P<more>[万亿余多来几]{0,2})"
    rf"(?P<unit>{UNITS})(?!人|月|工作日)"
    r"(?P<after>左右|以上|以内|以下|余|上下)?"
    r"|(?<=为)(?P<zero>[0零])(?=[，。；、）]|$)"
)
_IDIOMS = frozenset("条份起次项个")  # 一次, 一起, 一项 are figures of speech more often than figures


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, and the characters [start, end) it takes of the text."""

    value: int
    exact: bool
    unit: str
    start: int
    end: int


def amounts(text: str) -> Iterator[Amount]:
    """Yield the amounts of a normalised text in order."""
    for match in _AMOUNT.finditer(text):
        if match["zero"]:
            yield Amount(0, True, "", *match.span("zero"))
        elif match["number"] != "一" or match["unit"] not in _IDIOMS:
            yield _amount(match)


def read_number(text: str) -> int | None:
    """Return the whole number that digits or Chinese numerals say; None where they say none."""
    digits = text.replace(",", "")
    if digits.isdecimal() and digits.isascii():
        return int(digits) if len(digits) <= LONGEST else None
    return _read_chinese(text)


def _amount(match: re.Match[str]) -> Amount:
    value = read_number(match["number"])
    rounded = match["before"] or match["more"] or match["after"] or value is None
    start = match.start("number")
    return Amount(value or 0, not rounded, match["unit"], start, match.end("unit"))


def _read_chinese(text: str) -> int | None:
    """Read 四十五, 十二, 一百零三, 二〇, 一万二千."""
    if all(char in _CHINESE for char in text):
        return int("".join(str(_CHINESE[char]) for char in text)) if text else None
    total = section = digit = 0
    for char in text:
        if char in _CHINESE:
            digit = _CHINESE[char]
        elif char in _SCALES:
            section += (digit or 1) * _SCALES[char]
            digit = 0
        elif char in _MYRIADS:
            total += (section + digit or 1) * _MYRIADS[char]
            section = digit = 0
        else:
            return None
    return total + section + digit


_MONEY = re.compile(
    r"(?<![\d.])(?P<about>约|近|逾)?(?P<number>\d{1,12}(?:,\d{3}){0,3}(?:\.\d{1,6})?)(?P<unit>亿元|万元|元)"
)
_YUAN = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}


@dataclass(frozen=True, slots=True)
class Money:
    """A sum of money in 元, how finely it is told (in 元), and its place."""

    yuan: Decimal
    grain: Decimal
    exact: bool
    start: int
    end: int


def sums_of_money(text: str) -> Iterator[Money]:
    """Yield the sums of money of a normalised text in order."""
    for match in _MONEY.finditer(text):
        number = Decimal(match["number"].replace(",", ""))
        scale = _YUAN[match["unit"]]
        exponent = number.as_tuple().exponent
        grain = scale.scaleb(exponent) if isinstance(exponent, int) else scale
        yield Money(number * scale, grain, not match["about"], match.start("number"), match.end("unit"))
