"""Find what running text says about applications: received, carried over, answered, by result, by applicant.

Each function takes one clause and yields what it says about one metric. Every pattern looks through a finite window,
so the whole is linear in the length of the text. A1, A2, A3 and Z0 are those of rules.md §0.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from govreport_gui.checks.narrative_clauses import AMOUNT, Clause, Topic, speaks_for_all, speaks_of_year
from govreport_gui.checks.narrative_quantities import Cells, Quantity, Scope, first_match, none, quantity
from govreport_gui.form import CellRef, forms


def application(row: str, column: str = "total") -> CellRef:
    """Name a cell of the table of applications."""
    return CellRef("applications", row, column)


NEW, CARRIED_IN = application("received_new"), application("received_carried_in")
HANDLED, CARRIED_OUT = application("handled_total"), application("carried_out")
RECEIVED = ((NEW,), (NEW, CARRIED_IN))

# ── applications received: A1, A2, A3, Z0 of rules.md §0.3, in this order ──

_WHAT = "依申请公开|申请公开|公开申请|公开办件|公开件|公开事项|信息申请|申请"
_RECEIVED = (
    re.compile(
        rf"(?:新收|收到|接收|接到|受理|收办|收件|共收|收悉)到?[^#\d]{{0,28}}?(?:{_WHAT})[^#\d]{{0,10}}?{AMOUNT}"
    ),
    re.compile(
        rf"(?:受理|收到|接到|接收|新收|收办|办理)到?[了的]?{AMOUNT}的?[^#，]{{0,10}}?"
        r"(?:政府信息公开申请|依申请公开|信息公开申请|申请公开|申请)"
    ),
    re.compile(rf"(?:政府信息公开申请|依申请公开(?:政府)?信息|依申请公开|信息公开申请)[^#\d复诉]{{0,12}}?{AMOUNT}"),
)
_NONE_RECEIVED = re.compile(
    r"(?:未|没有|无|尚未|不涉及|不存在)(?!因|对|向(?![^，#]{1,10}提[出交])|按|经|及时|法|偿|正当|需|误|须|论|能|予|作)(?:曾|再|能)?"
    r"(?P<what>#?(?:收到|接到|接收到?|受理|发生|产生|有)?[^，#\d]{0,22}?"
    r"(?:申请公开|政府信息公开申请|依申请公开|公开申请|公众申请|公开(?:政府)?信息的申请))"
)
_NOT_NONE = re.compile(r"因|超期|逾期|未|办结|答复|结转|延期|不予|重复|收费|收取|隐私|秘密|投诉|异议|纠正|退回|积压")
_NO_APPLICATION = re.compile(
    r"(?:的)?(?:渠道|平台|栏目|专栏|制度|流程|窗口|指南|人员|方式|经验|收费|超期|逾期|投诉|引发|引起|而|能力|意识|表)"
)
_DISCLOSURE = re.compile(r"信息|公开")
_LISTED_BY_WAY = re.compile(r"、[^#，]{0,8}申请[^#，]{0,4}#")
_PLAIN = re.compile(
    r"(?:新收|收到|接收|接到|受理|收办|收件|共收|收悉|办理|[到了的类])+"
    r"(?:各类|各种|各|有效|书面|公民|群众|自然人|法人|新|增至|共|计|、|和|其他组织|提出|提交|的|#)*"
    r"申请(?:共|计|合计|累计|总数|数量|数|量|件|为|有|增至)*#?"
)
_SOMETHING_ELSE = re.compile(
    r"指南|目录|流程|制度|规程|平台|栏目|专栏|专区|答复书|样本|文书|培训|窗口|会议|案例|"
    r"人员|申请表|受理点|公告|超期|逾期|申请中|重复|属于|当中|事宜|咨询|填写|书#|[村党厂校]务公开|档案|卷宗|归集|月报"
)
_APPLICATION_ENDS = re.compile(r"复议|诉讼|起诉|收费|费用|信息处理费|投诉|举报|建议|提案|热线|信箱|留言")
_CARRIED = re.compile(r"结转|转下|转结|延续至|顺延")
_RESULT_WORDS = re.compile(r"予以|部分|不予|无法|办结|答复|反馈|回复|告知|撤回|撤销|补正|提供")


def received(clause: Clause, scope: Scope) -> Iterator[Quantity]:
    """Yield the number of applications received, or that there was none."""
    end = _APPLICATION_ENDS.search(clause.masked)
    masked = clause.masked[: end.start()] if end else clause.masked
    for pattern in _RECEIVED:
        if match := pattern.search(masked):
            if _said_of_received(clause, scope, match, number_first=pattern is _RECEIVED[1]):
                yield quantity("received", clause, match, _readings_of_received(clause, match))
            return
    match = _NONE_RECEIVED.search(masked)
    if match and _denies_all(clause, match) and _is_of_all(clause, scope, match.start()):
        yield none("received", clause, RECEIVED)


def _denies_all(clause: Clause, match: re.Match[str]) -> bool:
    """Say whether applications are denied, not late ones, fees for them, or a page about them."""
    if _CARRIED.search(clause.masked) or _NOT_NONE.search(match["what"]):
        return False
    return not _NO_APPLICATION.match(clause.masked, match.end())


def _is_of_all(clause: Clause, scope: Scope, place: int) -> bool:
    return speaks_of_year(clause, scope.year) and speaks_for_all(clause, place, scope.organ)


def _said_of_received(clause: Clause, scope: Scope, match: re.Match[str], *, number_first: bool) -> bool:
    place = match.start() + match[0].index(AMOUNT)
    said = clause.masked[: place if number_first else match.end()]
    told = said + clause.masked[len(said) :].partition("、")[0]  # the number and what is said of it
    if _CARRIED.search(told) or _LISTED_BY_WAY.match(clause.masked, match.end()):
        return False
    if _SOMETHING_ELSE.search(said) or not _is_about_disclosure(match[0], clause.amount_at(place).unit):
        return False
    if (
        not number_first
        and _RESULT_WORDS.search(clause.masked[:place])
        and not match[0].startswith(("收", "接", "新", "受"))
    ):
        return False
    return _is_of_all(clause, scope, place)


def _is_about_disclosure(said: str, unit: str) -> bool:
    """Say whether the applications are for information: others are made for benefits, houses and licences."""
    if _DISCLOSURE.search(said):
        return unit not in ("次", "份", "封", "个") or said.startswith(("收", "受", "接", "新"))
    return _PLAIN.fullmatch(said) is not None


def _readings_of_received(clause: Clause, match: re.Match[str]) -> tuple[Cells, ...]:
    """Return the sums a number may be equal to: what was 办理 or 处理 may also be what was answered."""
    dealt_with = re.search("办理|处理", clause.masked[: match.end()])
    return (*RECEIVED, (HANDLED,)) if dealt_with else RECEIVED


# ── carried over, answered ──

_LAST_YEAR = r"(?:上一?年度?|去年|20\d{2}年度?(?![^#\d]{0,6}[上去]一?年)|以前年度)"
_NEXT_YEAR = r"(?:下一?年度?|次年|明年|(?P<next>20\d{2})年度?)"
_IN = (
    re.compile(rf"{_LAST_YEAR}[^#\d]{{0,6}}(?:结转|转入|转来)(?!到|至|下)[^#\d]{{0,14}}?{AMOUNT}"),
    re.compile(rf"结转(?:自|于)?(?:上一?年度?|去年)[^#\d]{{0,12}}?{AMOUNT}"),
    re.compile(rf"{AMOUNT}[^#\d]{{0,8}}(?:上一?年度?|去年)结转"),
)
_OUT = (
    re.compile(rf"(?:结转|转结|转至|转入|顺延|延续)(?:至|到|入)?{_NEXT_YEAR}[^#\d]{{0,20}}?{AMOUNT}"),
    re.compile(rf"{AMOUNT}[^#\d]{{0,12}}?(?:结转|转结|转至|转入|顺延|延续)(?:至|到|入)?{_NEXT_YEAR}"),
    re.compile(rf"{AMOUNT}[^#\d]{{0,6}}?(?:顺延|结转下年)"),
)
LOOK_BACK = 400  # characters of a sentence searched for what was settled, so that long ones stay cheap
_BARE_OUT = re.compile(rf"(?<![年的])结转{AMOUNT}$")
_SETTLED_BEFORE = re.compile(r"(?:办结|答复|办理完毕)了?[^，、结转]{1,12}[，、]结转")
_ANSWERED = (
    re.compile(rf"(?:答复|办结|办理完毕|办理完成)了?[^#\d]{{0,12}}?{AMOUNT}"),
    re.compile(
        rf"{AMOUNT}[^#\d]{{0,4}}?(?:已|全部|均|按时|按期|及时|依法|在?(?:法定|规定)(?:期限|时限|时间)内){{1,3}}(?:作出|予以)?(?:答复|办结|办理完毕|办理完成)"
    ),
)
_NOT_ALL_ANSWERS = re.compile(
    r"超期|逾期|延期|提前|当场|口头|电话|书面|未|没有|尚|撤|其中|率|工作日|其余|剩余|样式|模板|文书|格式|"
    r"同意|公开答复"
)


def carried_in(clause: Clause, scope: Scope) -> Iterator[Quantity]:
    """Yield the number of applications carried over from the year before."""
    for match, place in first_match(_IN, clause):
        named = [int(year) for year in re.findall(r"20\d{2}", match[0])]
        if clause.topic_at(place) in (Topic.APPLICATIONS, Topic.NONE) and _is_last(named, scope.year):
            yield quantity("carried_in", clause, match, ((CARRIED_IN,),))


def carried_out(clause: Clause, scope: Scope) -> Iterator[Quantity]:
    """Yield the number of applications carried over to the next year; of a year named it says which."""
    for match, place in first_match(_OUT, clause):
        if clause.topic_at(place) not in (Topic.APPLICATIONS, Topic.NONE):
            continue
        named = match.groupdict().get("next")
        said_before = [year for year in clause.years if scope.year and year < scope.year]
        if named and (int(named) == scope.year and said_before):
            yield quantity("carried_in", clause, match, ((CARRIED_IN,),))
        elif not said_before:
            yield quantity("carried_out", clause, match, ((CARRIED_OUT,),))
    bare = _BARE_OUT.search(clause.masked)
    if (
        bare
        and clause.topic_at(bare.start()) is Topic.APPLICATIONS
        and _SETTLED_BEFORE.search(clause.sentence, 0, LOOK_BACK)
    ):
        yield quantity("carried_out", clause, bare, ((CARRIED_OUT,),))  # 收到15件，办结14件，结转1件


def answered(clause: Clause, scope: Scope) -> Iterator[Quantity]:
    """Yield the number of applications answered."""
    for match, place in first_match(_ANSWERED, clause):
        if _NOT_ALL_ANSWERS.search(clause.masked) or _CARRIED.search(clause.masked[: match.end()]):
            continue
        if clause.topic_at(match.end()) is not Topic.APPLICATIONS or clause.aside:
            continue
        if _outcome(clause.masked, scope.form_id):
            continue
        if _is_of_all(clause, scope, place):
            yield quantity("answered", clause, match, ((HANDLED,), *RECEIVED))


def _is_last(named: list[int], year: int | None) -> bool:
    return year is None or all(found == year - 1 for found in named[:1])


LONG_REASON = 7  # characters of a result told with its number that can be nothing but a row of the table
# ── results and applicants: the form's own words ──


@cache
def _outcome_patterns(form_id: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str], Cells], ...]:
    """Return for each result, and each group of results, the patterns that tell its number and its cells."""
    form = forms()[form_id]
    total = next(e for e in form.equations if e.rule == "S02" and e.left[0].column == "total")
    cells: dict[str, list[CellRef]] = {}
    for ref in total.left:
        for label in form.row(ref).path[1:]:
            cells.setdefault(_core(label), []).append(ref)
    return tuple(
        (
            re.compile(rf"{word}[”】]?的?(?:申请|情形|类|答复){{0,2}}(?:共|计|共计|为|有|数量)*{AMOUNT}"),
            _before(word),
            tuple(refs),
        )
        for word, refs in cells.items()
        if len(word) > 3
    )


def _before(word: str) -> re.Pattern[str]:
    return re.compile(rf"{AMOUNT}(?:(?:申请)?(?:已|作出|作|属于|为|系|均){{0,2}}|申请(?:因|由于)[^#，]{{2,16}}?){word}")


def _core(label: str) -> str:
    """Return the words of a row's label that a sentence would use: no number, no remark in brackets."""
    plain = re.sub(r"^(?:[（(][一二三四五六七八九十]+[)）]|\d+[.．])", "", label)
    return re.escape(re.sub(r"[（(].*$", "", plain).removesuffix("类申请"))


