"""Find how many applications running text says were received, or that there were none.

The patterns are A1, A2, A3 and Z0 of rules.md 0.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from govreport_gui.checks.narrative_applicants import tells_applicants
from govreport_gui.checks.narrative_clauses import AMOUNT, Clause, Topic
from govreport_gui.checks.narrative_quantities import (
    CARRIED_OVER,
    HANDLED,
    RECEIVED,
    Cells,
    Quantity,
    Scope,
    first_match,
    none,
    quantity,
)
from govreport_gui.checks.narrative_scope import is_of_all, speaks_for_all, speaks_of_year

_WHAT = "依申请公开|申请公开|公开申请|公开办件|公开件|公开事项|信息申请|申请(?!人)"
_SAID_OF_THEM = (  # between what is counted and its number
    r"(?:申请|事项|政府|信息|办件|案件|件|工作|情况|受理|办理|处理|接收|收件|登记|收到|新收|新增|诉求|总|共|合|累|计|数|量|为|"
    r"达|是|有|：|“|”|的|到|了|全年|本年度?|今年|20\d\d年度?|年度|仅|只|方面|接件|次)*"
)
_RECEIVED = (
    re.compile(
        rf"(?:新收|收到|接收|接到|受理|收办|收件|共收|收悉)到?[^#\d]{{0,28}}?(?:{_WHAT})[^#\d]{{0,10}}?{AMOUNT}"
    ),
    re.compile(
        rf"(?:受理|收到|接到|接收|新收|收办|办理)到?[了的]?{AMOUNT}的?[^#，]{{0,10}}?"
        r"(?:政府信息公开申请|依申请公开|信息公开申请|申请公开|申请)"
    ),
    re.compile(rf"共有?{AMOUNT}的?(?:政府信息公开申请|依申请公开(?:申请)?|信息公开申请)(?=$|、)"),
    re.compile(rf"(?:政府信息公开申请|依申请公开(?:政府)?信息|依申请公开|信息公开申请){_SAID_OF_THEM}{AMOUNT}"),
)
_NUMBER_FIRST = _RECEIVED[1:3]
_NEW_ONES = (  # of applications: "其中新收28件" is all of NEW, and so is 本年受理 where it is told apart from 结转
    re.compile(rf"新收到?(?:的)?(?:申请)?(?:共|共计|合计|计|数量)?{AMOUNT}"),
    re.compile(rf"(?:本年度?|当年)(?:收到|受理)(?:的)?(?:申请)?{AMOUNT}(?=.{{0,20}}结转|$)"),
    re.compile(rf"{AMOUNT}(?:为|是|系)(?:本年度?|当年)新?(?:收|增|受理)"),
)
_LED_IN = re.compile(r"(?:依申请公开|信息公开申请)(?:工作|办理|受理|方面|情况)*[，：]$")
_BARE = re.compile(  # 政府信息公开申请方面，全年收到5件
    rf"(?:20\d\d年度?|全年|本年度?|我[镇乡县区市局]|共|计|累计)*(?:新收|收到|接到|接收|受理)(?:(?:群众|公众|公民|各类|有效|书面)*申请)?(?:共|共计|合计)?{AMOUNT}$"
)
_BARE_NONE = re.compile(r"(?:未|没有)(?:再)?(?:收到|接到|受理)(?:过|任何|新的|相关|有关)*申请$")
_ZERO = re.compile(r"(?:依申请公开|信息公开申请)[^，#]{0,4}?(?:零(?:收件|受理|申请|件)|无(?:新增|新收|任何)?申请件?$)")
_NOT_EVEN_ONE = re.compile(
    rf"(?:未|没有|无)[^，#]{{0,6}}{AMOUNT}(?=(?:政府信息公开|信息公开|依申请公开)申请(?:件|事项)?$)"
)
_ONLY_SOME = re.compile(rf"(?:中(?:的|有|约)*|[由从]){AMOUNT}$")  # 事项中有2件, 由30件降至26件
_NONE_RECEIVED = re.compile(
    r"(?:未|没有|无|尚未|不涉及|不存在)(?!因|对|向(?![^，#]{1,10}提[出交])|按|经|及时|法|偿|正当|需|误|须|论|能|予|作)(?:曾|再|能)?"
    r"(?P<what>#?(?:收到|接到|接收到?|受理|发生|产生|有)?[^，#\d]{0,22}?"
    r"(?:申请公开|政府信息公开申请|依申请公开|公开(?:书面|网络|网上)?申请|公众申请|公开(?:政府)?信息的申请|申请政府信息公开|公开(?:方面)?的申请|申请(?:要求|我[镇乡县区市局])公开))"
)
_NOT_NONE = re.compile(r"因|超期|逾期|未|办结|答复|结转|延期|不予|重复|收费|收取|隐私|秘密|投诉|异议|纠正|退回|积压")
_NOTHING_BUT_IT = re.compile(
    r"(?:[的件类中数]|政府|信息|公开|书面|网络|申请|事项|情[况形]|办件|案件|诉求|[请要需]求|事件|来[信访函]|数量|材料|业务|"
    r"[发产]生|提出|存在|出现|行为|问题)*(?:$|[，、和及与或也且并#]|情[况形])"
)
_NO_CASES = ("次", "份", "封", "个")
_ADVERB = re.compile(r"(?:通过|以|经|借助|依托)[^，#]{1,40}?(?:渠道|方式|形式|途径)")  # names a page and means none
_DISCLOSURE = re.compile(r"信息|公开")
_LISTED_BY_WAY = re.compile(r"、[^#，]{0,8}申请[^#，]{0,4}#")
_PLAIN = re.compile(
    r"(?:新收|收到|接收|接到|受理|收办|收件|共收|收悉|办理|[到了的类])+"
    r"(?:各类|各种|各|有效|书面|公民|群众|自然人|法人|新|增至|共|计|、|和|其他组织|提出|提交|的|#)*"
    r"申请(?:共|计|合计|累计|总数|数|量|件|为|有|增至)*#?"
)
_SOMETHING_ELSE = re.compile(
    r"指南|目录|流程|制度|规程|平台|栏目|专栏|专区|答复书|样本|文书|培训|窗口|会议|案例|"
    r"人员|申请表|受理点|公告|超期|逾期|申请中|重复|属于|当中|事宜|咨询|填写|书#|[村党厂校]务公开|档案|卷宗|归集|月报"
)
_APPLICATION_ENDS = re.compile(r"复议|诉讼|起诉|收费|费用|信息处理费|投诉|举报|建议|提案|热线|信箱|留言")
_RESULT_WORDS = re.compile(r"予以|部分|不予|无法|办结|答复|反馈|回复|告知|撤回|撤销|补正|提供")


def received(clause: Clause, scope: Scope) -> Iterator[Quantity]:
    """Yield the number of applications received, or that there was none."""
    end = _APPLICATION_ENDS.search(clause.masked)
    masked = clause.masked[: end.start()] if end else clause.masked
    counted = next((match for pattern in _RECEIVED if (match := pattern.search(masked))), None)
    if _says_none(clause, scope, masked, counted):
        yield none("received", clause, RECEIVED)
    elif counted and _said_of_received(clause, scope, counted):
        yield quantity("received", clause, counted, _readings_of_received(clause, counted))
    elif bare := _bare(clause, scope, masked):
        yield quantity("received", clause, bare, RECEIVED)
    else:
        for match, place in first_match(_NEW_ONES, clause):
            if _is_all_that_is_new(clause, scope, match, place):
                yield quantity("received", clause, match, RECEIVED[:1])


def _bare(clause: Clause, scope: Scope, masked: str) -> re.Match[str] | None:
    """Return 全年收到5件 where the clause before names nothing but applications: 政府信息公开申请方面."""
    match = _BARE.match(masked)
    told = match and _LED_IN.search(clause.before) and is_of_all(clause, scope, len(masked) - 1)
    return match if told else None


def _says_none(clause: Clause, scope: Scope, masked: str, counted: re.Match[str] | None) -> bool:
    """Say whether a clause tells in words that there was no application at all."""
    if match := _NOT_EVEN_ONE.search(masked):
        return clause.amount_at(match.end() - 1).value == 1 and is_of_all(clause, scope, match.start())
    if counted:
        return False
    if match := _NONE_RECEIVED.search(masked):
        return _denies_all(clause, match) and is_of_all(clause, scope, match.start())
    if match := _BARE_NONE.search(masked):
        return clause.topic is Topic.APPLICATIONS and is_of_all(clause, scope, match.start())
    match = _ZERO.search(masked)
    return match is not None and is_of_all(clause, scope, match.start())


def _denies_all(clause: Clause, match: re.Match[str]) -> bool:
    """Say whether applications are denied, not late ones, fees for them, or a page about them."""
    if CARRIED_OVER.search(clause.masked) or _NOT_NONE.search(match["what"]):
        return False
    return _NOTHING_BUT_IT.match(clause.masked, match.end()) is not None


def _is_all_that_is_new(clause: Clause, scope: Scope, match: re.Match[str], place: int) -> bool:
    """Say whether 新收N件 counts applications: it is NEW even as a part of all that was dealt with (其中新收N件)."""
    if "新收" not in match[0] and "结转" not in clause.sentence:
        return False
    if clause.topic_at(match.start()) is not Topic.APPLICATIONS or clause.amount_at(place).unit in _NO_CASES:
        return False
    before = clause.masked[: match.start()].removeprefix("其中")
    alone = replace(clause, masked=before)
    return speaks_of_year(clause, scope.year, place) and speaks_for_all(alone, len(before), scope.organ)


def _said_of_received(clause: Clause, scope: Scope, match: re.Match[str]) -> bool:
    number_first = match.re in _NUMBER_FIRST
    place = match.start() + match[0].index(AMOUNT)
    said = clause.masked[: place if number_first else match.end()]
    told = said + clause.masked[len(said) :].partition("、")[0]  # the number and what is said of it
    if CARRIED_OVER.search(told) or _LISTED_BY_WAY.match(clause.masked, match.end()):
        return False
    if _ONLY_SOME.search(clause.masked[: match.end()]) or tells_applicants(clause.masked, scope.form_id, place):
        return False
    if _SOMETHING_ELSE.search(_ADVERB.sub("", said)) or not _is_about_disclosure(
        match[0], clause.amount_at(place).unit
    ):
        return False
    if (
        not number_first
        and _RESULT_WORDS.search(clause.masked[:place])
        and not match[0].startswith(("收", "接", "新", "受"))
    ):
        return False
    return is_of_all(clause, scope, place)


def _is_about_disclosure(said: str, unit: str) -> bool:
    """Say whether the applications are for information: others are made for benefits, houses and licences."""
    if _DISCLOSURE.search(said):
        return unit not in _NO_CASES or said.startswith(("收", "受", "接", "新", "共收"))
    return _PLAIN.fullmatch(said) is not None


def _readings_of_received(clause: Clause, match: re.Match[str]) -> tuple[Cells, ...]:
    """Return the sums a number may be equal to: what was 办理 or 处理 may also be what was answered."""
    dealt_with = re.search("办理|处理", clause.masked[: match.end()])
    return (*RECEIVED, (HANDLED,)) if dealt_with else RECEIVED
