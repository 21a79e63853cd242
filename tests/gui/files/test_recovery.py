"""After a crash: what was left is offered, compared with what is saved, opened as a copy. Earlier versions, too."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from govreport_gui import project
from govreport_gui.errors import WriteError
from govreport_gui.form import CellRef
from govreport_gui.gui.files import history_flow
from govreport_gui.gui.files.moments import moment_text
from govreport_gui.gui.files.recovery_flow import DISCARD, LATER, OPEN_SAVED, RESTORE
from govreport_gui.gui.files.versions_dialog import VersionsDialog
from govreport_gui.project import Project
from govreport_gui.safekeeping import autosave, backups
from govreport_gui.safekeeping.autosave import RecoveryCopy, left_behind
from govreport_gui.safekeeping.running import this_run
from tests.builders import sound_report

CELL = CellRef("applications", "received_new", "natural")
CHANGED = sound_report().with_cells({CELL: "7"})


@pytest.fixture
def saved(tmp_path):
    path = tmp_path / "青禾镇.govreport"
    project.save(Project(sound_report()), path)
    return path


@pytest.fixture
def crashed(saved, monkeypatch):
    """Leave behind what a run had not saved when it crashed."""
    with monkeypatch.context() as patch:
        over = replace(this_run(), started="before the power cut")
        patch.setattr(autosave, "this_run", lambda: over)
        RecoveryCopy().write(Project(CHANGED), saved, "青禾镇.govreport")
    return saved


@pytest.fixture
def answer(monkeypatch):
    """Answer the dialogs with verbs, one after the other; return what they showed."""
    shown = []

    def answers(*verbs):
        left = list(verbs)

        def run(dialog):
            shown.append(dialog)
            dialog.verb = left.pop(0)
            return 1

        monkeypatch.setattr(VersionsDialog, "exec", run)
        monkeypatch.setattr(VersionsDialog, "deleteLater", lambda _dialog: None)
        return shown

    return answers


def recover(window):
    window.actions_by_id["recover"].trigger()


# ── What is offered ──


def test_the_start_page_says_what_was_left(crashed, window):
    window.show_start_page()
    line = window.start_page.recovery
    assert line.isVisible()
    assert line.text().startswith("恢复    有 1 份上次没有保存的内容（今天 ")


def test_the_start_page_says_nothing_where_nothing_was_left(window):
    assert not window.start_page.recovery.isVisible()
    recover(window)
    assert window.statusBar().currentMessage() == "没有需要恢复的内容。"


def test_the_line_opens_the_dialog(crashed, window, answer):
    window.show_start_page()
    shown = answer(LATER)
    window.start_page.recovery.click()
    assert len(shown) == 1
    assert len(left_behind()) == 1


def test_opening_the_file_says_that_more_was_left(crashed, window):
    window.open_path(str(crashed))
    assert window.desk.notice.message.text().startswith("这份报告有上次没有保存的内容（今天 ")


def test_what_the_file_holds_already_is_not_offered(crashed, window):
    project.save(Project(CHANGED), crashed)
    window.show_start_page()
    assert not window.start_page.recovery.isVisible()
    assert list(autosave.folder().iterdir()) == []


def headings(dialog):
    model = dialog.tabs.model
    return [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]


def test_side_by_side_with_the_saved_one(crashed, window, answer):
    shown = answer(LATER)
    recover(window)
    (dialog,) = shown
    assert dialog.note.text().startswith("自动保存于今天")
    assert "，与已保存的那份相比：" in dialog.note.text()
    assert headings(dialog) == ["位置", "文件里的", "自动保存的", "差额"]
    assert dialog.tabs.model.rowCount() >= 1
    assert "·自然人" in dialog.tabs.model.texts(0)[0]
    assert dialog.tabs.model.texts(0)[2] == "7"
    assert dialog.buttons[OPEN_SAVED].isEnabled()


# ── What is done ──


def test_restored_is_a_copy(crashed, window, answer):
    before = crashed.read_bytes()
    answer(RESTORE)
    recover(window)
    assert window.document.report == CHANGED
    assert window.document.path is None
    assert window.document.modified
    assert crashed.read_bytes() == before
    assert left_behind() == []
    assert project.load(window.desk.autosaving.copy.path).report == CHANGED  # a second crash loses nothing either
    assert re.match(r"这是今天 \d\d:\d\d 自动保存的内容，", window.desk.notice.message.text())
    assert [button.text() for button in window.desk.notice.buttons] == ["保存…", "关闭"]


def test_the_advice_to_save_goes_when_it_was_followed(crashed, window, answer, monkeypatch, tmp_path):
    answer(RESTORE)
    recover(window)
    monkeypatch.setattr("govreport_gui.gui.files.file_flow.ask_save", lambda *_: None)
    window.actions_by_id["save"].trigger()
    assert not window.desk.notice.isHidden()  # the clerk thought better of it
    monkeypatch.setattr("govreport_gui.gui.files.file_flow.ask_save", lambda *_: tmp_path / "恢复.govreport")
    window.actions_by_id["save"].trigger()
    assert window.desk.notice.isHidden()


def test_what_cannot_be_written_anew_stays_where_it_was(crashed, window, answer, monkeypatch):
    def fail(*_):
        raise WriteError("磁盘空间不够，请清理磁盘。")

    monkeypatch.setattr(autosave.RecoveryCopy, "write", fail)
    answer(RESTORE)
    recover(window)
    assert window.document.report == CHANGED
    assert len(left_behind()) == 1


def test_an_open_report_is_asked_about_first(crashed, window, answer, said):
    window.document.new(sound_report())
    window.show_report()
    window.document.set_cells({CELL: "5"}, "输入")
    answer(RESTORE)
    said.answers = ["取消"]
    recover(window)
    assert window.document.report.cell(CELL) == "5"
    assert len(left_behind()) == 1


def test_opening_the_saved_one_keeps_what_was_left(crashed, window, answer):
    answer(OPEN_SAVED)
    recover(window)
    assert window.document.path == crashed
    assert len(left_behind()) == 1


@pytest.mark.parametrize(("confirmed", "left"), [("删去", 0), ("留着", 1)])
@pytest.mark.usefixtures("crashed")
def test_throwing_away_is_confirmed(window, answer, said, confirmed, left):
    window.show_start_page()
    answer(DISCARD, LATER)
    said.answers = [confirmed]
    recover(window)
    assert said.asked[0][1:] == ("删去", "留着")
    assert window.start_page.recovery.isHidden() is (left == 0)
    assert len(left_behind()) == left


def test_a_damaged_copy_is_told_in_the_dialog_and_can_be_thrown_away(crashed, window, answer, said):
    path = left_behind()[0].path
    path.write_bytes(path.read_bytes()[:200])
    shown = answer(DISCARD)
    said.answers = ["删去"]
    recover(window)
    assert "损坏" in shown[0].note.text()
    assert not shown[0].buttons[RESTORE].isEnabled()
    assert left_behind() == []


def test_a_report_never_saved_has_nothing_to_compare_with(crashed, window, answer):
    left = left_behind()[0]
    record = left.path.with_suffix(".json")
    record.write_text(record.read_text(encoding="utf-8").replace(str(crashed), "/没有/了.govreport"), encoding="utf-8")
    shown = answer(LATER)
    recover(window)
    assert shown[0].note.text() == "没有可以对比的另一份。"
    assert not shown[0].buttons[OPEN_SAVED].isEnabled()
    assert shown[0].buttons[RESTORE].isEnabled()


# ── Earlier versions ──


def test_no_versions_yet(window, saved):
    window.open_path(str(saved))
    window.actions_by_id["history"].trigger()
    assert window.statusBar().currentMessage() == "还没有历史版本：每次保存报告时会自动留下一份。"


def test_an_earlier_version_opens_as_a_copy(window, saved, answer):
    window.open_path(str(saved))
    window.document.set_cells({CELL: "7"}, "输入")
    window.actions_by_id["save"].trigger()
    shown = answer(history_flow.OPEN)
    window.actions_by_id["history"].trigger()
    assert shown[0].list.count() == 2
    assert shown[0].note.text().startswith("今天")
    assert "，与打开的报告相比：" in shown[0].note.text()
    assert headings(shown[0]) == ["位置", "现在的", "当时的", "差额"]
    assert shown[0].tabs.model.rowCount() == 0  # the newest is what is open
    shown[0].list.setCurrentRow(1)
    assert shown[0].tabs.model.rowCount() >= 1
    assert window.document.path is None
    assert window.document.modified
    assert project.load(saved).report.cell(CELL) == "7"


def test_a_version_that_is_damaged_is_told(window, saved, answer, said):
    window.open_path(str(saved))
    backups.keep(saved, b"nothing")
    shown = answer(history_flow.CLOSE)
    window.actions_by_id["history"].trigger()
    assert shown[0].note.text().endswith("。")
    assert not shown[0].buttons[history_flow.OPEN].isEnabled()


# ── Words ──


@pytest.mark.parametrize(
    ("before", "words"),
    [(timedelta(0), "今天 12:30"), (timedelta(days=1), "昨天 12:30"), (timedelta(days=20), "2026年1月11日 12:30")],
)
def test_moments(before, words):
    now = datetime(2026, 1, 31, 12, 30).astimezone()
    assert moment_text((now - before).astimezone(UTC), now) == words
