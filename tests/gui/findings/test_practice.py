"""The practice report: the notice says how many planted slips there are, counts them down, and lets go."""

from __future__ import annotations

import pytest

from govreport_gui import project
from govreport_gui.form import CellRef
from tests.builders import sound_report

BLANK = CellRef("disclosure", "compulsion", "decisions")
WRONG = CellRef("applications", "unavailable_not_held", "total")


@pytest.fixture
def practising(window, qtbot):
    window.actions_by_id["sample"].trigger()
    qtbot.waitUntil(lambda: window.has_report)
    window.document.check_now()
    return window


def said_by(window):
    return window.desk.notice.message.text()


def put_right(window, ref, text):
    window.document.set_cells({ref: text}, "输入")
    window.document.check_now()


def test_it_says_how_many_slips_there_are_and_leads_to_the_first(practising):
    assert "3 处错误" in said_by(practising)
    practising.desk.notice.buttons[0].click()
    assert practising.workspace.findings.current() is not None


def test_it_offers_the_way_to_ones_own_report(practising, monkeypatch):
    begun = []
    monkeypatch.setattr("govreport_gui.gui.rolling.roll_flow.RollFlow.begin", lambda _flow: begun.append(1))
    next(button for button in practising.desk.notice.buttons if button.text() == "做自己的报告…").click()
    assert begun == [1]


def test_each_slip_put_right_is_counted_down_to_the_end(practising):
    put_right(practising, BLANK, "4")
    assert "已经处理 1 处，还有 2 处" in said_by(practising)
    assert "“三、收到和处理政府信息公开申请情况”" in said_by(practising)
    put_right(practising, WRONG, "5")
    assert "还有 1 处，在“落款”里" in said_by(practising)
    practising.document.set_field("signature.date", "2025年1月15日")
    practising.document.check_now()
    assert "都处理好了" in said_by(practising)


def test_a_slip_accepted_counts_as_dealt_with_and_undo_takes_it_back(practising):
    blank = next(finding for finding in practising.document.findings if finding.rule == "C01")
    practising.document.accept(blank, "练习")
    practising.document.check_now()
    assert "已经处理 1 处" in said_by(practising)
    practising.undo()
    practising.document.check_now()
    assert "已经处理 0 处，还有 3 处" in said_by(practising)


def test_a_new_mistake_is_not_one_of_the_planted(practising):
    put_right(practising, CellRef("review", "reconsideration", "total"), "9")
    assert said_by(practising).startswith("这是练习稿")


def test_a_closed_notice_stays_closed(practising):
    practising.desk.notice.buttons[-1].click()
    put_right(practising, BLANK, "4")
    assert practising.desk.notice.isHidden()


def test_another_report_is_no_practice(practising, tmp_path):
    file = tmp_path / "青禾镇.govreport"
    project.save(project.Project(sound_report()), file)
    practising.document.undo_stack.setClean()
    practising.open_path(str(file))
    practising.desk.notice.say("另一件事", {})
    put_right(practising, BLANK, "")
    assert said_by(practising) == "另一件事"
