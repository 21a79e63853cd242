"""Rules C: what stands in single cells. Each cell has one state (`cell_state`), so one fault is told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from govreport_gui import number
from govreport_gui.checks.cell_state import LOOKALIKES, CellState
from govreport_gui.checks.context import Context
from govreport_gui.checks.organ import may_make_rules
from govreport_gui.finding import Finding, Severity
from govreport_gui.form import CellKind, CellRef

SHOWN_LENGTH = 20  # of a cell's text in a message
NAMED_CELLS = 3  # a finding about so many cells names them, about more it counts them


def c01(context: Context) -> Iterator[Finding]:
    """C01 · warning · a cell is blank; error where a total is blank although its parts are not all zero.

    Blanks are told per table. No national rule says that a blank is forbidden (forms.md 8), so it is no error.
    """
    wrong = {ref: total for ref in context.in_state(CellState.BLANK) if (total := _sum_of_parts(context, ref))}
    for ref, total in wrong.items():
        message = f"{context.form.cell_name(ref)}空着，各项相加是 {total}。"
        yield Finding("C01", Severity.ERROR, message, expected=str(total), cells=(ref,))
    others = [ref for ref in context.in_state(CellState.BLANK) if ref not in wrong]
    for where, cells in _by_table(context, others):
        yield Finding("C01", Severity.WARNING, f"{where}空白，没有数的请填 0。", expected="0", cells=cells)


def c02(context: Context) -> Iterator[Finding]:
    """C02 · warning · a placeholder ("/", "—", 无, 不适用) stands instead of a number. Told per table and sign."""
    signs: dict[str, list[CellRef]] = {}
    for ref in context.in_state(CellState.PLACEHOLDER):
        signs.setdefault(context.report.cell(ref).strip(), []).append(ref)
    for sign, refs in signs.items():
        for where, cells in _by_table(context, refs):
            message = f"{where}填的是“{sign}”，没有数的请填 0。"
            yield Finding("C02", Severity.WARNING, message, expected="0", actual=sign, cells=cells)


def c03(context: Context) -> Iterator[Finding]:
    """C03 · error · a count is not a whole number: decimals, a unit, 约 or 余, separators, text."""
    for ref in context.in_state(CellState.NOT_A_NUMBER):
        if context.form.kind(ref) is CellKind.AMOUNT:
            continue  # C07
        wanted = "数字和单位（元、万元）" if context.form.kind(ref) is CellKind.MONEY else "一个整数"
        yield _cell_finding(
            context, ref, "C03", Severity.ERROR, what=f"应当只填{wanted}", expected=_meant(context, ref)
        )


def c04(context: Context) -> Iterator[Finding]:
    """C04 · warning · leading zeros ("00", "07")."""
    for ref in context.in_state(CellState.LEADING_ZERO):
        meant = number.squeeze(context.report.cell(ref)).lstrip("0")
        expected = f"0{meant}" if not meant or meant.startswith(".") else meant
        yield _cell_finding(context, ref, "C04", Severity.WARNING, what="前面多了 0", expected=expected)


def c05(context: Context) -> Iterator[Finding]:
    """C05 · error · a negative number, save in the 2019 form's 本年增/减."""
    for ref in context.in_state(CellState.NEGATIVE):
        yield _cell_finding(context, ref, "C05", Severity.ERROR, what="数量不能是负数，请核对")


def c06(context: Context) -> Iterator[Finding]:
    """C06 · hint · full-width digits or blanks around a proper number. Told per table."""
    for where, cells in _by_table(context, context.in_state(CellState.UNTIDY)):
        message = f"{where}的数字是全角的，或者带有空格，请改成普通数字。"
        first = context.report.cell(cells[0])
        yield Finding("C06", Severity.HINT, message, number.squeeze(first), first, cells)


