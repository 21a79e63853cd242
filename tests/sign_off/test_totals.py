"""Totals that nobody typed follow the figures that are taken over; one that the leader typed stays as typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport_gui.compare import apply, compare
from govreport_gui.form import CellRef, forms
from govreport_gui.report import Report
from govreport_gui.sign_off import following_totals
from tests.builders import report_2019, sample_report, sound_report, without_table
from tests.sign_off.rounds import against, set_figure

PART, OTHER, LINE, COLUMN, ALL = (
    CellRef("applications", row, column)
    for row, column in (
        ("granted", "natural"),
        ("partly_granted", "natural"),
        ("granted", "total"),
        ("handled_total", "natural"),
        ("handled_total", "total"),
    )
)
FORM = forms()["2021"]


def zero_totals() -> Report:
    """Return a report with blank parts whose totals say 0, as many write them."""
    report = Report.blank(FORM, 2024)
    return replace(report, cells={**report.cells, **dict.fromkeys(FORM.table["applications"].totals, "0")})


def taken_over(found) -> Report:
    return found.with_accepted(found.proposals)


def test_totals_follow_a_part_that_the_leader_filled_in(tmp_path):
    sent = replace(zero_totals(), title=sound_report().title, sections=sound_report().sections)
    found = against(sent, sent, tmp_path, set_figure(PART, "5"))
    assert [proposal.theirs.cell for proposal in found.proposals] == [PART]
    taken = taken_over(found)
    assert [taken.cell(ref) for ref in (PART, LINE, COLUMN, ALL)] == ["5"] * 4
    assert taken.typed_totals == frozenset()
    assert {ref for ref in sent.cells if taken.cell(ref) != sent.cell(ref)} == {PART, LINE, COLUMN, ALL}
    assert following_totals(sent, found.proposals) == {PART: {LINE: "5", COLUMN: "5", ALL: "5"}}


def test_each_part_is_told_with_the_totals_it_has_to_do_with(tmp_path):
    sent = sound_report()
    found = against(sent, sent, tmp_path, set_figure(PART, "305"), set_figure(OTHER, "40"))
    taken, told = taken_over(found), following_totals(sent, found.proposals)
    assert set(told) == {PART, OTHER}
    assert set(told[PART]) == {LINE, COLUMN, ALL}
    assert LINE not in told[OTHER]
    assert told[PART][COLUMN] == told[OTHER][COLUMN] == taken.cell(COLUMN)
    assert set(following_totals(sent, found.proposals[:1])) == {PART}


def test_what_the_leader_typed_in_a_total_stays_as_typed(tmp_path):
    sent = sound_report()
    found = against(sent, sent, tmp_path, set_figure(PART, "305"), set_figure(LINE, "999"))
    taken = taken_over(found)
    assert taken.cell(LINE) == "999"
    assert taken.typed_totals == sent.typed_totals | {LINE}
    told = following_totals(sent, found.proposals)
    assert (set(told[PART]), set(told[LINE])) == ({COLUMN, ALL}, set())  # 总计 adds up the line below


def test_a_total_that_the_leader_summed_up_rightly_stays_automatic(tmp_path):
    sent = sound_report()
    right = sent.with_cells({PART: "305"}).cell(LINE)
    taken = taken_over(against(sent, sent, tmp_path, set_figure(PART, "305"), set_figure(LINE, right)))
    assert taken.cell(LINE) == right
    assert taken.is_computed(LINE)


def test_a_total_that_is_left_follows_its_parts(tmp_path):
    sent = sound_report()
    found = against(sent, sent, tmp_path, set_figure(PART, "305"), set_figure(LINE, "999"))
    part = next(proposal for proposal in found.proposals if proposal.theirs.cell == PART)
    assert found.with_accepted([part]).cells == sent.with_cells({PART: "305"}).cells


def test_a_total_filled_by_hand_here_stays(tmp_path):
    sent = replace(sound_report(), typed_totals=frozenset({LINE}))
    taken = taken_over(against(sent, sent, tmp_path, set_figure(PART, "305")))
    assert taken.cell(LINE) == sent.cell(LINE)
    assert not taken.is_computed(LINE)


@pytest.mark.parametrize("make", [sample_report, sound_report, report_2019])
@given(data=st.data())
def test_figures_taken_over_give_what_typing_them_gives(make, data):
    report = make()
    entered = [ref for ref in report.cells if ref not in report.form.table[ref.table].totals]
    some = st.dictionaries(st.sampled_from(entered), st.sampled_from(["", "0", "/", "5", "12"]), max_size=5)
    typed = data.draw(some)
    other = replace(report, cells={**report.cells, **typed})
    assert apply(report, compare(report, other).differences, totals_follow=True) == report.with_cells(typed)


def test_a_table_comes_and_goes_with_its_totals_as_they_are():
    full = replace(sound_report(), cells={**sound_report().cells, LINE: "999"})
    lacking = without_table(full, "applications")
    come = apply(lacking, compare(lacking, full).differences, totals_follow=True)
    assert come.cells == full.cells
    assert LINE in come.typed_totals
    assert apply(come, compare(come, lacking).differences, totals_follow=True).cells == lacking.cells
