"""The smallest repair of broken sums: found where one cell or two neighbours are wrong, silent where all is well."""

from __future__ import annotations

from collections import Counter
from random import Random

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


def test_a_cell_left_at_0_is_likelier_than_another_number():
    row = next(equation for equation in TABLE.equations if equation.rule == "S01")
    natural, *others = row.left
    found = repairs([row], {**dict.fromkeys(others, 0), natural: 17, row.right[0]: 48})
    assert [(change.cell, change.value) for change in found[0].changes] == [(others[0], 31)]
    found = repairs([row], {**dict.fromkeys(others, 0), natural: 17, row.right[0]: 18})
    assert [(change.cell, change.value) for change in found[0].changes] == [(natural, 18)]  # a digit miskeyed


@given(figures, st.sampled_from(ROWS), st.integers(0, 4))
@settings(max_examples=40, deadline=None)
def test_swapped_neighbours_are_mended_by_two_cells_of_one_row(drawn, row, at):
    right = balanced(drawn)
    a, b = (CellRef("applications", row, COLUMNS[k]) for k in (at, at + 1))
    assume(right[a] != right[b])
    found = repairs(TABLE.equations, {**right, a: right[b], b: right[a]})
    assert found
    assert all({change.cell.column for change in repair.changes} == {a.column, b.column} for repair in found)


def test_the_true_repair_is_mostly_the_first_and_nearly_always_among_three():
    """One miskeyed cell, digits that changed places, a value in the cell beside: 300 slips, counted."""
    rng = Random(20240131)
    ranks = Counter(rank for rank in (rank_of_slip(rng) for _ in range(300)))
    first, three = ranks[0] / 300, (ranks[0] + ranks[1] + ranks[2]) / 300
    assert first >= 0.85
    assert three >= 0.95


def rank_of_slip(rng: Random) -> int:
    """Make one slip in a balanced table; return the place of its true repair among the proposals."""
    right = balanced([rng.choice([0, 0, 0, rng.randrange(9), rng.randrange(160)]) for _ in range(126)])
    wrong = slip(right, rng)
    while wrong == right:
        wrong = slip(right, rng)
    truth = {ref: value for ref, value in right.items() if wrong[ref] != value}
    found = [{c.cell: c.value for c in repair.changes} for repair in repairs(TABLE.equations, wrong)]
    return found.index(truth) if truth in found else 99


def slip(right: dict[CellRef, int], rng: Random) -> dict[CellRef, int]:
    ref = rng.choice(TABLE.refs)
    kind = rng.randrange(3)
    if kind == 0:
        return {**right, ref: max(0, right[ref] + rng.choice([-10, -2, -1, 1, 2, 10]))}
    if kind == 1:
        digits = list(str(right[ref]))
        rng.shuffle(digits)
        return {**right, ref: int("".join(digits))}
    at = rng.randrange(5)
    a, b = (CellRef(ref.table, ref.row, COLUMNS[k]) for k in (at, at + 1))
    return {**right, a: 0, b: right[a]} if right[b] == 0 else right


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
