"""Fixtures for the readers."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from govreport_gui.readers import read
from tests.readers.word_files import WordFiles


@pytest.fixture
def word_files(tmp_path: Path) -> WordFiles:
    """Return a writer and reader of small Word files."""
    return WordFiles(tmp_path)


@pytest.fixture
def book():
    """Return an empty workbook."""
    made = openpyxl.Workbook()
    made.active.title = "表"
    return made


@pytest.fixture
def blocks(tmp_path):
    """Return a way to save a workbook and read what stands in it."""

    def of(made):
        made.save(tmp_path / "表.xlsx")
        return read(tmp_path / "表.xlsx")

    return of
