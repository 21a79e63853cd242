"""What a year hands on to the next: figures that follow from last year's report (forms.md 6, rules Y01–Y05).

The one place for it: checks tell where a report contradicts it, the grid shows it beside the cell, and a draft of the
next year begins with it.
"""

from __future__ import annotations

from govreport_gui import number
from govreport_gui.form import CellRef
from govreport_gui.report import Report

CARRIED_IN, CARRIED_OUT = "received_carried_in", "carried_out"
CHAIN = ("disclosure", "in_force", "issued", "repealed")  # live = last live + made − void
ITEMS, ITEMS_CHANGE = "last_year_items", "change"  # items = last items + last change (2019 form)


def source_of(carried_in: CellRef) -> CellRef:
    """Return the cell of last year's report that a cell of 上年结转 repeats: 结转下年度 of the same column."""
    return carried_in._replace(row=CARRIED_OUT)


def change_of(items: CellRef) -> CellRef:
    """Return the cell that tells by how much the items of a row grew in its year."""
    return items._replace(column=ITEMS_CHANGE)


def last_value(last_year: Report, ref: CellRef) -> int | None:
    """Return what a cell of last year's report adds to a sum; None where there is no such cell or no number."""
    return number.for_sums(last_year.cell(ref)) if ref in last_year.cells else None


def grown_items(last_year: Report, items: CellRef) -> tuple[int, int] | None:
    """Return last year's items and its change, whose sum is due this year.

    None where one of them is not known, or where there would be less than nothing (S06 tells last year's clerk).
    """
    before, grown = last_value(last_year, items), number.parse_change(last_year.cell(change_of(items)))
    return None if before is None or grown is None or before + grown < 0 else (before, grown)


def in_force(before: int, issued: int, repealed: int) -> int:
    """Return how many documents are in force after a year that began with `before` of them."""
    return before + issued - repealed
