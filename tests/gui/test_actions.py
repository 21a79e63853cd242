"""The list of commands: nothing twice, nothing dangling, everything reachable by keyboard."""

from __future__ import annotations

import re
from collections import Counter
from operator import attrgetter

from PySide6.QtGui import QKeySequence

from govreport_gui import paths
from govreport_gui.gui import marks
from govreport_gui.gui.actions import ACTIONS, MENUS, TOOL_BAR
from govreport_gui.gui.main_window import MainWindow


def doubles(values):
    return [value for value, count in Counter(values).items() if count > 1]


def mnemonic(text):
    return re.search(r"&(.)", text).group(1)


def test_ids_and_shortcuts_are_unique():
    assert doubles(record.id for record in ACTIONS) == []
    assert doubles(record.shortcut for record in ACTIONS if record.shortcut) == []


def test_every_command_has_a_mnemonic_of_its_own_in_its_menu():
    assert doubles(mnemonic(title) for _key, title in MENUS) == []
    for key, _title in MENUS:
        assert doubles(mnemonic(record.text) for record in ACTIONS if record.menu == key) == []


def test_every_command_has_a_shortcut():
    without = [record.id for record in ACTIONS if not record.shortcut and "\t" not in record.text]
    assert without == ["recent"]  # a submenu


def test_shortcuts_mean_something_to_qt(qapp):
    shortcuts = [record.shortcut for record in ACTIONS if record.shortcut]
    assert [text for text in shortcuts if QKeySequence(text).toString() != text.replace("PageDown", "PgDown")] == []


def test_names_are_chinese():
    allowed = re.compile(r"Word|Excel|PDF|\(&\w\)|\tCtrl\+\w")
    assert [record.text for record in ACTIONS if re.search(r"[A-Za-z]", allowed.sub("", record.text))] == []


def test_every_command_belongs_to_a_menu_and_the_tool_bar_to_the_list():
    assert {record.menu for record in ACTIONS} == {key for key, _title in MENUS}
    assert set(TOOL_BAR) <= {record.id for record in ACTIONS}


def test_every_slot_is_there(qtbot):
    window = MainWindow()
    qtbot.addWidget(window)
    slots = [record.slot for record in ACTIONS if record.slot]
    assert [slot for slot in slots if not callable(attrgetter(slot)(window))] == []


def test_icons_are_there_and_no_others():
    drawn = {record.icon for record in ACTIONS if record.icon}
    drawn |= {*marks.SEVERITY_ICONS.values(), *marks.PAGE_ICONS.values(), "history", "pencil"}  # start page, grid
    folder = paths.resource("icons")
    assert {file.stem for file in folder.glob("*.svg")} == drawn
    assert (folder / "LICENSE-lucide.txt").is_file()
