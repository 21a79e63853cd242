"""Findings in the whole window: what is accepted counts apart only, what is mended is shown, the menu works."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from govreport_gui.finding import Severity
from govreport_gui.gui.findings.findings_model import Role
from govreport_gui.gui.findings.findings_rows import Kind
from govreport_gui.gui.section_tree_model import Role as TreeRole
from govreport_gui.gui.tables.table_marks import cell_marks
from tests.builders import sample_report


@pytest.fixture
def open_window(window):
    """The window with the practice report: two sums broken by one total, a blank, a date too early."""
    window.document.new(sample_report())
    window.show_report()
    window.document.check_now()
    return window


def counts(window):
    tree = window.workspace.tree.model()
    states = [tree.index(row, 0).data(TreeRole.STATE) for row in range(tree.rowCount())]
    return {
        "steps": window.desk.steps.buttons["check"].text(),
        "status": window.desk.status.text().rpartition(" · ")[2],
        "tree": sum(state.errors for state in states),
        "grid": len(cell_marks(window.document.open_findings, window.document.report.form)),
    }


def accept_all_errors(window):
    for finding in list(window.document.open_findings):
        if finding.severity is Severity.ERROR:
            window.document.accept(finding, "已核实")
    window.document.check_now()


def test_accepted_findings_count_nowhere_but_apart(open_window):
    before = counts(open_window)
    assert before["steps"] == "③ 核对 1 错误"
    accept_all_errors(open_window)
    after = counts(open_window)
    assert (after["steps"], after["tree"]) == ("③ 核对 2 警告", 0)
    assert after["status"] == "错误 0  警告 2  提示 0  已接受 2"
    assert after["grid"] < before["grid"]


def test_export_asks_only_about_open_errors(open_window, said, tmp_path):
    said.answers = ["先不导出"]
    assert not open_window.exports.may_export()
    accept_all_errors(open_window)
    assert open_window.exports.may_export()


def test_the_menu_shows_the_accepted_ones(open_window):
    accept_all_errors(open_window)
    open_window.actions_by_id["show_accepted"].trigger()
    assert open_window.workspace.findings.accepted.isChecked()
    open_window.workspace.findings.accepted.click()
    assert not open_window.actions_by_id["show_accepted"].isChecked()


def test_mending_a_sum_from_the_menu_shows_the_cell(open_window):
    findings = open_window.workspace.findings
    open_window.actions_by_id["next_finding"].trigger()
    suspect = findings.current().repairs[0][0]
    open_window.actions_by_id["mend"].trigger()
    open_window.document.check_now()
    assert open_window.document.report.cell(suspect.cell) == str(suspect.value)
    assert open_window.workspace.page("applications").table.current_cell == suspect.cell
    assert open_window.desk.window.statusBar().currentMessage() == "已按建议改正，可以撤销。"
    kinds = [findings.model.index(row).data(Role.ROW).kind for row in range(findings.model.rowCount())]
    assert Kind.REPAIR not in kinds


def test_all_by_keys(open_window, qtbot):
    def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(QApplication.focusWidget() or open_window, key, modifiers)
        open_window.document.check_now()

    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    open_window.activateWindow()
    qtbot.waitUntil(open_window.isActiveWindow)
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_Return, control)  # the sum
    assert open_window.workspace.findings.current().rule == "C01"
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_Return, control)  # the blank
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_A, control | shift)  # the date
    qtbot.keyClicks(QApplication.focusWidget(), "2024")
    press(Qt.Key.Key_Return)
    assert [(finding.rule, finding.waived) for finding in open_window.document.findings] == [("T08", "2024")]
    assert open_window.document.undo_stack.count() == 3


def test_without_a_selected_finding_the_menu_says_so(open_window):
    open_window.actions_by_id["accept"].trigger()
    assert "选一个问题" in open_window.statusBar().currentMessage()
