"""A share or stick that does not answer: the window does not wait for it, and nothing is lost when it is back."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from govreport_gui import project
from govreport_gui.gui.files import recent_files
from govreport_gui.project import Project
from govreport_gui.safekeeping.file_lock import holder
from govreport_gui.safekeeping.running import this_run
from tests.builders import sound_report

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

    for name in ("stat", "is_file", "read_bytes", "unlink", "open"):
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
