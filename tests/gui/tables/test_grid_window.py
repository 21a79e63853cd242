"""The grid in the whole window: its commands, what the status bar says, help, and what a screen reader hears."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication

from govreport_gui.form import CellRef
from govreport_gui.gui.main_window import MainWindow
from govreport_gui.gui.tables import grids
from govreport_gui.gui.texts.number_dialog import GO_TO
from tests.builders import sound_report

CTRL = Qt.KeyboardModifier.ControlModifier
NAME = QAccessible.Text.Name


def app(row, column="natural"):
    return CellRef("applications", row, column)


@pytest.fixture
def window(qtbot):
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=lambda window: window.document.undo_stack.setClean())  # else it asks
    window.document.new(sound_report())
    window.files.opened.emit()
    window.show()
    qtbot.waitExposed(window)
    window.workspace.show_page("applications")
    window.workspace.show_cell(app("received_carried_in"))
    return window


def body_of(window, page="applications"):
    return window.workspace.page(page).table.grid.body


def test_the_keys_for_filling_and_zooming_work_in_the_window(window, qtbot, monkeypatch):
    body = body_of(window)
    monkeypatch.setattr("PySide6.QtWidgets.QApplication.focusWidget", lambda: body)
    window.actions_by_id["fill_down"].trigger()
    assert window.document.report.cell(app("received_carried_in")) == "18"
    window.actions_by_id["fill_right"].trigger()
    assert window.document.undo_stack.count() == 1  # nothing stands at the left
    assert "向下填充用选中的第一行" in window.desk.notice.message.text()
    height = body.rowHeight(5)
    window.actions_by_id["grid_larger"].trigger()
    assert body.rowHeight(5) > height
    assert window.statusBar().currentMessage() == "表格的显示比例：110%"
    other = body_of(window, "review")
    assert other.font().pointSizeF() == body.font().pointSizeF()
    window.actions_by_id["grid_smaller"].trigger()
    window.actions_by_id["grid_normal"].trigger()
    assert body.rowHeight(5) == height


def test_fitting_needs_a_grid(window):
    window.workspace.show_page("problems")
    window.actions_by_id["grid_fit"].trigger()
    assert window.statusBar().currentMessage() == grids.NO_GRID


def test_the_sum_of_the_selection_goes_with_its_page(window):
    body = body_of(window)
    body.select_cells([app("received_new"), app("received_carried_in")])
    assert window.desk.summed.text() == "选中 2 格　有数 2　合计 20　平均 10"
    window.workspace.show_page("problems")
    assert window.desk.summed.text() == ""
    window.workspace.show_page("applications")
    assert window.desk.summed.text().startswith("选中 2 格")


def test_a_long_refusal_stays_until_the_next_change(window):
    body = body_of(window)
    body.show_cell(app("granted", "total"))
    QGuiApplication.clipboard().setText("1\t2")
    body.paste()
    assert not window.desk.notice.isHidden() and "粘贴不下" in window.desk.notice.message.text()
    window.document.set_cells({app("granted"): "1"}, "输入")
    assert window.desk.notice.isHidden()


def test_what_somebody_else_said_above_the_page_stays(window):
    window.desk.notice.say("有别的事", {})
    window.document.set_cells({app("granted"): "1"}, "输入")
    assert not window.desk.notice.isHidden()


def test_help_opens_the_pane_at_the_row_of_the_cursor(window):
    window.workspace.show_guidance(False)
    window.workspace.guidance.guidance_fold.set_open(False)
    window.actions_by_id["help_here"].trigger()
    guidance = window.workspace.guidance
    assert guidance.isVisible() and guidance.guidance.isVisible()
    assert "上年结转" in guidance.guidance.text()
    assert window.actions_by_id["show_guidance"].isChecked()


def test_a_cell_is_found_by_its_name(window, monkeypatch):
    total = CellRef("review", "reconsideration", "total")
    monkeypatch.setattr(grids, "ask_for_cell", lambda _report, _parent, purpose: total if purpose is GO_TO else None)
    window.actions_by_id["go_to_cell"].trigger()
    assert window.workspace.page_key == "review"
    assert body_of(window, "review").current_ref == total


# ── What a screen reader hears ──


def spoken(body, ref):
    index = body.table_model.index_of(ref)
    across = body.table_model.columnCount() + 1  # a corner, then the columns' names; each row begins with its name
    cell = QAccessible.queryAccessibleInterface(body).child((index.row() + 1) * across + index.column() + 1)
    return cell.text(NAME)


def test_cells_have_names(window):
    body = body_of(window)
    assert QAccessible.queryAccessibleInterface(body).text(NAME) == "表三"
    assert spoken(body, app("received_new")) == "一、本年新收 自然人 18"
    assert spoken(body, app("denied_state_secret", "total")) == "1.属于国家秘密 总计 0"
    window.document.set_cells({app("received_new"): ""}, "清除")
    assert spoken(body, app("received_new")) == "一、本年新收 自然人 空白"


@pytest.mark.parametrize("table", ["disclosure", "applications", "review"])
def test_no_cell_is_without_a_name_of_its_own(window, table):
    window.workspace.show_page(table)
    body = body_of(window, table)
    names = [spoken(body, ref) for ref in body.table_model.grid.places]
    assert all(names) and len({name.rpartition(" ")[0] for name in names}) == len(names)


def test_rows_and_columns_have_names(window):
    model = body_of(window).table_model
    place = model.index_of(app("received_carried_in", "commercial"))
    assert model.headerData(place.row(), Qt.Orientation.Vertical) == "上年结转"
    assert model.headerData(place.column(), Qt.Orientation.Horizontal) == "商业企业"
    assert model.headerData(0, Qt.Orientation.Vertical) == ""


# ── Real keys, as the window hands them round ──


@pytest.fixture
def press(window, qtbot):
    window.activateWindow()
    body = body_of(window)
    body.setFocus()
    qtbot.waitUntil(body.hasFocus)
    return lambda key, modifiers=CTRL: qtbot.keyClick(body, key, modifiers)


def test_ctrl_d_fills_down(window, press):
    press(Qt.Key.Key_D)
    assert window.document.report.cell(app("received_carried_in")) == "18"
    assert window.document.undo_stack.undoText() == "填充"


@pytest.mark.parametrize("key", [Qt.Key.Key_Plus, Qt.Key.Key_Equal])
def test_plus_zooms_with_and_without_shift(window, press, key):
    press(key)
    assert window.workspace.grids.zoom.percent == 110
    press(Qt.Key.Key_Minus)
    assert window.workspace.grids.zoom.percent == 100


def test_f1_explains_the_row(window, press):
    window.workspace.show_guidance(False)
    press(Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    assert window.workspace.guidance.isVisible()


def test_ctrl_enter_fills_several_cells_and_mends_from_a_single_one(window, press, monkeypatch):
    mended = []
    monkeypatch.setattr(window.workspace.findings, "mend", lambda: mended.append(True))
    press(Qt.Key.Key_Return)
    assert mended == [True] and window.document.undo_stack.count() == 0
    body_of(window).select_cells([app("received_carried_in"), app("granted")])
    press(Qt.Key.Key_Return)
    assert mended == [True] and window.document.report.cell(app("granted")) == "2"
