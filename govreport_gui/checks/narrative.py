"""Rules N01–N13: what running text says against what the tables say.

False alarms kill trust: only exact numbers are compared, only those of the whole organ and year, and where a metric is
told several times and one telling fits, nothing is said (rules.md 5). A cell that is blank, missing or no number is
another rule's matter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from govreport_gui.checks.cell_state import CellState
from govreport_gui.checks.context import NARRATIVE, Context
from govreport_gui.checks.narrative_clauses import clauses
from govreport_gui.checks.narrative_metrics import quantities
from govreport_gui.checks.narrative_quantities import Cells, Quantity
from govreport_gui.finding import Finding, Severity

SHOWN_LENGTH = 40  # of a clause in a message
NAMED_CELLS = 2  # so many cells are named, more are called by the first and 等
_TO_YEAR = re.compile(r"(?:结转|转结|转至|转入|顺延|延续)(?:至|到|入)?(20\d{2})年")


def n01(context: Context) -> Iterator[Finding]:
    """N01 · warning · applications received are not those of 表三: NEW, or NEW + IN; error where one of them is 0.

    Both readings are in use: 收到 may count what came over from last year or not.
    """
    yield from _against(context, "N01", "received", only=lambda told: not told.in_words, zero_is_error=True)


def n02(context: Context) -> Iterator[Finding]:
    """N02 · error · the text says in words that no application came in, the table has some."""
    yield from _against(context, "N02", "received", only=lambda told: told.in_words, zero_is_error=True)


def n03(context: Context) -> Iterator[Finding]:
    """N03 · warning · applications carried over from last year are not those of 表三 (IN)."""
    yield from _against(context, "N03", "carried_in")


def n04(context: Context) -> Iterator[Finding]:
    """N04 · warning · applications answered are not those of 表三: TOT, or what was received."""
    yield from _against(context, "N04", "answered")


def n05(context: Context) -> Iterator[Finding]:
    """N05 · warning · applications carried out to the next year are not OUT of 表三; or the year named is not next."""
    yield from _against(context, "N05", "carried_out")
    year = context.report.year
    for part in NARRATIVE if year else ():
        for begins, clause in clauses(part, context.report.text_of(part)):
            named = _TO_YEAR.search(clause.text)
            if named and int(named[1]) == year and min(clause.years, default=year) >= year:
                message = f"“{_short(clause.text)}”写的是结转到 {year} 年，{year} 年度的报告应当结转到 {year + 1} 年。"
                where = clause.span(begins)
                yield Finding("N05", Severity.WARNING, message, f"{year + 1}年", f"{year}年", text=where)


def n06(context: Context) -> Iterator[Finding]:
    """N06 · warning · a result (予以公开, 部分公开, 不予公开 … or a single reason) is not that of 表三."""
    yield from _against(context, "N06", "outcome")


def n07(context: Context) -> Iterator[Finding]:
    """N07 · warning · applications of 自然人 or 法人 are not those of 表三, with or without those carried in."""
    yield from _against(context, "N07", "applicants")


def n08(context: Context) -> Iterator[Finding]:
    """N08 · warning · reviews in the text are not those of 表四 (RV.tot); error where one of them is 0."""
    yield from _against(context, "N08", "reviews", zero_is_error=True)


def n09(context: Context) -> Iterator[Finding]:
    """N09 · warning · lawsuits are not those of 表四: both kinds together, or one of them; error where one is 0."""
    yield from _against(context, "N09", "lawsuits", zero_is_error=True)


def n10(context: Context) -> Iterator[Finding]:
    """N10 · warning · reviews upheld or corrected are not those of 表四 (RV.keep, RV.fix)."""
    yield from _against(context, "N10", "review_results")


def n11(context: Context) -> Iterator[Finding]:
    """N11 · warning · 行政规范性文件 issued, repealed or in force are not those of 表二 (GF)."""
    yield from _against(context, "N11", "normative_documents")


def n12(context: Context) -> Iterator[Finding]:
    """N12 · warning · 规章 issued, repealed or in force are not those of 表二 (GZ)."""
    yield from _against(context, "N12", "rules")


def n13(context: Context) -> Iterator[Finding]:
    """N13 · warning · decisions (行政许可, 行政处罚, 行政强制) are not those of 表二."""
    yield from _against(context, "N13", "decisions")


def sums_of(context: Context, told: Quantity) -> list[int]:
    """Return what the tables say for each reading of a quantity; nothing where the usual reading is not known."""
    if not _is_filled(context, told.cells):
        return []
    totals = [context.total(cells) for cells in told.readings]
    return [] if totals[0] is None else [total for total in totals if total is not None]


def _is_filled(context: Context, cells: Cells) -> bool:
    return all(context.states.get(cell, CellState.BLANK) is not CellState.BLANK for cell in cells)


def _against(
    context: Context,
    rule: str,
    metric: str,
    *,
    only: Callable[[Quantity], bool] = lambda told: True,
    zero_is_error: bool = False,
) -> Iterator[Finding]:
    told_of: dict[Cells, list[Quantity]] = {}
    for told in quantities(context.report):
        if told.metric == metric and told.exact:
            told_of.setdefault(told.cells, []).append(told)
    for several in told_of.values():
        if any(told.value in sums_of(context, told) for told in several):
            continue
        yield from (
            _finding(context, rule, told, zero_is_error) for told in several if only(told) and sums_of(context, told)
        )


def _finding(context: Context, rule: str, told: Quantity, zero_is_error: bool) -> Finding:
    expected = sums_of(context, told)[0]
    severe = zero_is_error and (told.value == 0) != (expected == 0)
    said = "没有" if told.in_words else f"{told.value}{told.unit}"
    message = f"“{_short(told.clause)}”说的是{said}，{_names(context, told.cells)}是 {expected}，两处应当一致。"
    severity = Severity.ERROR if severe else Severity.WARNING
    return Finding(rule, severity, message, str(expected), str(told.value), told.cells, text=told.span)


def _names(context: Context, cells: Cells) -> str:
    if len(cells) > NAMED_CELLS:
        return f"{context.form.cell_name(cells[0])}等 {len(cells)} 格合计"
    names = "、".join(context.form.cell_name(cell) for cell in cells)
    return names if len(cells) == 1 else f"{names}合计"


def _short(clause: str) -> str:
    return clause if len(clause) <= SHOWN_LENGTH else f"{clause[:SHOWN_LENGTH]}…"
