"""The way of last year's report into the window: read, told, checked, compared, taken away."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from govreport_gui import project, writers
from govreport_gui.gui.comparing import chart_page, last_year_flow
from govreport_gui.gui.comparing.last_year_flow import summary
from govreport_gui.gui.comparing.year_on_year_model import PAIR_ROLE
from govreport_gui.gui.files import chosen_file
from govreport_gui.recognise.records import Note, NoteKind, Recognition
from tests.builders import report_2019, sound_report
from tests.checks.all_examples import caught
from tests.checks.examples import context_of, ref
from tests.checks.examples_text import LAST

NOW = sound_report()
CROSS_YEAR = [*(f"Y{k:02d}" for k in range(1, 12)), "N18"]
OF_THE_YEAR = ["T05", "T09", "T10"]


@pytest.fixture
def opened(window):
    window.document.new(NOW)
    window.show_report()
    return window


def trigger(window, name):
    window.actions_by_id[name].trigger()


def attach(window, qtbot, monkeypatch, path):
    monkeypatch.setattr(chosen_file, "ask_open", lambda *_: path)
    with qtbot.waitSignal(window.files.reading_changed, check_params_cb=lambda name: name == "", timeout=20_000):
        trigger(window, "attach_last_year")


def rules(window):
    window.document.check_now()
    return {finding.rule for finding in window.document.findings}


# ── Attach ──


@pytest.mark.parametrize("name", ["去年.docx", "去年.xlsx", "去年.govreport"])
def test_any_readable_file_is_attached_and_told(opened, qtbot, monkeypatch, tmp_path, name):
    path = tmp_path / name
    if path.suffix == project.SUFFIX:
        project.save(project.Project(LAST), path)
    else:
        writers.write(LAST, path)
    attach(opened, qtbot, monkeypatch, path)
    last = opened.document.last_year
    assert {cell: last.cell(cell) for cell in last.form.refs} == {cell: LAST.cell(cell) for cell in LAST.form.refs}
    assert opened.document.report == NOW
    assert opened.document.undo_stack.count() == 1
    assert "表格 200 格，读到 200 个数" in opened.desk.notice.message.text()
    assert [button.text() for button in opened.desk.notice.buttons] == ["与去年对比", "去掉", "关闭"]


def test_what_was_read_is_told_in_one_sentence():
    told = summary(Recognition(report=LAST))
    assert told == "已附上去年的报告：2023年，2021版格式，云溪县青禾镇人民政府，表格 200 格，读到 200 个数。"
    notes = (Note(NoteKind.DOUBTFUL, "a"), Note(NoteKind.BLANK, "b"))
    assert summary(Recognition(report=LAST, notes=notes)).endswith("，其中 1 处不太确定。")
    nothing = replace(LAST, year=None, organ="", signature=replace(LAST.signature, organ=""), cells={})
    assert "没有写明年度，2021版格式，没有写明机关，表格 200 格，读到 0 个数" in summary(Recognition(report=nothing))


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (LAST, ""),
        (replace(LAST, year=None), ""),
        (replace(LAST, year=2021), "它是 2021 年的报告，不是 2023 年的"),
        (replace(LAST, year=2024), "它是 2024 年的报告，不是 2023 年的"),
        (replace(LAST, organ="云溪县桑园镇人民政府"), "请核对是否拿错了报告"),
        (caught("Y11")[0].last_year, "处不平"),
    ],
)
def test_doubts_are_told(opened, last, words):
    opened.desk.last_year.take(Recognition(report=last), None)
    _summary, *doubts = opened.desk.notice.message.text().split("\n")
    assert ([words] if words else []) == [words for doubt in doubts if words in doubt]
    assert len(doubts) == bool(words)


def test_another_form_is_told(opened):
    opened.document.new(replace(NOW, year=2021))
    opened.desk.last_year.take(Recognition(report=replace(report_2019(), organ=NOW.organ)), None)
    assert "表二各项口径不同" in opened.desk.notice.message.text()


def test_a_file_that_is_no_report_changes_nothing(opened, qtbot, monkeypatch, tmp_path, said):
    path = tmp_path / "便条.txt"
    path.write_text("明天开会。", encoding="utf-8")
    attach(opened, qtbot, monkeypatch, path)
    assert len(said.told) == 1
    assert opened.document.last_year is None
    assert not opened.document.modified


def test_changing_ones_mind_changes_nothing(opened, monkeypatch):
    monkeypatch.setattr(chosen_file, "ask_open", lambda *_: None)
    trigger(opened, "attach_last_year")
    assert not opened.document.modified


def test_it_is_taken_away_by_the_notice_or_the_menu(opened):
    opened.desk.last_year.take(Recognition(report=LAST), None)
    opened.desk.notice.buttons[1].click()
    assert opened.document.last_year is None
    assert opened.desk.notice.isHidden()
    trigger(opened, "undo")
    assert opened.document.last_year == LAST
    trigger(opened, "detach_last_year")
    trigger(opened, "detach_last_year")
    assert opened.window().statusBar().currentMessage() == last_year_flow.NOTHING_ATTACHED


# ── Checks ──


@pytest.mark.parametrize("rule", CROSS_YEAR)
def test_every_cross_year_rule_is_live_at_once(opened, rule):
    for context in caught(rule):
        opened.document.new(context.report)
        assert rule not in rules(opened)
        opened.desk.last_year.take(Recognition(report=context.last_year), None)
        assert rule in {finding.rule for finding in opened.document.findings}
        trigger(opened, "undo")
        assert rule not in rules(opened)


@pytest.mark.parametrize("rule", OF_THE_YEAR)
def test_rules_about_years_in_the_text_stay_live(opened, rule):
    opened.document.new(context_of(caught(rule)[0]).report)
    opened.desk.last_year.take(Recognition(report=LAST), None)
    assert rule in {finding.rule for finding in opened.document.findings}


# ── Compare ──


@pytest.fixture
def comparison(opened):
    opened.document.attach_last_year(LAST)
    trigger(opened, "compare_last_year")
    return opened.desk.last_year._comparison


def test_a_click_goes_to_the_cell(opened, comparison):
    index = comparison.order.index(0, 0)
    comparison.view.clicked.emit(index)
    assert opened.workspace.page("applications").table.current_cell == index.data(PAIR_ROLE).ref


def test_filters_by_hand(comparison, qtbot):
    qtbot.keyClicks(comparison.words, "zz")
    assert comparison.order.rowCount() == 0
    comparison.words.clear()
    comparison.only_changed.click()
    assert comparison.order.rowCount() == 5
    comparison.tables.setCurrentIndex(comparison.tables.findText("表二"))
    assert [comparison.order.index(0, column).data() for column in range(5)] == [
        "表二·行政规范性文件·现行有效件数",
        "9",
        "8",
        "+1",
        "+12.5%",
    ]


def test_what_is_shown_is_copied_for_excel(comparison):
    comparison.only_changed.click()
    comparison.copy_button.click()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["位置", "2024年", "2023年", "增减", "变化率", "突出程度"]
    assert len(lines) == 6
    assert QApplication.clipboard().mimeData().hasHtml()


def test_selected_rows_are_copied_by_key(comparison, qtbot):
    comparison.view.selectRow(1)
    comparison.view.setFocus()
    qtbot.keyClick(comparison.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "位置" in QApplication.clipboard().text())
    assert len(QApplication.clipboard().text().splitlines()) == 2


def test_a_picture_that_was_saved_can_be_opened(opened, comparison, tmp_path, monkeypatch):
    monkeypatch.setattr(chart_page, "ask_save", lambda *_: tmp_path / "图.png")
    comparison.charts.buttons["png"].click()
    assert opened.desk.notice.message.text() == f"已导出：{tmp_path / '图.png'}。"
    assert [button.text() for button in opened.desk.notice.buttons] == ["打开文件", "打开文件夹", "关闭"]


def test_what_cannot_be_compared_is_said(opened, comparison):
    opened.document.new(replace(NOW, year=2021))
    opened.document.attach_last_year(report_2019())
    assert comparison.note.text().startswith(f"去年用的是{report_2019().form.name}，表二口径不同，没有列出。")
    assert [comparison.tables.itemText(k) for k in range(comparison.tables.count())] == ["全部表格", "表三", "表四"]


def test_without_last_year_one_is_asked_for_it(opened, monkeypatch):
    asked = []
    monkeypatch.setattr(chosen_file, "ask_open", lambda *_: asked.append(True))
    trigger(opened, "compare_last_year")
    assert asked == [True]
    assert opened.desk.last_year._comparison is None


def test_a_published_pair(window, qtbot, monkeypatch, shared):
    paths = {year: shared / "cases" / "reports" / f"hongze-{year}" / "report.pdf" for year in (2023, 2024)}
    with qtbot.waitSignal(window.files.opened, timeout=20_000):
        window.files.read(paths[2024], window.files.take_over)
    attach(window, qtbot, monkeypatch, paths[2023])
    window.workspace.show_page("disclosure")
    model = window.workspace.page("disclosure").table.model
    in_force = model.index_of(ref("disclosure.normative_documents.in_force"))
    assert model.look(in_force).aside.startswith("5＋3−0＝8")
