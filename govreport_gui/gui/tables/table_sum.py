"""What the status bar says about selected cells: how many, their sum and average, as a spreadsheet does."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from govreport_gui.form import CellRef
from govreport_gui.report import Report
from govreport_gui.year_on_year.year_on_year import figure_of

CENT = Decimal("0.01")


def summary(report: Report, selected: Iterable[CellRef]) -> str:
    """Return the sentence for some selected cells; "" for fewer than two. What is no number is only counted."""
    refs = list(selected)
    if len(refs) < 2:
        return ""
    values = [value for ref in refs if (value := figure_of(report.form.kind(ref), report.cell(ref))) is not None]
    if not values:
        return f"选中 {len(refs)} 格，没有数"
    total = sum(values, Decimal(0))
    average = _shortened((total / len(values)).quantize(CENT, ROUND_HALF_UP))
    return f"选中 {len(refs)} 格　有数 {len(values)}　合计 {_shortened(total)}　平均 {average}"


def _shortened(value: Decimal) -> str:
    """Return a number without zeros at its end and without an exponent."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
