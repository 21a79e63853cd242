"""What the tests of printed pages share: Qt without a display, one application for all tests of a run, a font."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtGui import QFontDatabase


@pytest.fixture(autouse=True)
def a_chinese_font(qapp):
    """Skip where there is no Chinese font: nothing could be printed then."""
    if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        pytest.skip("no Chinese font on this computer")
