"""Numbers of the text and the cells they speak of: each leads to the other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from govreport_gui.form import CellRef
from govreport_gui.gui.document import Document
from govreport_gui.gui.places import FRONT
from govreport_gui.gui.texts.mentions import of_cell, of_part
from govreport_gui.gui.texts.number_dialog import NumberDialog
from govreport_gui.gui.workspace import Workspace
from govreport_gui.report import Part
from tests.builders import sample_report

NATURAL = CellRef("applications", "received_new", "natural")
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


def test_an_inserted_number_follows_its_cell_and_comes_back_on_undo(workspace, monkeypatch):
    monkeypatch.setattr("govreport_gui.gui.workspace.ask_for_cell", lambda _report, _parent: NATURAL)
    workspace.show_page("problems")
    editor = workspace.page("problems").editor
    editor.moveCursor(QTextCursor.MoveOperation.End)
    before = workspace.document.report
    workspace.insert_number()
    assert editor.toPlainText().endswith("18")
    workspace.document.set_cells({NATURAL: "1903"}, "输入")
    assert editor.toPlainText().endswith("1903")
    workspace.document.undo_stack.undo()
    workspace.document.undo_stack.undo()
    assert workspace.document.report == before


def test_a_number_is_inserted_into_text_only(workspace):
    said = []
    workspace.refused.connect(said.append)
    workspace.show_page("applications")
    workspace.insert_number()
    assert "正文" in said[0]


def test_cells_are_found_by_words_of_their_names(qtbot):
    dialog = NumberDialog(sample_report())
    qtbot.addWidget(dialog)
    dialog.search.setText("新收 总计")
    assert dialog.chosen() == TOTAL
    dialog.search.setText("没有这样的格")
    assert dialog.chosen() is None
    assert not dialog.insert.isEnabled()


def test_guidance_leads_from_the_cell_to_the_number(workspace):
    workspace.show_cell(TOTAL)
    assert "23" in workspace.guidance.mentions.text()
    workspace.guidance.mentions.linkActivated.emit("0")
    assert workspace.page_key == "overview"
    assert workspace.page("overview").editor.textCursor().selectedText().startswith("23")


def test_a_cell_nothing_speaks_of_shows_no_list(workspace):
    workspace.show_cell(CellRef("applications", "denied_state_secret", "legal"))
    assert not workspace.guidance.mentions_fold.isVisibleTo(workspace.guidance)


# ── in the preamble, and in the text beside a table ──


def shown_box(workspace, key):
    """Show the running text of a part and put the cursor at its end."""
    workspace.show_page(FRONT if key == "preamble" else key)
    page = workspace.page(workspace.page_key)
    if key == "applications":
        page.fold.set_open(True)
    page.box.editor.setFocus()
    page.box.editor.moveCursor(QTextCursor.MoveOperation.End)
    return page.box


@pytest.mark.parametrize("key", ["preamble", "applications"])
def test_a_number_is_inserted_wherever_text_is_typed(workspace, monkeypatch, key):
    monkeypatch.setattr("govreport_gui.gui.workspace.ask_for_cell", lambda _report, _parent: NATURAL)
    editor = shown_box(workspace, key).editor
    before = workspace.document.report
    workspace.insert_number()
    assert workspace.document.report.text_of(key).endswith("18")
    workspace.document.set_cells({NATURAL: "20"}, "输入")
    assert editor.toPlainText().endswith("20")
    assert [link.part for link in workspace.document.report.links] == [key]
    workspace.document.undo_stack.undo()
    workspace.document.undo_stack.undo()
    assert workspace.document.report == before


@pytest.mark.parametrize("key", ["preamble", "applications"])
def test_a_number_leads_to_its_cell_and_back(workspace, qtbot, key):
    report = workspace.document.report
    workspace.document.insert_number(key, len(report.text_of(key)), NATURAL)
    workspace.document.check_now()
    box = shown_box(workspace, key)
    mention = box.editor.mention_at(box.editor.textCursor().position())
    assert mention is not None
    assert mention[0].follows
    with qtbot.waitSignal(box.editor.cell_asked):
        box.editor.cell_asked.emit(mention[0].cell)
    assert workspace.page_key == "applications"
    assert workspace.page("applications").table.current_cell == NATURAL
    workspace.show_span(mention[0].span)
    assert box.editor.textCursor().selectedText() == "18"


def test_findings_are_underlined_in_the_text_beside_a_table(workspace):
    workspace.document.set_part("applications", Part.of("登陆网站可以查看办理情况。"))
    workspace.document.check_now()
    editor = shown_box(workspace, "applications").editor
    assert [finding.rule for finding in editor.findings_at(1)] == ["W09"]
