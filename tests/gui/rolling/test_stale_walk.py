"""What is still last year's in the running text: how it looks, the walk through it, confirming, and the export."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QTextCharFormat

from govreport_gui import rollover
from govreport_gui.gui.exporting.export_flow import ExportFlow
from govreport_gui.gui.exporting.export_open import OpenKind, OpenPoint, in_words, open_points
from govreport_gui.gui.page_state import Mark, filled_percent, page_states
from govreport_gui.report import Part
from govreport_gui.text_links import MarkKind, TextMark
from tests.builders import sound_report

OVERVIEW = "公开信息186条，解读2件。\n收到申请23件。"


def mark(part, text, words, kind=MarkKind.NUMBER):
    start = text.index(words)
    return TextMark(part, start, start + len(words), kind)


@pytest.fixture
def report():
    report = sound_report().with_part("overview", Part.of(OVERVIEW)).with_part("disclosure", Part.of("制发2件。"))
    preamble = report.preamble.text
    marks = (
        mark("overview", OVERVIEW, "23件"),
        mark("overview", OVERVIEW, "186条"),
        mark("preamble", preamble, "139900"),
        mark("disclosure", "制发2件。", "2件"),
        mark("problems", report.section("problems").text, "下一步", MarkKind.PLAN),
    )
    return replace(report, carried=marks)


@pytest.fixture
def open_window(window, report):
    window.document.new(report)
    window.show_report()
    window.document.check_now()
    return window


def trigger(window, name):
    window.actions_by_id[name].trigger()


def box_of(window, page):
    shown = window.workspace.page(page)
    return shown.preamble if page == "front" else shown.box


def selected(window):
    page = window.workspace.page_key
    return page, box_of(window, page).editor.textCursor().selectedText()


WALK = [("front", "139900"), ("overview", "186"), ("overview", "23"), ("disclosure", "2"), ("problems", "下一步")]


def test_the_walk_goes_by_the_order_of_the_report_and_begins_anew(open_window):
    seen = []
    for _ in range(6):
        trigger(open_window, "next_stale")
        seen.append(selected(open_window))
    assert seen == [*WALK, WALK[0]]
    assert open_window.workspace.page("disclosure").fold.opened


def test_the_walk_goes_on_from_the_cursor(open_window):
    open_window.workspace.show_page("overview")
    box_of(open_window, "overview").editor.select_span(OVERVIEW.index("收到"), OVERVIEW.index("收到"))
    trigger(open_window, "next_stale")
    assert selected(open_window) == ("overview", "23")


def test_what_the_walk_selects_is_typed_over_without_losing_the_unit(open_window):
    open_window.workspace.show_page("overview")
    trigger(open_window, "next_stale")
    box_of(open_window, "overview").editor.textCursor().insertText("2001")
    assert open_window.document.report.text_of("overview").startswith("公开信息2001条，")
    trigger(open_window, "next_stale")
    assert selected(open_window) == ("overview", "23")


@pytest.mark.parametrize(
    ("words", "figure"),
    [("41条", "41"), ("100%", "100"), ("1,206.5万元", "1,206.5"), ("3月5日", "3月5日"), ("三件", "三件"), ("70", "70")],
)
def test_of_a_figure_with_its_unit_the_figure_is_to_be_rewritten(report, words, figure):
    there = report.with_part("other", Part.of(f"共{words}，"))
    span = rollover.to_rewrite(there, mark("other", f"共{words}，", words))
    assert there.text_of("other")[span.start : span.end] == figure


def test_confirming_takes_one_mark_away_in_one_step_and_goes_on(open_window, report):
    open_window.workspace.show_page("overview")
    trigger(open_window, "next_stale")
    trigger(open_window, "confirm_stale")
    assert selected(open_window) == ("overview", "23")
    assert open_window.document.report == replace(report, carried=(report.carried[0], *report.carried[2:]))
    assert open_window.document.undo_stack.count() == 1
    trigger(open_window, "undo")
    assert open_window.document.report == report


def test_confirming_where_nothing_is_marked_says_so(open_window, qtbot):
    open_window.workspace.show_page("other")
    with qtbot.waitSignal(open_window.workspace.refused) as told:
        trigger(open_window, "confirm_stale")
    assert "没有待更新" in told.args[0]
    assert not open_window.document.modified


def test_the_end_of_the_walk_is_told(open_window, report, qtbot):
    open_window.document.new(replace(report, carried=()))
    with qtbot.waitSignal(open_window.workspace.refused) as told:
        trigger(open_window, "next_stale")
    assert told.args == ["没有待更新的地方了。"]


def grounds(editor):
    dotted = QTextCharFormat.UnderlineStyle.DotLine
    selections = [s for s in editor.extraSelections() if s.format.background().style().value]
    assert all(s.format.underlineStyle() == dotted for s in selections)
    return [s.cursor.selectedText() for s in selections]


def test_marked_words_stand_on_a_ground_with_a_dotted_line_and_say_what_to_do(open_window):
    editor = box_of(open_window, "overview").editor
    assert sorted(grounds(editor)) == ["186条", "23件"]
    place = OVERVIEW.index("186")
    assert editor.stale_at(place + 1).start == place
    assert editor.stale_at(0) is None


def test_typing_into_a_marked_number_ends_its_mark_and_moves_the_others(open_window):
    editor = box_of(open_window, "overview").editor
    editor.select_span(OVERVIEW.index("186"), OVERVIEW.index("186") + 3)
    editor.textCursor().insertText("2001")
    assert grounds(editor) == ["23件"]
    trigger(open_window, "undo")
    assert sorted(grounds(editor)) == ["186条", "23件"]


def test_the_menu_of_a_marked_number_confirms_it(open_window, report):
    editor = box_of(open_window, "overview").editor
    editor.confirmed.emit(editor.stale_at(OVERVIEW.index("186")))
    assert report.carried[1] not in open_window.document.report.carried


def test_tree_strip_status_and_percent_count_what_is_left(open_window, report):
    states = {state.page.key: state for state in page_states(report, [])}
    assert [(key, states[key].mark, states[key].stale) for key in ("front", "overview", "problems", "other")] == [
        ("front", Mark.STALE, 1),
        ("overview", Mark.STALE, 2),
        ("problems", Mark.STALE, 1),
        ("other", Mark.DONE, 0),
    ]
    assert states["overview"].described == "有去年的内容待更新，2 处待更新"
    assert filled_percent(report) < filled_percent(replace(report, carried=()))
    assert open_window.desk.steps.buttons["fill"].text().endswith("待更新 5")
    assert open_window.desk.status.text().endswith("待更新 5")
    open_window.document.confirm_mark(report.carried[0])
    open_window.document.check_now()
    assert open_window.desk.status.text().endswith("待更新 4")


def test_what_is_open_at_export(report):
    assert open_points(replace(report, carried=()), []) == []
    points = open_points(report, [])
    assert points == [OpenPoint(OpenKind.STALE, 5)]
    assert in_words([OpenPoint(OpenKind.ERROR, 2), *points]) == (
        "还有 2 个错误没有改正，5 处去年的内容没有更新或者确认。"
    )


def test_export_asks_as_long_as_one_is_left(open_window, said, report, monkeypatch, tmp_path):
    written = []
    monkeypatch.setattr("govreport_gui.gui.exporting.export_flow.ask_save", lambda *_: tmp_path / "报告.docx")
    monkeypatch.setattr(ExportFlow, "write", lambda _flow, path, _kind: written.append(path))
    open_window.document.new(replace(report, carried=report.carried[:1]))
    said.answers = ["先不导出"]
    trigger(open_window, "export_word")
    assert "1 处去年的内容没有更新或者确认" in said.asked[0][0]
    assert written == []
    open_window.document.confirm_mark(report.carried[0])
    trigger(open_window, "export_word")
    assert len(said.asked) == 1
    assert len(written) == 1
