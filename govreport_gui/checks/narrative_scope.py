"""Say whose number it is that stands in a clause, and of which year (rules.md 0.3, 5).

A number counts only where it is one of the whole organ and of the whole year reported on: no channel, no part, no other
organ, no other time, no comparison.
"""

from __future__ import annotations

import re
from functools import cache

from govreport_gui.checks.narrative_clauses import AMOUNT, Clause
from govreport_gui.checks.narrative_quantities import Scope
from govreport_gui.checks.words import any_of

_NEXT_ITEM = f"{AMOUNT}、"
SUBJECT = 16  # characters at the start of a sentence in which its subject stands

_NARROWER = re.compile(
    r"其中(?!本年|当年|新)|备案|上半年|下半年|季度|前(?:\d{1,2}|[一二三四五六七八九十]{1,2})个月|(?<!\d)(?:[1-9]|1[01])月(?:底|末|初|上旬|中旬|下旬|份)|首次|代表|转办|转来|转交|交办|"
    r"最|指导|协助|配合|代为|涉及(?!政府信息公开|信息公开|我|本)|(?<!公开)(?<!公开工作)方面(?!：)|(?<!公开)有关|关于|(?<!公开)相关|一类|类的|派发|直接收到|来自(?:个人|企业|单位|自然人|本地|外地)"
)
_EVERY_WAY = re.compile(
    r"线上线下|线上、线下|线上和线下|等(?:各种|多种|各类|各个|多个)?(?:渠道|方式|形式|途径)|各种(?:渠道|方式|形式|途径)|各渠道|[及和与]线下"
)
_WIDER = re.compile(
    r"(?:全|各|我|本)(?P<level>省|市|县|区|州|旗|镇|乡|街道)(?=(?!级)[^#]{0,20})|全(?:系统|国)|"
    r"(?:^|[年度])[\u4e00-\u9fff]{0,3}(?P<government>[省市县区州])(?:(?:人民)?政府(?!办|信息)|本?级)|(?P<ranks>各级)|"
    r"各[^，#]{0,6}?(?:部门|单位|镇|乡|街道|县|区|局|科室|站所|村|社区)|(?<!及)(?<!及其)(?<!和)(?:下属|所属)|[省市县区镇乡]属|辖区|基层|直属|"
    r"邻近?[省市县区州旗镇乡]|周边|兄弟(?:[市县区镇乡]|单位)"
)
_SOMEBODY = re.compile(
    r"[省市县区州旗](?:法院|检察院|局|厅|委|办)(?!理)|(?<![我本全各该])[\u4e00-\u9fff]{2,12}?(?:局|(?<!大)厅|委员会|办公室|政府办|街道|镇|乡|社区|公司|学校|医院|法院|中心|大队|支队|总队)(?=[^，#]{0,20})"
)
_COMPARED = re.compile(
    r"[年月日人]均|增加|减少|增长|下降|增幅|降幅|同比|环比|相比|上升|多了|少了|比上|较上|较去|比去|超出"
)
_OTHER_TIMES = re.compile(
    r"上年|去年|上一年|往年|历年|历史|以前年度|(?:近|过去|前|这)[两三四五几]年|至今|(?<!年)(?<!年度)(?<!年初)以来|今后|将|计划|拟|明年|下一?年"
)
_ADDED_UP = re.compile(r"(?<![年度共])累计")
_WHOLE_YEAR = re.compile(r"全年|本年|今年|年度|当年|年内|20\d{2}年，")
_OWN_OFFICE = re.compile(
    r"(?:镇|乡|街道)(?<![\u4e00-\u9fff]{3})[\u4e00-\u9fff]{0,12}(?:办公室|办|中心|大队|中队)$"
)  # registers for its whole organ
_RULES_A_PLACE = re.compile(r"[省市县区州旗盟](?:人民)?政府")
_PLACE = re.compile(r"[省市县区州旗盟](?!人民政府|政府|办)")
_AIM = re.compile(r"如果|若|应当|必须|不得|每年|每月|每季|力争|力求|争取|确保|目标|凡|今后")