def c07(context: Context) -> Iterator[Finding]:
    """C07 · warning · a fee with more than four decimals, a unit or separators; error where it is no number."""
    for ref in context.in_state(CellState.FLAWED_AMOUNT):
        plain = number.squeeze(context.report.cell(ref))
        digits = number.amount_digits(plain)
        if digits is None:
            what, expected = "单位已经印在表上，格子里只填以万元计的数字", ""
        elif "," in plain:
            what, expected = "不用千位分隔符", digits
        else:
            what, expected = "小数最多四位", f"{Decimal(digits):.4f}"
        yield _cell_finding(context, ref, "C07", Severity.WARNING, what=what, expected=expected)
    for ref in context.in_state(CellState.NOT_A_NUMBER):
        if context.form.kind(ref) is CellKind.AMOUNT:
            yield _cell_finding(context, ref, "C07", Severity.ERROR, what="应当填以万元计的数字")


def c11(context: Context) -> Iterator[Finding]:
    """C11 · error · 规章 in the report of an organ that may not make any (立法法); warning where its kind is unknown.

    Silent for 某某市人民政府: whether that city has districts, and so the power, its name does not tell.
    """
    cells = tuple(ref for ref in context.refs if ref.row == "rules" and (context.values[ref] or 0) > 0)
    may = may_make_rules(context.organ) if cells else True
    if may:
        return
    label = context.form.row(cells[0]).name
    if may is False:
        severity, why = Severity.ERROR, f"{context.organ}没有规章制定权，这一行应当填 0"
    else:
        severity, why = (
            Severity.WARNING,
            "只有国务院部门、省级政府、设区的市和自治州政府才制定规章，其他机关填 0，请核对",
        )
    values = "、".join(context.report.cell(ref) for ref in cells)
    message = f"{context.form.table[cells[0].table].name}“{label}”填了 {values}：{why}。"
    yield Finding("C11", severity, message, expected="0", actual=values, cells=cells)


def c12(context: Context) -> Iterator[Finding]:
    """C12 · error · a letter or sign that looks like a digit: O, o, 〇, ○, l, I."""
    for ref in context.in_state(CellState.LOOKALIKE):
        meant = number.squeeze(context.report.cell(ref)).translate(LOOKALIKES).lstrip("0") or "0"
        yield _cell_finding(context, ref, "C12", Severity.ERROR, what="里面有像数字的字母或符号", expected=meant)


def _cell_finding(
    context: Context, ref: CellRef, rule: str, severity: Severity, *, what: str, expected: str = ""
) -> Finding:
    actual = context.report.cell(ref).strip()
    advice = f"，请改为 {expected}" if expected else ""
    shown = actual if len(actual) <= SHOWN_LENGTH else f"{actual[:SHOWN_LENGTH]}…"
    message = f"{context.form.cell_name(ref)}填的是“{shown}”，{what}{advice}。"
    return Finding(rule, severity, message, expected, actual, (ref,))


def _by_table(context: Context, refs: Iterable[CellRef]) -> Iterator[tuple[str, tuple[CellRef, ...]]]:
    """Yield (where, cells) for each table that has any of the cells."""
    tables: dict[str, list[CellRef]] = {}
    for ref in refs:
        tables.setdefault(ref.table, []).append(ref)
    for table, cells in tables.items():
        names = "、".join(context.form.cell_name(ref) for ref in cells[:NAMED_CELLS])
        where = names if len(cells) <= NAMED_CELLS else f"{context.form.table[table].name}有 {len(cells)} 格"
        yield where, tuple(cells)


def _sum_of_parts(context: Context, ref: CellRef) -> int:
    """Return what a total should say; 0 where the cell is no total or a part is no number."""
    equation = context.form.table[ref.table].totals.get(ref)
    parts = [context.values.get(part, 0) for part in equation.left] if equation else []
    return sum(part for part in parts if part is not None) if None not in parts else 0


def _meant(context: Context, ref: CellRef) -> str:
    """Return the count that was meant by "5件" or "1,234"; "" where that is not sure."""
    typed = number.tidy_typed(context.report.cell(ref))
    return typed if number.parse_count(typed) is not None else ""
