"""A share or stick that does not answer: the window does not wait for it, and nothing is lost when it is back."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from govreport_gui import project
from govreport_gui.form import CellRef
from govreport_gui.gui.files import file_dialogs, recent_files
from govreport_gui.gui.files.versions_dialog import Version, VersionsDialog
from govreport_gui.gui.looks import settings
from govreport_gui.project import Project
from govreport_gui.safekeeping import autosave, backups
from govreport_gui.safekeeping.autosave import RecoveryCopy
from govreport_gui.safekeeping.file_lock import holder
from govreport_gui.safekeeping.running import this_run
from tests.builders import sound_report

CELL = CellRef("applications", "received_new", "natural")
CHANGED = sound_report().with_cells({CELL: "7"})

pytestmark = pytest.mark.usefixtures("slow_work")


@pytest.fixture
def saved(tmp_path):
    folder = tmp_path / "share"
    folder.mkdir()
    path = folder / "青禾镇.govreport"
    project.save(Project(sound_report()), path)
    return path


@pytest.fixture
def share(saved, monkeypatch):
    """Return a gate: while it is closed, whoever asks for something in the folder waits, but in the window fails."""
    gate = threading.Event()
    gate.set()

    def guarded(method):
        def ask(path, *args, **options):
            if not gate.is_set() and saved.parent in path.parents:
                assert threading.current_thread() is not threading.main_thread(), "the window waits for the share"
                assert gate.wait(20)
            return method(path, *args, **options)

        return ask

    for name in ("stat", "is_file", "is_dir", "read_bytes", "unlink", "open"):
        monkeypatch.setattr(Path, name, guarded(getattr(Path, name)))
    yield gate
    gate.set()


def test_another_report_begins_though_the_lock_cannot_be_given_back(window, saved, share, qtbot):
    window.open_path(str(saved))
    assert holder(saved).run == this_run()
    share.clear()
    window.files.new()
    assert window.document.path is None
    share.set()
    qtbot.waitUntil(lambda: holder(saved) is None)


def test_a_report_opened_again_keeps_its_lock(window, saved, share, qtbot):
    window.open_path(str(saved))
    share.clear()
    window.files.new()
    threading.Timer(0.1, share.set).start()
    window.open_path(str(saved))
    qtbot.wait(50)
    assert holder(saved).run == this_run()


def test_a_file_by_another_name_keeps_its_lock(window, saved, tmp_path, qtbot):
    window.open_path(str(saved))
    link = tmp_path / "share" / "又名.govreport"
    link.symlink_to(saved)
    window.open_path(str(link))
    qtbot.wait(50)
    assert window.document.path == link
    assert holder(saved).run == this_run()


def test_the_files_of_late_are_listed_until_it_is_known_that_they_are_gone(window, saved, share, qtbot):
    window.open_path(str(saved))
    window.files.new()
    saved.unlink()
    share.clear()
    window.show_start_page()
    window._list_recent()
    assert [line.record.path for line in window.start_page.recent.lines] == [str(saved)]
    assert window.recent_menu.actions()[0].isEnabled()
    share.set()
    qtbot.waitUntil(lambda: window.start_page.recent.lines == [])
    assert window.start_page.recent.isHidden()


def test_a_start_page_shown_again_lists_what_is_there_now(window, saved, share, qtbot):
    window.open_path(str(saved))
    share.clear()
    window.show_start_page()
    recent_files.forget(saved)
    window.show_start_page()
    share.set()
    qtbot.wait(50)
    assert window.start_page.recent.lines == []


def test_opening_another_file_asks_no_share_that_is_away(window, saved, share, tmp_path):
    window.open_path(str(saved))
    other = tmp_path / "云溪县.govreport"
    project.save(Project(sound_report()), other)
    share.clear()
    window.open_path(str(other))
    assert [record.path for record in recent_files.recent_files()] == [str(other), str(saved)]


@pytest.fixture
def crashed(saved, monkeypatch):
    """Leave behind what a run had not saved when it crashed."""
    with monkeypatch.context() as patch:
        over = replace(this_run(), started="before the power cut")
        patch.setattr(autosave, "this_run", lambda: over)
        RecoveryCopy().write(Project(CHANGED), saved, "青禾镇.govreport")
    return saved


@pytest.fixture
def shown(monkeypatch):
    """Show dialogs of versions without waiting for an answer."""
    dialogs = []
    monkeypatch.setattr(VersionsDialog, "exec", lambda dialog: dialogs.append(dialog) or 0)
    monkeypatch.setattr(VersionsDialog, "deleteLater", lambda _dialog: None)
    return dialogs


def test_what_was_left_of_a_file_on_the_share_is_told_when_it_answers(window, crashed, share, qtbot):
    share.clear()
    window.show_start_page()
    assert window.start_page.recovery.isHidden()
    share.set()
    qtbot.waitUntil(window.start_page.recovery.isVisible)
    window.open_path(str(crashed))
    qtbot.waitUntil(lambda: window.desk.notice.message.text().startswith("这份报告有上次没有保存的内容"))


def test_a_recovered_report_is_compared_when_the_share_answers(window, crashed, share, shown, qtbot):
    window.desk.recovery.show()
    (dialog,) = shown
    qtbot.waitUntil(lambda: "，与已保存的那份相比：" in dialog.note.text())
    share.clear()
    dialog._show(0)
    assert dialog.note.text() == "正在读取…"
    share.set()
    qtbot.waitUntil(lambda: "，与已保存的那份相比：" in dialog.note.text())
    assert dialog.tabs.isEnabled()


def test_the_version_chosen_last_is_the_one_that_is_shown(qtbot, tmp_path, shown):
    gates = [threading.Event(), threading.Event()]
    reports = [CHANGED, sound_report()]

    def version(number):
        def load():
            assert gates[number].wait(20)
            return Project(reports[number])

        return Version(f"第{number}版", load, "打开的报告", sound_report)

    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = VersionsDialog("历史版本", "", [version(0), version(1)], ("打开", "关闭"), parent)
    dialog.list.setCurrentRow(1)
    gates[1].set()
    qtbot.waitUntil(lambda: dialog.note.text().startswith("第1版，与"))
    gates[0].set()
    qtbot.wait(50)
    assert dialog.note.text().startswith("第1版，与")


def test_versions_are_looked_for_once(window, saved, monkeypatch, shown):
    """Asking again while they are looked for shows no second dialog."""
    window.open_path(str(saved))
    window.document.set_cells({CELL: "7"}, "输入")
    assert window.files.save()
    versions, gate = backups.versions, threading.Event()
    monkeypatch.setattr(backups, "versions", lambda file: gate.wait(20) and versions(file))
    QTimer.singleShot(10, window, window.desk.history.show)
    QTimer.singleShot(20, window, gate.set)
    window.desk.history.show()
    assert len(shown) == 1


def test_a_file_dialog_opens_elsewhere_where_the_last_folder_does_not_answer(saved, share, qapp, qtbot):
    settings.keep(file_dialogs.FOLDER_KEY, str(saved.parent))
    share.clear()
    assert file_dialogs.last_folder() != saved.parent
