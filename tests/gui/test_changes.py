"""Where two versions of a report differ."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govreport_gui.form import CellRef, forms
from govreport_gui.gui.changes import Change, change_between
from govreport_gui.report import Part, Report, Signature

NEW = CellRef("applications", "received_new", "natural")
TOTAL = CellRef("applications", "received_new", "total")


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda r: r, None),
        (lambda r: replace(r, title="标题"), Change("front", field="title")),
        (lambda r: replace(r, year=2023), Change("front", field="year")),
        (lambda r: r.with_part("preamble", Part.of("前言")), Change("front", field="preamble")),
        (lambda r: r.with_part("problems", Part.of("问题")), Change("problems", field="problems")),
        (lambda r: replace(r, signature=Signature(date="2025年1月9日")), Change("signature", field="signature.date")),
        (lambda r: replace(r, title="标题").with_part("problems", Part.of("问题")), None),
        (lambda r: Report.blank(forms()["2019"]), None),
    ],
)
def test_the_one_page_that_changed(balanced, change, found):
    assert change_between(balanced, change(balanced)) == found


def test_typed_cells_come_before_the_totals_that_follow_them(balanced):
    change = change_between(balanced, balanced.with_cells({NEW: "31"}))
    assert (change.page, change.cells[0]) == ("applications", NEW)
    assert TOTAL in change.cells


def test_a_total_left_to_the_clerk_is_a_change_too(balanced):
    assert change_between(balanced, replace(balanced, typed_totals=frozenset({TOTAL}))).cells == (TOTAL,)
