"""The text pages: what is typed, shown and underlined."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QApplication

from govreport_gui.blocks import Grid, GridCell, Picture
from govreport_gui.finding import Finding, Severity, TextSpan
from govreport_gui.gui import commands
from govreport_gui.gui.document import Document
from govreport_gui.gui.texts.embedded import DESCRIPTION
from govreport_gui.gui.texts.text_page import TextPage
from govreport_gui.report import EMBEDDED, Part

PICTURE = Picture("照片.png", "image/png", b"x", "")
GRID = Grid((GridCell(0, 0, "甲", ""), GridCell(1, 0, "乙", "", columns=2)), "")


@pytest.fixture
def page(qtbot, document):
    document.set_part("overview", Part.of("（一）主动公开\n全年公开信息186条。"))
    page = TextPage(document, "overview")
    qtbot.addWidget(page)
    return page


def compose(editor, text):
    """Type as through a Chinese input method."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(editor, event)


def put_cursor(editor, place):
    cursor = editor.textCursor()
    cursor.setPosition(place)
    editor.setTextCursor(cursor)


def test_shows_the_text_with_its_count(page):
    assert page.editor.shown_text() == "（一）主动公开\n全年公开信息186条。"
    assert page.box.count.text() == "字数 18"


def test_first_lines_are_indented_and_headings_bold(page):
    first = page.editor.document().firstBlock()
    assert first.blockFormat().textIndent() > 0
    assert first.layout().formats()[0].format.fontWeight() > 400
    assert first.next().layout().formats() == []


def test_typing_changes_the_report_and_undo_takes_it_back(page, qtbot):
    put_cursor(page.editor, 7)
    compose(page.editor, "情况")
    assert page.document.report.section("overview").paragraphs[0] == "（一）主动公开情况"
    page.document.undo_stack.undo()
    assert page.editor.shown_text().startswith("（一）主动公开\n")


