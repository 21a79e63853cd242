"""Rules S01–S04: the form's equations (forms.md 6).

Blank and placeholder count as 0; an equation with a cell that is no number is skipped, because a rule C already
reports that cell.
"""

from __future__ import annotations

from collections.abc import Iterator

from govreport_gui.checks.context import Context
from govreport_gui.finding import Finding, Severity, Suspect
from govreport_gui.form import CellRef, Equation

NAMED_TERMS = 7  # longer sums are told by their total alone


def s01(context: Context) -> Iterator[Finding]:
    """S01 · error · a row of 表三: the six kinds of applicants do not add up to 总计 (c1+…+c6 = c7)."""
    yield from _unbalanced(context, "S01")


def s02(context: Context) -> Iterator[Finding]:
    """S02 · error · a column of 表三: the results do not add up to （七）总计 (D1+D2+ΣD3+…+ΣD6 = TOT)."""
    yield from _unbalanced(context, "S02")


def s03(context: Context) -> Iterator[Finding]:
    """S03 · error · a column of 表三: “第一项加第二项之和，等于第三项加第四项之和” (NEW+IN = TOT+OUT)."""
    yield from _unbalanced(context, "S03")


def s04(context: Context) -> Iterator[Finding]:
    """S04 · error · 表四: the four results of a kind of case do not add up to its 总计 (keep+fix+oth+open = tot)."""
    yield from _unbalanced(context, "S04")


def _unbalanced(context: Context, rule: str) -> Iterator[Finding]:
    for equation in context.form.equations:
        if equation.rule == rule and context.gaps[equation]:
            yield _finding(context, equation)


def _finding(context: Context, equation: Equation) -> Finding:
    left, right = context.total(equation.left) or 0, context.total(equation.right) or 0
    line = "行" if _is_row(equation) else "列"
    table = context.form.table[equation.left[0].table].name
    sides = f"{_side(context, equation, equation.left)}，{_side(context, equation, equation.right)}"
    repairs = tuple(repair.changes for repair in context.repairs if equation in repair.mends)
    return Finding(
        rule=equation.rule,
        severity=Severity.ERROR,
        message=f"{table}“{equation.subject}”{line}不平：{sides}，差 {abs(left - right)}。",
        expected=str(left),
        actual=str(right),
        cells=equation.cells,
        suspects=_suspects(repairs),
        repairs=repairs,
    )


def _suspects(repairs: tuple[tuple[Suspect, ...], ...]) -> tuple[Suspect, ...]:
    """Return the cells that may be wrong: each that would do alone, else the likeliest two."""
    alone = tuple(changes[0] for changes in repairs if len(changes) == 1)
    return alone or (repairs[0] if repairs else ())


def _side(context: Context, equation: Equation, refs: tuple[CellRef, ...]) -> str:
    """Say one side in words: 本年新收 3 + 上年结转 1 = 4. Of a long sum only what is not 0."""
    total = context.total(refs)
    terms = refs if len(refs) <= 2 else tuple(ref for ref in refs if context.values[ref])
    name = context.form.column if _is_row(equation) else context.form.row
    spelled = " + ".join(f"{name(ref).name} {context.values[ref]}" for ref in terms)
    if len(terms) == 1:
        return spelled
    return f"{spelled} = {total}" if 1 < len(terms) <= NAMED_TERMS else f"各项相加 = {total}"


def _is_row(equation: Equation) -> bool:
    return equation.left[0].row == equation.right[0].row
