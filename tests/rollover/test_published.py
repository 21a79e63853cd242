"""Published reports: last year's, rolled, beside the report that was published the year after; and every case."""

from __future__ import annotations

import json
import re

import pytest

from govreport_gui.errors import RollError
from govreport_gui.form import CellRef
from govreport_gui.importing import import_file
from govreport_gui.number import parse_count
from govreport_gui.rollover import roll
from tests.test_cases import cases


@pytest.fixture(scope="module")
def pair(shared):
    """Return the draft made of one year's report, and what was published for the next."""
    folder = shared / "cases" / "reports"
    published = json.loads((folder / "hongze-2024" / "expected.json").read_text(encoding="utf-8"))
    return roll(import_file(folder / "hongze-2023" / "report.pdf").report), published


def test_the_carried_figures_are_those_published(pair):
    draft, published = pair
    row = published["tables"]["applications"]["received_carried_in"]
    carried = {column: CellRef("applications", "received_carried_in", column) for column in row}
    assert len(carried) == 7
    assert {column: parse_count(draft.report.cell(ref)) for column, ref in carried.items()} == row


def test_the_base_of_the_chain_explains_what_was_published(pair):
    draft, published = pair
    documents = published["tables"]["disclosure"]["normative_documents"]
    base = parse_count(draft.last_year.cell(CellRef("disclosure", "normative_documents", "in_force")))
    assert (base, documents["in_force"]) == (5, 8)
    assert base + documents["issued"] - documents["repealed"] == 8
    assert draft.report.cell(CellRef("disclosure", "normative_documents", "in_force")) == ""


def test_no_word_of_the_draft_names_last_year(pair):
    draft, _ = pair
    report = draft.report
    assert report.year == 2024
    assert "2023" not in "".join(report.text_of(part) for part in ("title", "preamble", *report.sections, "date"))


@pytest.fixture(scope="module")
def rolled(shared):
    """Return the drafts of all cases whose year is told."""
    drafts = {}
    for name, file, _, _ in cases():
        try:
            drafts[name] = roll(import_file(file).report)
        except RollError as error:
            assert "看不出" in str(error)
    return drafts


def test_every_case_makes_a_draft(rolled):
    assert len(rolled) > 100


def test_last_year_is_left_in_titles_ranges_and_plans_alone(rolled):
    for name, draft in rolled.items():
        last = draft.report.year - 1
        for part in ("title", "preamble", *draft.report.sections):
            rest = re.sub(r"《[^》]*》|〔\d{4}〕|\d{4} ?年?[—－-]\d{4}", "", _unexplained(draft, part))
            assert (name, part, re.findall(rf".{{0,9}}(?<!\d){last}(?=[年 ]).{{0,9}}", rest)) == (name, part, [])


def _unexplained(draft, part):
    """Return a part's text without its plans and without what was changed: a change of years keeps every place."""
    text = draft.report.text_of(part)
    plans = [(mark.start, mark.end) for mark in draft.report.carried if mark.part == part and mark.kind == "plan"]
    changed = [(change.start, change.end) for change in draft.changes if change.place == part and change.end]
    for start, end in (*plans, *changed):
        text = text[:start] + "□" * (end - start) + text[end:]
    return text
