"""Find what running text says about reviews and lawsuits, documents made, decisions taken, and fees.

One function a metric, as in `narrative_applications`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govreport_gui.checks.cross_table import AFTER, DIRECT, REVIEWS
from govreport_gui.checks.narrative_clauses import AMOUNT, Clause, Topic
from govreport_gui.checks.narrative_quantities import Cells, Quantity, Scope, first_match, none, quantity
from govreport_gui.checks.narrative_scope import item_of, speaks_elsewhere, speaks_for_all, speaks_of_year
from govreport_gui.form import CellRef

# ── reviews and lawsuits ──

# No word here is made of two others: of a run of such words there would be 2ⁿ ways to read it.
_COUNTED = rf"(?:类|案件|案|申请|情况|的)*(?:共|共计|总计|各|均|为|件数|案件量|数|量|发生|有|收案|立案)*{AMOUNT}"
_NO = r"(?:未|没有|无|零|不存在|不涉及)(?!经|按|及时|审结|法|论|需|须)[^，#\d]{0,30}?"


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a kind of case is counted and denied, and the cells it is in."""

    metric: str
    counts: tuple[re.Pattern[str], ...]
    negation: re.Pattern[str]
    readings: tuple[Cells, ...]


_REVIEW = _Kind(
    "reviews",
    (
        re.compile(rf"行政复议(?:、?(?:和|及|或|与)?(?:提起)?(?:行政)?诉讼)?{_COUNTED}"),
        re.compile(rf"(?:收到|发生|产生|引发|被提起|被申请|被提){AMOUNT}(?:政府信息公开)?(?:类|的)?行政复议"),
        re.compile(rf"(?:公开|引发|产生|发生)(?:类|的)?复议{_COUNTED}"),
        re.compile(rf"被(?:申请|提起)?(?:行政)?复议(?:的)?(?:共|为)?{AMOUNT}"),
    ),
    re.compile(rf"{_NO}(?:行政)?复议(?!机关|机构|决定|委员会|法)"),
    ((REVIEWS,),),
)
_LAWSUIT = _Kind(
    "lawsuits",
    (
        re.compile(rf"行政诉讼{_COUNTED}"),
        re.compile(rf"行政复议、?(?:和|及|或|与)?诉讼{_COUNTED}"),
        re.compile(rf"(?:收到|发生|产生|引发|被提起|被提){AMOUNT}(?:政府信息公开)?(?:类|的)?行政诉讼"),
        re.compile(rf"(?:公开|引发|产生|发生|(?<=#、))(?:类|的)?诉讼{_COUNTED}"),
        re.compile(rf"被(?:提起)?(?:行政)?诉讼?(?:的)?(?:共|为)?{AMOUNT}"),
    ),
    re.compile(rf"{_NO}(?:行政)?诉讼"),
    ((DIRECT, AFTER), (DIRECT,), (AFTER,)),
)
_OTHER_SCOPE = re.compile(
    r"备案|应诉|全系统|审理|审查|出庭|调解|受理|办理|代理|复议委员会|应对|第三人|旁听|参加|(?<!未)审结的?(?!$)"
)
_OTHER_SCOPE_BEFORE = re.compile(r"备案|应诉|出庭|代理|全系统")
_OUTCOME_OF_CASE = re.compile(r"维持|纠正|撤销|驳回|败诉|胜诉|审结|审完|超期|逾期|能力|渠道|权利|告知")
_IN_ALL = re.compile(rf"复议(?:案件)?[、和及与][^#]{{0,10}}(?:共|合|总)计?{AMOUNT}")
_OURS_AMONG_THEM = re.compile(r"其中[^，#]{0,6}信息公开")  # so the whole is of cases about anything
_NOTHING_BUT_IT = re.compile(
    r"(?:[类的案件等被因、和及与或数]|申请|纠纷|情[况形]|现象|问题|事[件项]|[发产]生|出现|提起|引[发起]|存在|行政|诉讼|复议|"
    r"举报|投诉|申诉|[有相]关|政府|信息|公开|工作|方面|答复|一[起件]|零)*"
)
_SOME_OF_THEM = re.compile(r"审结的|维持的|纠正的|撤销的|败诉的|胜诉的|未审结")
_KINDS = (
    (re.compile(rf"未经复议直接起诉(?:的)?{_COUNTED}"), ((DIRECT,),)),
    (re.compile(rf"复议后起诉(?:的)?{_COUNTED}"), ((AFTER,),)),
)
_RESULTS = {"upheld": "维持", "corrected": "纠正"}
_REVIEW_RESULTS = {
    key: (
        re.compile(rf"(?:结果|复议机关)?(?:予以)?{word}(?:决定)?(?:的)?(?:共|有|为)?{AMOUNT}"),
        re.compile(rf"{AMOUNT}(?:被|结果|复议)?(?:决定|予以)?{word}"),
    )
    for key, word in _RESULTS.items()
}


