"""Rules X07–X09: the 信息处理费 that 六 tells of, against 表二, 表三 and the tariff (国办函〔2020〕109号)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from govreport_gui import number
from govreport_gui.checks.context import Context
from govreport_gui.checks.cross_table import RECEIVED
from govreport_gui.checks.numerals import Money, sums_of_money
from govreport_gui.finding import Finding, Severity
from govreport_gui.form import CellKind, CellRef

FREE_OF_CHARGE = 10  # applications of one applicant a month
STEP = 10  # 元: every amount of the tariff is a multiple of it
TOLERANCE = Decimal("0.5")  # 元
_YUAN_OF_UNIT = 10_000  # 表二 counts in 万元
FEE = "信息处理费"
_SENTENCE = re.compile(r"[^。；！？\n]+")
_NOT_CHARGED = re.compile(r"(?:未|没有|不|无)[^。；，\n]{0,6}(?:收取|收|产生|发生)")
_BOOKED_ELSEWHERE = re.compile(r"代收|由[^。；，\n]{2,20}(?:收取|执收|入账)")


def x07(context: Context) -> Iterator[Finding]:
    """X07 · warning · more 信息处理费 in 六 (元) than 行政事业性收费 in 表二 (万元), of which it is a part."""
    fee, amount = _fee(context), _amount(context)
    if fee is None or amount is None:
        return
    ref, booked = amount
    if fee.yuan > booked * _YUAN_OF_UNIT + TOLERANCE:
        message = (
            f"第六部分写收取信息处理费 {_digits(fee)} 元，比{context.form.cell_name(ref)}的 {booked} 万元还多；"
            "信息处理费属于行政事业性收费，应当包括在内，请核对。"
        )
        yield _finding(context, "X07", message, fee, (ref,))


def x08(context: Context) -> Iterator[Finding]:
    """X08 · hint · the 信息处理费 is no multiple of 10元: by item 100元, by page 10, 20 or 40元."""
    fee = _fee(context)
    if fee and fee.yuan % STEP:
        message = f"信息处理费 {_digits(fee)} 元不是 10 元的整数倍，与收费标准不符，请核对。"
        yield _finding(context, "X08", message, fee)


def x09(context: Context) -> Iterator[Finding]:
    """X09 · hint · 信息处理费 by item although nobody can have made more than ten applications a month."""
    fee, received = _fee(context), context.values.get(RECEIVED[0])
    by_item = "按件" in context.plain["other"].text
    if fee and by_item and received is not None and received <= FREE_OF_CHARGE:
        message = f"按件收取了信息处理费，但全年新收只有 {received} 件，每月 10 件以内不收费，请核对。"
        yield _finding(context, "X09", message, fee, RECEIVED[:1])


def _fee(context: Context) -> Money | None:
    """Return the one exact amount of 信息处理费 that 六 names; None where it names none, several, or another's."""
    text = context.plain["other"].text
    found = [
        money
        for sentence in _SENTENCE.finditer(text)
        if FEE in sentence[0] and not _NOT_CHARGED.search(sentence[0])
        for money in sums_of_money(text)
        if sentence.start() <= money.start < sentence.end()
    ]
    if not found or _BOOKED_ELSEWHERE.search(text):
        return None
    one = len({money.yuan for money in found}) == 1 and found[0].exact and found[0].yuan > 0
    return found[0] if one else None


def _amount(context: Context) -> tuple[CellRef, Decimal] | None:
    for ref in context.refs:
        if context.form.kind(ref) is CellKind.AMOUNT:
            amount = number.parse_amount(context.report.cell(ref) or "0")
            return None if amount is None else (ref, amount)
    return None


def _finding(context: Context, rule: str, message: str, fee: Money, cells: tuple[CellRef, ...] = ()) -> Finding:
    severity = Severity.WARNING if rule == "X07" else Severity.HINT
    span = context.span("other", fee.start, fee.end)
    return Finding(rule, severity, message, actual=f"{_digits(fee)}元", cells=cells, text=span)


def _digits(fee: Money) -> str:
    return f"{fee.yuan.normalize():f}"
