"""Accepting findings with a reason: refused without one, told apart, kept in the file, open again when due."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from govreport_gui.finding import Severity
from govreport_gui.gui.document import Document
from govreport_gui.gui.findings.findings_accept import NO_REASON
from govreport_gui.gui.findings.findings_model import Role
from govreport_gui.gui.findings.findings_rows import Kind, Verb
from tests.gui.findings_clicks import (
    BLANKS,
    accept,
    faulty_report,
    head,
    line,
    lines,
    open_pane,
    press,
    rules,
    type_in,
)


@pytest.fixture
def report():
    return faulty_report()


@pytest.fixture
def pane(qtbot, report):
    return open_pane(qtbot, report)


def test_an_error_is_accepted_with_a_reason_and_told_apart(qtbot, pane):
    rule = head(pane)
    errors, still_open = pane.counts[Severity.ERROR].text(), len(pane.document.open_findings)
    accept(qtbot, pane, line(pane, Kind.FINDING, rule), "以业务系统为准")
    assert pane.document.undo_stack.count() == 1
    assert pane.accepted.text() == "已接受 1"
    assert len(pane.document.open_findings) == still_open - 1
    assert pane.counts[Severity.ERROR].text() == errors  # what followed from the same cell is the problem now
    qtbot.mouseClick(pane.accepted, Qt.MouseButton.LeftButton)
    assert rules(pane) == [rule]
    assert lines(pane)[0].data(Role.ROW).note.endswith("已接受：以业务系统为准")
    press(qtbot, pane, lines(pane)[0], Verb.REOPEN)
    assert [f.waived for f in pane.document.findings if f.waived] == []
    assert not pane.accepted.isVisible()  # none is left to show: the open ones are back
    assert pane.counts[Severity.ERROR].text() == errors


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_after_the_reason_the_list_has_the_focus(qtbot, pane, key):
    press(qtbot, pane, line(pane, Kind.FINDING, head(pane)), Verb.ACCEPT)
    type_in(pane, "以业务系统为准")
    qtbot.keyClick(pane.accept_bar.reason, key)
    assert not pane.accept_bar.isVisible()
    assert pane.window().focusWidget() is pane.list


def test_quotes_within_quotes_are_single(qtbot, pane):
    index = line(pane, Kind.FINDING, "T13")
    assert index.data().startswith("“截止”")
    press(qtbot, pane, index, Verb.ACCEPT)
    assert pane.accept_bar.what.text().startswith("接受“‘截止’")
    assert pane.accept_bar.what.text().count("“") == 1


def test_no_reason_is_refused_in_words(qtbot, pane):
    press(qtbot, pane, line(pane, Kind.FINDING, "T13"), Verb.ACCEPT)
    qtbot.keyClicks(pane.accept_bar.reason, "   ")
    qtbot.keyClick(pane.accept_bar.reason, Qt.Key.Key_Return)
    assert NO_REASON in pane.accept_bar.refusal.text()
    assert pane.accept_bar.refusal.isVisible()
    assert pane.document.undo_stack.count() == 0
    type_in(pane, "原")
    assert not pane.accept_bar.refusal.isVisible()


def test_esc_accepts_nothing(qtbot, pane):
    press(qtbot, pane, line(pane, Kind.FINDING, "T13"), Verb.ACCEPT)
    qtbot.keyClick(pane.accept_bar.reason, Qt.Key.Key_Escape)
    assert not pane.accept_bar.isVisible()
    assert pane.document.undo_stack.count() == 0


def test_the_key_a_asks_for_the_reason(qtbot, pane):
    pane.list.setCurrentIndex(line(pane, Kind.FINDING, "T13"))
    qtbot.keyClick(pane.list, Qt.Key.Key_A)
    assert pane.accept_bar.finding == pane.current()
    assert pane.accept_bar.reason.hasFocus()


def test_what_is_gone_is_asked_no_longer(qtbot, pane):
    press(qtbot, pane, line(pane, Kind.FINDING, "C01"), Verb.ACCEPT)
    pane.document.set_cells(dict.fromkeys(BLANKS, "0"), "输入")
    pane.document.check_now()
    assert not pane.accept_bar.isVisible()


def test_an_acceptance_outlives_saving_and_opens_again_when_its_ground_changes(qtbot, pane, tmp_path):
    accept(qtbot, pane, line(pane, Kind.FINDING, "C01"), "没有这类案件")
    pane.document.save(tmp_path / "a.govreport")
    again = Document()
    again.open(tmp_path / "a.govreport")
    again.check_now()
    assert [(f.rule, f.waived) for f in again.findings if f.waived] == [("C01", "没有这类案件")]
    again.set_cells({BLANKS[0]: "0"}, "输入")
    again.check_now()
    assert "C01" in {finding.rule for finding in again.open_findings}


def test_undo_takes_an_acceptance_back(qtbot, pane, report):
    accept(qtbot, pane, line(pane, Kind.FINDING, "T13"), "沿用原文")
    pane.document.undo_stack.undo()
    assert pane.document.report == report
    pane.document.check_now()
    assert pane.document.open_findings == pane.document.findings
