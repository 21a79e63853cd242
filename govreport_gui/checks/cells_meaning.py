"""Rules C08–C10 and C13–C15: cells that are well-formed, or not, but can hardly mean what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from govreport_gui import number
from govreport_gui.checks.cell_state import CellState
from govreport_gui.checks.context import Context
from govreport_gui.checks.profile import OrganKind
from govreport_gui.finding import Finding, Severity
from govreport_gui.form import CellKind, CellRef, Equation

LARGE_FEE = 10_000  # 万元: no town or department collects a hundred million
FEE_GROWTH = 1_000  # times last year's: 元 was taken for 万元
_SMALL = (OrganKind.TOWN, OrganKind.STREET, OrganKind.DEPARTMENT)
_LARGE = (OrganKind.PROVINCE, OrganKind.CITY, OrganKind.MINISTRY)
_SENTENCE = re.compile(r"[\u4e00-\u9fff]{10,}|[。；，].*[\u4e00-\u9fff]{4}")
_JUDGED = 200  # characters of a cell


def c08(context: Context) -> Iterator[Finding]:
    """C08 · hint · a fee is probably in 元 instead of 万元. Silent from city level up (thresholds: rules.md 18)."""
    if context.profile.kind in _LARGE:
        return
    for ref in context.refs:
        amount = number.parse_amount(context.report.cell(ref)) if context.form.kind(ref) is CellKind.AMOUNT else None
        if amount is None:
            continue
        before = number.parse_amount(context.last_year.cell(ref)) if context.last_year else None
        if (context.profile.kind in _SMALL and amount >= LARGE_FEE) or (before and amount >= FEE_GROWTH * before):
            actual = context.report.cell(ref).strip()
            message = f"{context.form.cell_name(ref)}填的是 {actual} 万元，数目很大，请核对是不是把元当成了万元。"
            yield Finding("C08", Severity.HINT, message, actual=actual, cells=(ref,))


def c09(context: Context) -> Iterator[Finding]:
    """C09 · warning · 2019 form: 采购总金额 without unit, or a number of purchases without an amount, or reverse."""
    for ref in context.refs:
        if context.form.kind(ref) is not CellKind.MONEY or context.states[ref] is CellState.NOT_A_NUMBER:
            continue
        text = number.squeeze(context.report.cell(ref))
        spent = re.search(r"[1-9]", text) is not None
        name = context.form.cell_name(ref)
        if spent and "元" not in text:
            message = f"{name}填的是“{text}”，没有写单位，请写明是元还是万元。"
            yield Finding("C09", Severity.WARNING, message, f"{text}元", text, (ref,))
        items = CellRef(ref.table, ref.row, "items")
        if context.values.get(items) is not None and bool(context.values[items]) != spent:
            there, lacking = (items, ref) if context.values[items] else (ref, items)
            pair = f"{context.form.cell_name(there)}有数，{context.form.column(lacking).name}却是 0 或者空着"
            yield Finding("C09", Severity.WARNING, f"{pair}，请核对。", actual=text, cells=(lacking, there))


def c10(context: Context) -> Iterator[Finding]:
    """C10 · hint · 2019 form: 本年增/减 is not 0 and has no sign. Told per table."""
    unsigned = [
        ref
        for ref in context.refs
        if context.form.kind(ref) is CellKind.CHANGE
        and re.fullmatch(r"0*[1-9]\d*", number.squeeze(context.report.cell(ref)))
    ]
    if unsigned:
        first = number.squeeze(context.report.cell(unsigned[0]))
        names = "、".join(context.form.cell_name(ref) for ref in unsigned[:3])
        message = f"{names}没有写增减号，增加写“+{first}”，减少写“-{first}”。"
        yield Finding("C10", Severity.HINT, message, f"+{first}", first, tuple(unsigned))


def c13(context: Context) -> Iterator[Finding]:
    """C13 · hint · digits were split over two cells, or a row moved by one cell, when the file was read.

    Told where the row's sum fails, and joining two one-digit cells or moving the row back makes it hold.
    """
    for equation in context.form.equations:
        row = equation.cells
        if len({ref.row for ref in row}) > 1 or not context.gaps[equation]:
            continue
        texts = [number.squeeze(context.report.cell(ref)) for ref in row]
        mended = next((m for m in (*_joined(texts), *_moved(texts)) if _holds(m, equation)), None)
        if mended:
            actual, expected = " ".join(texts), " ".join(text or "空" for text in mended)
            name = context.form.table[row[0].table].name
            message = f"{name}“{equation.subject}”行的数字可能错了格：把“{actual}”看作“{expected}”就平了，请对照原文。"
            yield Finding("C13", Severity.HINT, message, expected, actual, row)


def c14(context: Context) -> Iterator[Finding]:
    """C14 · hint · all applications of the year stand in 其他, or only in 总计: who applied was not told apart."""
    form = context.form
    for equation in form.equations:
        refs = equation.left
        if equation.rule != "S01" or refs[0].row != next(iter(form.table[refs[0].table].rows)):
            continue
        total = context.values.get(equation.right[0])
        if not total or any(context.values.get(ref) for ref in refs[:-1]):
            continue
        where = form.column(refs[-1]).name if context.values.get(refs[-1]) else form.column(equation.right[0]).name
        name = f"{form.table[refs[0].table].name}“{equation.subject}”"
        message = f"{name}的 {total} 件全部填在“{where}”里，请核对申请人的类别。"
        yield Finding("C14", Severity.HINT, message, actual=str(total), cells=(refs[-1], equation.right[0]))


def c15(context: Context) -> Iterator[Finding]:
    """C15 · warning · running text stands in a value cell, or a number in a label cell."""
    for ref in context.in_state(CellState.NOT_A_NUMBER):
        text = context.report.cell(ref).strip()
        if _SENTENCE.search(text[:_JUDGED]):
            message = f"{context.form.cell_name(ref)}里是一段文字，像是正文错放进了表格，请移到正文里，格子里只填数字。"
            yield Finding("C15", Severity.WARNING, message, actual=text[:20], cells=(ref,))
    for printed in context.report.printed_labels:
        if printed.read and number.parse_count(printed.read) is not None:
            name = context.form.table[printed.table].name
            message = f"{name}的标签“{printed.official}”处是数字“{printed.read}”，请核对这一行有没有错位。"
            yield Finding("C15", Severity.WARNING, message, printed.official, printed.read, part=printed.table)


def _joined(texts: list[str]) -> Iterator[list[str]]:
    """Yield the row with two neighbouring one-digit cells joined, and what follows moved up."""
    for at, (a, b) in enumerate(pairwise(texts)):
        if len(a) == len(b) == 1 and a.isdecimal() and b.isdecimal() and a != "0":
            yield [*texts[:at], a + b, *texts[at + 2 :], ""]
            yield ["", *texts[:at], a + b, *texts[at + 2 :]]


def _moved(texts: list[str]) -> Iterator[list[str]]:
    """Yield the row moved by one cell, where the cell it leaves or drops holds nothing."""
    if not texts[0]:
        yield [*texts[1:], ""]
    if not texts[-1]:
        yield ["", *texts[:-1]]


def _holds(texts: list[str], equation: Equation) -> bool:
    values = [number.for_sums(text) for text in texts]
    known = [value for value in values if value is not None]
    parts = len(equation.left)
    return len(known) == len(values) and sum(known[:parts]) == sum(known[parts:]) != 0
