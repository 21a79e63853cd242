"""What an import left over is put in its place: by the menu, by dragging it, or by dragging a figure of the file."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor

from govreport_gui.gui.importing import import_drag
from govreport_gui.gui.importing.import_dialog import ImportDialog
from govreport_gui.gui.looks import messages
from govreport_gui.recognise.records import Recognition
from tests.builders import without_table
from tests.gui.import_clicks import LEFT, click_cell, drop
from tests.recognise.imports import NORMS, SENTENCE, UPHELD, recognition


@pytest.fixture
def dialog(qtbot, monkeypatch):
    monkeypatch.setattr(messages, "choose", lambda *_verbs, **_details: "不导入")  # when the test closes it
    made = ImportDialog(recognition(), "去年.docx")
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_leftover_is_sent_to_a_cell_by_the_menu(qtbot, dialog):
    dialog.form.show_page("review")
    click_cell(qtbot, dialog, UPHELD)
    dialog.leftovers.list.setCurrentRow(1)
    assert dialog.source.shown_source == "paragraph 4"
    menu = dialog.leftovers.menu()
    assert menu.actions()[0].text() == "放到“表四·行政复议·结果维持”"
    menu.actions()[0].trigger()
    assert dialog.draft.report.cell(UPHELD) == "8"
    assert [dialog.leftovers.list.item(row).text()[:2] for row in range(2)] == ["5　", "另有"]


def test_a_text_goes_to_a_section_only(dialog):
    dialog.leftovers.list.setCurrentRow(2)
    actions = dialog.leftovers.menu().actions()
    assert not actions[0].isEnabled()
    next(action for action in actions if "五、" in action.text()).trigger()
    assert dialog.draft.report.section("problems").text == "另有说明一段。"
    assert dialog.leftovers.list.count() == 2


def test_a_dropped_figure_is_placed(dialog):
    dialog.form.show_page("disclosure")
    page = dialog.form.table_page("disclosure")
    place = page.grid.body.visualRect(page.model.index_of(NORMS)).center()
    drop(page.grid.body.viewport(), place, "5", "paragraph 4")
    assert dialog.draft.report.cell(NORMS) == "5"
    assert dialog.leftovers.list.count() == 2
    assert dialog.form.current_ref == NORMS


def test_a_dropped_text_becomes_a_paragraph(dialog):
    dialog.form.show_page("overview")
    viewport = dialog.form.page("overview").editor.viewport()
    drop(viewport, QPoint(60, 60), "另有说明一段。", "paragraph 5")
    assert dialog.draft.report.section("overview").paragraphs == (SENTENCE, "另有说明一段。")
    assert dialog.leftovers.list.count() == 2


def test_a_figure_of_the_file_can_be_dragged(qtbot, dialog, monkeypatch):
    dragged = []
    monkeypatch.setattr(import_drag, "start", lambda _view, text, source: dragged.append((text, source)))
    source = dialog.source
    start, _end = source.text.places["paragraph 4"]
    cursor = QTextCursor(source.document())
    cursor.setPosition(start + len("合计 5 8"))
    source.setTextCursor(cursor)
    source.ensureCursorVisible()
    place = source.cursorRect(cursor).center() - QPoint(3, 0)
    qtbot.mousePress(source.viewport(), LEFT, pos=place)
    qtbot.mouseMove(source.viewport(), place + QPoint(40, 0))
    qtbot.mouseRelease(source.viewport(), LEFT, pos=place + QPoint(40, 0))
    assert dragged == [("8", "paragraph 4")]


def test_a_missing_table_can_be_added_and_filled(qtbot, monkeypatch):
    monkeypatch.setattr(messages, "choose", lambda *_verbs, **_details: "不导入")
    dialog = ImportDialog(Recognition(without_table(recognition().report, "review")), "缺表.docx")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.form.show_page("review")
    page = dialog.form.table_page("review")
    assert page.missing.isVisible()
    qtbot.mouseClick(page.add_button, LEFT)
    assert not page.missing.isVisible()
    assert dialog.draft.report.cell(UPHELD) == ""
    assert dialog.result_recognition().report.has_table("review")
