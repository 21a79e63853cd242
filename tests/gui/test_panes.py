"""Small screens: the guidance moves below, the columns of 表三 stay in view, headers give way where nothing fits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QLineEdit

from govreport_gui.form import CellRef
from govreport_gui.gui.panes import SIDE_BY_SIDE_CHARACTERS
from tests.builders import sound_report


@pytest.fixture
def small(window):
    """Return a way to show 表三 with its guidance in a window of a size, in pixels where a character has 13."""
    window.document.new(sound_report())
    window.show_report()
    window.workspace.show_page("applications")
    window.workspace.show_guidance(True)
    character = window.fontMetrics().horizontalAdvance("字")

    def shown(width, height):
        window.resize(width * character // 13, height * character // 13)
        QApplication.processEvents()
        return window.workspace

    return shown


def columns_in_view(workspace):
    grid = workspace.page("applications").table.grid
    view = grid.body
    edges = [view.columnViewportPosition(k) + view.columnWidth(k) for k in range(3, grid.model.grid.columns)]
    return sum(edge <= view.viewport().width() for edge in edges)


@pytest.mark.parametrize(("size", "count"), [((1366, 700), 7), ((911, 480), 7), ((683, 370), 3)])
def test_columns_stay_in_view_beside_the_guidance(small, size, count):
    """A screen of 1366×768 at 100, 150 and 200 %, less what task bar and title take."""
    workspace = small(*size)
    assert workspace.guidance.isVisible()
    assert columns_in_view(workspace) >= count


def test_the_guidance_moves_and_comes_back(small):
    workspace = small(SIDE_BY_SIDE_CHARACTERS * 13 - 30, 600)
    assert workspace.guidance.parentWidget() is workspace.panes.below
    workspace = small(SIDE_BY_SIDE_CHARACTERS * 13 + 60, 600)
    assert workspace.guidance.parentWidget() is workspace.panes.columns
    assert workspace.panes.columns.indexOf(workspace.guidance) == 2
    assert workspace.guidance.isVisible()


def test_a_hidden_guidance_stays_hidden_where_it_moves(small):
    workspace = small(1366, 700)
    workspace.show_guidance(False)
    small(911, 480)
    assert workspace.guidance.isHidden()


def test_nothing_below_takes_no_room(small):
    workspace = small(911, 480)
    workspace.show_findings(False)
    assert workspace.panes.below.isVisible()  # for the guidance
    workspace.show_guidance(False)
    assert not workspace.panes.below.isVisible()
    workspace.show_findings(True)
    assert workspace.findings.isVisible()


def test_the_panes_of_a_narrow_window_are_kept_by_themselves(small, window):
    workspace = small(911, 480)
    wide = workspace.guidance.width() + 50
    total = sum(workspace.panes.below.sizes())
    workspace.panes.below.setSizes([total - wide, wide])
    workspace.keep()
    workspace.panes.below.setSizes([total // 2, total // 2])
    workspace.restore(window.size())
    assert workspace.guidance.width() == pytest.approx(wide, abs=2)


# ── Beside a pane at the side of the window ──


@pytest.mark.parametrize(("size", "count"), [((911, 480), 7), ((683, 370), 4)])
def test_a_pane_at_the_side_takes_the_room_of_tree_and_guidance(small, window, size, count):
    """Neither is squeezed to a word a line, and the page keeps its columns."""
    workspace = small(*size)
    window.actions_by_id["find"].trigger()
    QApplication.processEvents()
    assert workspace.tree.isHidden()
    assert workspace.guidance.isHidden()
    assert not window.actions_by_id["show_tree"].isChecked()
    assert not window.centralWidget().horizontalScrollBar().isVisible()
    assert columns_in_view(workspace) >= count
    window.desk.finds.dock.close()
    QApplication.processEvents()
    assert workspace.tree.isVisible()
    assert workspace.guidance.isVisible()
    assert window.actions_by_id["show_tree"].isChecked()


def test_what_was_hidden_before_stays_hidden_after(small, window):
    workspace = small(683, 370)
    workspace.show_guidance(False)
    for _turn in ("open", "close"):
        window.actions_by_id["find"].trigger() if _turn == "open" else window.desk.finds.dock.close()
        QApplication.processEvents()
    assert workspace.tree.isVisible()
    assert workspace.guidance.isHidden()


def test_the_tree_is_shown_beside_it_where_the_clerk_asks_for_it(small, window):
    workspace = small(683, 370)
    window.actions_by_id["find"].trigger()
    QApplication.processEvents()
    window.actions_by_id["show_tree"].trigger()
    QApplication.processEvents()
    assert workspace.tree.isVisible()
    window.desk.finds.dock.close()
    QApplication.processEvents()
    assert workspace.tree.isVisible()


def test_the_reason_of_an_acceptance_is_in_sight_where_it_is_typed(small, window, qtbot):
    workspace = small(683, 370)
    workspace.show_findings(True)
    window.document.set_cells({CellRef("applications", "received_new", "natural"): "7"}, "输入")
    window.document.check_now()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    workspace.findings.next_finding()
    workspace.findings.accept()
    field = workspace.findings.accept_bar.findChild(QLineEdit)
    area = window.centralWidget().viewport()
    for _turn in range(30):  # the bar grows in several turns
        QApplication.processEvents()
    assert field.hasFocus()
    assert window.centralWidget().verticalScrollBar().maximum() > 0
    assert area.rect().contains(QRect(field.mapTo(area, QPoint(0, 0)), field.size()))


def test_there_is_room_for_both_in_a_wide_window(small, window):
    workspace = small(1366, 700)
    window.actions_by_id["find"].trigger()
    QApplication.processEvents()
    assert workspace.tree.isVisible()


def test_headers_give_way_where_no_figure_would_be_seen(small):
    grid = small(683, 370).page("applications").table.grid
    assert grid.frozen_rows == 0
    assert grid.body.viewport().height() >= grid.body.fontMetrics().height()
    grid = small(1366, 700).page("applications").table.grid
    assert grid.frozen_rows == grid.model.grid.header_rows


def test_headers_that_stay_never_lie_upon_the_figures(small):
    """Also where they take almost all the height there is."""
    grid = small(911, 480).page("applications").table.grid
    for height in range(grid.headers.height() + 2 * grid.body.rowHeight(grid.model.grid.header_rows), 400, 3):
        grid.setFixedHeight(height)
        QApplication.processEvents()
        if grid.frozen_rows:
            assert grid.body.geometry().top() > grid.headers.geometry().bottom(), height
