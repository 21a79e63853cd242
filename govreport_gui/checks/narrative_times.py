"""What time a clause opens with: the clauses behind it speak of the same time until another one is named.

"2023年收到申请45件，答复44件" tells nothing about the year of the report, neither does "上半年收到5件，答复5件".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_YEAR = re.compile(r"(?<!\d)(20\d{2})年?(?!\d)(?!〕)")
_SUBJECT = r"(?:(?!较|比|与|同|和|含|由|加|结转|办理|处理|收到|受理)[^，#\d]){0,10}?"  # 我镇, 其中, 截至
_GOES_OVER = r"(?![^，#]{0,8}(?:结转|转结|转入|转来|遗留|相比|同期相比|末?未))"
_NUMBER = r"[\d两二三四五六七八九十几]{1,3}"
_MONTH = r"(?:(?<!\d)(?:[1-9]|1[0-2])月?[至到—–－~-]+)?(?<!\d)(?:[1-9]|1[0-2])月"
_WHOLE = r"(?!1(?:月(?:1日|份)?)?起?[至到—–－~-]+(?:20\d{2}年)?12月|12月(?:31日|底|末|止))"
_PART = (
    r"(?:[上下]半年|(?:春节|国庆节?)[前后]|第?[一二三四]季度|前[一二三四]个?季度|前(?:\d{1,2}|[一二三四五六七八九十]{1,2})个月|"
    rf"{_WHOLE}{_MONTH})"
)
_NAMED_YEAR = re.compile(
    rf"{_SUBJECT}(?P<years>20\d{{2}}(?:年度?)?(?:[、和及至到—-]+20\d{{2}}年度?)*)(?<!\d{{4}}){_GOES_OVER}(?P<part>{_PART})?"
)
_OTHER = re.compile(
    rf"{_SUBJECT}(?:(?:上一?年|去年|前年|往年|历年|以前年度){_GOES_OVER}|(?:近|过去|前|这|最近|连续){_NUMBER}年|"
    rf"近年来|一年半|今后|下一步|下步|{_NUMBER}年来|{_PART})|"
    r"[^，#]{0,16}(?<!年)(?<!年度)(?<!年初)以来|[^，#]{0,12}(?<!报告)(?<!年)(?<!年度)(?:期间|任期)"
)
_THIS_YEAR = re.compile(rf"{_SUBJECT}(?:今年|本年|当年)")
_WHOLE_YEAR = re.compile(rf"{_SUBJECT}(?:全年|年内|报告期|年度内|一年来)")

_ANY = re.compile("[年月季期]|以来|今后|下一?步|国庆|春节")  # no time is told without one of these


@dataclass(frozen=True, slots=True)
class When:
    """The years in force, and whether it is another time than a whole year named or the report's own."""

    years: tuple[int, ...] = ()
    elsewhen: bool = False


def years_in(text: str) -> tuple[int, ...]:
    """Return the years a text names."""
    return tuple(int(year) for year in _YEAR.findall(text))


def after(when: When, clause: str) -> When:
    """Return the time in force in a clause and behind it: the one before, if it opens with none."""
    if not _ANY.search(clause):
        return when
    if named := _NAMED_YEAR.match(clause):
        return When(years_in(named["years"]), elsewhen=bool(named["part"]))
    if _THIS_YEAR.match(clause):
        return When()
    if _WHOLE_YEAR.match(clause):
        return When(when.years)
    if _OTHER.match(clause):
        return When(when.years, elsewhen=True)
    return when