def reviews(clause: Clause, scope: Scope) -> Iterator[Quantity]:
    """Yield the number of reviews (行政复议), or that there was none."""
    yield from _cases(clause, scope, _REVIEW)


def lawsuits(clause: Clause, scope: Scope) -> Iterator[Quantity]:
    """Yield the number of lawsuits (行政诉讼), of one kind where the clause says which, or that there was none."""
    kinds = [(match, readings) for pattern, readings in _KINDS if (match := pattern.search(clause.masked))]
    if not (kinds and _is_ours(clause, scope)):
        yield from _cases(clause, scope, _LAWSUIT)
        return
    for match, readings in kinds:
        yield quantity("lawsuits", clause, match, readings)


def review_results(clause: Clause, scope: Scope) -> Iterator[Quantity]:
    """Yield how many reviews were upheld and corrected."""
    for column, patterns in _REVIEW_RESULTS.items():
        for match, place in first_match(patterns, clause):
            about = clause.masked[: match.end()]
            if clause.topic_at(place) is not Topic.REVIEWS or not _is_ours(clause, scope):
                continue
            if _is_of_lawsuits(clause) or speaks_elsewhere(clause, place, scope.organ):
                continue
            if "率" not in about:
                yield quantity("review_results", clause, match, ((CellRef("review", "reconsideration", column),),))


def _is_of_lawsuits(clause: Clause) -> bool:
    """Say whether a result may be one of lawsuits: they are named last before it, or it is not clear which."""
    if "诉讼" not in clause.sentence:
        return False
    before = clause.before + clause.text
    return before.rfind("诉讼") >= before.rfind("复议") or "复议、" in before or "复议和" in before


def _cases(clause: Clause, scope: Scope, kind: _Kind) -> Iterator[Quantity]:
    for match, _ in first_match(kind.counts, clause):
        if _is_one_sum(clause, match) or _OURS_AMONG_THEM.search(clause.sentence):
            return  # of both together, or of cases about other things too
        if _ours(clause, match.end(), scope) and not _SOME_OF_THEM.search(clause.masked[: match.end()]):
            yield quantity(kind.metric, clause, match, kind.readings)
        return
    denied = kind.negation.search(clause.masked)
    if (
        denied
        and _NOTHING_BUT_IT.fullmatch(clause.masked, denied.end())
        and _ours(clause, denied.start(), scope)
        and not _OUTCOME_OF_CASE.search(clause.masked)
    ):
        yield none(kind.metric, clause, kind.readings[:1])


def _is_one_sum(clause: Clause, match: re.Match[str]) -> bool:
    """Say whether a number is that of reviews and lawsuits together: 行政复议和行政诉讼共3件."""
    place = match.start() + match[0].index(AMOUNT)
    return clause.amount_at(place).value != 0 and _IN_ALL.search(clause.masked[: place + 1]) is not None


def _ours(clause: Clause, place: int, scope: Scope) -> bool:
    return _is_ours(clause, scope) and speaks_for_all(clause, place, scope.organ)


def _is_ours(clause: Clause, scope: Scope) -> bool:
    """Say whether cases about the organ's own disclosure are meant, not those it judges, files or pleads."""
    if _OTHER_SCOPE.search(clause.masked) or _OTHER_SCOPE_BEFORE.search(clause.sentence):
        return False
    return speaks_of_year(clause, scope.year)


# ── documents ──

