"""Find what running text says about applications that were dealt with: carried over, answered, by result.

Each function takes one clause and yields what it says about one metric. Every pattern looks through a finite window,
so the whole is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from govreport_gui.checks.narrative_clauses import AMOUNT, Clause, Topic
from govreport_gui.checks.narrative_quantities import (
    CARRIED_IN,
    CARRIED_OUT,
    CARRIED_OVER,
    HANDLED,
    RECEIVED,
    Cells,
    Quantity,
    Scope,
    first_match,
    quantity,
)
from govreport_gui.checks.narrative_scope import is_of_all, speaks_elsewhere, speaks_of_year
from govreport_gui.form import CellRef, forms

# ── carried over, answered ──

_LAST_YEAR = r"(?:上一?年度?|去年|20\d{2}年度?(?![^#\d]{0,6}[上去]一?年)|以前年度)"
_NEXT_YEAR = r"(?:下一?年度?|次年|明年|(?P<next>20\d{2})年度?)"
_IN = (
    re.compile(rf"{_LAST_YEAR}[^#\d]{{0,6}}(?:结转|转结|转入|转来)(?!到|至|下)[^#\d]{{0,14}}?{AMOUNT}"),
    re.compile(rf"(?:上一?年度?|去年|20\d{{2}}年度?)结转(?:至|到|入)[本今当]年[^#\d]{{0,16}}?{AMOUNT}"),
    re.compile(rf"结转(?:(?:自|于)20\d{{2}}年度?|(?:自|于)?(?:上一?年度?|去年))[^#\d]{{0,12}}?{AMOUNT}"),
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
_ANSWERED_TO = re.compile(rf"(?<!到)(?<!的)对{AMOUNT}[^#，]{{0,14}}?申请[^#，]{{0,6}}?答复(?:完毕)?$")
_ALL_ANSWERED = re.compile(  # 15件政府信息公开申请全部按时办结
    rf"^{AMOUNT}(?:政府信息公开|信息公开|依申请公开)申请"
    r"(?:均|全部|都|已|按时|按期|及时|依法|在(?:法定|规定)(?:期限|时限)内){1,4}(?:作出)?(?:答复|办结)"
)
_APPLICATIONS_AFTER = re.compile(r"的?(?:政府)?(?:信息公开|依申请公开)?申请")
_LATE_TOO = re.compile(r"(?:延期|超期|逾期)(?:答复|办结|办理)?\d")
_NOT_ALL_ANSWERS = re.compile(
    r"超期|逾期|延期|提前|当场|口头|电话|书面|未|没有|尚|撤|其中|率|工作日|其余|剩余|样式|模板|文书|格式|案例|错误|问题|瑕疵|抽查|检查|评查|核查|决定书|告知书|"
    r"同意|(?<!申请)公开答复"
)


def carried_in(clause: Clause, scope: Scope) -> Iterator[Quantity]:
    """Yield the number of applications carried over from the year before."""
    for match, place in first_match(_IN, clause):
        named = [int(year) for year in re.findall(r"20\d{2}", match[0])]
        if speaks_elsewhere(clause, place, scope.organ):
            continue
        before = clause.years if not named else ()
        if _counts_cases(clause, place) and _is_last(named, scope.year) and not _are_past(before, scope.year):
            yield quantity("carried_in", clause, match, ((CARRIED_IN,),))


def carried_out(clause: Clause, scope: Scope) -> Iterator[Quantity]:
    """Yield the number of applications carried over to the next year; of a year named it says which."""
    for match, place in first_match(_OUT, clause):
        if not _counts_cases(clause, place) or speaks_elsewhere(clause, place, scope.organ):
            continue
        named = match.groupdict().get("next")
        said_before = _are_past(clause.years, scope.year)
        if named and (int(named) == scope.year and said_before):
            yield quantity("carried_in", clause, match, ((CARRIED_IN,),))
        elif not said_before:
            yield quantity("carried_out", clause, match, ((CARRIED_OUT,),))
    bare = _BARE_OUT.search(clause.masked)
    if (
        bare
        and not clause.elsewhen
        and not _are_past(clause.years, scope.year)
        and clause.topic_at(bare.start()) is Topic.APPLICATIONS
        and _SETTLED_BEFORE.search(clause.sentence, 0, LOOK_BACK)
    ):
        yield quantity("carried_out", clause, bare, ((CARRIED_OUT,),))  # 收到15件，办结14件，结转1件


def answered(clause: Clause, scope: Scope) -> Iterator[Quantity]:
    """Yield the number of applications answered."""
    for match, place in first_match((*_ANSWERED, _ANSWERED_TO, _ALL_ANSWERED), clause):
        if _NOT_ALL_ANSWERS.search(clause.masked) or CARRIED_OVER.search(clause.masked[: match.end()]):
            continue
        named = _APPLICATIONS_AFTER.match(clause.masked, match.end())  # 已答复的22件申请
        if clause.topic_at(named.end() if named else match.end()) is not Topic.APPLICATIONS or clause.aside:
            continue
        if clause.amount_at(place).unit in ("份", "个", "封", "项") or _LATE_TOO.search(clause.sentence, 0, LOOK_BACK):
            continue
        if _outcome(clause.masked, scope.form_id):
            continue
        if is_of_all(clause, scope, place):
            yield quantity("answered", clause, match, ((HANDLED,), *RECEIVED))


def _counts_cases(clause: Clause, place: int) -> bool:
    """Say whether a number carried over may be one of applications: not 2个项目, not 信访案件3件."""
    return clause.topic_at(place) in (Topic.APPLICATIONS, Topic.NONE) and clause.amount_at(place).unit not in (
        "个",
        "项",
        "次",
        "封",
    )


def _are_past(years: tuple[int, ...], year: int | None) -> bool:
    return year is not None and any(named < year for named in years)


def _is_last(named: list[int], year: int | None) -> bool:
    return year is None or all(found == year - 1 for found in named[:1])


SHORT_LABEL = 3  # characters of a row's label that are too common to be one of its own
ENOUGH_RESULTS = 3  # groups of results in one sentence that can only be about applications
LONG_REASON = 7  # characters of a result told with its number that can be nothing but a row of the table
# ── results and applicants: the form's own words ──


@cache
def _result_cells(form_id: str) -> dict[str, list[CellRef]]:
    """Return for the words (a pattern) of each result, and of each group of results, the cells that count it."""
    form = forms()[form_id]
    total = next(e for e in form.equations if e.rule == "S02" and e.left[0].column == "total")
    cells: dict[str, list[CellRef]] = {}
    for ref in total.left:
        for label in form.row(ref).path[1:]:
            cells.setdefault(_core(label), []).append(ref)
    return {word: refs for word, refs in cells.items() if len(word) > SHORT_LABEL}


@cache
def _any_result(form_id: str) -> re.Pattern[str]:
    """Return the pattern that any result is named at all: most clauses name none."""
    return re.compile("|".join(_result_cells(form_id)))


@cache
def _outcome_patterns(form_id: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str], Cells], ...]:
    """Return for each result, and each group of results, the patterns that tell its number and its cells."""
    return tuple(
        (
            re.compile(rf"{word}[”】]?的?(?:申请|情形|类|答复|决定){{0,2}}(?:共|计|为|有|数量|数)*{AMOUNT}"),
            _before(word),
            tuple(refs),
        )
        for word, refs in _result_cells(form_id).items()
    )


def _before(word: str) -> re.Pattern[str]:
    return re.compile(rf"{AMOUNT}(?:(?:申请)?(?:已|作出|作|属于|为|系|均){{0,2}}|申请(?:因|由于)[^#，]{{2,16}}?){word}")


def _core(label: str) -> str:
    """Return the words of a row's label that a sentence would use: no number, no remark in brackets."""
    plain = re.sub(r"^(?:[（(][一二三四五六七八九十]+[)）]|\d+[.．])", "", label)
    return re.escape(re.sub(r"[（(].*$", "", plain).removesuffix("类申请"))


