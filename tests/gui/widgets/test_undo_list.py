"""撤销记录: what it lists, going to a step, and thousands of steps."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from govreport_gui.form import CellRef
from govreport_gui.gui import commands
from govreport_gui.gui.document import Document
from govreport_gui.gui.widgets.undo_list import UndoList, go_to_step
from govreport_gui.gui.widgets.undo_model import UndoModel
from govreport_gui.project import Project
from govreport_gui.report import Part
from tests.builders import report_2019, sample_report, without_table

NATURAL = CellRef("applications", "received_new", "natural")


def lines(model):
    return [model.index(row).data() for row in range(model.rowCount())]


def type_words(document, *words, key="overview"):
    for word in words:
        document.set_part(key, Part.of(document.report.part(key).text + word))


@pytest.fixture
def steps(document):
    type_words(document, "公开", "信息。")
    document.set_cells({NATURAL: "31"}, "输入")
    document.set_field("title", "年度报告")
    return document


def test_steps_are_named_with_place_and_words(steps):
    assert lines(UndoModel(steps)) == [
        "打开时的样子（上次保存）",
        "1. 输入文字“公开信息。” · 一、总体情况",
        "2. 输入 · 三、收到和处理政府信息公开申请情况",
        "3. 修改标题“年度报告” · 标题与前言（现在）",
    ]


def test_deleting_and_long_typing_are_named(document):
    type_words(document, "云溪县青禾镇人民政府办公室全年")
    document.set_part("overview", Part.of("云溪县青禾镇人民政府办公室"))
    assert [line.partition(" · ")[0] for line in lines(UndoModel(document))[1:]] == [
        "1. 输入文字“云溪县青禾镇人民政府办公…”",
        "2. 删除文字“全年”",
    ]


def test_steps_taken_back_stay_listed_until_something_else_is_done(steps):
    model = UndoModel(steps)
    go_to_step(steps, 1)
    assert [line.endswith("（已撤销）") for line in lines(model)] == [False, False, True, True]
    assert model.index(1).data(Qt.ItemDataRole.FontRole).bold()
    type_words(steps, "新")
    assert len(lines(model)) == 3


def test_going_to_a_step_tells_once(steps, qtbot):
    told = []
    reports = [steps.report]
    steps.changed.connect(lambda: told.append(steps.report))
    go_to_step(steps, 0)
    assert len(told) == 1
    assert steps.report.title == ""
    assert not steps.modified
    go_to_step(steps, 3)
    assert told[1:] == reports


def test_the_saved_step_is_known_again(steps, tmp_path):
    steps.save(tmp_path / "a.govreport")
    go_to_step(steps, 1)
    assert steps.modified
    go_to_step(steps, 3)
    assert not steps.modified
    assert lines(UndoModel(steps))[3].endswith("（现在、上次保存）")


def test_steps_made_of_several_are_listed(qtbot, balanced):
    document = Document(without_table(balanced, "review"), check=lambda _report, _last: [])
    document.undo_stack.beginMacro("补上缺少的表格")
    document.add_table("review")
    document.undo_stack.endMacro()
    assert lines(UndoModel(document))[1] == "1. 补上缺少的表格（现在）"


def test_the_model_is_sound_while_steps_come_and_go(document, qtmodeltester):
    model = UndoModel(document)
    qtmodeltester.check(model)
    type_words(document, "一。", "二。", "三。")
    go_to_step(document, 1)
    type_words(document, "四。")
    assert model.rowCount() == document.undo_stack.count() + 1


def test_a_step_is_chosen_by_keyboard(steps, qtbot):
    pane = UndoList(steps)
    qtbot.addWidget(pane)
    pane.show()
    went = []
    pane.went.connect(went.append)
    before = steps.report
    pane.list.setFocus()
    qtbot.keyClick(pane.list, Qt.Key.Key_Up)
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert steps.undo_stack.index() == 2
    assert went == [before]
    assert pane.list.currentIndex().row() == 2


def test_steps_to_another_form_and_back_are_shown(window, said):
    window.document.new(report_2019())
    window.show_report()
    window.document.set_field("title", "旧表")
    window.document.start_from_draft(sample_report(), Project(report_2019()), Path("去年.docx"))
    window.document.set_field("title", "新表")
    window.workspace.show_page("applications")
    window.actions_by_id["undo_list"].trigger()
    pane = window.desk.undo_list.dock.content
    for step, form in ((0, "2019"), (3, "2021"), (1, "2019")):
        pane.go(pane.model.index(step))
        assert window.document.report.form_id == form
        assert window.workspace.page("applications").document.report.form_id == form
        assert pane.list.currentIndex().row() == step


def test_ten_thousand_steps(document, monkeypatch):
    """Each keystroke a step: it takes little room beside what was typed, and all are gone through at once."""
    monkeypatch.setattr(commands, "PAUSE_SECONDS", -1.0)
    text = "全年主动公开政府信息。" * 20
    tracemalloc.start()
    for step in range(10_000):
        document.set_part("overview", Part((f"{text}{step % 10}", "第二段")))
        if step == 999:
            early, _ = tracemalloc.get_traced_memory()
    late, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert document.undo_stack.count() == 10_000
    assert late < 12 * early
    assert late / 10_000 < 1024  # bytes of ours; Qt takes half a kilobyte for any step
    told = []
    document.changed.connect(lambda: told.append(1))
    go_to_step(document, 0)
    assert document.report.text_of("overview") == ""
    go_to_step(document, 10_000)
    assert document.report.text_of("overview").startswith(text)
    assert told == [1, 1]
