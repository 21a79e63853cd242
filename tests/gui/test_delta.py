"""The difference between two reports makes each of the other."""

from __future__ import annotations

import pickle
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from govreport_gui.form import CellRef
from govreport_gui.gui.content import Content
from govreport_gui.gui.delta import Delta
from govreport_gui.project import Project
from govreport_gui.report import Part
from tests.arbitrary import CELL_TEXTS, PARTS, reports
from tests.builders import sound_report

NEW = CellRef("applications", "received_new", "natural")
SOUND = sound_report()


def as_content(report):
    return Content(Project(report))


def goes_both_ways(old, new):
    """Say whether the difference leads there and back, also over a file, where no object is the same any more."""
    delta = Delta.between(old, new)
    other_old, other_new = pickle.loads(pickle.dumps((old, new)))
    return delta.forward(other_old) == new and delta.backward(other_new) == old


@given(reports(), reports())
def test_any_two_reports(old, new):
    assert goes_both_ways(as_content(old), as_content(new))


@given(st.sampled_from(sorted(SOUND.cells)), CELL_TEXTS, PARTS)
def test_an_edited_report(ref, text, part):
    edited = SOUND.with_cells({ref: text}).with_part("overview", part)
    assert goes_both_ways(as_content(SOUND), as_content(edited))
    assert list(Delta.between(SOUND, edited).forward(SOUND).cells) == list(SOUND.cells)  # in the same order, too


def test_a_figure_typed_keeps_that_figure_and_its_totals_only():
    edited = SOUND.with_cells({NEW: "31"})
    changed = {ref for ref, text in edited.cells.items() if text != SOUND.cell(ref)}
    assert {change.path for change in Delta.between(SOUND, edited).changes} == {("cells", ref) for ref in changed}


def test_a_word_typed_into_a_long_text_keeps_that_word_only():
    part = Part(tuple(f"第{k}段，" * 200 for k in range(9)))
    before = SOUND.with_part("problems", part)
    after = before.with_part("problems", Part((*part.items[:4], part.items[4] + "末尾", *part.items[5:])))
    (change,) = Delta.between(before, after).changes
    assert change.path == ("sections", "problems", "items", 4)
    assert (change.old, change.new) == ("", "末尾")


def test_equal_values_do_not_differ():
    assert not Delta.between(SOUND, pickle.loads(pickle.dumps(SOUND))).changes
    assert Delta.between(SOUND, replace(SOUND, year=None)).changes