_DOCUMENT = {"normative_documents": "(?:行政)?规范性文件", "rules": "规章(?!制度)"}
_MAKE = "(?:制发|制定|印发|出台|发布|制订)"
_MADE = {
    row: (
        re.compile(rf"{_MAKE}[^，#\d]{{0,12}}?{word}[^，#\d]{{0,4}}?{AMOUNT}"),
        re.compile(rf"{_MAKE}(?:了|的)?{AMOUNT}{word}"),
        re.compile(rf"(?<!编){_MAKE}(?:了|数量|数|共|为)*{AMOUNT}"),
        re.compile(rf"{word}[^，#\d]{{0,6}}?(?:发布|制发|制定|出台|印发)(?:数量|数|共|为)*{AMOUNT}"),
    )
    for row, word in _DOCUMENT.items()
}
_NOT_MADE = {
    row: re.compile(rf"(?:未|没有|无)(?:新)?(?:{_MAKE}|新增)[^，#\d]{{0,6}}?{word}") for row, word in _DOCUMENT.items()
}
_REPEALED = (
    re.compile(rf"对{AMOUNT}[^#，]{{0,6}}?规范性文件(?:予以|宣布|进行了?)?废止"),
    re.compile(
        rf"废止(?:(?:[、和或]|宣布)*失效)?(?:了|的)?(?:(?:行政)?规范性文件|规章|数量|文件)?(?:共|计|为)?{AMOUNT}"
    ),
)
_IN_FORCE = (re.compile(rf"(?:现行|继续)有效[^，#\d]{{0,14}}?{AMOUNT}"),)
_SHORTEST = {"normative_documents": "规范性文件", "rules": "规章"}  # without it no pattern can match
_NOT_OURS = re.compile(
    r"上级|转发|年初|省级|市级|国务院|部委|党内|党组|草案|征求意见|解读|目录|清单|汇编|审查|审核|备案|修改|修订|评估|报送|起草"
)


def documents(clause: Clause, scope: Scope) -> Iterator[Quantity]:
    """Yield how many 行政规范性文件 were issued, repealed and are in force."""
    yield from _documents("normative_documents", clause, scope)


def rules_made(clause: Clause, scope: Scope) -> Iterator[Quantity]:
    """Yield how many 规章 were issued, repealed and are in force."""
    yield from _documents("rules", clause, scope)


def _documents(row: str, clause: Clause, scope: Scope) -> Iterator[Quantity]:
    if _SHORTEST[row] not in clause.sentence:
        return
    if not scope.form.has(CellRef("disclosure", row, "issued")) or not speaks_of_year(clause, scope.year):
        return
    denied = _NOT_MADE[row].search(clause.masked) if AMOUNT not in clause.masked else None
    if denied and not _NOT_OURS.search(clause.masked) and speaks_for_all(clause, denied.start(), scope.organ):
        yield none(row, clause, ((CellRef("disclosure", row, "issued"),),))
    for column, patterns in (("issued", _MADE[row]), ("repealed", _REPEALED), ("in_force", _IN_FORCE)):
        for match, place in first_match(patterns, clause):
            if _NOT_OURS.search(item_of(clause.masked, place)):
                continue
            if _is_about(row, clause, place, match[0]) and speaks_for_all(clause, place, scope.organ):
                yield quantity(row, clause, match, ((CellRef("disclosure", row, column),),))


_NAMED = re.compile(r"(?P<rules>规章(?!制度))|(?P<normative_documents>规范性文件)")


def _is_about(row: str, clause: Clause, place: int, said: str) -> bool:
    """Say whether the last kind of document named before, in the clause or its sentence, is this one."""
    if here := _NAMED.search(said):
        return here.lastgroup == row
    named = [match.lastgroup for match in _NAMED.finditer(clause.masked)] or [
        match.lastgroup for match in _NAMED.finditer(clause.sentence)
    ]
    return bool(named) and set(named) == {row} and clause.topic_at(place) in (Topic.DOCUMENTS, Topic.NONE)


# ── decisions ──

_DECISIONS = {
    row: (
        re.compile(rf"{word}(?:处理|措施|办理)?(?:决定|案件|办件)?(?:数量|数|共计|共|总数|为)*{AMOUNT}"),
        re.compile(rf"作出(?:了)?{AMOUNT}{word}(?:处理)?决定"),
    )
    for row, word in {"licensing": "行政许可", "penalties": "行政处罚", "compulsion": "行政强制"}.items()
}
_SHOWN = re.compile(r"公示|公开|公布|信息|上传|录入|归集|推送|事项|目录|清单|案例|指南|培训|评查|结果")


def decisions(clause: Clause, scope: Scope) -> Iterator[Quantity]:
    """Yield the numbers of decisions: 行政许可, 行政处罚, 行政强制. What was merely put on show is something else."""
    if _SHOWN.search(clause.masked) or not speaks_of_year(clause, scope.year):
        return
    for row, patterns in _DECISIONS.items():
        for match, place in first_match(patterns, clause):
            told = quantity("decisions", clause, match, ((CellRef("disclosure", row, "decisions"),),))
            if told.unit != "条" and speaks_for_all(clause, place, scope.organ):
                yield told
