"""Text fields leave undo to the window; their menus are Qt's own, in Chinese."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from govreport_gui import app
from govreport_gui.gui.texts.own_history import HistoryFilter, context_menu
from govreport_gui.gui.texts.part_editor import PartEditor


@pytest.mark.parametrize("make", [QLineEdit, lambda: PartEditor("正文")])
def test_menus_are_chinese_and_have_no_history_of_their_own(qtbot, make):
    app.application()
    field = make()
    qtbot.addWidget(field)
    words = [re.sub(r"\(&\w\)|\t.*", "", action.text()) for action in context_menu(field).actions()]
    assert words == ["剪切", "复制", "粘贴", "删除", "", "全选"]


@pytest.mark.parametrize(("key", "left"), [(Qt.Key.Key_Z, True), (Qt.Key.Key_Y, True), (Qt.Key.Key_C, False)])
def test_the_keys_of_undo_and_redo_are_left_to_the_window(qtbot, key, left):
    line = QLineEdit()
    qtbot.addWidget(line)
    line.installEventFilter(HistoryFilter(line))
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
    event.ignore()
    QApplication.sendEvent(line, event)
    assert event.isAccepted() is not left
