"""Rules S: both sides, the difference, every cell; the cell where a broken row crosses a broken column."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govreport_gui.checks.context import Context
from govreport_gui.checks.sums import NAMED_TERMS, s01, s02, s03, s04
from govreport_gui.finding import Suspect
from govreport_gui.form import CellRef, forms
from govreport_gui.report import Report
from tests.builders import sound_report
from tests.checks.examples import findings, ref, with_raw


def broken(report: Report):
    """Every broken equation."""
    context = Context(report)
    return [finding for rule in (s01, s02, s03, s04) for finding in rule(context)]


def column(**figures: str) -> Report:
    """A report whose 自然人 column says these figures and whose other cells are blank."""
    blank = Report.blank(forms()["2021"], 2024)
    return with_raw(blank, {f"applications.{row}.natural": text for row, text in figures.items()})


def test_message_says_both_sides_and_the_difference():
    report = column(received_new="3001", received_carried_in="34", handled_total="2932", carried_out="104")
    (said,) = findings(report, "S03")
    assert said.message == (
        "表三“自然人”列不平：本年新收 3001 + 上年结转 34 = 3035，办理结果总计 2932 + 结转下年度 104 = 3036，差 1。"
    )
    assert (said.expected, said.actual) == ("3035", "3036")
    rows = ("received_new", "received_carried_in", "handled_total", "carried_out")
    assert said.cells == tuple(CellRef("applications", row, "natural") for row in rows)


def test_message_of_a_row_names_what_is_not_zero():
    figures = {"natural": "2", "legal": "1", "total": "4"}
    report = with_raw(column(), {f"applications.granted.{name}": text for name, text in figures.items()})
    (said,) = findings(report, "S01")
    assert said.message == "表三“予以公开”行不平：自然人 2 + 法律服务机构 1 = 3，总计 4，差 1。"
    assert len(said.cells) == 7


def test_message_of_a_long_sum_gives_its_total():
    form = forms()["2021"]
    results = next(e for e in form.equations if e.rule == "S02").left
    report = column(**{cell.row: "1" for cell in results}, handled_total="20")
    (said,) = findings(report, "S02")
    assert "各项相加 = 21，办理结果总计 20，差 1" in said.message


@pytest.mark.parametrize(("count", "spelled"), [(NAMED_TERMS, True), (NAMED_TERMS + 1, False)])
def test_a_sum_is_spelled_out_up_to_seven_terms(count, spelled):
    results = next(e for e in forms()["2021"].equations if e.rule == "S02").left[:count]
    (said,) = findings(column(**{cell.row: "1" for cell in results}, handled_total="20"), "S02")
    assert (f" 1 = {count}，" in said.message, f"各项相加 = {count}，" in said.message) == (spelled, not spelled)


def test_where_two_cells_must_change_both_are_the_suspects():
    first, second = "applications.granted.natural", "applications.granted.legal"
    one, other = (sound_report().cell(ref(cell)) or "0" for cell in (first, second))
    assert one != other
    said = broken(with_raw(sound_report(), {first: other, second: one}))
    swapped = (Suspect(ref(first), int(one)), Suspect(ref(second), int(other)))
    assert {finding.suspects for finding in said} == {swapped}


@pytest.mark.parametrize(("text", "breaks"), [("", True), ("/", True), ("00", True), ("7", False), ("007", False)])
def test_blank_placeholder_and_zeros_add_nothing(text, breaks):
    report = with_raw(column(), {"review.reconsideration.upheld": "7", "review.reconsideration.total": text})
    assert bool(findings(report, "S04")) == breaks


def test_equations_of_a_missing_table_are_skipped():
    report = Report(form_id="2021", year=2024)
    assert broken(report) == []


def test_crossing_cell_is_the_suspect():
    cell = "applications.granted.natural"
    right = sound_report().cell(ref(cell))
    said = broken(with_raw(sound_report(), {cell: str(int(right) + 5)}))
    assert {finding.rule for finding in said} == {"S01", "S02"}
    assert {finding.suspects for finding in said} == {(Suspect(ref(cell), int(right)),)}
    assert {finding.repairs for finding in said} == {((Suspect(ref(cell), int(right)),),)}


VALUES = [cell for cell in forms()["2021"].table["applications"].refs if cell.column != "total"]


@given(st.sampled_from(VALUES), st.integers(1, 50))
@settings(max_examples=40, deadline=None)
def test_one_wrong_value_is_found_again(cell, slip):
    """Any single wrong figure inside 表三 stands in two equations at least: the suspect is that cell and its value."""
    sound = sound_report()
    value = int(sound.cell(cell) or 0)
    said = broken(with_raw(sound, {".".join(cell): str(value + slip)}))
    assert said
    assert {finding.suspects for finding in said} == {(Suspect(cell, value),)}


@given(st.lists(st.integers(0, 400), min_size=len(VALUES), max_size=len(VALUES)))
@settings(max_examples=25, deadline=None)
def test_computed_totals_never_break_rows_or_results(values):
    report = Report.blank(forms()["2021"], 2024)
    report = report.with_cells({cell: str(value) for cell, value in zip(VALUES, values, strict=True)})
    assert {finding.rule for finding in broken(report)} <= {"S03"}


def test_a_draft_on_which_nobody_has_begun_is_not_unbalanced():
    assert findings(column(received_carried_in="2"), "S03") == []
    assert len(findings(column(received_carried_in="2", received_new="1"), "S03")) == 1
