"""查找命令 and 快捷键: every command is listed with menu and key, found by its words, and given."""

import re

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from govreport_gui.gui.actions import ACTIONS
from govreport_gui.gui.help.command_palette import CommandPalette
from govreport_gui.gui.help.key_list import KeyRow, commands, key_name, other_keys
from govreport_gui.gui.help.key_model import ROW, KeyFilter, KeyModel
from govreport_gui.gui.help.shortcuts_window import ShortcutsWindow
from tests.builders import sound_report


@pytest.fixture
def palette(qtbot, window):
    made = CommandPalette(window.actions_by_id, window)
    qtbot.addWidget(made)
    made.show()
    return made


def listed(rows):
    return [rows.index(row, 0).data(ROW).action for row in range(rows.rowCount())]


def chosen(palette):
    row = palette.list.currentIndex().data(ROW)
    return row.action if row else ""


def test_the_models_are_sound(qtmodeltester):
    rows = KeyModel((*commands(), *other_keys()))
    qtmodeltester.check(rows)
    narrowed = KeyFilter(rows)
    narrowed.narrow("表格")
    qtmodeltester.check(narrowed)


def test_every_command_is_listed_with_menu_and_key():
    assert {row.action for row in commands()} == {record.id for record in ACTIONS if record.slot}
    assert [row for row in commands() if not (row.name and row.place and row.keys)] == []
    assert [row for row in commands() if "&" in row.name + row.place or "\t" in row.name + row.keys] == []


def test_other_keys_are_lines_of_their_own():
    assert len(set(other_keys())) == len(other_keys()) > 15
    assert [row for row in other_keys() if not (row.name and row.place and row.keys)] == []


def test_a_key_has_one_name():
    assert key_name("Ctrl+Shift+Return") == "Ctrl+Shift+回车"
    assert [row.keys for row in (*commands(), *other_keys()) if re.search("Return|Enter|Pg", row.keys)] == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", True),
        ("导出", True),
        ("文件 word", True),
        ("ctrl+e", True),
        ("送签", True),
        ("撤销", False),
        ("导出 撤", False),
    ],
)
def test_every_word_typed_must_be_somewhere_in_the_line(typed, found):
    line = KeyRow("文件", "导出 Word", "Ctrl+E", "导出可以送签的 Word 文件", "export_word")
    assert line.holds(typed) is found


def test_typing_narrows_and_enter_gives_the_command(palette, qtbot, window):
    palette.search.setText("快捷键")
    assert "keys" in listed(palette.rows)
    assert palette.chosen is None
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert palette.chosen is window.actions_by_id["keys"]
    assert not palette.isVisible()


def test_what_can_not_be_done_now_is_never_chosen(palette):
    palette.search.setText("保存")
    assert "save" in listed(palette.rows)
    assert chosen(palette) not in ("save", "save_as")  # no report is open
    palette.search.setText("没有这样的命令")
    assert palette.nothing.isVisible()
    assert chosen(palette) == ""


def test_arrows_walk_through_the_list_while_one_types(palette, qtbot):
    first = chosen(palette)
    qtbot.keyClick(palette.search, Qt.Key.Key_Down)
    assert chosen(palette) not in ("", first)
    qtbot.keyClick(palette.search, Qt.Key.Key_Up)
    assert chosen(palette) == first


def test_the_key_opens_it_and_the_command_is_given_when_it_is_gone(window):
    window.document.new(sound_report())
    window.show_report()
    page = window.workspace.page_key

    def type_and_enter():
        palette = QApplication.activeModalWidget()
        palette.search.setText("下一部分")
        palette.search.returnPressed.emit()

    QTimer.singleShot(0, type_and_enter)
    window.actions_by_id["find_command"].trigger()
    assert window.workspace.page_key != page


def test_the_list_of_keys_is_one_window_that_stays_open(window, qtbot):
    for _twice in range(2):
        window.actions_by_id["keys"].trigger()
    [keys] = window.findChildren(ShortcutsWindow)
    assert keys.isVisible()
    assert not keys.isModal()
    assert keys.rows.rowCount() == len(commands()) + len(other_keys())
    keys.search.setText("F8")
    assert set(listed(keys.rows)) == {"next_finding", "previous_finding"}
    qtbot.keyClick(keys, Qt.Key.Key_Escape)
    assert not keys.isVisible()
