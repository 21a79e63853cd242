"""Enter on the buttons of the window: files of late, the steps, the switches, the line of remarks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from govreport_gui.gui.files.recent_files import remember
from tests.builders import sample_report


@pytest.fixture
def shown(window, qtbot):
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return window


def pressed(qtbot, button, key):
    """Return how often a key on a button presses it."""
    times = []
    button.clicked.connect(lambda: times.append(1))
    button.setFocus()
    assert button.hasFocus()
    qtbot.keyClick(button, key)
    return len(times)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_file_of_late_is_opened(shown, qtbot, tmp_path, said, key):
    path = tmp_path / "青禾镇.govreport"
    path.write_text("{}", encoding="utf-8")
    remember(path, "青禾镇2024年报告", 3)
    shown.show_start_page()
    qtbot.waitUntil(lambda: bool(shown.start_page.recent.lines))
    asked = []
    shown.start_page.recent.chosen.disconnect()
    shown.start_page.recent.chosen.connect(asked.append)
    line = shown.start_page.recent.lines[0]
    line.setFocus()
    qtbot.keyClick(line, key)
    assert asked == [str(path)]


def test_every_button_of_the_window_is_pressed_once(shown, qtbot):
    shown.document.new(sample_report())
    shown.show_report()
    QApplication.processEvents()
    buttons = [shown.desk.steps.buttons["fill"], shown.workspace.findings.only_here]
    for button in buttons:
        assert pressed(qtbot, button, Qt.Key.Key_Return) == 1


def test_the_line_of_remarks(shown, qtbot):
    shown.document.new(sample_report())
    shown.show_report()
    shown.desk.notice.say("草稿好了。", {"看第一处": lambda: None})
    assert pressed(qtbot, shown.desk.notice.buttons[0], Qt.Key.Key_Return) == 1
