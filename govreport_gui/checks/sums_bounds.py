"""Rules S05–S10: bounds that follow from the meaning of the figures (forms.md 6), and what zeros can hardly mean."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_gui import number
from govreport_gui.checks.context import Context
from govreport_gui.checks.words import words
from govreport_gui.finding import Finding, Severity
from govreport_gui.form import CellRef, Equation


def s05(context: Context) -> Iterator[Finding]:
    """S05 · warning · fewer documents in force than were issued and not repealed this year (live < made − void)."""
    for live in _column(context, "in_force"):
        made, void = (live._replace(column=key) for key in ("issued", "repealed"))
        values = [context.values.get(ref) for ref in (live, made, void)]
        if None in values:
            continue
        in_force, issued, repealed = (value or 0 for value in values)
        if in_force < issued - repealed:
            message = (
                f"{_row_name(context, live)}现行有效 {in_force} 件，少于本年制发 {issued} 件减去废止 {repealed} 件，"
                "请核对。"
            )
            yield _bound("S05", message, f"不少于 {issued - repealed}", in_force, (live, made, void))


def s06(context: Context) -> Iterator[Finding]:
    """S06 · warning · 2019 form: disclosed in all < disclosed this year; last year's items + change < 0."""
    for every in _column(context, "disclosed_total"):
        new = every._replace(column="newly_disclosed")
        total, this_year = context.values.get(every), context.values.get(new)
        if total is not None and this_year is not None and total < this_year:
            names = context.form.cell_name(every), context.form.column(new).name
            message = f"{names[0]}是 {total}，少于{names[1]} {this_year}，请核对。"
            yield _bound("S06", message, f"不少于 {this_year}", total, (every, new))
    for last in _column(context, "last_year_items"):
        change = last._replace(column="change")
        before, by = context.values.get(last), number.parse_change(context.report.cell(change))
        if before is not None and by is not None and before + by < 0:
            message = f"{_row_name(context, last)}上一年有 {before} 项，本年却减少了 {-by} 项，请核对。"
            yield _bound("S06", message, f"不小于 -{before}", by, (change, last))


def s07(context: Context) -> Iterator[Finding]:
    """S07 · error · more applications are carried over than there were (OUT > NEW + IN). Told once per table."""
    broken = []
    for equation in _balances(context):
        received, carried_out = context.total(equation.left), context.values.get(equation.right[-1])
        if received is not None and carried_out is not None and carried_out > received:
            broken.append((equation, received, carried_out))
    if not broken:
        return
    equation, received, carried_out = broken[-1]  # the last is 总计, where that is broken
    columns = "、".join(f"“{e.subject}”" for e, _, _ in broken)
    message = (
        f"{context.form.table[equation.left[0].table].name}{columns}列："
        f"{_rows(context, equation.right[-1:])} {carried_out} 件，"
        f"比{_rows(context, equation.left)}加起来的 {received} 件还多。"
    )
    cells = tuple(ref for e, _, _ in broken for ref in (e.right[-1], *e.left))
    yield _bound("S07", message, f"不超过 {received}", carried_out, cells)


def s08(context: Context) -> Iterator[Finding]:
    """S08 · hint · a subtotal that the file printed (F10) disagrees with its parts."""
    for printed in context.report.printed_labels:
        table = context.form.table[printed.table]
        keys = [key for key, row in table.rows.items() if printed.official in row.path[:-1]]
        if not printed.figures or not keys:
            continue
        lines = [[ref for ref in table.refs if ref.row == key] for key in keys]
        totals = [context.total(column) for column in zip(*lines, strict=True)]
        said = [number.for_sums(text) for text in printed.figures]
        pairs = list(zip(said, totals, strict=False))
        if len(said) == len(totals) and any(a is not None and b is not None and a != b for a, b in pairs):
            expected, actual = " ".join(str(total) for total in totals), " ".join(printed.figures)
            message = f"原文件{table.name}的“{printed.read}”是 {actual}，与各行相加的 {expected} 不一致，请核对各行。"
            cells = tuple(ref for line in lines for ref in line)
            yield Finding("S08", Severity.HINT, message, expected, actual, cells)


def s09(context: Context) -> Iterator[Finding]:
    """S09 · warning · applications decided in part were counted twice: S02 fails by exactly D2.

    “区分处理的，只计这一情形，不计其他情形”: who is counted under 部分公开 is not counted under 不予公开 again.
    """
    columns = []
    for equation, gap in context.gaps.items():
        partly = next((ref for ref in equation.left if ref.row == "partly_granted"), None)
        if equation.rule == "S02" and partly and gap and gap == context.values[partly]:
            columns.append((equation, partly))
    if columns:
        equation, partly = columns[-1]
        names = "、".join(f"“{e.subject}”" for e, _ in columns)
        message = (
            f"{context.form.table[partly.table].name}{names}列各项之和"
            f"正好比总计多出“{context.form.row(partly).name}”的 {context.values[partly]} 件，"
            "可能是区分处理的申请又计入了“不予公开”，区分处理的只计一次。"
        )
        cells = tuple(ref for _, ref in columns)
        yield Finding("S09", Severity.WARNING, message, actual=str(context.values[partly]), cells=cells)


def s10(context: Context) -> Iterator[Finding]:
    """S10 · hint · 表二 is all zero for a department that normally decides things. Silent for towns and streets."""
    if context.profile.is_local or not any(word in context.organ for word in words("enforcement_organs")):
        return
    cells = tuple(ref for ref in context.refs if ref.column == "decisions")
    if cells and all(context.values[ref] == 0 and context.report.cell(ref).strip() for ref in cells):
        table = context.form.table[cells[0].table].name
        message = f"{table}的许可、处罚、强制全部是 0，{context.organ}通常会有这类决定，请核对是否漏填。"
        yield Finding("S10", Severity.HINT, message, actual="0", cells=cells)


def _column(context: Context, key: str) -> Iterator[CellRef]:
    return (ref for ref in context.refs if ref.column == key)


def _balances(context: Context) -> Iterator[Equation]:
    """Yield the equations 第一项 + 第二项 = 第三项 + 第四项."""
    return (equation for equation in context.form.equations if equation.rule == "S03")


def _row_name(context: Context, ref: CellRef) -> str:
    return f"{context.form.table[ref.table].name}“{context.form.row(ref).name}”"


def _rows(context: Context, refs: tuple[CellRef, ...]) -> str:
    return "和".join(context.form.row(ref).name for ref in refs)


def _bound(rule: str, message: str, expected: str, actual: int, cells: tuple[CellRef, ...]) -> Finding:
    severity = Severity.ERROR if rule == "S07" else Severity.WARNING
    return Finding(rule, severity, message, expected, str(actual), cells)
