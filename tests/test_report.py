"""The report as a value: edits make new ones, totals follow unless typed by hand, embedded things survive typing."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govreport_gui.form import CellKind, CellRef, forms
from govreport_gui.number import squeeze
from govreport_gui.report import EMBEDDED, Part, Report, character_count, json_value, report_json, totals_typed
from tests.arbitrary import reports
from tests.builders import foreign_grid, picture, sound_report, without_table

GRANTED = CellRef("applications", "granted", "natural")
ROW_TOTAL = CellRef("applications", "granted", "total")
COLUMN_TOTAL = CellRef("applications", "handled_total", "natural")
GRAND_TOTAL = CellRef("applications", "handled_total", "total")


def blank() -> Report:
    return Report.blank(forms()["2021"], 2024)


def test_totals_follow():
    before = blank()
    after = before.with_cells({GRANTED: "5"})
    assert [after.cell(ref) for ref in (ROW_TOTAL, COLUMN_TOTAL, GRAND_TOTAL)] == ["5", "5", "5"]
    assert before.cell(GRANTED) == before.cell(ROW_TOTAL) == ""


def test_totals_of_blanks_are_blank():
    assert blank().with_cells({GRANTED: "5"}).with_cells({GRANTED: ""}).cell(GRAND_TOTAL) == ""


def test_total_of_text_keeps_what_it_said():
    report = blank().with_cells({GRANTED: "5"}).with_cells({GRANTED: "若干"})
    assert report.cell(ROW_TOTAL) == "5"


def test_typed_total_stays():
    report = replace(blank(), typed_totals=frozenset({ROW_TOTAL})).with_cells({GRANTED: "5", ROW_TOTAL: "9"})
    assert (report.cell(ROW_TOTAL), report.cell(COLUMN_TOTAL)) == ("9", "5")


def test_wrong_totals_of_an_imported_report_count_as_typed():
    sound = sound_report()
    assert totals_typed(sound.form, sound.cells) == frozenset()
    assert totals_typed(sound.form, {**sound.cells, ROW_TOTAL: "99"}) >= {ROW_TOTAL}


def test_a_0_that_contradicts_its_parts_counts_as_typed_and_one_over_blanks_does_not():
    report = blank().with_cells({GRANTED: "5"})
    assert totals_typed(report.form, {**report.cells, ROW_TOTAL: "0"}) == {ROW_TOTAL}
    assert totals_typed(report.form, {**blank().cells, ROW_TOTAL: "0"}) == frozenset()


def test_typing_the_sign_of_a_picture_brings_no_second_one():
    part = Part(("甲", PICTURE))
    assert part.edited(f"{part.edit_text}\n{EMBEDDED}") == part


def test_an_amount_that_is_no_number_is_its_text_in_json():
    assert json_value(CellKind.AMOUNT, " 20.3万元 ") == "20.3万元"
    assert json_value(CellKind.AMOUNT, "1,020.30") == "1020.30"


@given(reports())
@settings(max_examples=20, deadline=None)
def test_computing_totals_twice_changes_nothing(report):
    once = report.with_totals(report.form.table)
    assert once.with_totals(report.form.table) == once


@given(reports())
@settings(max_examples=20, deadline=None)
def test_an_imported_report_keeps_every_cell(report):
    """Marking wrong totals as typed is what keeps an import from being changed by its own sums."""
    imported = replace(report, typed_totals=totals_typed(report.form, report.cells))
    after = imported.with_totals(report.form.table)
    assert {ref: squeeze(text) for ref, text in after.cells.items()} == {
        ref: squeeze(text) for ref, text in report.cells.items()
    }


# ── running text ──


def test_part_of_plain_text():
    part = Part.of("第一段\n\n第二段")
    assert part.paragraphs == ("第一段", "第二段")
    assert part.text == part.edit_text == "第一段\n第二段"
    assert not Part.of("")


PICTURE, GRID = picture(), foreign_grid()


@pytest.mark.parametrize(
    ("new", "items"),
    [
        (f"甲\n{EMBEDDED}\n乙\n{EMBEDDED}", ("甲", PICTURE, "乙", GRID)),
        (f"甲乙\n{EMBEDDED}\n乙\n{EMBEDDED}", ("甲乙", PICTURE, "乙", GRID)),
        (f"甲\n乙\n{EMBEDDED}", ("甲", "乙", GRID)),
        (f"甲\n{EMBEDDED}\n乙", ("甲", PICTURE, "乙")),
        (f"甲{EMBEDDED}乙\n{EMBEDDED}", ("甲", PICTURE, "乙", GRID)),
        ("", ()),
    ],
)
def test_editing_keeps_what_is_embedded(new, items):
    assert Part(("甲", PICTURE, "乙", GRID)).edited(new).items == items


@given(st.lists(st.sampled_from(["甲", "乙乙", PICTURE, GRID]), max_size=6))
def test_editing_to_the_same_text_changes_nothing(items):
    part = Part(tuple(items))
    assert part.edited(part.edit_text) == part


def test_text_of_every_part():
    report = sound_report()
    for key in ("title", "preamble", "organ", "date", *report.form.section):
        assert isinstance(report.text_of(key), str)
    assert report.text_of("organ") == report.signature.organ


# ── JSON of contract.md ──


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (CellKind.COUNT, "3119", 3119),
        (CellKind.COUNT, "\u3000１２\u00a0", 12),
        (CellKind.COUNT, "1,234", 1234),
        (CellKind.COUNT, " ", None),
        (CellKind.COUNT, "00", "00"),
        (CellKind.COUNT, "/", "/"),
        (CellKind.COUNT, "22（其中修订16件）", "22（其中修订16件）"),
        (CellKind.AMOUNT, "96171.6", "96171.6"),
        (CellKind.AMOUNT, "0", "0"),
        (CellKind.AMOUNT, "", None),
        (CellKind.CHANGE, "+19", 19),
        (CellKind.CHANGE, "-2", -2),
        (CellKind.MONEY, "251000元", "251000元"),
        (CellKind.MONEY, "0", "0"),
    ],
)
def test_json_value(kind, text, value):
    assert json_value(kind, text) == value


def test_json_says_null_for_a_missing_table_and_for_blank_cells():
    data = report_json(without_table(blank(), "review"))
    assert data["tables"]["review"] is None
    assert data["tables"]["disclosure"]["rules"] == {"issued": None, "repealed": None, "in_force": None}
    assert data["title"] is data["organ"] is None
    assert data["preamble"] == ""


@given(reports())
@settings(max_examples=20, deadline=None)
def test_any_report_can_be_said_in_json(report):
    data = report_json(report)
    assert list(data) == ["form", "year", "organ", "title", "preamble", "sections", "tables", "signature"]
    json.dumps(data, ensure_ascii=False, allow_nan=False)


def test_character_count_leaves_out_blanks():
    assert character_count("共 3\u3000件。\n完") == 5


def test_imported_zero_over_blank_parts_follows_once_parts_are_filled():
    form = forms()["2021"]
    total = CellRef("applications", "granted", "total")
    cells = {**Report.blank(form).cells, total: "0"}
    report = replace(Report.blank(form), cells=cells, typed_totals=totals_typed(form, cells))
    assert report.typed_totals == frozenset()
    assert report.with_cells({}).cell(total) == "0"
    assert report.with_cells({CellRef("applications", "granted", "natural"): "3"}).cell(total) == "3"
