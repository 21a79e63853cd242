"""The line of remarks: who has the keys when it goes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from govreport_gui.gui.widgets.notice_bar import NoticeBar


@pytest.fixture
def page(qtbot):
    """A window with the line, two fields below it, and the keys in the second."""
    made = QWidget()
    qtbot.addWidget(made)
    layout = QVBoxLayout(made)
    made.bar = NoticeBar(made)
    made.fields = [QLineEdit(made), QLineEdit(made)]
    for widget in (made.bar, *made.fields):
        layout.addWidget(widget)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.bar.say("有新内容。", {"查看": made.bar.hide})
    made.fields[1].setFocus()
    return made


@pytest.mark.parametrize("button", [0, 1])
def test_the_keys_go_back_to_where_they_were(page, qtbot, button):
    page.bar.buttons[button].setFocus()
    qtbot.keyClick(page.bar.buttons[button], Qt.Key.Key_Space)
    assert page.bar.isHidden()
    assert page.fields[1].hasFocus()


def test_the_keys_stay_elsewhere(page):
    page.fields[0].setFocus()
    page.bar.hide()
    assert page.fields[0].hasFocus()


def test_what_had_the_keys_may_be_gone(page):
    page.bar.buttons[0].setFocus()
    page.fields[1].deleteLater()
    QCoreApplication.sendPostedEvents(page.fields[1], QEvent.Type.DeferredDelete.value)
    page.bar.hide()
    assert page.fields[0].hasFocus()
