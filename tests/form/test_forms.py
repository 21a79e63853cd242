"""The two statutory forms as data: every cell, every equation, against what forms.md says of them."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from govreport_gui.form import CellKind, CellRef, Form, form_for_year, forms

FORMS = list(forms().values())
HEADINGS = {  # printed by both forms (forms.md 3.3)
    "overview": "一、总体情况",
    "disclosure": "二、主动公开政府信息情况",
    "applications": "三、收到和处理政府信息公开申请情况",
    "review": "四、政府信息公开行政复议、行政诉讼情况",
    "problems": "五、存在的主要问题及改进情况",
    "other": "六、其他需要报告的事项",
}
each_form = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)


def equations(form: Form, rule: str):
    return [equation for equation in form.equations if equation.rule == rule]


def test_two_forms_the_newest_first():
    assert [form.id for form in FORMS] == ["2021", "2019"]


@pytest.mark.parametrize(
    ("form", "cells"),
    [
        ("2021", {"disclosure": 10, "applications": 175, "review": 15}),
        ("2019", {"disclosure": 22, "applications": 161, "review": 15}),
    ],
)
def test_cells_of_each_table(form, cells):
    assert Counter(ref.table for ref in forms()[form].refs) == cells


@pytest.mark.parametrize(
    ("form", "count"),
    [("2021", {"S01": 25, "S02": 7, "S03": 7, "S04": 3}), ("2019", {"S01": 23, "S02": 7, "S03": 7, "S04": 3})],
)
def test_equations(form, count):
    assert Counter(equation.rule for equation in forms()[form].equations) == count


@each_form
def test_headings(form):
    assert {key: section.heading for key, section in form.section.items()} == HEADINGS


@each_form
def test_every_cell_has_a_name_of_its_own(form):
    names = Counter(form.cell_name(ref) for ref in form.refs)
    assert [name for name, count in names.items() if count > 1] == []
    assert all(form.has(ref) for ref in form.refs)
    assert not form.has(CellRef("review", "reconsideration", "natural"))


@each_form
def test_every_row_says_what_counts(form):
    for table in form.tables:
        for row in table.rows.values():
            assert row.guidance.counts.endswith("。")
            assert row.guidance.mistakes.endswith("。")
            assert row.guidance.article


@each_form
def test_kinds(form):
    odd = {ref: form.kind(ref) for ref in form.refs if form.kind(ref) is not CellKind.COUNT}
    assert {ref.table for ref in odd} == {"disclosure"}
    expected = {"2021": {CellKind.AMOUNT: 1}, "2019": {CellKind.CHANGE: 5, CellKind.MONEY: 1}}
    assert Counter(odd.values()) == expected[form.id]


@each_form
def test_every_equation_names_cells_of_its_table_once(form):
    for equation in form.equations:
        assert len(set(equation.cells)) == len(equation.cells)
        assert len({ref.table for ref in equation.cells}) == 1
        assert all(form.has(ref) for ref in equation.cells)
        assert equation.subject


@each_form
def test_row_sums(form):
    """R(r): c1+…+c6 = c7 for every row of 表三."""
    rows = [equation.right[0].row for equation in equations(form, "S01")]
    assert rows == list(form.table["applications"].rows)
    for equation in equations(form, "S01"):
        columns = [ref.column for ref in equation.left]
        assert columns == ["natural", "commercial", "research", "nonprofit", "legal", "other_org"]
        assert [ref.column for ref in equation.right] == ["total"]


@each_form
def test_result_sums(form):
    """V(c): every row between IN and TOT, each once, adds up to TOT."""
    rows = list(form.table["applications"].rows)
    results = rows[2:-2]
    assert rows[:2] + rows[-2:] == ["received_new", "received_carried_in", "handled_total", "carried_out"]
    for equation in equations(form, "S02"):
        assert [ref.row for ref in equation.left] == results
        assert [ref.row for ref in equation.right] == ["handled_total"]


@each_form
def test_printed_balance(form):
    """B(c): 第一项加第二项之和，等于第三项加第四项之和, for each of the seven columns."""
    for equation in equations(form, "S03"):
        assert [ref.row for ref in equation.left] == ["received_new", "received_carried_in"]
        assert [ref.row for ref in equation.right] == ["handled_total", "carried_out"]


@each_form
def test_review_sums(form):
    """L(b): keep + fix + oth + open = tot."""
    for equation in equations(form, "S04"):
        assert [ref.column for ref in equation.left] == ["upheld", "corrected", "other_result", "pending"]
        assert [ref.column for ref in equation.right] == ["total"]


@each_form
def test_totals_are_computed_after_their_parts(form):
    for table in form.tables:
        done: set[CellRef] = set()
        for total, equation in table.totals.items():
            assert done >= {ref for ref in equation.left if ref in table.totals}
            done.add(total)


def test_what_the_forms_share_is_the_same():
    """forms.md 5.2: 表三 differs in （六） alone, 表四 not at all."""
    new, old = forms()["2021"], forms()["2019"]
    assert new.table["review"] == old.table["review"]
    new_rows, old_rows = (set(form.table["applications"].rows) for form in (new, old))
    assert new_rows - old_rows == {"other_not_corrected", "other_fee_unpaid", "other_misc"}
    assert old_rows - new_rows == {"other"}
    assert all(
        new.table["applications"].rows[key] == old.table["applications"].rows[key] for key in new_rows & old_rows
    )


@pytest.mark.parametrize(
    ("year", "form"), [(2018, "2019"), (2019, "2019"), (2020, "2019"), (2021, "2021"), (2026, "2021")]
)
def test_form_for_year(year, form):
    assert form_for_year(year).id == form


def test_names_of_contract(shared):
    """Every table, row and column is called as contract.md and the right answers call it."""
    for file in (shared / "cases" / "seeds").glob("*.expected.json"):
        data = json.loads(file.read_text(encoding="utf-8"))
        form = forms()[data["form"]]
        named = {
            CellRef(table, row, column)
            for table, rows in data["tables"].items()
            for row, columns in rows.items()
            for column in columns
        }
        assert named == set(form.refs)
