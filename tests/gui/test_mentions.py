"""Numbers of the text and the cells they speak of: each leads to the other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from govreport_gui.form import CellRef
from govreport_gui.gui.document import Document
from govreport_gui.gui.mentions import of_cell, of_part
from govreport_gui.gui.workspace import Workspace
from tests.builders import sample_report

TOTAL = CellRef("applications", "received_new", "total")


@pytest.fixture
def workspace(qtbot):
    document = Document()
    document.new(sample_report())
    made = Workspace(document)
    qtbot.addWidget(made)
    made.resize(1400, 800)
    made.show()
    document.check_now()
    return made


def test_a_number_and_its_cell_know_each_other():
    report = sample_report()
    [mention] = [m for m in of_part(report, "overview") if m.cell == TOTAL]
    assert report.text_of("overview")[mention.span.start : mention.span.end].startswith("23")
    assert mention in of_cell(report, TOTAL)
    assert mention.says(report) == "表三·本年新收·总计：23"


def test_ctrl_click_on_a_number_goes_to_its_cell(workspace, qtbot):
    workspace.show_page("overview")
    editor = workspace.page("overview").editor
    [mention] = [m for m in of_part(workspace.document.report, "overview") if m.cell == TOTAL]
    editor.select_span(mention.span.start, mention.span.end)
    cursor = QTextCursor(editor.document())
    cursor.setPosition(editor.textCursor().selectionStart() + 1)
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, control, editor.cursorRect(cursor).center())
    assert workspace.page_key == "applications"
    assert workspace.page("applications").table.current_cell == TOTAL


def test_guidance_leads_from_the_cell_to_the_number(workspace):
    workspace.show_cell(TOTAL)
    assert "23" in workspace.guidance.mentions.text()
    workspace.guidance.mentions.linkActivated.emit("0")
    assert workspace.page_key == "overview"
    assert workspace.page("overview").editor.textCursor().selectedText().startswith("23")


def test_a_cell_nothing_speaks_of_shows_no_list(workspace):
    workspace.show_cell(CellRef("applications", "denied_state_secret", "legal"))
    assert not workspace.guidance.mentions_fold.isVisibleTo(workspace.guidance)
