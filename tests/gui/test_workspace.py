"""The panes and pages around an open report: what is shown, and where undo and the tree lead."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QTextCursor

from govreport_gui.form import CellRef, forms
from govreport_gui.gui.looks import settings
from govreport_gui.gui.main_window import MainWindow
from govreport_gui.report import Part
from tests.builders import report_2019, sample_report, sound_report

CELL = CellRef("applications", "received_new", "natural")


def trigger(window, name):
    window.actions_by_id[name].trigger()


# ── Undo ──


@pytest.fixture
def changed(window):
    window.document.new(sound_report())
    window.show_report()
    return window


def test_undo_goes_to_the_cell_it_takes_back(changed):
    changed.document.set_cells({CELL: "7"}, "输入")
    changed.workspace.show_page("front")
    trigger(changed, "undo")
    assert changed.workspace.page_key == CELL.table
    assert changed.workspace.page(CELL.table).table.current_cell == CELL


def test_undo_and_redo_go_to_the_text_they_change(changed):
    editor = changed.workspace.page("problems").editor
    text = editor.shown_text()
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    changed.document.set_part("problems", Part.of(f"{text}还要改进。"))
    changed.workspace.show_page("front")
    for name, length in (("undo", len(text)), ("redo", len(text) + 5)):
        trigger(changed, name)
        assert changed.workspace.page_key == "problems"
        assert editor.textCursor().position() == length


def test_undo_goes_to_the_field_it_takes_back(changed):
    changed.document.set_field("signature.date", "2025年1月9日")
    trigger(changed, "undo")
    assert changed.workspace.page_key == "signature"


def test_a_command_takes_in_what_is_being_typed(changed, qtbot):
    changed.workspace.show_page(CELL.table)
    page = changed.workspace.page(CELL.table).table
    page.show_cell(CELL)
    qtbot.keyClicks(page.grid.body, "7")
    trigger(changed, "next_page")
    assert changed.document.report.cell(CELL) == "7"


def test_the_tree_leads_to_a_part_of_a_section(changed):
    text = "（一）主动公开\n公开9条。\n（二）依申请公开\n没有收到。"
    changed.document.set_part("overview", Part.of(text))
    changed.workspace.tree.place_chosen.emit("overview", text.index("（二）"))
    assert changed.workspace.page("overview").editor.textCursor().position() == text.index("（二）")


# ── Panes and pages ──


@pytest.mark.parametrize(("width", "shown"), [(1366, False), (1600, True)])
def test_the_right_pane_starts_folded_on_a_narrow_screen(qtbot, said, width, shown):
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(width, 768)
    window.document.new(sound_report())
    window.show_report()
    assert window.workspace.guidance.isHidden() is not shown
    assert window.actions_by_id["show_guidance"].isChecked() is shown


@pytest.mark.parametrize(("height", "shown"), [(384, False), (512, True), (768, True)])
def test_the_findings_start_folded_in_a_low_window(qtbot, said, height, shown):
    """A screen of 1366×768 at 200, 150 and 100 %; the steps above say how many there are and lead to them."""
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1366, height)
    window.document.new(sound_report())
    window.show_report()
    assert window.workspace.findings.isHidden() is not shown
    window.desk.steps.buttons["check"].click()
    assert not window.workspace.findings.isHidden()


def test_the_findings_come_up_where_the_keys_lead_to_one(changed):
    changed.document.set_cells({CELL: "7"}, "输入")
    changed.document.check_now()
    changed.workspace.show_findings(False)
    trigger(changed, "next_finding")
    assert changed.workspace.findings.isVisible()
    assert changed.actions_by_id["show_findings"].isChecked()
    assert settings.flag("panes/show_findings", True) is False  # only for now


def test_panes_are_kept_as_they_were_left(qtbot, window, said):
    window.document.new(sound_report())
    window.show_report()
    trigger(window, "show_tree")
    assert window.workspace.tree.isHidden()
    window.close()
    assert settings.flag("panes/show_tree", True) is False
    other = MainWindow()
    qtbot.addWidget(other)
    other.show_report()
    assert other.workspace.tree.isHidden()


def test_pages_are_made_when_first_shown(window):
    window.document.new(sound_report())
    window.show_report()
    assert list(window.workspace._pages) == ["front"]
    trigger(window, "next_page")
    assert window.workspace.page_key == "overview"
    assert list(window.workspace._pages) == ["front", "overview"]


def test_another_form_gets_other_pages(window):
    window.document.new(sound_report())
    window.show_report()
    window.workspace.show_page("disclosure")
    window.document.new(report_2019())
    page = window.workspace.page("disclosure")
    assert page.document.report.form is forms()["2019"]
    assert page is window.workspace.stack.currentWidget()
    page.table.show_cell(CellRef("disclosure", "procurement", "amount"))


def test_guidance_of_the_selected_cell_and_of_the_section(window, qtbot):
    window.document.new(sound_report())
    window.show_report()
    window.workspace.show_page("applications")
    section = window.document.report.form.section["applications"]
    assert section.must_cover in window.workspace.guidance.guidance.text()
    window.workspace.page("applications").table.show_cell(CELL)
    help_text = window.document.report.form.row(CELL).guidance
    qtbot.waitUntil(lambda: help_text.counts in window.workspace.guidance.guidance.text())
    for words in (help_text.mistakes, help_text.article):
        assert words in window.workspace.guidance.guidance.text()


def test_text_beside_a_table_opens_by_itself_where_there_is_some(window):
    report = sound_report().with_part("review", Part.of("没有复议。"))
    window.document.new(report)
    window.show_report()
    window.workspace.show_page("review")
    window.workspace.show_page("applications")
    folds = [window.workspace.page(key).fold for key in ("review", "applications")]
    assert [(fold.opened, fold.button.text()) for fold in folds] == [
        (True, "表外文字（5 字）"),
        (False, "表外文字（没有）"),
    ]


def test_missing_tables_are_added_as_one_step(window):
    whole = sound_report()
    cells = {ref: text for ref, text in whole.cells.items() if ref.table == "disclosure"}
    window.document.new(replace(whole, cells=cells))
    window.show_report()
    trigger(window, "add_tables")
    assert all(window.document.report.has_table(key) for key in whole.form.table)
    trigger(window, "undo")
    assert not window.document.report.has_table("review")


def test_undo_says_what_it_undoes(window):
    window.document.new(sound_report())
    window.show_report()
    window.document.set_field("title", "新标题")
    window.menus["edit"].aboutToShow.emit()
    assert window.actions_by_id["undo"].text() == "撤销(&U) 修改标题"
    trigger(window, "undo")
    window.menus["edit"].aboutToShow.emit()
    assert window.actions_by_id["redo"].text() == "重做(&R) 修改标题"


def test_steps_say_how_far_the_report_is(window):
    window.document.new(sample_report())
    window.show_report()
    window.document.check_now()
    texts = [button.text() for button in window.desk.steps.buttons.values()]
    assert texts == ["① 导入", "② 填写 99%", "③ 核对 1 错误", "④ 导出送签"]
