"""The size of the grids, and their columns: zoom, fit, borders."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from govreport_gui.form import CellRef
from govreport_gui.gui.tables.grid_zoom import GridZoom
from govreport_gui.gui.tables.table_grid import TableGrid
from govreport_gui.gui.tables.table_model import TableModel

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def show(qtbot, document):
    kept = []  # qtbot holds windows weakly

    def shown(table="applications", size=(1000, 500)):
        grid = TableGrid(TableModel(document, table, document))
        kept.append(grid)
        qtbot.addWidget(grid)
        grid.resize(*size)
        grid.show()
        qtbot.waitExposed(grid)
        return grid

    yield shown
    kept.clear()


def wheel(view, delta, modifiers=CTRL):
    place = QPointF(20, 5)
    event = QWheelEvent(
        place, view.mapToGlobal(place), QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


# ── Zoom ──


def test_the_size_goes_in_steps_and_is_remembered(qapp):
    zoom = GridZoom()
    zoom.larger()
    zoom.larger()
    assert (zoom.percent, GridZoom().percent) == (125, 125)
    zoom.set(137)
    zoom.smaller()
    assert zoom.percent == 125
    zoom.normal()
    assert GridZoom().percent == 100


@pytest.mark.parametrize(("direction", "end"), [(1, 300), (-1, 50)])
def test_the_size_has_its_limits(qapp, direction, end):
    zoom = GridZoom()
    for _ in range(20):
        zoom.step(direction)
    assert zoom.percent == end


def test_a_larger_grid_has_larger_cells_and_the_same_texts_around(show):
    grid = show()
    height, size = grid.body.rowHeight(5), grid.font().pointSizeF()
    grid.set_zoom(200)
    assert grid.body.rowHeight(5) > height * 1.5
    assert {view.font().pointSizeF() for view in grid.views} == {size * 2}
    assert grid.font().pointSizeF() == size
    grid.set_zoom(100)
    assert grid.body.rowHeight(5) == height


def test_the_zoom_follows_the_font_of_the_system(show):
    grid = show()
    grid.set_zoom(150)
    font = grid.font()
    font.setPointSizeF(12)
    grid.setFont(font)
    assert grid.body.font().pointSizeF() == 18


def test_ctrl_and_the_wheel_zoom_over_figures_and_labels(show, qtbot):
    grid = show()
    asked = []
    grid.zoom_asked.connect(asked.append)
    wheel(grid.body, 120)
    wheel(grid.labels, -120)
    wheel(grid.headers, 120)
    wheel(grid.body, 120, Qt.KeyboardModifier.NoModifier)
    assert asked == [1, -1, 1]


@pytest.mark.parametrize("width", [700, 1000, 1300])
@pytest.mark.parametrize("table", ["disclosure", "applications", "review"])
def test_fitting_shows_all_columns_and_no_larger_would(show, table, width):
    grid = show(table, (width, 500))
    grid.set_zoom(grid.fitting_zoom())
    room = grid.width() - grid.body.verticalScrollBar().sizeHint().width()
    assert full_width(grid) <= room
    larger = grid.fitting_zoom() + 1
    grid.set_zoom(larger)
    assert full_width(grid) > room or larger > 300


def full_width(grid):
    """Return the width of all columns; each is hidden, and 0 wide, in the views that do not show it."""
    return sum(max(view.columnWidth(column) for view in grid.views) for column in range(grid.model.grid.columns))


# ── Borders ──


def border_of(grid, text):
    """Return the header's view, the column that ends at its right border, and a place on it."""
    cell = next(cell for cell in grid.model.grid.cells if cell.text == text)
    view = next(v for v in grid.views if not v.isRowHidden(cell.row) and not v.isColumnHidden(cell.column))
    rect = view.visualRect(grid.model.index(cell.row, cell.column))
    return view, cell.column + cell.columns - 1, QPoint(rect.right() - 1, rect.center().y())


def test_a_double_click_on_a_border_fits_the_column_and_another_gives_it_back(show, qtbot):
    grid = show("review", (600, 400))
    view, column, place = border_of(grid, "结果维持")
    before = grid.body.columnWidth(column)
    qtbot.mouseDClick(view.viewport(), LEFT, pos=place)
    assert grid.body.columnWidth(column) > before
    assert grid.body.columnWidth(column) >= grid.body.fontMetrics().horizontalAdvance("结果维持")
    place = border_of(grid, "结果维持")[2]
    qtbot.mouseDClick(view.viewport(), LEFT, pos=place)
    assert grid.body.columnWidth(column) == before


def test_a_fitted_column_shows_its_longest_figure(show, document):
    long = "三十件（其中重复的五件，转送的两件）"
    cell = CellRef("applications", "granted", "natural")
    document.set_cells({cell: long}, "输入")
    grid = show()
    column = grid.model.index_of(cell).column()
    grid.borders.double_clicked.emit(column)
    assert grid.body.columnWidth(column) > grid.body.fontMetrics().horizontalAdvance(long)


def test_a_border_is_dragged_and_nothing_is_selected(show, qtbot):
    grid = show()
    view, column, place = border_of(grid, "自然人")
    before = grid.body.columnWidth(column)
    selected = grid.body.selected_refs
    qtbot.mousePress(view.viewport(), LEFT, pos=place)
    qtbot.mouseMove(view.viewport(), place + QPoint(40, 0))
    qtbot.mouseRelease(view.viewport(), LEFT, pos=place + QPoint(40, 0))
    assert abs(grid.body.columnWidth(column) - before - 40) <= 4
    assert grid.body.selected_refs == selected
    grid.set_zoom(grid.fitting_zoom())
    assert grid.body.columnWidth(column) != before + 40


def hover(view, place):
    nothing = Qt.MouseButton.NoButton
    at = view.viewport().mapToGlobal(QPointF(place))
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(place), at, nothing, nothing, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.viewport(), event)


def test_the_mouse_tells_a_border(show):
    view, _column, place = border_of(show(), "自然人")
    hover(view, place)
    assert view.viewport().cursor().shape() is Qt.CursorShape.SplitHCursor
    hover(view, place - QPoint(20, 0))
    assert view.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor


def test_clicking_a_header_beside_its_border_still_selects(show, qtbot):
    grid = show()
    view, _column, place = border_of(grid, "自然人")
    qtbot.mouseClick(view.viewport(), LEFT, pos=place - QPoint(20, 0))
    assert len(grid.body.selected_refs) == 25
