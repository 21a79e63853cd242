"""Fixtures for the readers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers.word_files import WordFiles


@pytest.fixture
def word_files(tmp_path: Path) -> WordFiles:
    """Return a writer and reader of small Word files."""
    return WordFiles(tmp_path)