def is_of_all(clause: Clause, scope: Scope, place: int) -> bool:
    """Say whether the amount at `masked[place]` is one of the whole organ and of the year reported on."""
    return speaks_of_year(clause, scope.year, place) and speaks_for_all(clause, place, scope.organ)


def speaks_for_all(clause: Clause, upto: int, organ: str) -> bool:
    """Say whether the amount at `masked[upto]` is one of the whole organ: no channel, sub-scope or other organ."""
    before = clause.masked[:upto]
    if (_NARROWER.search(before) or any_of("application_channels").search(before)) and not _EVERY_WAY.search(before):
        return False
    if _COMPARED.search(before) or _AIM.search(before):
        return False
    return not speaks_elsewhere(clause, upto, organ)


def speaks_elsewhere(clause: Clause, upto: int, organ: str) -> bool:
    """Say whether another organ or a wider area is the subject of what stands before `masked[upto]`."""
    subject = clause.sentence[:SUBJECT] if not clause.sentence.startswith(clause.text[:SUBJECT]) else ""
    return any(_is_elsewhere(text, organ) for text in (subject, clause.masked[:upto]))


def speaks_of_year(clause: Clause, year: int | None, place: int = 0) -> bool:
    """Say whether the amount at `masked[place]` is of the year reported on: no other year, "last year" or "since"."""
    if clause.elsewhen or (year is not None and any(named != year for named in clause.years)):
        return False
    item = item_of(clause.masked, place)
    if _ADDED_UP.search(item) and not clause.years and not _WHOLE_YEAR.search(clause.sentence):
        return False  # 累计 of this year, or since some year
    return not _OTHER_TIMES.search(item)


def item_of(masked: str, place: int) -> str:
    """Return what is said of one amount of an enumeration: 上年结转#、本年新收#."""
    start = masked.rfind(_NEXT_ITEM, 0, place)
    end = masked.find(_NEXT_ITEM, place)
    return masked[start + 1 if start >= 0 else 0 : end + 1 if end >= 0 else None]


def _is_elsewhere(text: str, organ: str) -> bool:
    if any(_is_other(match, organ) for match in _WIDER.finditer(text)):
        return True
    return _other_organ(text, organ) or any(place.search(text) for place in _places_around(organ))


@cache
def _places_around(organ: str) -> tuple[re.Pattern[str], ...]:
    """Return what tells that a place the organ lies in is meant as a whole: 云溪县全年, 云溪县共 for 云溪县青禾镇."""
    ends = [match.end() for match in _PLACE.finditer(organ)]
    return tuple(re.compile(rf"{re.escape(organ[:end])}(?:20\d\d|[全共本年受收办新])") for end in ends)


def _is_other(match: re.Match[str], organ: str) -> bool:
    """Say whether 全县, 我市 … is wider than the organ itself."""
    if match["government"]:
        return not organ.endswith((f"{match['government']}人民政府", f"{match['government']}政府"))
    if match["ranks"]:
        return not _RULES_A_PLACE.search(organ)
    level = match["level"]
    own = {"镇": "镇", "乡": "乡", "街道": "街道"}.get(level or "", level)
    if level and match[0][0] in "我本全":
        return not re.search(rf"{own}(?:人民)?(?:政府|办事处)?$|{own}人民政府", organ) and bool(organ)
    return True


def _other_organ(before: str, organ: str) -> bool:
    """Say whether a subject stands there that is not the organ: its name must be part of the organ's."""
    return bool(organ) and any(
        match[0][-3:] not in organ and match[0][-2] not in "我本全各该" and not _is_own_office(match[0], organ)
        for match in _SOMEBODY.finditer(before)
    )


def _is_own_office(name: str, organ: str) -> bool:
    office = _OWN_OFFICE.search(name)
    return office is not None and office[0][0] in organ
