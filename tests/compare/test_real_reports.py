"""Two published reports of one organ, read from their own files."""

from __future__ import annotations

import json

import pytest

from govreport_gui.compare import apply, compare
from govreport_gui.compare.stale import StaleKind, stale_sections
from govreport_gui.form import CellRef
from govreport_gui.importing import import_file
from govreport_gui.report import json_value


@pytest.fixture(scope="module")
def years(shared):
    folders = [shared / "cases" / "reports" / f"hongze-{year}" for year in (2023, 2024)]
    return folders, [import_file(folder / "report.pdf").report for folder in folders]


def figures(folder):
    tables = json.loads((folder / "expected.json").read_text(encoding="utf-8"))["tables"]
    return {
        CellRef(table, row, column): value
        for table, rows in tables.items()
        for row, columns in (rows or {}).items()
        for column, value in columns.items()
    }


def test_the_cells_that_differ_are_those_whose_right_answers_differ(years):
    folders, (a, b) = years
    before, after = (figures(folder) for folder in folders)
    right = {ref: (before[ref], after[ref]) for ref in before.keys() & after.keys() if before[ref] != after[ref]}
    found = {
        d.cell: (json_value(a.form.kind(d.cell), d.a), json_value(a.form.kind(d.cell), d.b))
        for d in compare(a, b).cells
    }
    assert {ref: pair for ref, pair in found.items() if None not in pair} == right


def test_all_taken_over_it_is_the_other_year(years):
    _, (a, b) = years
    assert compare(apply(a, compare(a, b).differences), b).is_same


def test_sentences_left_from_the_year_before(years):
    _, (last_year, report) = years
    found = {section.part: section for section in stale_sections(report, last_year)}
    assert 0.1 < found["overview"].share < 0.4
    assert [sentence.kind for sentence in found["overview"].sentences].count(StaleKind.IDENTICAL) == 1
    assert "other" not in found  # the fee sentence is the same every year
