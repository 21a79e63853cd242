"""A few rounds of the sign-off loop; `python -m tests.sign_off_loop` makes five hundred."""

from __future__ import annotations

import pytest

from tests.sign_off_loop import edited, faults
from tests.test_conversions import SOFFICE, soffice


@pytest.mark.parametrize("seed", [0, 5, 7, 104, 144])  # 0: no edit
def test_exactly_the_edits_are_found(seed, tmp_path):
    made = edited(seed, tmp_path)
    assert bool(made.edits.expected) is bool(seed)
    assert faults(made, made.path) == []


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(
    ("ending", "seed"),
    [("docx", 1001), ("odt", 1001), ("doc", 1001), ("doc", 79)],  # 79: words right behind a table are struck out
)
def test_also_after_libreoffice_saved_the_file(ending, seed, tmp_path):
    made = edited(seed, tmp_path)
    assert faults(made, soffice(made.path, ending, tmp_path)) == []


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("ending", ["docx", "odt", "doc"])
def test_a_file_that_libreoffice_only_saved_has_nothing_to_accept(ending, tmp_path):
    made = edited(10, tmp_path)
    assert made.edits.expected == []
    assert faults(made, soffice(made.path, ending, tmp_path)) == []