def _outcome(masked: str, form_id: str) -> bool:
    if not _any_result(form_id).search(masked):
        return False
    return any(after.search(masked) or before.search(masked) for after, before, _ in _outcome_patterns(form_id))


def outcomes(clause: Clause, scope: Scope) -> Iterator[Quantity]:
    """Yield the numbers of applications by result: 予以公开12件, 1件属于国家秘密."""
    if AMOUNT not in clause.masked or not _any_result(scope.form_id).search(clause.masked):
        return
    for after, before, cells in _outcome_patterns(scope.form_id):
        match = after.search(clause.masked) or before.search(clause.masked)
        if not match or speaks_elsewhere(clause, match.start(), scope.organ):
            continue
        if _is_result(clause, match, scope.form_id) and speaks_of_year(clause, scope.year, match.start()):
            yield quantity("outcome", clause, match, (cells,))


@cache
def _groups(form_id: str) -> frozenset[str]:
    """Return the form's groups of results, 予以公开, 部分公开, 不予公开 and so on."""
    rows = forms()[form_id].table["applications"].rows.values()
    return frozenset(group for row in rows for label in row.path[1:2] if len(group := _core(label)) > SHORT_LABEL)


def _lists_results(sentence: str, form_id: str) -> bool:
    """Say whether a sentence is about applications, by name or by naming enough of the form's groups of results."""
    return "申请" in sentence or sum(group in sentence for group in _groups(form_id)) >= ENOUGH_RESULTS


def _is_result(clause: Clause, match: re.Match[str], form_id: str) -> bool:
    place = match.start() + match[0].index(AMOUNT)
    topic = clause.topic_at(match.start())
    if topic is Topic.NONE and len(match[0]) < LONG_REASON and not _lists_results(clause.sentence, form_id):
        return False
    return topic in (Topic.APPLICATIONS, Topic.NONE) and clause.amount_at(place).unit not in ("条", "项", "份", "次")
