"""What a keystroke in a cell paints: the cell and what stands at the frame, never the whole grid."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from govreport_gui.form import CellRef
from govreport_gui.gui.document import Document
from govreport_gui.gui.looks import appearance
from govreport_gui.gui.looks.focus_frame import FocusFrame
from govreport_gui.gui.tables.table_delegate import TableDelegate
from govreport_gui.gui.tables.table_page import TablePage
from tests.builders import sound_report

CELL = CellRef("applications", "granted", "natural")


@pytest.fixture
def page(qtbot):
    appearance.of_application()
    made = TablePage(Document(sound_report()), "applications")
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    made.show_cell(CELL)
    qtbot.wait(50)
    return made


@pytest.fixture
def painted(monkeypatch):
    places = []
    paint = TableDelegate.paint

    def noted(self, painter, option, index):
        places.append((index.row(), index.column()))
        paint(self, painter, option, index)

    monkeypatch.setattr(TableDelegate, "paint", noted)
    return places


def is_at_rest(painted, qtbot):
    painted.clear()
    qtbot.wait(50)
    return not painted


def test_opening_a_cell_paints_no_other(page, painted, qtbot):
    qtbot.waitUntil(lambda: is_at_rest(painted, qtbot))
    QTest.keyClicks(page.grid.body, "7")
    qtbot.waitUntil(lambda: bool(painted))
    qtbot.wait(50)
    index = page.model.index_of(CELL)
    assert set(painted) <= {(index.row(), index.column())}


def test_the_grid_keeps_its_frame_while_one_types_in_a_cell(page):
    body = page.grid.body
    QTest.keyClicks(body, "7")
    line = body.indexWidget(body.currentIndex())
    assert line is not None
    assert FocusFrame.of(body).size() == body.size()
    assert FocusFrame.of(line).size() == line.size()
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert FocusFrame.of(body).size() == body.size()
