"""The findings pane: filters, counts, selection kept while findings change."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from govreport_gui.finding import Finding, Severity, Suspect, TextSpan
from govreport_gui.form import CellRef
from govreport_gui.gui.document import Document
from govreport_gui.gui.findings.findings_model import FindingsModel, Role
from govreport_gui.gui.findings.findings_pane import ALL_ACCEPTED, NONE_ACCEPTED, NOTHING, NOTHING_SHOWN, FindingsPane
from govreport_gui.gui.findings.findings_rows import detail

CELLS = (CellRef("applications", "received_new", "natural"), CellRef("applications", "carried_out", "natural"))
ERROR = Finding("S03", Severity.ERROR, "自然人列不平，差 1。", "35", "36", CELLS)
WARNING = Finding("C01", Severity.WARNING, "空白。", "0", "", (CellRef("disclosure", "rules", "issued"),))
HINT = Finding("W01", Severity.HINT, "半角逗号。", text=TextSpan("overview", 1, 2))
ALL = [ERROR, WARNING, HINT]


class Checks:
    """Stands for the checks: says what the test wants."""

    def __init__(self, findings):
        self.findings = findings

    def __call__(self, _report, _last_year):
        return list(self.findings)


@pytest.fixture
def checks():
    return Checks(ALL)


@pytest.fixture
def pane(qtbot, balanced, checks):
    document = Document(balanced, check=checks)
    pane = FindingsPane(document)
    qtbot.addWidget(pane)
    pane.resize(700, 300)
    document.check_now()
    return pane


def shown(pane):
    return [pane.filter.index(row, 0).data(Role.FINDING).rule for row in range(pane.filter.rowCount())]


def test_model_keeps_qts_rules(qtbot, balanced):
    model = FindingsModel(balanced)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for findings in (ALL, ALL[1:], [HINT, ERROR], [], ALL):
        model.set_findings(balanced, findings)
        assert [model.index(row).data(Role.FINDING) for row in range(model.rowCount())] == findings


def test_model_keeps_qts_rules_while_lines_fold(qtbot, balanced):
    sums = [replace(ERROR, rule=rule, repairs=((Suspect(CELLS[0], 35),),)) for rule in ("S01", "S02", "S03")]
    model = FindingsModel(balanced)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_findings(balanced, [*sums, HINT])
    assert model.rowCount() == 4
    fold = model.index(2).data(Role.ROW)
    model.toggle(fold)
    rules = [model.index(row).data(Role.FINDING).rule for row in range(model.rowCount())]
    assert rules == ["S01", "S01", "S01", "S02", "S03", "W01"]
    model.set_findings(balanced, sums[1:])
    model.toggle(fold)
    model.set_findings(balanced, [])
    assert model.rowCount() == 0


def test_says_where_what_was_expected_and_found(form):
    assert detail(form, ERROR) == "S03　表三·本年新收·自然人 等 2 格　应为 35　现为 36"
    assert detail(form, HINT) == "W01　一、总体情况"
    assert detail(form, replace(HINT, actual="  ")) == "W01　一、总体情况　现为 空格"


def test_counts_and_filters(pane):
    assert [label.text() for label in pane.counts.values()] == ["错误 1", "警告 1", "提示 1"]
    assert shown(pane) == ["S03", "C01", "W01"]
    pane.severity_box.setCurrentIndex(2)
    assert shown(pane) == ["C01"]
    pane.set_page("overview")
    pane.only_here.click()
    assert shown(pane) == []
    assert pane.nothing.text() == NOTHING_SHOWN
    pane.severity_box.setCurrentIndex(0)
    assert shown(pane) == ["W01"]


def test_nothing_found(pane, checks):
    checks.findings = []
    pane.document.check_now()
    assert pane.stack.currentWidget() is pane.nothing
    assert pane.nothing.text() == NOTHING


def test_nothing_left_to_do_is_not_nothing_found(pane, checks):
    pane.show_accepted(True)
    assert pane.nothing.text() == NONE_ACCEPTED
    pane.show_accepted(False)
    checks.findings = [WARNING]
    pane.document.check_now()
    pane.document.accept(WARNING, "已核实")
    pane.document.check_now()
    assert pane.stack.currentWidget() is pane.nothing
    assert pane.nothing.text() == ALL_ACCEPTED


def test_the_selection_stays_while_one_types(pane, checks):
    pane.list.setCurrentIndex(pane.filter.index(1, 0))
    checks.findings = [replace(ERROR, message="差 2。", actual="37"), WARNING]
    pane.document.check_now()
    assert pane.current() == WARNING
    pane.list.setCurrentIndex(pane.filter.index(0, 0))
    checks.findings = [replace(ERROR, message="差 3。", actual="38"), replace(WARNING, rule="C02"), WARNING]
    pane.document.check_now()
    assert pane.current().actual == "38"


def test_a_finding_that_is_mended_is_marked_no_longer(pane, checks, qtbot):
    pane.list.setCurrentIndex(pane.filter.index(2, 0))
    checks.findings = []
    with qtbot.waitSignal(pane.selected) as said:
        pane.document.check_now()
    assert said.args == [None]


def test_click_and_enter_ask_to_be_taken_there(pane, qtbot):
    pane.show()
    with qtbot.waitSignal(pane.jump) as said:
        place = pane.list.visualRect(pane.filter.index(0, 0)).center()
        qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert said.args == [ERROR]
    pane.list.setCurrentIndex(pane.filter.index(1, 0))
    with qtbot.waitSignal(pane.jump) as said:
        qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert said.args == [WARNING]


def test_next_and_previous_go_round(pane):
    went = []
    pane.jump.connect(lambda finding: went.append(finding.rule))
    for step in (pane.next_finding, pane.next_finding, pane.next_finding, pane.next_finding, pane.previous_finding):
        step()
    assert went == ["S03", "C01", "W01", "S03", "W01"]


def test_long_messages_wrap_and_are_not_cut(pane, checks):
    checks.findings = [replace(ERROR, message="长" * 200), WARNING]
    pane.document.check_now()
    pane.show()
    rects = [pane.list.visualRect(pane.filter.index(row, 0)) for row in range(2)]
    assert rects[0].height() > 2 * rects[1].height()
    assert rects[0].width() <= pane.list.viewport().width()


def test_what_was_found_on_the_page_comes_into_sight(qtbot, checks):
    checks.findings = [replace(WARNING, message=f"空白 {k}。") for k in range(40)] + [HINT]
    pane = FindingsPane(Document(check=checks))
    qtbot.addWidget(pane)
    pane.resize(700, 250)
    pane.document.check_now()
    pane.show()
    last = pane.filter.index(pane.filter.rowCount() - 1, 0)
    seen = pane.list.viewport().rect()
    assert not seen.intersects(pane.list.visualRect(last))
    pane.set_page("overview")
    assert seen.contains(pane.list.visualRect(last))
    pane.set_page("disclosure")
    assert pane.list.visualRect(pane.filter.index(0, 0)).top() == 0
    pane.list.setCurrentIndex(last)
    pane.set_page("overview")
    assert seen.contains(pane.list.visualRect(last))
