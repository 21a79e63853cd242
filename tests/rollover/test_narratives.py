"""Years of a narrative shift exactly where they should, and what is still last year's is marked: whole texts."""

from __future__ import annotations

import re

import pytest

from govreport_gui.form import form_for_year
from govreport_gui.report import Part, Report
from govreport_gui.rollover import roll, stale_marks
from govreport_gui.text_links import MarkKind
from tests.rollover.narratives import NARRATIVES

SIGNS = {MarkKind.NUMBER: "⟦⟧", MarkKind.PLAN: "⟪⟫"}


def report_with(part: str, text: str, year: int = 2024) -> Report:
    return Report.blank(form_for_year(year), year).with_part(part, Part.of(text))


def marked(report: Report, part: str) -> str:
    """Return a part's text with its marks drawn into it."""
    text = report.text_of(part)
    signs = [(mark.start, 1, SIGNS[mark.kind][0]) for mark in report.carried if mark.part == part]
    signs += [(mark.end, 0, SIGNS[mark.kind][1]) for mark in report.carried if mark.part == part]
    for place, _, sign in sorted(signs, reverse=True):
        text = text[:place] + sign + text[place:]
    return text


@pytest.mark.parametrize("told", NARRATIVES, ids=lambda told: told.name)
def test_narrative(told):
    draft = roll(report_with(told.part, told.before, told.year)).report
    assert marked(draft, told.part).split("\n") == told.after.split("\n")
    assert re.sub("[⟦⟧⟪⟫]", "", told.after) == draft.text_of(told.part)
    assert len(stale_marks(draft)) == len(re.findall("[⟦⟪]", told.after))
