"""What a screen reader is told: the cell one stands on, what a box is for, and nothing twice."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from govreport_gui.form import CellRef
from govreport_gui.gui.looks import spoken
from tests.builders import sound_report

Text = QAccessible.Text


def heard(widget):
    return QAccessible.queryAccessibleInterface(widget)


@pytest.fixture
def filled(window):
    window.document.new(sound_report())
    window.show_report()
    return window.workspace


def test_the_child_with_the_cursor_is_told(filled):
    filled.show_cell(CellRef("applications", "received_new", "natural"))
    body = filled.page("applications").table.grid.body
    told = heard(body).child(spoken.current_child(body)).text(Text.Name)
    assert told.startswith("一、本年新收 自然人")


def test_a_view_without_a_cursor_tells_none(filled):
    filled.findings.list.setCurrentIndex(filled.findings.list.rootIndex())
    assert spoken.current_child(filled.findings.list) == -1


def test_the_frozen_headers_are_not_read_a_second_time(filled):
    filled.show_page("applications")
    grid = heard(filled.page("applications").table.grid)
    tables = [grid.child(k) for k in range(grid.childCount())]
    assert [child.text(Text.Name) for child in tables] == ["表三"]


@pytest.mark.parametrize("editable", [False, True])
def test_a_box_says_what_it_is_for_besides_its_choice(qtbot, editable):
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItem("全部")
    box.setEditable(editable)
    box.setAccessibleName("只显示哪一类问题")
    spoken.tell_purpose(box)
    assert heard(box).text(Text.Description) == "只显示哪一类问题"
    if editable:
        assert heard(box.lineEdit()).text(Text.Name) == "只显示哪一类问题"


def test_the_box_of_the_findings_says_it_at_the_latest_when_it_has_the_focus(filled):
    filled.findings.severity_box.setFocus()
    assert heard(filled.findings.severity_box).text(Text.Description)


def test_what_is_left_out_is_still_seen(qtbot):
    outside = QWidget()
    qtbot.addWidget(outside)
    layout = QVBoxLayout(outside)
    labels = [QLabel(text) for text in ("✗", "错误 1")]
    for label in labels:
        layout.addWidget(label)
    spoken.leave_out(labels[0])
    outside.show()
    assert labels[0].isVisible()
    assert [heard(outside).child(k).text(Text.Name) for k in range(heard(outside).childCount())] == ["错误 1"]


def test_the_status_bar_is_read_as_it_stands(filled, window):
    assert heard(window.desk.status).text(Text.Name) == window.desk.status.text() != ""


def test_focus_comes_back_to_the_table_from_the_find_pane(filled, window):
    filled.show_page("applications")
    window.actions_by_id["find"].trigger()
    window.desk.finds.dock._leave()
    assert window.focusWidget() is filled.page("applications").table.grid.body
