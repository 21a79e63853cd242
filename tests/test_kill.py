"""A few kills at random moments; `python -m tests.kill` does it thousands of times."""

from __future__ import annotations

import os

import pytest

from tests.kill import saving, typing

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the processes to be killed are forked")


def test_what_is_killed_amid_saving_leaves_the_old_file_or_the_new_one(tmp_path):
    tally = saving.kill(tmp_path, 25, seed=1)
    assert tally.wrong == []
    assert tally.kills == 25


def test_a_killed_window_loses_a_few_seconds_of_typing_at_most(tmp_path):
    lost = typing.kill(tmp_path, 2, seed=1)
    assert lost.wrong == []
    assert lost.kills == 2


def test_the_judge_notices_a_damaged_file(tmp_path):
    """The test above can fail: a file that is not one of those saved is told."""
    file = tmp_path / "年报.govreport"
    saving.project.save(saving.content(3), file)
    tally = saving.Tally()
    saving._judge_file(file, [("saving", 7), ("saved", 7), ("saving", 9)], tally)
    assert tally.wrong == ["neither 7 nor 9 is in the file, but 3"]
