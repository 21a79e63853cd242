"""What the status bar says about selected cells: how many, their sum and average, as a spreadsheet does."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from govreport_gui import number
from govreport_gui.form import CellKind, CellRef
from govreport_gui.report import Report

CENT = Decimal("0.01")


def summary(report: Report, selected: Iterable[CellRef]) -> str:
    """Return the sentence for some selected cells; "" for fewer than two. What is no number is only counted."""
    refs = list(selected)
    if len(refs) < 2:
        return ""
    values = [value for ref in refs if (value := _value(report, ref)) is not None]
    if not values:
        return f"选中 {len(refs)} 格，没有数"
    total = sum(values, Decimal(0))
    average = _shortened((total / len(values)).quantize(CENT, ROUND_HALF_UP))
    return f"选中 {len(refs)} 格　有数 {len(values)}　合计 {_shortened(total)}　平均 {average}"


def _value(report: Report, ref: CellRef) -> Decimal | None:
    text, kind = report.cell(ref), report.form.kind(ref)
    if kind is CellKind.CHANGE:
        change = number.parse_change(text)
        return None if change is None else Decimal(change)
    if kind is CellKind.COUNT:
        count = number.parse_count(text)
        return None if count is None else Decimal(count)
    return number.parse_amount(text)


def _shortened(value: Decimal) -> str:
    """Return a number without zeros at its end and without an exponent."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
