"""The smallest repair of broken sums: found where one cell or two neighbours are wrong, silent where all is well."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from govreport_gui.checks.repair import repairs
from govreport_gui.form import CellRef, forms

FORM = forms()["2021"]
TABLE = FORM.table["applications"]
ROWS = list(TABLE.rows)
COLUMNS = list(TABLE.columns_of[ROWS[0]])

figures = st.lists(st.sampled_from([0, 0, 0, 1, 2, 5, 14, 36, 120]), min_size=126, max_size=126)


def balanced(drawn: list[int]) -> dict[CellRef, int]:
    """Fill 表三 so that all its equations hold."""
    numbers = iter(drawn)
    values: dict[CellRef, int] = {}
    for column in COLUMNS[:-1]:
        results = {CellRef("applications", row, column): next(numbers) for row in ROWS[2:-2]}
        total = sum(results.values())
        values |= results
        values[CellRef("applications", "handled_total", column)] = total
        values[CellRef("applications", "received_new", column)] = total
        values |= {CellRef("applications", row, column): 0 for row in ("received_carried_in", "carried_out")}
    for row in ROWS:
        values[CellRef("applications", row, "total")] = sum(
            values[CellRef("applications", row, c)] for c in COLUMNS[:-1]
        )
    return {ref: values[ref] for ref in TABLE.refs}


@given(figures)
@settings(max_examples=40, deadline=None)
def test_no_repair_where_all_balances(drawn):
    assert repairs(TABLE.equations, balanced(drawn)) == []


@given(figures, st.sampled_from(TABLE.refs), st.integers(1, 99))
@settings(max_examples=80, deadline=None)
def test_one_wrong_cell_is_the_first_proposal(drawn, ref, slip):
    right = balanced(drawn)
    found = repairs(TABLE.equations, {**right, ref: right[ref] + slip})
    assert [(change.cell, change.value) for change in found[0].changes] == [(ref, right[ref])]
    assert {equation for equation in TABLE.equations if ref in equation.cells} == set(found[0].mends)


@given(figures, st.sampled_from(ROWS), st.integers(0, 4))
@settings(max_examples=80, deadline=None)
def test_swapped_neighbours_are_among_the_first_three(drawn, row, at):
    right = balanced(drawn)
    a, b = (CellRef("applications", row, COLUMNS[k]) for k in (at, at + 1))
    assume(right[a] != right[b])
    found = repairs(TABLE.equations, {**right, a: right[b], b: right[a]})
    assert {a: right[a], b: right[b]} in [{c.cell: c.value for c in repair.changes} for repair in found[:3]]


@given(figures, st.data())
@settings(max_examples=60, deadline=None)
def test_every_proposal_does_what_it_says(drawn, data):
    wrong = balanced(drawn)
    for ref in data.draw(st.lists(st.sampled_from(TABLE.refs), min_size=1, max_size=3, unique=True)):
        wrong[ref] += data.draw(st.integers(1, 20))
    for repair in repairs(TABLE.equations, wrong):
        mended = wrong | {change.cell: change.value for change in repair.changes}
        assert all(sum(mended[r] for r in e.left) == sum(mended[r] for r in e.right) for e in repair.mends)
        assert all(change.value >= 0 for change in repair.changes)


def test_cells_that_are_no_numbers_are_left_out():
    right = balanced([1] * 126)
    ref = CellRef("applications", "granted", "natural")
    assert repairs(TABLE.equations, {**right, ref: None}) == []


def test_two_faults_far_apart_have_a_repair_each():
    right = balanced([2] * 126)
    a, b = CellRef("applications", "granted", "natural"), CellRef("applications", "rejected_duplicate", "legal")
    found = repairs(TABLE.equations, {**right, a: 5, b: 9})
    assert {change.cell: change.value for repair in found for change in repair.changes} == {a: 2, b: 2}
