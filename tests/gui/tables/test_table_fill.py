"""Filling from above, from the left, and with one text."""

from __future__ import annotations

from govreport_gui.form import CellRef
from govreport_gui.form.layout import layout
from govreport_gui.gui.tables.table_fill import filled_down, filled_right, filled_with
from tests.builders import sound_report

REPORT = sound_report()
DRAWN = {key: layout(table) for key, table in REPORT.form.table.items()}


def app(row, column="natural"):
    return CellRef("applications", row, column)


def rule(row, column):
    return CellRef("disclosure", row, column)


def test_the_first_row_of_the_selection_fills_the_others():
    selected = [app(row, column) for row in ("received_new", "granted") for column in ("natural", "commercial")]
    down = filled_down(REPORT, DRAWN["applications"], selected)
    assert {ref: down[ref] for ref in selected[2:]} == {app("granted"): "18", app("granted", "commercial"): "3"}
    assert all(down.get(ref, REPORT.cell(ref)) == REPORT.cell(ref) for ref in selected[:2])


def test_a_single_row_takes_what_stands_above():
    assert filled_down(REPORT, DRAWN["applications"], [app("received_carried_in")]) == {
        app("received_carried_in"): "18"
    }
    assert filled_down(REPORT, DRAWN["applications"], [app("received_new")]) == {}


def test_right_is_down_turned():
    selected = [app("received_new", column) for column in ("natural", "commercial", "research")]
    right = filled_right(REPORT, DRAWN["applications"], selected)
    assert (right[selected[1]], right[selected[2]]) == ("18", "18")
    assert filled_right(REPORT, DRAWN["applications"], [app("received_new", "research")]) == {
        app("received_new", "research"): "3"
    }
    assert filled_right(REPORT, DRAWN["applications"], [app("received_new")]) == {}


def test_the_first_row_of_a_selection_amid_the_table_stays_as_it_is():
    selected = [app(row) for row in ("granted", "partly_granted", "denied_state_secret")]
    down = filled_down(REPORT, DRAWN["applications"], selected)
    assert down == {app("partly_granted"): "9", app("denied_state_secret"): "9"}


def test_the_first_column_of_a_selection_amid_the_table_stays_as_it_is():
    selected = [app("received_new", column) for column in ("commercial", "research", "nonprofit")]
    right = filled_right(REPORT, DRAWN["applications"], selected)
    assert right == dict.fromkeys(selected[1:], "3")


def test_filling_goes_past_the_inner_headers_of_table_two():
    licensing = rule("licensing", "decisions")
    assert filled_down(REPORT, DRAWN["disclosure"], [licensing]) == {
        licensing: REPORT.cell(rule("normative_documents", "issued"))
    }


def test_computed_totals_are_never_filled():
    total = app("granted", "total")
    assert filled_down(REPORT, DRAWN["applications"], [app("received_new", "total"), total]) == {}
    assert filled_right(REPORT, DRAWN["applications"], [total]) == {}
    assert filled_with(REPORT, [app("granted"), total], "7") == {app("granted"): "7"}
