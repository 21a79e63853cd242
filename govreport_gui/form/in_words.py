"""Say in words what an equation adds up: 本年新收＋上年结转, or 自然人至其他组织各列之和."""

from __future__ import annotations

from collections.abc import Sequence

from govreport_gui.form.spec import CellRef, Equation, Form

_NAMED = 4  # more cells than this are not named one by one


def equation_in_words(form: Form, equation: Equation) -> str:
    """Return both sides: 本年新收＋上年结转＝办理结果总计＋结转下年度."""
    return f"{side_in_words(form, equation, equation.left)}＝{side_in_words(form, equation, equation.right)}"


def side_in_words(form: Form, equation: Equation, refs: Sequence[CellRef]) -> str:
    """Return what one side adds up."""
    names = [term_in_words(form, equation, ref) for ref in refs]
    if len(names) > _NAMED:
        return f"{names[0]}至{names[-1]}各{'列' if is_along_row(equation) else '行'}之和"
    return "＋".join(names)


def term_in_words(form: Form, equation: Equation, ref: CellRef) -> str:
    """Name a cell by what tells it from the others of its equation."""
    return (form.column(ref) if is_along_row(equation) else form.row(ref)).name


def is_along_row(equation: Equation) -> bool:
    """Say whether an equation adds up cells of one row, and not of one column."""
    return len({ref.row for ref in equation.cells}) == 1
