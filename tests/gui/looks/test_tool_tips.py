"""Tool tips are read in short lines; what they say stays what it was."""

import pytest
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QLabel, QToolTip

from govreport_gui.gui.looks.tool_tips import LONGEST_LINE, wrapped
from tests.gui.tool_tips import shown_tip

LONG = "表三“总计”列不平：予以公开 12 + 部分公开 3 <= 15 & 其他，" * 4


def test_a_short_tip_stays_as_it_is():
    assert wrapped("改正：5\n去年 <6>") == "改正：5\n去年 <6>"


def test_a_long_tip_says_the_same_signs_and_lines_included():
    told = f"S02　表三  应为 25\n{LONG}\n去年 6"
    assert QTextDocumentFragment.fromHtml(wrapped(told)).toPlainText() == told


@pytest.mark.parametrize("text", [LONG, f"{LONG}\n去年 6"])
def test_a_long_tip_is_broken_into_lines(qtbot, text):
    widget = QLabel("何处")
    qtbot.addWidget(widget)
    widget.show()
    QToolTip.showText(widget.mapToGlobal(widget.rect().center()), wrapped(text), widget)
    tip = shown_tip()
    assert tip.width() < 2 * LONGEST_LINE * tip.fontMetrics().horizontalAdvance("表") / 1.5
    assert tip.height() >= 2 * tip.fontMetrics().height()
    QToolTip.hideText()
