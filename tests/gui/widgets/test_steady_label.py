from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from govreport_gui.gui.widgets.steady_label import SteadyLabel


class Row(QWidget):
    laid_out = 0

    def __init__(self):
        super().__init__()
        self.label = SteadyLabel(self)
        QHBoxLayout(self).addWidget(self.label)

    def event(self, event):
        self.laid_out += event.type() is QEvent.Type.LayoutRequest
        return super().event(event)


@pytest.fixture
def row(qtbot):
    made = Row()
    qtbot.addWidget(made)
    made.label.setText("错误 3")
    made.show()
    qtbot.waitExposed(made)
    qtbot.wait(1)
    made.laid_out = 0
    return made


def test_another_figure_of_the_same_width_lays_nothing_out(row, qtbot):
    row.label.setText("错误 4")
    qtbot.wait(1)
    assert row.laid_out == 0
    assert row.label.size() == row.label.sizeHint()


def test_a_longer_text_gets_its_room(row, qtbot):
    before = row.label.width()
    row.label.setText("错误 1234")
    qtbot.waitUntil(lambda: row.laid_out > 0)
    assert row.label.width() > before
    assert row.label.size() == row.label.sizeHint()
