"""The grid by keyboard alone, as somebody expects who knows spreadsheets: selecting, jumping, filling."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from govreport_gui.form import CellRef
from govreport_gui.gui.tables import grid_clipboard
from govreport_gui.gui.tables.grid_paste_dialog import PasteDialog
from govreport_gui.gui.tables.table_grid import TableGrid
from govreport_gui.gui.tables.table_model import TableModel
from govreport_gui.gui.tables.table_paste import Pasting

Key = Qt.Key
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
BOTH = SHIFT | CTRL
NONE = Qt.KeyboardModifier.NoModifier


def app(row, column="natural"):
    return CellRef("applications", row, column)


@pytest.fixture
def grid(qtbot, document):
    grid = TableGrid(TableModel(document, "applications", document))
    qtbot.addWidget(grid)
    grid.resize(1000, 500)
    grid.show()
    qtbot.waitExposed(grid)
    grid.activateWindow()
    grid.body.setFocus()
    grid.body.show_cell(app("received_new"))
    return grid


@pytest.fixture
def body(grid):
    return grid.body


@pytest.fixture
def press(qtbot, body):
    def pressed(key, modifiers=NONE):
        editor = body.viewport().findChild(QLineEdit) if body.state() == body.State.EditingState else None
        qtbot.keyClick(editor or body, key, modifiers)

    return pressed


@pytest.mark.parametrize(
    ("key", "modifiers", "place"),
    [
        (Key.Key_Right, CTRL, app("received_new", "total")),
        (Key.Key_Down, CTRL, app("carried_out")),
        (Key.Key_End, CTRL, app("carried_out", "total")),
        (Key.Key_Home, CTRL, app("received_new")),
    ],
)
def test_ctrl_jumps_to_the_edge(body, press, key, modifiers, place):
    press(key, modifiers)
    assert body.current_ref == place
    assert body.selected_refs == [place]


def test_ctrl_stops_at_the_end_of_a_run_and_at_the_next_filled_cell(body, press):
    blank = dict.fromkeys((app("granted"), app("partly_granted")), "")
    body.table_model.document.set_cells(blank, "清除")
    stops = []
    for _ in range(3):
        press(Key.Key_Down, CTRL)
        stops.append(body.current_ref)
    assert stops == [app("received_carried_in"), app("denied_state_secret"), app("carried_out")]


def test_shift_and_ctrl_select_to_the_edge(body, press):
    press(Key.Key_Down)
    press(Key.Key_Right, BOTH)
    assert {ref.row for ref in body.selected_refs} == {"received_carried_in"} and len(body.selected_refs) == 7
    press(Key.Key_Down, BOTH)
    assert len(body.selected_refs) == 7 * 24


def test_the_row_the_column_and_all(body, press):
    press(Key.Key_Space, SHIFT)
    assert {ref.row for ref in body.selected_refs} == {"received_new"} and len(body.selected_refs) == 7
    press(Key.Key_Space, CTRL)
    assert {ref.column for ref in body.selected_refs} == {"natural"} and len(body.selected_refs) == 25
    press(Key.Key_A, CTRL)
    assert len(body.selected_refs) == 175


def label(body, text):
    return next(cell for cell in body.table_model.grid.cells if cell.text == text)


def test_labels_add_up_with_ctrl_and_span_with_shift(body):
    body.select_under(label(body, "（一）予以公开"))
    body.select_under(label(body, "四、结转下年度继续办理"), CTRL)
    assert {ref.row for ref in body.selected_refs} == {"granted", "carried_out"}
    body.select_under(label(body, "（一）予以公开"))
    body.select_under(label(body, "1.属于国家秘密"), SHIFT)
    assert list(dict.fromkeys(ref.row for ref in body.selected_refs)) == [
        "granted",
        "partly_granted",
        "denied_state_secret",
    ]


# ── Filling ──


def test_ctrl_enter_while_typing_fills_the_selection_in_one_step(body, press, qtbot, balanced):
    press(Key.Key_Down, SHIFT)
    press(Key.Key_Right, SHIFT)
    press(Key.Key_7)
    press(Key.Key_Return, CTRL)
    document = body.table_model.document
    assert [document.report.cell(ref) for ref in body.selected_refs] == ["7"] * 4
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.report == balanced


def test_ctrl_enter_in_one_cell_ends_typing_and_stays(body, press):
    press(Key.Key_7)
    press(Key.Key_Enter, CTRL | Qt.KeyboardModifier.KeypadModifier)
    assert body.table_model.document.report.cell(app("received_new")) == "7"
    assert body.current_ref == app("received_new")


def test_ctrl_enter_spreads_the_cell_with_the_cursor(body, press):
    press(Key.Key_Down, SHIFT)
    press(Key.Key_Return, CTRL)
    report = body.table_model.document.report
    assert [report.cell(ref) for ref in body.selected_refs] == ["4", "4"]


def takes(widget):
    """Say whether a widget takes Ctrl+Enter before a command of the window does."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_Return, CTRL)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_ctrl_enter_on_a_single_cell_is_left_to_the_window(body, press):
    assert not takes(body)
    press(Key.Key_Down, SHIFT)
    assert takes(body)
    press(Key.Key_7)
    assert takes(body.viewport().findChild(QLineEdit))


