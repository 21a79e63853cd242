"""Running text on the clipboard: moved with its pictures, pasted from Word, WPS and web pages, as plain text."""

from __future__ import annotations

import base64
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QTextCursor

from govreport_gui.blocks import Grid, Picture
from govreport_gui.errors import ReadError
from govreport_gui.gui.texts import picture_files, text_clipboard
from govreport_gui.gui.texts.text_insertion import Insertion
from govreport_gui.gui.texts.text_page import TextPage
from govreport_gui.report import EMBEDDED, Part
from govreport_gui.text_links import TextMark
from tests.arbitrary import PARTS
from tests.builders import foreign_grid, picture

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment-->
<p class=MsoNormal>　　第一段。</p><p class=MsoNormal><img width=40 height=20 src="{address}"></p><p>第二段。</p>
<!--EndFragment--></body></html>"""


@pytest.fixture
def page(qtbot, document):
    document.set_part("overview", Part(("前文", picture(), "后文")))
    page = TextPage(document, "overview")
    qtbot.addWidget(page)
    page.show()
    return page


def items(page):
    return page.document.report.section("overview").items


def copied(html="", text="", image=None, files=()):
    data = QMimeData()
    if html:
        data.setHtml(html)
    if text:
        data.setText(text)
    if image is not None:
        data.setImageData(image)
    if files:
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return data


def image():
    made = QImage(8, 4, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.green)
    return made


def to_end(editor):
    editor.moveCursor(QTextCursor.MoveOperation.End)


# ── Moved inside the report ──


def test_a_picture_is_moved_by_cut_and_paste(page):
    editor = page.editor
    place = editor.shown_text().index(EMBEDDED)
    cursor = editor.textCursor()
    cursor.setPosition(place)
    cursor.setPosition(place + 1, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    editor.cut()
    assert items(page) == ("前文", "后文")
    to_end(editor)
    editor.paste()
    assert items(page) == ("前文", "后文", picture())
    page.document.undo_stack.undo()
    assert items(page) == ("前文", "后文")


def test_a_picture_is_removed_by_a_key_and_comes_back(page, qtbot):
    to_end(page.editor)
    cursor = page.editor.textCursor()
    cursor.setPosition(page.editor.shown_text().index(EMBEDDED))
    page.editor.setTextCursor(cursor)
    qtbot.keyClick(page.editor, Qt.Key.Key_Delete)
    assert items(page) == ("前文", "后文")
    page.document.undo_stack.undo()
    assert items(page) == ("前文", picture(), "后文")


def test_text_is_copied_with_everything_in_it(page):
    page.document.set_part("overview", Part(("甲", foreign_grid(), picture(), "乙")))
    page.editor.selectAll()
    made = page.editor.createMimeDataFromSelection()
    assert text_clipboard.pasted(made) == text_clipboard.Pasted(page.document.report.section("overview"))
    assert made.text() == "甲\n乙"
    assert "<table" in made.html()
    assert "data:image/png;base64," in made.html()


def test_other_programs_html_of_ours_is_read_again(page):
    page.document.set_part("overview", Part(("甲", foreign_grid(), picture(), "乙")))
    page.editor.selectAll()
    made = page.editor.createMimeDataFromSelection()
    found = text_clipboard.pasted(copied(html=made.html())).part
    assert [type(item) for item in found.items] == [str, Grid, Picture, str]


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b'{"items": [{"kind": "magic"}], "files": {}}', b'{"items": 1}'])
def test_what_another_version_copied_is_pasted_as_text(broken):
    data = copied(text="文字")
    data.setData(text_clipboard.OWN_FORMAT, broken)
    assert text_clipboard.pasted(data).part == Part(("文字",))


def test_dragging_moves_in_one_step(page):
    """Qt takes the dragged text away and pastes it inside one change of its own."""
    editor = page.editor
    page.document.set_part("overview", Part(("甲", picture(), "乙", "丙")))
    cursor = editor.textCursor()
    cursor.setPosition(2)
    cursor.setPosition(3, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    data = editor.createMimeDataFromSelection()
    steps = page.document.undo_stack.count()
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    to_end(editor)
    editor.insertFromMimeData(data)
    cursor.endEditBlock()
    assert items(page) == ("甲", "乙", "丙", picture())
    assert page.document.undo_stack.count() == steps + 1


# ── From other programs ──


def test_word_brings_its_pictures_along(page, tmp_path, monkeypatch):
    monkeypatch.setattr(text_clipboard.tempfile, "gettempdir", lambda: str(tmp_path))
    file = tmp_path / "clip_image001.png"
    file.write_bytes(picture().data)
    data = copied(WORD.format(address=file.as_uri()), "第一段。\n第二段。")
    to_end(page.editor)
    page.editor.insertFromMimeData(data)
    assert [getattr(item, "data", item) for item in items(page)[2:]] == ["后文第一段。", picture().data, "第二段。"]
    assert page.document.undo_stack.undoText() == "粘贴"


def test_files_elsewhere_are_not_read(tmp_path, monkeypatch):
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(text_clipboard.tempfile, "gettempdir", lambda: str(folder))
    file = tmp_path / "private.png"
    file.write_bytes(picture().data)
    for address in (file.as_uri(), f"file:///{folder}/../private.png"):
        found = text_clipboard.pasted(copied(WORD.format(address=address)))
        assert found.part.embedded == ()
        assert found.lost == 1


def test_pictures_in_the_page_itself_are_kept():
    address = "data:image/png;base64," + base64.b64encode(picture().data).decode()
    found = text_clipboard.pasted(copied(WORD.format(address=address)))
    assert [getattr(item, "data", item) for item in found.part.items] == ["第一段。", picture().data, "第二段。"]


def test_pictures_known_only_by_address_are_told(page):
    said = []
    page.editor.said.connect(said.append)
    page.editor.insertFromMimeData(copied(WORD.format(address="https://qinghe.example.cn/a.png")))
    assert said == [text_clipboard.LOST.format(count=1)]
    assert "第二段。前文" in items(page)


def test_one_picture_copied_in_a_browser_comes_with_its_pixels():
    found = text_clipboard.pasted(copied('<img src="https://qinghe.example.cn/a.png" alt="广场">', image=image()))
    (kept,) = found.part.items
    assert (kept.name, kept.media_type, found.lost) == ("广场", "image/png", 0)
    assert QImage.fromData(kept.data).size() == image().size()


def test_a_table_becomes_a_foreign_one_and_a_single_cell_text():
    table = "<table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>"
    (grid,) = text_clipboard.pasted(copied(table, "甲\t1\n乙\t2")).part.items
    assert [cell.text for cell in grid.cells] == ["甲", "1", "乙", "2"]
    assert text_clipboard.pasted(copied("<table><tr><td>186</td></tr></table>", "186")).part.items == ("186",)


def test_a_picture_alone_and_picture_files(tmp_path):
    (kept,) = text_clipboard.pasted(copied(image=image())).part.items
    assert QImage.fromData(kept.data).size() == image().size()
    file = tmp_path / "广场.png"
    file.write_bytes(picture().data)
    (kept,) = text_clipboard.pasted(copied(files=[file])).part.items
    assert (kept.name, kept.data) == ("广场.png", picture().data)


def test_plain_pasting_takes_text_only(page):
    QGuiApplication.clipboard().setMimeData(copied(WORD.format(address="x.png"), "第一段\r\n第二段"))
    page.editor.moveCursor(QTextCursor.MoveOperation.Start)
    page.editor.paste_plain()
    assert items(page)[:3] == ("第一段", "第二段前文", picture())
    assert page.document.undo_stack.undoText() == "粘贴为纯文字"


def test_the_cursor_stands_behind_what_was_pasted(page):
    page.editor.moveCursor(QTextCursor.MoveOperation.Start)
    page.editor.insertFromMimeData(copied(text="甲\n乙"))
    assert page.editor.textCursor().position() == 3


def test_marks_behind_what_is_pasted_move_along(page):
    report = replace(page.document.report, carried=(TextMark("overview", 3, 5),))
    page.document.take_over(report, "标记")
    page.editor.moveCursor(QTextCursor.MoveOperation.Start)
    page.editor.insertFromMimeData(copied(text="甲\n乙"))
    (mark,) = page.document.report.carried
    assert page.document.report.text_of("overview")[mark.start : mark.end] == "后文"


def test_nothing_on_the_clipboard_changes_nothing(page):
    before = items(page)
    page.editor.insertFromMimeData(QMimeData())
    assert items(page) == before


def test_a_pasted_step_is_not_merged_with_typing(page, qtbot):
    to_end(page.editor)
    page.document.set_part("overview", Part((*items(page)[:2], "后文一")))
    steps = page.document.undo_stack.count()
    to_end(page.editor)
    page.editor.insertFromMimeData(copied(text="二"))
    assert page.document.undo_stack.count() == steps + 1


def test_the_count_tells_what_is_selected(page):
    page.editor.selectAll()
    assert page.box.count.text() == "字数 4（选中 4）"


# ── Pictures ──


def test_formats_that_word_does_not_show_become_png(tmp_path):
    file = tmp_path / "图.ppm"
    image().save(str(file))
    kept = picture_files.from_file(file)
    assert (kept.name, kept.media_type) == ("图.ppm", "image/png")


def test_what_is_no_picture_is_refused_with_advice(tmp_path):
    file = tmp_path / "表.png"
    file.write_bytes(b"no picture")
    with pytest.raises(ReadError, match="不是能识别的图片"):
        picture_files.from_file(file)
    with pytest.raises(ReadError, match="打不开"):
        picture_files.from_file(tmp_path / "没有.png")


def test_a_huge_file_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(picture_files, "MOST_BYTES", 3)
    file = tmp_path / "大.png"
    file.write_bytes(picture().data)
    with pytest.raises(ReadError, match="超过"):
        picture_files.from_file(file)


# ── Insertion ──


@settings(max_examples=60)
@given(PARTS, PARTS, st.data())
def test_inserting_leaves_what_stands_around(before, new, data):
    shown = Part.shown(before.edit_text, before.embedded)
    text = shown.edit_text
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    made = Insertion(text, start, end, new).made_in(shown)
    kept = text[:start].count(EMBEDDED), text[:end].count(EMBEDDED)
    clean = Part.shown(new.edit_text, new.embedded)
    assert made.embedded == (*shown.embedded[: kept[0]], *clean.embedded, *shown.embedded[kept[1] :])
    plain = str.maketrans("", "", f"\n{EMBEDDED}")
    expected = text[:start] + new.edit_text + text[end:]
    assert made.text.translate(plain) == expected.translate(plain)
