"""The clerk's own column widths: remembered for each table, in step with zoom and writing, given up on demand."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics

from govreport_gui.gui.looks import settings
from govreport_gui.gui.tables.own_widths import KEY, OwnWidths
from govreport_gui.gui.tables.table_grid import TableGrid
from govreport_gui.gui.tables.table_model import TableModel
from tests.builders import sound_report

COLUMN = 5  # a column of figures


@pytest.fixture
def show(qtbot, document):
    kept = []  # qtbot holds windows weakly

    def shown(table="applications"):
        grid = TableGrid(TableModel(document, table, document))
        kept.append(grid)
        qtbot.addWidget(grid)
        grid.resize(1000, 500)
        grid.show()
        return grid

    yield shown
    kept.clear()


def test_a_dragged_column_is_as_wide_the_next_time(show):
    first = show()
    usual = first.body.columnWidth(COLUMN)
    first.borders.dragged.emit(COLUMN, usual + 40)
    assert show().body.columnWidth(COLUMN) == pytest.approx(usual + 40, abs=1)


def test_each_table_has_its_own(show):
    usual = show("disclosure").body.columnWidth(1)
    show().borders.dragged.emit(1, usual + 40)
    assert show("disclosure").body.columnWidth(1) == usual


def test_the_width_goes_with_the_zoom(show):
    grid = show()
    grid.borders.dragged.emit(COLUMN, 200)
    grid.set_zoom(200)
    assert grid.body.columnWidth(COLUMN) == pytest.approx(400, rel=0.1)


def test_printed_widths_come_back_and_stay(show):
    grid = show()
    usual = grid.body.columnWidth(COLUMN)
    grid.borders.dragged.emit(COLUMN, usual + 40)
    assert grid.restore_widths()
    assert grid.body.columnWidth(COLUMN) == usual
    assert show().body.columnWidth(COLUMN) == usual
    assert not grid.restore_widths()


@pytest.mark.parametrize(
    "kept", ["rubbish", "2:", ":3", "x:3", "2:-4", "2:0", "2:999999999", "2:1.2.3", "２:３", " 2 : 3 "]
)
def test_settings_that_nobody_wrote_do_no_harm(qapp, kept):
    settings.keep(f"{KEY}/2021/applications", kept)
    widths = OwnWidths("2021/applications").put_into([50] * 4, QFontMetrics(qapp.font()))
    assert all(0 < width <= 100 * QFontMetrics(qapp.font()).height() for width in widths)


def test_the_command_tells_what_it_did(window):
    told = []
    window.document.new(sound_report())
    window.show_report()
    window.workspace.grids.told.connect(told.append)
    window.actions_by_id["grid_widths"].trigger()
    window.workspace.show_page("applications")
    window.actions_by_id["grid_widths"].trigger()
    window.workspace.page("applications").table.grid.borders.dragged.emit(COLUMN, 200)
    window.actions_by_id["grid_widths"].trigger()
    assert [words[:4] for words in told] == ["这一部分", "这张表的", "各列恢复"]
