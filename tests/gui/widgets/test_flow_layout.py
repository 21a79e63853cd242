"""A row goes on in the next line where it must; nothing is cut off, nothing lies upon another."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from govreport_gui.gui.widgets.flow_layout import FlowLayout

WORDS = ("缩小", "放大", "适合宽度", "整页", "导出 PDF…", "打印…", "关闭")


@pytest.fixture
def row(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    around = QVBoxLayout(window)
    flow = FlowLayout()
    for word in WORDS[:4]:
        flow.addWidget(QPushButton(word, window))
    flow.addStretch()
    for word in WORDS[4:]:
        flow.addWidget(QPushButton(word, window))
    around.addLayout(flow)
    around.addStretch(1)
    window.show()
    return window


def places(window):
    return [button.geometry() for button in window.findChildren(QPushButton) if button.isVisible()]


def lines(window):
    return len({place.top() for place in places(window)})


@pytest.mark.parametrize("width", range(120, 900, 60))
def test_all_is_in_sight_and_apart(row, width):
    row.resize(width, 600)
    shown = places(row)
    for place in shown:
        assert row.rect().contains(place)
    for one, other in pairwise(shown):
        assert not one.intersects(other)
        assert other.top() > one.top() or other.left() > one.left()


def test_a_wide_row_is_one_line_with_its_end_at_the_right(row):
    row.resize(1200, 600)
    assert lines(row) == 1
    assert places(row)[-1].right() == row.layout().contentsRect().right()
    assert places(row)[0].left() == row.layout().contentsRect().left()


def test_a_narrow_row_asks_for_the_height_of_its_lines(row):
    row.resize(200, 600)
    assert lines(row) > 2
    assert row.layout().heightForWidth(200) > row.layout().heightForWidth(1200) + 2 * places(row)[0].height()
    assert row.minimumSizeHint().width() < 200


def test_what_is_pushed_to_the_right_stays_together(row):
    row.resize(row.layout().itemAt(0).layout().sizeHint().width() - 40, 600)
    shown = places(row)
    assert len({place.top() for place in shown[:4]}) == 1
    assert len({place.top() for place in shown[4:]}) == 1
    assert shown[4].top() > shown[0].top()
    assert shown[-1].right() == row.layout().contentsRect().right()


def test_what_is_hidden_takes_no_room(row):
    row.resize(1200, 600)
    before = places(row)
    row.findChildren(QPushButton)[0].hide()
    row.layout().activate()
    assert places(row)[0].left() == before[0].left()


def test_a_field_takes_what_its_line_leaves(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    flow = FlowLayout(window)
    field, button = QLineEdit(window), QPushButton("复制", window)
    flow.addWidget(field)
    flow.addWidget(button)
    window.resize(700, 60)
    window.show()
    assert button.geometry().right() == window.rect().right()
    assert field.width() > 500


def test_what_is_taken_out_is_gone(row):
    flow = row.layout().itemAt(0).layout()
    count = flow.count()
    taken = flow.takeAt(0)
    assert taken.widget().text() == WORDS[0]
    assert flow.count() == count - 1
    assert flow.itemAt(99) is None
    assert flow.takeAt(99) is None
