"""未更新语句: what is listed, kept, jumped to, and how both years stand side by side."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from govreport_gui.gui.comparing import stale_window
from govreport_gui.gui.comparing.stale_model import SENTENCE_ROLE, StaleModel
from govreport_gui.gui.comparing.stale_window import KEEP, NOTHING_LEFT, OPEN, SEARCHING, StaleWindow
from govreport_gui.report import Part, Report

SAME = "村务公开栏每月更新一次，由村监委核对。"
NUMBERED = "2024年，青禾镇发布惠农信息38条。"
FRESH = "今年把公开栏搬到集市旁边，赶集的群众抬头就能看到。"


def with_texts(report: Report, overview: str, problems: str) -> Report:
    return replace(report, sections={"overview": Part.of(overview), "problems": Part.of(problems)})


@pytest.fixture
def document(document):
    before = with_texts(document.report, f"{SAME}{NUMBERED.replace('2024', '2023')}", "少数站所交稿不及时。")
    document.new(with_texts(document.report, f"{SAME}{FRESH}\n{NUMBERED}", "少数站所交稿不及时。"))
    document.attach_last_year(replace(before, year=2023))
    document.undo_stack.setClean()
    return document


@pytest.fixture
def stale(qtbot, document):
    window = StaleWindow(document, None)
    qtbot.addWidget(window)
    window.show()
    return window


def lines(window):
    return [window.model.index(row).data() for row in range(window.model.rowCount())]


def choose(window, text):
    rows = [k for k in range(window.model.rowCount()) if window.model.index(k).data().endswith(text)]
    window.list.setCurrentIndex(window.model.index(rows[0]))


def test_what_is_listed(stale):
    assert lines(stale) == [
        "一、总体情况　按字数 60% 与去年相同或几乎相同，还有 2 句要看",
        f"【一字未改】{SAME}",
        f"【只换了年份或数字】{NUMBERED}",
        "五、存在的主要问题及改进情况　按字数 100% 与去年相同或几乎相同，还有 1 句要看",
        "【一字未改】少数站所交稿不及时。",
    ]
    assert stale.note.text().startswith("有 3 句与去年相同")


def test_the_first_sentence_is_selected_and_both_years_are_shown(stale):
    assert stale.current().text == SAME
    assert stale.before.toPlainText() == stale.now.toPlainText() == SAME
    choose(stale, NUMBERED)
    assert "line-through" in stale.before.toHtml()
    assert "underline" in stale.now.toHtml()
    assert stale.now.toPlainText() == NUMBERED
    assert stale.explanation.text().endswith("与去年相同的数字：38条。")


def test_kept_sentences_leave_the_list_and_the_next_is_selected(stale, document):
    stale.keep_button.click()
    assert stale.current().text == NUMBERED
    assert f"【一字未改】{SAME}" not in lines(stale)
    assert document.undo_stack.undoText() == "保留语句"
    document.undo_stack.undo()
    assert f"【一字未改】{SAME}" in lines(stale)


def test_kept_sentences_can_be_listed_and_opened_again(stale, document):
    stale.keep_button.click()
    stale.show_kept.setChecked(True)
    choose(stale, SAME)
    assert f"【已保留，一字未改】{SAME}" in lines(stale)
    assert stale.keep_button.text() == OPEN
    stale.keep_button.click()
    choose(stale, SAME)
    assert stale.keep_button.text() == KEEP
    assert document.report.kept == ()


def test_it_says_so_when_nothing_is_left(stale):
    for _ in range(3):
        stale.keep_button.click()
    assert stale.note.text() == NOTHING_LEFT
    assert stale.current() is None
    assert not stale.keep_button.isEnabled()


def test_it_follows_the_text(stale, document):
    document.set_part("problems", Part.of("村里的公开栏位置偏，看的人少。"))
    assert "五、存在的主要问题及改进情况　按字数 0% 与去年相同或几乎相同，没有要看的" in lines(stale)


def test_jump(stale, document, qtbot):
    choose(stale, NUMBERED)
    with qtbot.waitSignal(stale.span_asked) as asked:
        stale.go_button.click()
    span = asked.args[0]
    assert document.report.text_of(span.part)[span.start : span.end] == NUMBERED


def test_without_last_year(stale, document):
    document.detach_last_year()
    assert lines(stale) == []
    assert stale.note.text().startswith("还没有附上去年的报告")


def test_model(stale, qtmodeltester):
    qtmodeltester.check(stale.model, force_py=True)


def test_headings_cannot_be_selected(stale):
    assert stale.model.index(0).data(SENTENCE_ROLE) is None
    stale.list.setCurrentIndex(stale.model.index(0))
    assert not stale.list.selectionModel().isSelected(stale.model.index(0))


def test_an_empty_model(qapp, qtmodeltester):
    qtmodeltester.check(StaleModel(), force_py=True)


def test_the_command_leads_to_the_sentence_in_the_report(window, document):
    window.document.new(document.report)
    window.document.attach_last_year(document.last_year)
    window.show_report()
    window.actions_by_id["show_unrewritten"].trigger()
    stale = window.desk.compares._stale
    choose(stale, NUMBERED)
    stale.go_button.click()
    assert window.workspace.page_key == "overview"
    assert window.workspace.page("overview").editor.textCursor().selectedText() == NUMBERED
    stale.close()


# ── A long report ──


def test_a_long_search_says_so_and_offers_nothing_meanwhile(stale, document, slow_work, qtbot):
    document.set_part("problems", Part.of("今年的问题是另一个，与去年说的不是一回事。"))
    assert stale.note.text() == SEARCHING
    assert not stale.keep_button.isEnabled()
    assert not stale.go_button.isEnabled()
    qtbot.waitUntil(lambda: stale.note.text().startswith("有 2 句与去年相同"))
    assert stale.keep_button.isEnabled()
    assert lines(stale)[-1].endswith("没有要看的")


def test_the_last_search_counts_whichever_is_done_first(stale, document, slow_work, qtbot, monkeypatch):
    gate, search = threading.Event(), stale_window.stale_sections

    def slow_for_the_first(report, last):
        if report.text_of("problems") == "第一稿还没有写完。":
            gate.wait(5)
        return search(report, last)

    monkeypatch.setattr(stale_window, "stale_sections", slow_for_the_first)
    for text in ("第一稿还没有写完。", "少数站所交稿不及时。"):
        document.set_part("problems", Part.of(text))
    qtbot.waitUntil(lambda: stale.note.text().startswith("有 3 句与去年相同"))
    gate.set()
    qtbot.wait(50)
    assert stale.note.text().startswith("有 3 句与去年相同")
    assert lines(stale)[-1] == "【一字未改】少数站所交稿不及时。"


def test_the_same_report_is_not_searched_twice(qtbot, document, monkeypatch):
    searched, search = [], stale_window.stale_sections
    monkeypatch.setattr(stale_window, "stale_sections", lambda *both: searched.append(1) or search(*both))
    window = StaleWindow(document, None)
    qtbot.addWidget(window)
    window.show()
    window.hide()
    window.show()
    assert searched == [1]