def test_fill_down_and_right(body, press):
    press(Key.Key_Down, SHIFT)
    body.fill_down()
    body.fill_right()
    report = body.table_model.document.report
    assert report.cell(app("received_carried_in")) == "30"
    assert [step_text(body, k) for k in range(body.table_model.document.undo_stack.count())] == ["填充"]


def step_text(body, k):
    return body.table_model.document.undo_stack.text(k)


def test_what_cannot_be_filled_is_told(body, qtbot):
    with qtbot.waitSignal(body.refused) as refusal:
        body.fill_down()
    assert "向下填充用选中的第一行" in refusal.args[0]


# ── The sum, and the clipboard ──


def test_the_selection_is_summed_and_follows_what_is_typed(body, press, qtbot):
    with qtbot.waitSignal(body.summed) as told:
        press(Key.Key_Down, SHIFT)
    assert told.args == ["选中 2 格　有数 2　合计 34　平均 17"]
    with qtbot.waitSignal(body.summed) as told:
        body.table_model.document.set_cells({app("received_new"): "6"}, "输入")
    assert told.args == ["选中 2 格　有数 2　合计 10　平均 5"]
    with qtbot.waitSignal(body.summed) as told:
        press(Key.Key_Down)
    assert told.args == [""]


def test_the_whole_table_is_copied_with_its_labels_and_merges(body, press):
    press(Key.Key_A, CTRL)
    press(Key.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    assert '<td rowspan="8" align="center" valign="middle">（三）不予公开</td>' in data.html()
    assert "一、本年新收政府信息公开申请数量\t\t\t30\t" in data.text()


def test_a_pasted_table_that_changes_figures_asks_first(body, press, monkeypatch):
    document = body.table_model.document
    body.copy_whole()
    document.set_cells({app("received_new"): "1", app("granted"): "2"}, "输入")
    asked = []
    monkeypatch.setattr(grid_clipboard, "ask_about", lambda _r, _p, differing, _w: asked.append(list(differing)))
    press(Key.Key_V, CTRL)
    assert asked == [[app("received_new"), app("granted")]]
    assert document.report.cell(app("granted")) == "2"
    monkeypatch.setattr(grid_clipboard, "ask_about", lambda *_: True)
    press(Key.Key_V, CTRL)
    assert document.report.cell(app("granted")) == "20"
    assert document.undo_stack.text(document.undo_stack.count() - 1) == "粘贴"


def test_one_other_figure_needs_no_question(body, press, monkeypatch, qtbot):
    body.copy_whole()
    body.table_model.document.set_cells({app("granted"): "2"}, "输入")
    monkeypatch.setattr(grid_clipboard, "ask_about", lambda *_: pytest.fail("asked"))
    with qtbot.waitSignal(body.told) as told:
        press(Key.Key_V, CTRL)
    assert told.args[0].startswith("按行名、列名在表三放入 175 个数。")
    assert body.table_model.document.report.cell(app("granted")) == "20"


def test_the_question_shows_what_would_change(qtbot, balanced):
    dialog = PasteDialog(balanced, Pasting({app("granted"): "9"}), [app("granted")], None)
    qtbot.addWidget(dialog)
    shown = [dialog.list.item(0, column).text() for column in range(3)]
    assert shown == ["表三·予以公开·自然人", "20", "9"]
    assert "放入 1 个数，其中 1 格里已经有别的数" in dialog.message.text()
    dialog.show()
    qtbot.keyClick(dialog.focusWidget(), Key.Key_Escape)
    assert not dialog.result()
