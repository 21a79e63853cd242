"""Chinese input: how Qt is led to the input method, what grid and texts do with its events, where its box stands."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from govreport_gui import app
from govreport_gui.form import CellRef
from govreport_gui.gui.looks import input_method
from govreport_gui.gui.tables.table_grid import TableGrid
from govreport_gui.gui.tables.table_model import TableModel
from govreport_gui.gui.texts.text_page import PartBox
from govreport_gui.gui.widgets.notice_bar import NoticeBar

CELL = CellRef("applications", "received_new", "natural")
LOWER = CellRef("applications", "granted", "commercial")


# ── Which one Qt asks ──


@pytest.mark.parametrize(
    ("environment", "modules"),
    [
        ({}, ""),
        ({"QT_IM_MODULE": "ibus"}, ""),
        ({"QT_IM_MODULE": "fcitx"}, "fcitx5;fcitx;ibus"),
        ({"XMODIFIERS": "@im=fcitx"}, "fcitx5;fcitx;ibus"),
        ({"GTK_IM_MODULE": "fcitx5"}, "fcitx5;fcitx;ibus"),
        ({"QT_IM_MODULES": "wayland;fcitx"}, "wayland;fcitx;ibus"),
        ({"QT_IM_MODULES": "wayland;fcitx;ibus"}, "wayland;fcitx;ibus"),
        ({"IBUS_ADDRESS": "unix:path=/nowhere"}, "ibus"),
        ({"IBUS_ADDRESS": "unix:path=/nowhere", "WAYLAND_DISPLAY": "wayland-0"}, ""),
    ],
)
def test_fcitx_is_reached_by_its_own_plug_in_or_by_ibus(tmp_path, environment, modules):
    assert input_method.modules({"HOME": str(tmp_path), **environment}) == modules


def test_the_environment_is_changed_only_while_the_application_is_made():
    environment = {"QT_IM_MODULE": "fcitx"}
    with input_method.chosen(environment):
        assert environment["QT_IM_MODULES"] == "fcitx5;fcitx;ibus"
    assert environment == {"QT_IM_MODULE": "fcitx"}
    environment = {"QT_IM_MODULES": "fcitx"}
    with input_method.chosen(environment):
        assert environment["QT_IM_MODULES"] == "fcitx;ibus"
    assert environment == {"QT_IM_MODULES": "fcitx"}


@pytest.fixture
def home(tmp_path):
    (tmp_path / ".config" / "ibus" / "bus").mkdir(parents=True)
    return tmp_path


def leave_address(home, process):
    address = home / ".config" / "ibus" / "bus" / "0123-unix-0"
    address.write_text(f"IBUS_ADDRESS=unix:path=/tmp/x\nIBUS_DAEMON_PID={process}\n", encoding="utf-8")


@pytest.mark.parametrize(("name", "hint"), [("fcitx", input_method.FCITX_HINT), ("ibus", input_method.IBUS_HINT)])
def test_a_hint_where_nobody_answers(home, tmp_path, name, hint):
    environment = {"HOME": str(home), "XMODIFIERS": f"@im={name}"}
    assert input_method.hint(environment, tmp_path) == hint
    leave_address(home, 2**22 + 1)  # more than Linux gives
    assert input_method.hint(environment, tmp_path) == hint
    leave_address(home, "")
    assert input_method.hint(environment, tmp_path) == hint
    leave_address(home, os.getpid())
    assert input_method.hint(environment, tmp_path) == ""


def test_no_hint_where_none_is_needed(home, tmp_path):
    assert input_method.hint({"HOME": str(home)}, tmp_path) == ""
    (tmp_path / "platforminputcontexts").mkdir()
    (tmp_path / "platforminputcontexts" / "libfcitx5platforminputcontextplugin.so").touch()
    assert input_method.hint({"HOME": str(home), "QT_IM_MODULE": "fcitx"}, tmp_path) == ""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="input methods are chosen by the system elsewhere")
def test_the_hint_stands_in_the_window_until_it_is_not_wanted(qtbot, said, home, monkeypatch):

    for key in (*input_method.SAYING, "IBUS_ADDRESS", "XDG_CONFIG_HOME", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(key, raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XMODIFIERS", "@im=fcitx")
    window = app.create_window()
    qtbot.addWidget(window)
    [bar] = [bar for bar in window.findChildren(NoticeBar) if bar.message.text()]
    assert bar.message.text() == input_method.FCITX_HINT
    bar.buttons[0].click()
    again = app.create_window()
    qtbot.addWidget(again)
    assert [bar for bar in again.findChildren(NoticeBar) if bar.message.text()] == []


# ── What comes from it ──


@pytest.fixture
def grid(qtbot, document):
    made = TableGrid(TableModel(document, "applications", document))
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.body.setFocus()
    made.body.show_cell(CELL)
    return made


@pytest.fixture
def text(qtbot, document):
    made = PartBox(document, "overall")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    made.activateWindow()
    made.editor.setFocus()
    return made


def compose(target, preedit="", commit=""):
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(target, event)


def editor_of(grid):
    return grid.body.viewport().findChild(QLineEdit)


def test_composing_in_the_grid_replaces_the_cell(qtbot, grid):
    compose(grid.body, preedit="l")
    editor = editor_of(grid)
    assert editor is not None
    compose(editor, preedit="ling")
    compose(editor, commit="零")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert grid.model.document.report.cell(CELL) == "零"
    assert grid.model.document.undo_stack.count() == 1


def test_a_commit_without_composing_replaces_the_cell(qtbot, grid):
    compose(grid.body, commit="４")
    editor = editor_of(grid)
    compose(editor, commit="５")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert grid.model.document.report.cell(CELL) == "45"  # figures of full width are made narrow


def test_composing_given_up_leaves_the_cell(qtbot, grid):
    before = grid.model.document.report.cell(CELL)
    compose(grid.body, preedit="l")
    editor = editor_of(grid)
    compose(editor)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert grid.model.document.report.cell(CELL) == before


def test_composing_in_a_text_is_no_edit_until_it_is_committed(text):
    document = text.document
    compose(text.editor, preedit="gong'kai")
    assert document.report.part("overall").text == ""
    assert document.undo_stack.count() == 0
    compose(text.editor, commit="公开")
    assert document.report.part("overall").text == "公开"
    assert document.undo_stack.count() == 1


# ── Where its box stands ──


def box(widget):
    """Where the widget says that its caret is: text editors say it in fractions."""
    place = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    return place if isinstance(place, QRect) else place.toRect()


def test_the_box_stands_at_the_caret_before_and_while_one_types_in_the_grid(grid):
    """Qt leaves the focus to the grid until the first word is composed, so it is the grid that is asked."""
    grid.body.show_cell(LOWER)
    cell = grid.body.visualRect(grid.model.index_of(LOWER))
    before = box(grid.body)
    assert abs(before.x() - cell.center().x()) <= 1
    assert cell.contains(before.center())
    compose(grid.body, preedit="ling")
    while_composing = box(grid.body)
    editor = editor_of(grid)
    assert while_composing.topLeft() == editor.mapTo(grid.body, box(editor).topLeft())
    assert cell.contains(while_composing.center())


def test_the_box_follows_the_caret_through_a_text(text):
    text.editor.setPlainText("第一段\n第二段")
    cursor = text.editor.textCursor()
    places = []
    for position in (0, 3, 7):
        cursor.setPosition(position)
        text.editor.setTextCursor(cursor)
        place = box(text.editor)
        shown = text.editor.cursorRect().translated(text.editor.viewport().pos())
        assert abs(place.center().x() - shown.center().x()) <= 2
        assert abs(place.center().y() - shown.center().y()) <= 2
        places.append(place.topLeft())
    assert places[0].x() < places[1].x()
    assert places[0].y() == places[1].y() < places[2].y()


def test_qt_asks_the_focused_cell(grid):
    """What the platform's plug-in gets: the place in the window, which Qt scales to the screen's pixels."""
    method = QGuiApplication.inputMethod()
    method.update(Qt.InputMethodQuery.ImQueryAll)
    place = method.cursorRectangle().toRect()
    cell = grid.body.visualRect(grid.model.index_of(CELL))
    corner = grid.body.viewport().mapTo(grid, QPoint(0, 0))
    assert cell.translated(corner).contains(place.center())


SCALED = (pytest.param("1.5", id="150"), pytest.param("2", id="200"))


@pytest.mark.parametrize("factor", SCALED)
def test_the_box_stands_at_the_caret_on_a_scaled_screen(factor):
    """Qt takes its scale once per process, so the tests of places run again in one of their own."""
    names = "types_in_the_grid or follows_the_caret or focused_cell"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(Path(__file__)), "-k", names]
    environment = {**os.environ, "QT_SCALE_FACTOR": factor}
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
    assert "3 passed" in run.stdout
