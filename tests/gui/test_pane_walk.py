"""F6 round the panes, and where the keys are after going to another part or closing a pane at the side."""

from __future__ import annotations

import gc

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication

from govreport_gui.gui.pane_walk import focus_page, has_keys
from tests.builders import report_2019, sample_report


@pytest.fixture
def shown(window, qtbot):
    window.document.new(sample_report())
    window.show_report()
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return window.workspace


def trigger(window, name):
    window.actions_by_id[name].trigger()
    QApplication.processEvents()


def test_f6_goes_round_all_panes_and_back(shown, window):
    shown.show_guidance(True)
    panes = [shown.tree, shown.stack, shown.guidance, shown.findings]
    shown.tree.setFocus()
    for pane in [*panes[1:], panes[0]]:
        trigger(window, "next_pane")
        assert has_keys(pane)
    for pane in reversed(panes):
        trigger(window, "previous_pane")
        assert has_keys(pane)


def test_f6_leaves_a_grid_and_comes_back_to_its_cell(shown, window, qtbot):
    shown.show_page("applications")
    body = shown.page("applications").table.grid.body
    focus_page(shown)
    qtbot.keyClick(body, Qt.Key.Key_Down)
    cell = body.currentIndex()
    trigger(window, "previous_pane")
    assert shown.tree.hasFocus()
    trigger(window, "next_pane")
    assert body.hasFocus()
    assert body.currentIndex() == cell


def test_f6_takes_in_what_is_being_typed_in_a_cell(shown, window, qtbot):
    shown.show_page("disclosure")
    focus_page(shown)
    body = shown.page("disclosure").table.grid.body
    qtbot.keyClicks(body, "7")
    ref = shown.page("disclosure").table.current_cell
    trigger(window, "next_pane")
    assert window.document.report.cell(ref) == "7"
    assert not has_keys(shown.stack)


def test_f6_passes_panes_that_are_hidden(shown, window):
    shown.show_guidance(False)
    shown.show_findings(False)
    focus_page(shown)
    trigger(window, "next_pane")
    assert shown.tree.hasFocus()


def test_f6_reaches_the_line_of_remarks_and_a_pane_at_the_side(shown, window):
    window.desk.notice.say("草稿好了。", {})
    trigger(window, "undo_list")
    shown.findings.list.setFocus()
    trigger(window, "next_pane")
    assert has_keys(window.desk.undo_list.dock)
    trigger(window, "next_pane")
    assert has_keys(window.desk.notice)
    trigger(window, "next_pane")
    assert has_keys(shown)


def test_going_round_takes_no_widget_for_the_child_of_another(shown, window):
    """PySide deletes what it takes for a child together with its parent: once, half the window went with a button."""
    for _round in range(8):
        trigger(window, "next_pane")
    for name in ("next_page", "previous_page"):
        trigger(window, name)
    window.desk.notice.say("一", {"甲": lambda: None})
    trigger(window, "next_pane")
    window.desk.notice.say("二", {})  # the buttons before are deleted
    shown.document.new(report_2019())  # and all the pages
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    widgets = [window.centralWidget(), window.stack, shown.tree, shown.findings, window.desk.notice.message]
    assert all(shiboken6.isValid(widget) for widget in widgets)
    assert window.centralWidget().isVisible()


@pytest.mark.parametrize("first", ["overview", "applications", "problems"])
def test_the_keys_follow_to_the_next_part(shown, window, first):
    """Also where the pages were made in another order than they stand."""
    for page in ("signature", "other", "problems", "review", "applications", "disclosure", "overview"):
        shown.show_page(page)
    shown.show_page(first)
    focus_page(shown)
    for name in ("next_page", "next_page", "previous_page"):
        trigger(window, name)
        assert has_keys(shown.page(shown.page_key))


def test_the_keys_stay_in_the_tree_where_they_were_there(shown, window):
    shown.tree.setFocus()
    trigger(window, "next_page")
    assert shown.tree.hasFocus()


def test_enter_in_the_tree_goes_into_the_page(shown, window, qtbot):
    shown.show_page("applications")
    shown.tree.setFocus()
    qtbot.keyClick(shown.tree, Qt.Key.Key_Return)
    assert shown.page("applications").table.grid.body.hasFocus()


@pytest.mark.parametrize("name", ["undo_list", "remarks"])
def test_esc_in_a_pane_at_the_side_gives_the_keys_back_to_the_page(shown, window, qtbot, name):
    shown.show_page("overview")
    focus_page(shown)
    trigger(window, name)
    assert not has_keys(shown.stack)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert shown.page("overview").editor.hasFocus()
