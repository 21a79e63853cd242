"""Marks of last year's words in the project file: kept, judged, and unknown to older files."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govreport_gui.project import Project, load, save
from govreport_gui.rollover import roll
from govreport_gui.storage import StorageError, pack_report, unpack_report
from govreport_gui.text_links import MarkKind, TextMark
from tests.builders import sample_report


def test_marks_are_saved_and_opened(tmp_path):
    draft = roll(sample_report()).report
    assert {mark.kind for mark in draft.carried} == set(MarkKind)
    save(Project(draft), tmp_path / "a.govreport")
    assert load(tmp_path / "a.govreport").report == draft


def test_a_file_of_before_has_none():
    data = pack_report(sample_report(), {})
    del data["carried"]
    assert unpack_report(data, {}) == sample_report()


def test_a_kind_of_a_later_version_is_read_as_a_figure():
    data = pack_report(replace(sample_report(), carried=(TextMark("overview", 0, 2, MarkKind.PLAN),)), {})
    data["carried"][0][3] = "promise"
    assert unpack_report(data, {}).carried == (TextMark("overview", 0, 2, MarkKind.NUMBER),)


@pytest.mark.parametrize("mark", [["overview", 0, 90_000, "plan"], ["title", 0, 1, "plan"], ["nowhere", 0, 1, "plan"]])
def test_a_mark_without_its_text_is_let_go(mark):
    data = pack_report(sample_report(), {}) | {"carried": [mark]}
    assert unpack_report(data, {}).carried == ()


@pytest.mark.parametrize(
    "mark", ["overview", ["overview", 0, 1], ["overview", 3, 3, "plan"], [1, 0, 1, "plan"], [["a"], 0, 1, 2]]
)
def test_a_mark_that_is_none_is_refused(mark):
    data = pack_report(sample_report(), {}) | {"carried": [mark]}
    with pytest.raises(StorageError):
        unpack_report(data, {})
