"""Cells from ruling lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from govreport_gui.form import forms
from govreport_gui.form.layout import layout
from govreport_gui.readers.pdf_drawings import Ruling
from govreport_gui.readers.pdf_grid import RuledTable, find_tables

TABLES = [table for form in forms().values() for table in form.tables]


def ruled(cells, xs, ys, wobble=0.0):
    """Return the lines around cells (row, column, rows, columns), each cell drawn by itself."""
    for row, column, rows, columns in cells:
        left, right, top, bottom = xs[column], xs[column + columns], ys[row], ys[row + rows]
        yield Ruling(True, top + wobble, left, right)
        yield Ruling(True, bottom, left, right)
        yield Ruling(False, left, top, bottom)
        yield Ruling(False, right + wobble, top, bottom)


def spans(table: RuledTable):
    return [(cell.row, cell.column, cell.rows, cell.columns) for cell in table.cells]


@given(
    table=st.sampled_from(TABLES),
    widths=st.lists(st.floats(12, 80), min_size=15, max_size=15),
    heights=st.lists(st.floats(12, 60), min_size=30, max_size=30),
    wobble=st.floats(-1, 1),
    order=st.randoms(use_true_random=False),
)
def test_the_statutory_tables(table, widths, heights, wobble, order):
    grid = layout(table)
    expected = [(cell.row, cell.column, cell.rows, cell.columns) for cell in grid.cells]
    xs, ys = ([50 + sum(sizes[:at]) for at in range(len(sizes) + 1)] for sizes in (widths, heights))
    rulings = list(ruled(expected, xs, ys, wobble))
    order.shuffle(rulings)
    (found,) = find_tables(rulings)
    assert spans(found) == sorted(expected)


def test_a_side_without_a_line_counts_as_drawn():
    across = [Ruling(True, y, 100, 400) for y in (100, 130, 160)]
    (table,) = find_tables([*across, Ruling(False, 250, 100, 160)])
    assert spans(table) == [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]


def test_double_lines_and_dots_are_one_line():
    dotted = [Ruling(True, 130, x, x + 1) for x in range(100, 400, 3)]
    double = [Ruling(True, y, 100, 400) for y in (98.5, 100.5, 160)]
    down = [Ruling(False, x, 100, 160) for x in (100, 250, 400)]
    (table,) = find_tables([*dotted, *double, *down])
    assert len(table.cells) == 4


def test_frames_and_loose_lines_are_no_tables():
    frame = ruled([(0, 0, 1, 1)], [20, 575], [20, 820])
    under_heading = [Ruling(True, 90, 80, 515), Ruling(True, 93, 80, 515)]
    assert find_tables([*frame, *under_heading]) == []


def test_two_tables_and_one_in_the_other():
    outer = ruled([(0, 0, 1, 1), (0, 1, 1, 1)], [50, 300, 550], [50, 400])
    inner = ruled([(0, 0, 1, 1), (1, 0, 1, 1)], [100, 200], [100, 120, 140])
    below = ruled([(0, 0, 1, 1), (0, 1, 1, 1)], [50, 300, 550], [500, 520])
    assert [table.box.top for table in find_tables([*outer, *inner, *below])] == [50, 100, 500]


@given(st.lists(st.builds(Ruling, st.booleans(), *[st.floats(0, 600)] * 3), max_size=60))
def test_any_lines_make_cells_that_fill_their_table(rulings):
    for table in find_tables(rulings):
        places = table.places()
        assert len(places) == (len(table.xs) - 1) * (len(table.ys) - 1)
        assert sum(cell.rows * cell.columns for cell in table.cells) == len(places)