def test_what_an_input_method_puts_in_is_one_step(page):
    steps = page.document.undo_stack
    before = steps.count()
    put_cursor(page.editor, 7)
    page.editor.moveCursor(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
    preedit = QInputMethodEvent("zhu dong", [])
    QApplication.sendEvent(page.editor, preedit)
    compose(page.editor, "依申请公开")
    assert page.document.report.section("overview").paragraphs[0] == "依申请公开"
    assert steps.count() == before + 1
    steps.undo()
    assert page.editor.shown_text().startswith("（一）主动公开\n")


def test_a_composition_given_up_is_told_when_typing_ends(page):
    page.editor.selectAll()
    QApplication.sendEvent(page.editor, QInputMethodEvent("zhu", []))
    page.document.finish_typing()
    assert page.document.report.section("overview").text == ""


def test_words_of_an_input_method_merge_up_to_a_mark_and_not_over_a_pause(page, monkeypatch):
    steps = page.document.undo_stack
    page.editor.moveCursor(QTextCursor.MoveOperation.End)
    before = steps.count()
    for words in ("全部", "属实", "。", "已核"):
        compose(page.editor, words)
    assert steps.count() == before + 2
    monkeypatch.setattr(commands, "PAUSE_SECONDS", -1.0)
    compose(page.editor, "对")
    assert steps.count() == before + 3


def test_changes_in_several_lines_leave_the_cursor_in_its_line(page):
    page.document.set_part("overview", Part.of("1.甲\n2.乙\n3.丙"))
    put_cursor(page.editor, 6)
    page.document.set_part("overview", Part.of("（1）甲\n（2）乙\n（3）丙"))
    assert page.editor.shown_text() == "（1）甲\n（2）乙\n（3）丙"
    assert page.editor.textCursor().block().text() == "（2）乙"


def test_undo_leaves_the_cursor_where_the_change_was(page, qtbot):
    page.editor.moveCursor(QTextCursor.MoveOperation.End)
    compose(page.editor, "完")
    put_cursor(page.editor, 3)
    page.document.undo_stack.undo()
    assert page.editor.textCursor().position() == 3


def test_every_enter_begins_a_paragraph_with_the_look_of_the_page(page, qtbot):
    look = page.editor.document().firstBlock().blockFormat()
    put_cursor(page.editor, len(page.editor.shown_text()))
    for _time in range(3):
        qtbot.keyClick(page.editor, Qt.Key.Key_Return)
    compose(page.editor, "全年培训2次。")
    assert page.editor.shown_text() == "（一）主动公开\n全年公开信息186条。\n\n\n全年培训2次。"
    block = page.editor.document().lastBlock()
    while block.isValid():
        assert (block.blockFormat().textIndent(), block.blockFormat().lineHeight()) == (
            look.textIndent(),
            look.lineHeight(),
        )
        block = block.previous()


def test_enter_replaces_what_is_selected(page, qtbot):
    page.editor.select_span(3, 7)
    qtbot.keyClick(page.editor, Qt.Key.Key_Enter)
    assert page.document.report.section("overview").paragraphs == ("（一）", "全年公开信息186条。")


def test_a_new_line_stays_while_it_is_still_empty(page, qtbot):
    put_cursor(page.editor, 7)
    qtbot.keyClick(page.editor, Qt.Key.Key_Return)
    compose(page.editor, "新")
    assert page.document.report.section("overview").paragraphs == ("（一）主动公开", "新", "全年公开信息186条。")


@pytest.mark.parametrize("key", [Qt.Key.Key_Z, Qt.Key.Key_Y])
def test_undo_keys_are_left_to_the_window(page, key):
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
    page.editor.event(event)
    assert not event.isAccepted()


def test_showing_a_text_with_line_breaks_changes_nothing(page, qtbot):
    part = Part(("（一）甲\n第二行", "乙"))
    page.document.take_over(page.document.report.with_part("overview", part), "导入")
    steps = page.document.undo_stack.count()
    page.editor.textChanged.emit()
    assert page.document.report.section("overview") == part
    assert page.document.undo_stack.count() == steps


def test_blanks_of_every_kind_survive_an_edit(page, qtbot):
    page.document.set_part("overview", Part.of("共\u00a03\u3000件"))
    page.editor.moveCursor(QTextCursor.MoveOperation.End)
    compose(page.editor, "。")
    assert page.document.report.section("overview").text == "共\u00a03\u3000件。"


def test_rare_characters_do_not_shift_the_edit(page, qtbot):
    page.document.set_part("overview", Part.of("𠮷林路"))
    page.document.set_part("overview", Part.of("𠮷林大路"))
    assert page.editor.shown_text() == "𠮷林大路"


def test_pictures_and_tables_are_boxes_that_stay_when_text_changes(page, qtbot):
    page.document.set_part("overview", Part(("前", PICTURE, GRID, "后")))
    boxes = [place for place, character in enumerate(page.editor.shown_text()) if character == EMBEDDED]
    cursor = page.editor.textCursor()
    said = []
    for place in boxes:
        cursor.setPosition(place + 1)
        said.append(cursor.charFormat().property(DESCRIPTION))
    assert said == ["〔图片 照片.png〕", "〔表格 2 行 2 列，导出时原样保留〕"]
    page.editor.moveCursor(QTextCursor.MoveOperation.End)
    compose(page.editor, "面")
    assert page.document.report.section("overview").items == ("前", PICTURE, GRID, "后面")


def test_typing_after_a_box_is_plain_text(page, qtbot):
    page.document.set_part("overview", Part(("前", PICTURE)))
    page.editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(page.editor, Qt.Key.Key_Return)
    compose(page.editor, "文")
    assert page.document.report.section("overview").items == ("前", PICTURE, "文")
    assert page.editor.textCursor().charFormat().objectType() == QTextFormat.ObjectTypes.NoObject.value


def test_a_box_is_drawn(page, qtbot):
    page.document.set_part("overview", Part(("前", PICTURE)))
    page.resize(600, 400)
    page.show()
    assert not page.grab().isNull()


def test_paste_takes_plain_text_and_leaves_files_to_the_window(page):
    text, file = QMimeData(), QMimeData()
    text.setHtml("<b>粗</b>")
    text.setText("粗\r\n细")
    file.setText("/tmp/a.docx")
    file.setUrls([QUrl.fromLocalFile("/tmp/a.docx")])
    assert not page.editor.canInsertFromMimeData(file)
    page.editor.insertFromMimeData(text)
    assert page.document.report.section("overview").paragraphs[:2] == ("粗", "细（一）主动公开")


def test_findings_are_underlined_and_told(qtbot, balanced):
    finding = Finding("W01", Severity.HINT, "逗号不对", text=TextSpan("overview", 2, 4))
    other = replace(finding, text=TextSpan("problems", 0, 1))
    document = Document(balanced, check=lambda _report, _last: [finding, other])
    document.set_part("overview", Part.of("一二三四"))
    page = TextPage(document, "overview")
    qtbot.addWidget(page)
    document.check_now()
    selections = page.editor.extraSelections()
    assert [selection.cursor.selectedText() for selection in selections] == ["三四"]
    assert selections[0].format.underlineStyle() is not QTextCharFormat.UnderlineStyle.NoUnderline
    assert page.editor.findings_at(2) == [finding]
    assert page.editor.findings_at(0) == []
    page.show_finding(finding)
    assert page.editor.textCursor().selectedText() == "三四"
