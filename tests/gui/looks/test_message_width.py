"""A box that says more than a sentence is wide enough for it; one sentence and its buttons stay as they are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from govreport_gui.gui.looks import messages


@pytest.fixture
def width(qtbot):
    """Returns how wide a question is on the screen."""
    parent = QWidget()
    qtbot.addWidget(parent)

    def measure(details):
        widths = []

        def look():
            box = QApplication.activeModalWidget()
            widths.append(box.width())
            box.reject()

        QTimer.singleShot(50, look)
        messages.choose(parent, "还有错误。", "导出", "先不导出", details=details)
        return widths[0]

    return measure


def test_details_get_room(width):
    assert width("可以先导出送阅，改正后再导出。草稿的每一页都印有“草稿”。") >= messages.DETAILS_WIDTH


def test_a_sentence_alone_does_not(width):
    assert width("") < messages.DETAILS_WIDTH
