"""Commands for running text in the window: heading levels, pictures, typesetting."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from govreport_gui.gui.texts import text_flow
from govreport_gui.gui.texts.typeset_dialog import TypesetDialog, ask_to_typeset
from govreport_gui.report import Part, Report
from tests.builders import picture

LINES = ("（一）主动公开", "全年公开信息 186 条,都及时。", "依申请公开", "（二）监督保障")


@pytest.fixture
def open_window(window, form):
    window.document.new(replace(Report.blank(form, 2024), sections={"overview": Part(LINES), "other": Part()}))
    window.show_report()
    window.activateWindow()
    window.workspace.show_page("overview")
    return window


def editor_of(window):
    return window.workspace.page(window.workspace.page_key).editor


def lines(window):
    return window.document.report.section("overview").paragraphs


def said(window):
    return window.statusBar().currentMessage()


def test_a_heading_is_made_by_key_and_the_rest_numbered_on(open_window, qtbot):
    editor = editor_of(open_window)
    editor.setFocus()
    at = open_window.document.report.text_of("overview").index("依申请")
    editor.select_span(at + 2, at + 2)
    qtbot.keyClick(editor, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    assert lines(open_window) == (*LINES[:2], "（二）依申请公开", "（三）监督保障")
    assert open_window.document.undo_stack.undoText() == "设为（一）"
    assert editor.place_in_part() == at + 5
    open_window.undo()
    assert lines(open_window) == LINES


@pytest.mark.parametrize(
    ("command", "made"),
    [("heading_second", "1.依申请公开"), ("heading_third", "（1）依申请公开"), ("heading_none", "依申请公开")],
)
def test_every_level_has_its_command(open_window, command, made):
    at = open_window.document.report.text_of("overview").index("依申请")
    editor_of(open_window).select_span(at, at)
    open_window.actions_by_id[command].trigger()
    assert lines(open_window)[2] == made


def test_a_level_needs_a_paragraph(open_window):
    open_window.workspace.show_page("other")
    open_window.actions_by_id["heading_first"].trigger()
    assert said(open_window) == text_flow.NO_PARAGRAPH
    open_window.workspace.show_page("applications")
    open_window.actions_by_id["heading_first"].trigger()
    assert said(open_window) == text_flow.NO_TEXT


def test_a_picture_is_inserted_at_the_cursor(open_window, tmp_path, monkeypatch):
    file = tmp_path / "广场.png"
    file.write_bytes(picture().data)
    monkeypatch.setattr(text_flow, "ask_open", lambda *_: file)
    editor_of(open_window).select_span(8, 8)
    open_window.actions_by_id["insert_picture"].trigger()
    inserted = open_window.document.report.section("overview").items[1]
    assert (inserted.name, inserted.data) == ("广场.png", picture().data)
    assert open_window.document.undo_stack.undoText() == "插入图片"


def test_a_copied_picture_is_inserted_or_missed(open_window):
    QGuiApplication.clipboard().setMimeData(QMimeData())
    open_window.actions_by_id["paste_picture"].trigger()
    assert said(open_window) == text_flow.NO_IMAGE
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    QGuiApplication.clipboard().setImage(image)
    open_window.actions_by_id["paste_picture"].trigger()
    assert len(open_window.document.report.section("overview").embedded) == 1


def test_plain_pasting_by_key(open_window, qtbot):
    data = QMimeData()
    data.setHtml("<table><tr><td>甲</td><td>乙</td></tr></table>")
    data.setText("甲\t乙")
    QGuiApplication.clipboard().setMimeData(data)
    editor = editor_of(open_window)
    editor.setFocus()
    editor.select_span(0, 0)
    qtbot.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert lines(open_window)[0] == f"甲\t乙{LINES[0]}"


def test_typesetting_lists_first_and_is_one_step(open_window):
    before = open_window.document.report

    def tidy():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TypesetDialog)
        assert dialog.make.text() == "整理 3 处(&O)"
        assert open_window.document.report == before
        dialog.make.click()

    QTimer.singleShot(0, tidy)
    open_window.actions_by_id["typeset"].trigger()
    assert lines(open_window)[1] == "全年公开信息186条，都及时。"
    assert open_window.document.undo_stack.undoText() == "一键排版（3 处）"
    assert said(open_window) == "已整理 3 处，可以一步撤销。"
    open_window.undo()
    assert open_window.document.report == before
    open_window.redo()
    open_window.actions_by_id["typeset"].trigger()
    assert said(open_window) == text_flow.ALL_TIDY


def test_what_has_no_tick_stays_and_the_selected_place_is_shown(open_window, qtbot):
    dialog = ask_to_typeset(open_window.document, open_window)
    qtbot.addWidget(dialog)
    dialog.show()
    spans = []
    dialog.span_asked.connect(spans.append)
    dialog.view.setCurrentIndex(dialog.tree.row_index(1, 0))
    text = open_window.document.report.text_of("overview")
    assert [text[span.start : span.end] for span in spans] == [","]
    dialog.view.setFocus()
    qtbot.keyClick(dialog.view, Qt.Key.Key_Space)
    assert dialog.make.text() == "整理 2 处(&O)"
    dialog.make.click()
    assert lines(open_window)[1] == "全年公开信息186条,都及时。"


def test_the_undo_list_goes_to_a_step_and_shows_it(open_window, qtbot):
    open_window.document.set_part("overview", Part((*LINES, "新")))
    open_window.document.set_field("title", "题")
    open_window.actions_by_id["undo_list"].trigger()
    pane = open_window.desk.undo_list.dock.content
    assert open_window.focusWidget() is pane.list
    qtbot.keyClick(pane.list, Qt.Key.Key_Home)
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert lines(open_window) == LINES
    assert not open_window.document.modified
    assert open_window.focusWidget() is pane.list
