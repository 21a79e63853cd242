import pytest

from govreport_gui.form import CellRef, forms
from govreport_gui.form.layout import layout
from govreport_gui.gui.tables.table_walk import Step, Walk, cells_under


def walked(form_id, table, start, *steps):
    walk = Walk(layout(forms()[form_id].table[table]))
    here = CellRef(table, *start)
    for step in steps:
        here = walk.step(here, step)
    return here and tuple(here[1:])


@pytest.mark.parametrize(
    ("start", "step", "end"),
    [
        (("received_new", "natural"), Step.DOWN, ("received_carried_in", "natural")),
        (("received_new", "natural"), Step.UP, None),
        (("received_new", "natural"), Step.LEFT, None),
        (("received_new", "natural"), Step.RIGHT, ("received_new", "commercial")),
        (("received_new", "total"), Step.NEXT, ("received_carried_in", "natural")),
        (("received_carried_in", "natural"), Step.PREVIOUS, ("received_new", "total")),
        (("carried_out", "total"), Step.NEXT, None),
        (("granted", "legal"), Step.TOP, ("received_new", "legal")),
        (("granted", "legal"), Step.BOTTOM, ("carried_out", "legal")),
        (("granted", "legal"), Step.ROW_START, ("granted", "natural")),
        (("granted", "legal"), Step.ROW_END, ("granted", "total")),
    ],
)
def test_steps_go_from_value_to_value(start, step, end):
    assert walked("2021", "applications", start, step) == end


def test_going_down_past_a_merged_cell_and_back_keeps_the_column():
    down = [Step.DOWN] * 3
    assert walked("2021", "disclosure", ("rules", "in_force"), *down) == ("penalties", "decisions")
    assert walked("2021", "disclosure", ("rules", "in_force"), *down, *[Step.UP] * 3) == ("rules", "in_force")


@pytest.mark.parametrize("form_id", ["2021", "2019"])
def test_every_value_cell_is_reached_in_reading_order(form_id):
    for table in forms()[form_id].tables:
        walk = Walk(layout(table))
        reached, here = [], walk.first
        while here is not None:
            reached.append(here)
            here = walk.step(here, Step.NEXT)
        assert sorted(reached) == sorted(table.refs)


def under(table, text, nth=0):
    grid = layout(forms()["2021"].table[table])
    label = [cell for cell in grid.cells if cell.text == text][nth]
    return [tuple(ref[1:]) for ref in cells_under(grid, label)]


@pytest.mark.parametrize(
    ("text", "nth", "cells"),
    [
        ("本年废止件数", 0, [("rules", "repealed"), ("normative_documents", "repealed")]),
        ("本年处理决定数量", 1, [("penalties", "decisions"), ("compulsion", "decisions")]),
        ("第二十条第（五）项", 0, [("licensing", "decisions")]),
        ("信息内容", 3, [("fees", "amount")]),
        ("行政处罚", 0, [("penalties", "decisions")]),
    ],
)
def test_a_label_of_table_two_stands_for_its_own_block(text, nth, cells):
    assert under("disclosure", text, nth) == cells


def test_merged_labels_stand_for_all_they_span():
    assert len(under("applications", "（五）不予处理")) == 5 * 7
    assert len(under("applications", "法人或其他组织")) == 25 * 5
    assert [row for row, _ in under("review", "行政诉讼")] == ["litigation_direct"] * 5 + [
        "litigation_after_reconsideration"
    ] * 5