def _outcome(masked: str, form_id: str) -> bool:
    return any(after.search(masked) or before.search(masked) for after, before, _ in _outcome_patterns(form_id))


def outcomes(clause: Clause, scope: Scope) -> Iterator[Quantity]:
    """Yield the numbers of applications by result: 予以公开12件, 1件属于国家秘密."""
    if AMOUNT not in clause.masked:
        return
    for after, before, cells in _outcome_patterns(scope.form_id):
        match = after.search(clause.masked) or before.search(clause.masked)
        if match and _is_result(clause, match) and speaks_of_year(clause, scope.year):
            yield quantity("outcome", clause, match, (cells,))


def _is_result(clause: Clause, match: re.Match[str]) -> bool:
    place = match.start() + match[0].index(AMOUNT)
    topic = clause.topic_at(match.start())
    if topic is Topic.NONE and len(match[0]) < LONG_REASON and "申请" not in clause.sentence:
        return False
    return topic in (Topic.APPLICATIONS, Topic.NONE) and clause.amount_at(place).unit not in ("条", "项", "份", "次")


@cache
def _applicant_patterns(form_id: str) -> tuple[tuple[re.Pattern[str], tuple[Cells, ...]], ...]:
    form = forms()[form_id]
    columns = form.table["applications"].columns_of["received_new"]
    groups: dict[str, list[str]] = {}
    for key, column in columns.items():
        for label in column.path[1:]:
            groups.setdefault(label, []).append(key)
    found = []
    for label, keys in groups.items():
        if len(label) < 3 or "total" in keys:
            continue
        word = "法人(?:(?:和|或|及|、)其他组织)?" if len(keys) > 1 else re.escape(label)
        pattern = re.compile(rf"{word}(?:提出|提交|申请|的|类|共|为|方面){{0,3}}{AMOUNT}")
        found.append((pattern, tuple(_columns(rows, keys) for rows in (("received_new",), _BOTH, ("handled_total",)))))
    return tuple(found)


_BOTH = ("received_new", "received_carried_in")


def _columns(rows: tuple[str, ...], keys: list[str]) -> Cells:
    return tuple(application(row, key) for row in rows for key in keys)


def applicants(clause: Clause, scope: Scope) -> Iterator[Quantity]:
    """Yield the numbers of applications by applicant: 自然人18件."""
    if AMOUNT not in clause.masked:
        return
    for pattern, readings in _applicant_patterns(scope.form_id):
        match = pattern.search(clause.masked)
        if match and clause.topic_at(match.end()) is Topic.APPLICATIONS and speaks_of_year(clause, scope.year):
            yield quantity("applicants", clause, match, readings)
