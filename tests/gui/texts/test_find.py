"""Find and replace in the window: by keyboard, one step to undo, links and focus kept."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from govreport_gui.form import CellRef
from govreport_gui.gui.document import Document
from govreport_gui.gui.tab_order import next_in_chain
from govreport_gui.gui.widgets.ticked_tree import TickedGroup, TickedRow, TickedTree
from govreport_gui.report import Part, Report, Signature
from govreport_gui.texts.text_search import Query, find, replaced
from tests.arbitrary import reports

NATURAL = CellRef("applications", "received_new", "natural")


@pytest.fixture
def finding(window, form, qtbot):
    """The flow of a window with a report in which 青禾 stands five times."""
    report = replace(
        Report.blank(form, 2024),
        title="青禾镇年度报告",
        preamble=Part.of("青禾镇公开信息。"),
        sections={"overview": Part.of("青禾镇和青禾村。"), "problems": Part.of("没有问题。")},
        signature=Signature("青禾镇", ""),
    ).with_cells({NATURAL: "12"})
    window.document.new(report)
    window.show_report()
    window.activateWindow()
    return window.desk.finds


def look_for(finding, words):
    finding.find()
    finding.pane.query_line.setText(words)


def text(finding, key="overview"):
    return finding.document.report.text_of(key)


def test_hits_are_listed_by_page_with_counts(finding, qtbot):
    look_for(finding, "青禾")
    assert [f"{group.title}{len(group.rows)}" for group in finding.pane.tree.groups] == [
        "标题与前言2",
        "一、总体情况2",
        "落款1",
    ]
    assert finding.pane.summary.text() == "找到 5 处。"
    assert finding.pane.replace_all.text() == "全部替换 5 处(&A)"


def test_nothing_found_is_said(finding, qtbot):
    look_for(finding, "白杨")
    assert finding.pane.summary.text() == "没有找到。"
    assert not finding.pane.replace_all.isEnabled()


def test_enter_goes_from_hit_to_hit_and_round_and_leaves_the_focus(finding, qtbot, window):
    look_for(finding, "青禾村")
    qtbot.keyClick(finding.pane.query_line, Qt.Key.Key_Return)
    assert window.workspace.page_key == "overview"
    assert window.workspace.page("overview").editor.textCursor().selectedText() == "青禾村"
    assert window.focusWidget() is finding.pane.query_line
    said = []
    finding.said.connect(said.append)
    qtbot.keyClick(finding.pane.query_line, Qt.Key.Key_Return)
    assert said == ["已经查到报告末尾，从头接着查。"]
    qtbot.keyClick(finding.pane.query_line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert said[1:] == ["已经查到报告开头，从末尾接着查。"]


def test_f3_goes_on_from_the_cursor(finding, qtbot, window):
    look_for(finding, "青禾")
    window.workspace.show_page("overview")
    editor = window.workspace.page("overview").editor
    editor.setFocus()
    editor.select_span(2, 2)
    finding.next()
    assert finding.pane.current == 3
    finding.previous()
    assert finding.pane.current == 2
    finding.previous()
    assert finding.pane.current == 1
    assert window.workspace.page_key == "front"


def test_the_search_begins_on_the_page_shown(finding, qtbot, window):
    look_for(finding, "有")
    window.workspace.show_page("problems")
    look_for(finding, "青禾")
    finding.next()
    assert finding.pane.current == 4
    look_for(finding, "青禾镇")
    window.workspace.show_page("overview")
    finding.previous()
    assert finding.pane.current == 1


def test_a_cell_is_found_and_replaced(finding, qtbot, window):
    look_for(finding, "12")
    assert [bool(hit.locked) for hit in finding.pane.hits] == [False, True]
    qtbot.keyClick(finding.pane.query_line, Qt.Key.Key_Return)
    assert window.workspace.page_key == "applications"
    finding.pane.new_line.setText("15")
    finding.replace_ticked()
    assert finding.document.report.cell(NATURAL) == "15"
    assert finding.document.report.cell(replace_column(NATURAL, "total")) == "15"


def replace_column(ref, column):
    return CellRef(ref.table, ref.row, column)


def test_replacing_one_goes_on_to_the_next(finding, qtbot):
    look_for(finding, "青禾")
    finding.pane.select(2)
    finding.pane.new_line.setText("青禾青禾")
    finding.replace_one()
    assert text(finding) == "青禾青禾镇和青禾村。"
    hit = finding.pane.hits[finding.pane.current]
    assert (hit.place, hit.start) == ("overview", 6)


def test_all_ticked_are_one_step(finding, qtbot):
    before = finding.document.report
    look_for(finding, "青禾")
    finding.pane.new_line.setText("白杨")
    finding.replace_ticked()
    assert text(finding) == "白杨镇和白杨村。"
    assert finding.document.report.signature.organ == "白杨镇"
    assert finding.document.undo_stack.undoText() == "全部替换（5 处）"
    finding.document.undo_stack.undo()
    assert finding.document.report == before


def test_a_section_without_its_tick_stays(finding, qtbot):
    look_for(finding, "青禾")
    view = finding.pane.view
    view.setFocus()
    view.setCurrentIndex(finding.pane.tree.index(1))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    finding.pane.new_line.setText("白杨")
    finding.replace_ticked()
    assert text(finding) == "青禾镇和青禾村。"
    assert text(finding, "preamble") == "白杨镇公开信息。"


def test_a_linked_number_is_not_replaced(finding, qtbot):
    document = finding.document
    document.insert_number("problems", 0, NATURAL)
    look_for(finding, "12没有")
    said = []
    finding.said.connect(said.append)
    finding.pane.select(0)
    finding.replace_one()
    assert said[0] == "这一处没有替换：这个数跟着表里的数变，请到表里改。"
    assert text(finding, "problems") == "12没有问题。"


def test_the_list_follows_typing(finding, qtbot):
    look_for(finding, "青禾")
    finding.document.set_part("problems", Part.of("青禾"))
    qtbot.waitUntil(lambda: len(finding.pane.hits) == 6)


def test_selected_words_are_looked_for_and_esc_goes_back(finding, qtbot, window):
    window.workspace.show_page("overview")
    editor = window.workspace.page("overview").editor
    editor.select_span(4, 7)
    window.actions_by_id["replace"].trigger()
    assert finding.pane.query_line.text() == "青禾村"
    assert window.focusWidget() is finding.pane.new_line
    qtbot.keyClick(finding.pane.new_line, Qt.Key.Key_Escape)
    assert not finding.dock.isVisible()
    assert window.focusWidget() is editor


def test_everything_in_the_pane_is_reached_by_tab_and_has_a_name(finding, qtbot):
    look_for(finding, "青禾")
    widget, reached = finding.pane.query_line, set()
    while widget not in reached:
        reached.add(widget)
        widget = next_in_chain(widget)
    pane = finding.pane
    wanted = {pane.query_line, pane.new_line, pane.match_case, pane.match_width, pane.view, pane.next, pane.replace_all}
    assert wanted <= reached
    assert all(line.accessibleName() for line in (pane.query_line, pane.new_line, pane.view))


CONTROL, SHIFT, ALT = (getattr(Qt.KeyboardModifier, f"{name}Modifier") for name in ("Control", "Shift", "Alt"))


def test_every_key_works_while_the_text_has_the_focus(finding, qtbot, window):
    window.workspace.show_page("overview")
    editor = window.workspace.page("overview").editor
    pane = finding.pane
    keys = [(Qt.Key.Key_F, CONTROL, pane.query_line), (Qt.Key.Key_H, CONTROL, pane.query_line)]
    for key, modifiers, focus in keys:
        editor.setFocus()
        qtbot.keyClick(editor, key, modifiers)
        assert window.focusWidget() is focus
    pane.query_line.setText("青禾")
    for modifiers, expected in ((Qt.KeyboardModifier.NoModifier, 3), (SHIFT, 2)):
        editor.setFocus()
        editor.select_span(2, 2) if expected == 3 else None
        qtbot.keyClick(editor, Qt.Key.Key_F3, modifiers)
        assert pane.current == expected
    qtbot.keyClick(editor, Qt.Key.Key_Z, CONTROL | ALT)
    assert window.focusWidget() is window.desk.undo_list.dock.content.list


def test_panes_speak_chinese_only(finding, qtbot, window):
    look_for(finding, "青禾")
    window.actions_by_id["undo_list"].trigger()
    for dock in (finding.dock, window.desk.undo_list.dock):
        said = [dock.windowTitle()]
        for button in dock.findChildren(QAbstractButton):
            said += [button.text(), button.toolTip(), button.accessibleName()]
        latin = re.compile(r"\(&[A-Z]\)|Shift\+F3|F3|Esc")
        assert [words for words in said if re.search("[A-Za-z]", latin.sub("", words))] == []


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(reports(), st.sampled_from(["1", "年", "件", "a", "０"]), st.text("新1", max_size=2))
def test_replacing_all_and_undoing_gives_the_same_report(qapp, report, wanted, new):
    document = Document(report, check=lambda _report, _last: [])
    hits = find(report, Query(wanted))
    document.take_over(replaced(report, hits, new), "全部替换")
    assert document.undo_stack.count() == (document.report != report)
    document.undo_stack.undo()
    assert document.report == report
    document.undo_stack.redo()
    assert document.report == replaced(report, hits, new)


# ── The list ──

GROUPS = [
    TickedGroup("甲", (TickedRow("a", "b", "c"), TickedRow("a", "b", "d", locked="因为"))),
    TickedGroup("乙", (TickedRow("", " ", "e", new=""),)),
]
CHECK = Qt.ItemDataRole.CheckStateRole


def test_the_model_is_sound(qtmodeltester, qapp):
    tree = TickedTree()
    tree.show(GROUPS)
    qtmodeltester.check(tree)
    tree.show(GROUPS[1:])
    assert tree.rowCount() == 1


def test_ticks_of_a_group_and_of_its_rows_agree(qapp):
    tree = TickedTree()
    tree.show(GROUPS)
    assert tree.ticked() == [(0, 0), (1, 0)]
    assert tree.data(tree.index(0), CHECK) is Qt.CheckState.Checked
    assert tree.setData(tree.row_index(0, 0), Qt.CheckState.Unchecked, CHECK)
    assert tree.data(tree.index(0), CHECK) is Qt.CheckState.Unchecked
    assert not tree.setData(tree.row_index(0, 1), Qt.CheckState.Checked, CHECK)
    tree.set_all(False)
    assert tree.ticked() == []
    assert tree.setData(tree.index(1), Qt.CheckState.Checked, CHECK)
    assert tree.ticked() == [(1, 0)]


def test_ticks_stay_when_the_list_is_made_anew(qapp):
    tree = TickedTree()
    tree.show(GROUPS)
    tree.setData(tree.row_index(1, 0), Qt.CheckState.Unchecked, CHECK)
    tree.show([*GROUPS, TickedGroup("丙", (TickedRow("", "f", ""),))])
    assert tree.ticked() == [(0, 0), (2, 0)]


def test_rows_say_what_changes(qapp):
    assert GROUPS[0].rows[0].line == "a【b】c"
    assert GROUPS[1].rows[0].line == "【 →删去】e"
