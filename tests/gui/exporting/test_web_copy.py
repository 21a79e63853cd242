"""复制网页稿: what is on the clipboard, and what the clerk is told."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from govreport_gui.errors import WriteError
from govreport_gui.gui.looks import messages
from govreport_gui.gui.main_window import MainWindow
from govreport_gui.readers.draft_line import DRAFT_LINE
from govreport_gui.readers.html import read_fragment
from govreport_gui.recognise import recognise
from govreport_gui.report import Part, Report, report_json
from govreport_gui.writers import html
from tests.builders import foreign_grid, picture, report_2019, sample_report, sound_report

BEFORE = "原来复制的内容"


@pytest.fixture
def clipboard(qapp):
    board = QApplication.clipboard()
    board.setText(BEFORE)
    return board


@pytest.fixture
def window(qtbot, clipboard):
    window = MainWindow()
    qtbot.addWidget(window)
    return window


def opened(window: MainWindow, report: Report) -> MainWindow:
    window.desk.document.new(report)
    return window


def copied(clipboard) -> Report:
    return recognise(read_fragment(clipboard.mimeData().html())).report


@pytest.mark.parametrize("report", [sound_report(), report_2019()], ids=["2021", "2019"])
def test_the_clipboard_holds_the_report_as_rich_and_as_plain_text(window, clipboard, monkeypatch, report):
    monkeypatch.setattr(window.desk.web_copy, "may_export", lambda: True)
    opened(window, report).desk.web_copy.copy()
    assert report_json(copied(clipboard)) == report_json(report)
    lines = clipboard.mimeData().text().splitlines()
    assert report.title in lines
    assert report.signature.date == lines[-1]


def test_a_draft_says_so_and_is_asked_about_once(window, clipboard, monkeypatch):
    asked = []
    monkeypatch.setattr(messages, "ask_draft", lambda *_: asked.append(1) or True)
    opened(window, sample_report()).desk.web_copy.copy()
    assert asked == [1]
    assert clipboard.mimeData().text().startswith(DRAFT_LINE)
    assert DRAFT_LINE in clipboard.mimeData().html()


def test_the_question_speaks_of_copying(window, said):
    said.answers = ["先不复制"]
    opened(window, sample_report()).desk.web_copy.copy()
    assert said.asked[0][1:] == ("复制草稿", "先不复制")


def test_nothing_is_copied_where_the_clerk_does_not_want_it(window, clipboard, monkeypatch):
    monkeypatch.setattr(messages, "ask_draft", lambda *_: False)
    opened(window, sample_report()).desk.web_copy.copy()
    assert clipboard.text() == BEFORE


def test_the_clerk_is_told_what_to_do_next_and_that_pictures_may_get_lost(window, monkeypatch):
    monkeypatch.setattr(window.desk.web_copy, "may_export", lambda: True)
    opened(window, sound_report()).desk.web_copy.copy()
    said = window.desk.notice.message
    assert said.text().startswith("网页稿已经复制好，到网站后台的编辑框里粘贴。已核对：")
    assert "图片" not in said.text()
    report = sound_report().with_part("overview", Part((picture(), "完。", foreign_grid(), picture())))
    opened(window, report).desk.web_copy.copy()
    assert "里面有 2 张图片" in said.text()


def test_a_copy_that_says_something_else_does_not_get_on_the_clipboard(window, clipboard, monkeypatch):
    wrong = html.fragment(report_2019(), window.desk.exports.edition())
    monkeypatch.setattr(window.desk.web_copy, "may_export", lambda: True)
    monkeypatch.setattr(html, "fragment", lambda *_: wrong)
    with pytest.raises(WriteError, match="不一致"):
        opened(window, sound_report()).desk.web_copy.copy()
    assert clipboard.text() == BEFORE


def test_a_copy_that_takes_long_says_so_and_is_of_the_report_as_it_was(window, clipboard, monkeypatch, slow_work):
    monkeypatch.setattr(window.desk.web_copy, "may_export", lambda: True)
    opened(window, sound_report())
    seen = []

    def type_meanwhile(what):
        seen.append((what, window.desk.progress.isVisibleTo(window)))
        if what:
            window.document.set_field("title", "改过的标题")

    window.desk.web_copy.working.connect(type_meanwhile)
    window.desk.web_copy.copy()
    window.document.undo_stack.clear()
    assert seen == [("正在准备网页稿…", True), ("", False)]
    assert sound_report().title in clipboard.text()
    assert "改过的标题" not in clipboard.text()


def test_what_was_said_of_a_copy_is_gone_with_the_next_change(window, monkeypatch):
    monkeypatch.setattr(window.desk.web_copy, "may_export", lambda: True)
    opened(window, sound_report()).desk.web_copy.copy()
    assert not window.desk.notice.isHidden()
    ref = next(iter(sound_report().form.refs))
    window.desk.document.set_cells({ref: "77"}, "输入")
    assert window.desk.notice.isHidden()
    window.desk.document.undo_stack.undo()  # or closing the window would ask whether to save
