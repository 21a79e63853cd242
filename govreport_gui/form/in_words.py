"""Say in words what an equation adds up (本年新收＋上年结转, 自然人至其他组织各列之和) and which cells are meant."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from govreport_gui.form.spec import CellRef, Equation, Form, Table

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


def cells_in_words(table: Table, refs: Iterable[CellRef]) -> str:
    """Name cells of a table as shortly as may be: 全表; 重复申请整行; 自然人、商业企业：予以公开、部分公开."""
    asked = set(refs)
    if asked.issuperset(table.refs):
        return "全表"
    if len(table.blocks) > 1:  # whose columns may be called alike
        return _by_rows(table, asked)
    return min(_by_rows(table, asked), _by_columns(table, asked), key=len)


def _by_rows(table: Table, asked: Collection[CellRef]) -> str:
    """Name the rows, those of the same columns together."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for key, row in table.rows.items():
        columns = table.columns_of[key]
        names = tuple(column.name for at, column in columns.items() if CellRef(table.key, key, at) in asked)
        if names:
            alike.setdefault(() if len(names) == len(columns) else names, []).append(row.name)
    return _joined(alike, "整行")


def _by_columns(table: Table, asked: Collection[CellRef]) -> str:
    """Name the columns of a table of one block, those of the same rows together."""
    (block,) = table.blocks
    alike: dict[tuple[str, ...], list[str]] = {}
    for column in block.columns:
        names = tuple(row.name for row in block.rows if CellRef(table.key, row.key, column.key) in asked)
        if names:
            alike.setdefault(() if len(names) == len(block.rows) else names, []).append(column.name)
    return _joined(alike, "整列")


def _joined(alike: dict[tuple[str, ...], list[str]], whole: str) -> str:
    named = (f"{'、'.join(first)}{'：' if others else whole}{'、'.join(others)}" for others, first in alike.items())
    return "；".join(named)
