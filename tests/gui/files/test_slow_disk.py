"""A stick or share that takes its time: the clerk types on, nothing is lost, and a second wish waits for the first."""

from __future__ import annotations

import os
import threading

import pytest
from PySide6.QtCore import QTimer

from govreport_gui import project
from govreport_gui.form import CellRef
from govreport_gui.gui.files import file_flow
from govreport_gui.project import Project
from govreport_gui.report import Part
from govreport_gui.safekeeping import autosave
from govreport_gui.safekeeping.file_lock import FileLock, holder, lock_path
from govreport_gui.safekeeping.running import this_run
from tests.builders import sample_report, sound_report

CELL = CellRef("applications", "received_new", "natural")

pytestmark = pytest.mark.usefixtures("slow_work")


@pytest.fixture
def saved(tmp_path):
    path = tmp_path / "青禾镇.govreport"
    project.save(Project(sound_report()), path)
    return path


@pytest.fixture
def other(tmp_path):
    path = tmp_path / "云溪县.govreport"
    project.save(Project(sample_report().with_cells({CELL: "99"})), path)
    return path


@pytest.fixture
def released(qtbot):
    """Return a way to wait until a file has no lock: it is given back in a thread."""
    return lambda path: qtbot.waitUntil(lambda: holder(path) is None)


def cell_in(path):
    return project.load(path).report.cell(CELL)


def type_number(window, text):
    window.document.set_cells({CELL: text}, "输入")


def trigger(window, name):
    return window.actions_by_id[name].trigger


# ── Saving ──


def test_the_window_says_that_it_is_saving(window, saved, disk):
    window.open_path(str(saved))
    type_number(window, "7")
    seen = []

    def look():
        seen.extend([window.statusBar().currentMessage(), window.desk.progress.isVisible(), window.isWindowModified()])

    with disk.busy_during(look):
        assert window.files.save()
    assert seen == ["正在保存…", True, True]
    assert (window.statusBar().currentMessage(), window.desk.progress.isVisible()) == ("", False)
    assert (cell_in(saved), window.document.modified, window.isWindowModified()) == ("7", False, False)


def test_what_is_typed_meanwhile_is_not_saved_and_known_not_to_be(window, saved, disk):
    window.open_path(str(saved))
    type_number(window, "7")
    with disk.busy_during(lambda: type_number(window, "8")):
        assert window.files.save()
    assert (cell_in(saved), window.document.report.cell(CELL), window.document.modified) == ("7", "8", True)
    window.undo()
    assert (window.document.report.cell(CELL), window.document.modified) == ("7", False)  # the save point is there
    window.redo()
    assert window.document.modified
    assert window.files.save()
    assert (cell_in(saved), window.document.modified) == ("8", False)


def test_a_word_that_is_being_typed_does_not_run_across_the_save_point(window, saved, disk):
    window.open_path(str(saved))
    window.document.set_part("overview", Part.of("全年公"))
    with disk.busy_during(lambda: window.document.set_part("overview", Part.of("全年公开"))):
        window.files.save()
    assert window.document.modified
    window.undo()
    assert window.document.report.part("overview") == project.load(saved).report.part("overview") == Part.of("全年公")
    assert not window.document.modified


def test_undoing_meanwhile_leaves_the_step_to_be_saved_again(window, saved, disk):
    window.open_path(str(saved))
    before = cell_in(saved)
    type_number(window, "7")
    with disk.busy_during(window.undo):
        window.files.save()
    assert (cell_in(saved), window.document.report.cell(CELL), window.document.modified) == ("7", before, True)
    window.redo()
    assert not window.document.modified


def test_what_goes_wrong_is_told_and_the_report_stays_unsaved(window, saved, said, disk):
    window.open_path(str(saved))
    before = cell_in(saved)
    type_number(window, "7")
    disk.fails = True
    with disk.busy_during(lambda: type_number(window, "8")):
        assert not window.files.save()
    assert said.told == ["磁盘空间不够，请清理磁盘。"]
    assert (cell_in_now(saved, disk), window.document.modified) == (before, True)
    window.undo()
    assert window.document.modified
    disk.fails = False
    assert window.files.save()
    assert (cell_in(saved), window.document.modified) == ("7", False)


def cell_in_now(path, disk):
    disk.fails = False
    return cell_in(path)


def test_a_second_save_waits_and_takes_what_was_typed(window, saved, disk):
    window.open_path(str(saved))
    type_number(window, "7")
    before = disk.reached
    with disk.busy_during(lambda: type_number(window, "8"), trigger(window, "save")):
        assert window.files.save()
    assert (cell_in(saved), window.document.modified, disk.reached - before) == ("8", False, 2)


def test_a_second_save_with_nothing_new_writes_nothing(window, saved, disk):
    window.open_path(str(saved))
    type_number(window, "7")
    before = disk.reached
    with disk.busy_during(trigger(window, "save"), trigger(window, "save")):
        assert window.files.save()
    assert (cell_in(saved), disk.reached - before) == ("7", 1)


def test_saving_elsewhere_waits_for_the_first(window, saved, disk, monkeypatch, released):
    copy = saved.with_name("副本.govreport")
    monkeypatch.setattr(file_flow, "ask_save", lambda *_: copy)
    window.open_path(str(saved))
    type_number(window, "7")
    with disk.busy_during(trigger(window, "save_as")):
        assert window.files.save()
    assert (cell_in(saved), cell_in(copy), window.document.path) == ("7", "7", copy)
    released(saved)
    assert holder(copy).run == this_run()


def test_a_window_closes_when_it_is_saved(window, saved, said, disk, released):
    window.open_path(str(saved))
    type_number(window, "7")
    with disk.busy_during(window.close):
        window.files.save()
    assert not window.isVisible()
    assert (cell_in(saved), said.asked) == ("7", [])
    released(saved)
    assert list(autosave.folder().iterdir()) == []


def test_a_window_that_closes_asks_about_what_was_typed_meanwhile(window, saved, said, disk):
    window.open_path(str(saved))
    type_number(window, "7")
    said.answers = ["取消"]
    with disk.busy_during(lambda: type_number(window, "8"), window.close):
        window.files.save()
    assert window.isVisible()
    assert [asked[0] for asked in said.asked] == ["要保存对“青禾镇.govreport”的修改吗？"]


def test_a_window_stays_when_it_could_not_be_saved(window, saved, said, disk):
    window.open_path(str(saved))
    type_number(window, "7")
    disk.fails = True
    with disk.busy_during(window.close):
        assert not window.files.save()
    assert window.isVisible()
    assert (said.told, said.asked) == (["磁盘空间不够，请清理磁盘。"], [])


def test_opening_another_report_waits_for_the_save(window, saved, other, disk):
    window.open_path(str(saved))
    type_number(window, "7")
    with disk.busy_during(lambda: window.open_path(str(other))):
        window.files.save()
    assert (cell_in(saved), window.document.path, window.document.modified) == ("7", other, False)


def test_autosave_goes_on_meanwhile_and_leaves_the_file_alone(window, saved, disk):
    window.open_path(str(saved))
    type_number(window, "7")
    kept = []

    def autosaved():
        window.desk.autosaving.write_now()
        kept.append(Project(window.desk.autosaving.copy.path and project.load(window.desk.autosaving.copy.path).report))

    with disk.busy_during(lambda: type_number(window, "8"), autosaved):
        window.files.save()
    assert kept[0].report.cell(CELL) == "8"
    assert cell_in(saved) == "7"
    assert window.desk.autosaving.copy.path.exists()  # it holds what the file does not
    window.files.save()
    window.desk.autosaving.wait()
    assert not window.desk.autosaving.copy.path.exists()


def test_a_disk_that_flushes_slowly_does_not_hold_the_window(window, saved, monkeypatch):
    window.open_path(str(saved))
    type_number(window, "7")
    flushed = threading.Event()
    beats, fsync = [], os.fsync

    def slow(handle):
        assert flushed.wait(20)
        fsync(handle)

    monkeypatch.setattr(os, "fsync", slow)
    heart = QTimer(window, interval=5)
    heart.timeout.connect(lambda: beats.append(1) if len(beats) < 20 else flushed.set())
    heart.start()
    assert window.files.save()
    heart.stop()
    assert len(beats) == 20  # the disk went on only because the window was awake
    assert cell_in(saved) == "7"


# ── Opening ──


def test_opening_says_so_and_can_be_cancelled(window, saved, other, disk):
    window.open_path(str(saved))
    seen = []

    def look_and_cancel():
        seen.extend([window.statusBar().currentMessage(), window.desk.cancel.isVisible()])
        window.desk.cancel.click()

    with disk.busy_during(look_and_cancel):
        window.open_path(str(other))
    assert seen == ["正在读取“云溪县.govreport”…", True]
    assert (window.document.path, window.desk.progress.isVisible()) == (saved, False)
    assert (holder(saved).run, holder(other)) == (this_run(), None)


def test_an_edit_while_another_report_is_opened_is_asked_about(window, saved, other, said, disk):
    window.open_path(str(saved))
    said.answers = ["保存"]
    with disk.busy_during(lambda: type_number(window, "7")):
        window.open_path(str(other))
    assert [asked[0] for asked in said.asked] == ["要保存对“青禾镇.govreport”的修改吗？"]
    assert (cell_in(saved), window.document.path) == ("7", other)


def test_the_last_report_asked_for_is_the_one_that_opens(window, saved, other, disk, released):
    with disk.busy_during(lambda: window.open_path(str(other))):
        window.open_path(str(saved))
    assert (window.document.path, window.document.report.cell(CELL)) == (other, "99")
    released(saved)


def test_a_window_closes_while_it_opens_a_report(window, saved, other, disk, released):
    window.open_path(str(saved))
    with disk.busy_during(window.close):
        window.open_path(str(other))
    assert not window.isVisible()
    released(saved)
    assert window.document.path == saved


def test_a_report_that_cannot_be_opened_is_told(window, tmp_path, said, disk):
    broken = tmp_path / "坏.govreport"
    broken.write_bytes(b"nothing")
    with disk.busy_during():
        window.open_path(str(broken))
    assert len(said.told) == 1
    assert said.told[0].startswith("“坏.govreport”已经损坏")
    assert not window.has_report


def test_the_right_to_write_is_kept_when_the_same_file_is_opened_again(window, saved):
    for _time in range(2):
        window.open_path(str(saved))
    assert holder(saved).run == this_run()


# ── The lock ──


def test_a_sign_of_life_that_lasts_leaves_no_lock_behind(window, saved, monkeypatch):
    window.open_path(str(saved))
    lock_path(saved).unlink()  # swept away by somebody: it is made anew
    begun, gate, refresh = threading.Event(), threading.Event(), FileLock.refresh

    def slow(lock):
        begun.set()
        assert gate.wait(5)
        return refresh(lock)

    monkeypatch.setattr(FileLock, "refresh", slow)
    window.files.guard.refresh()
    window.files.guard.refresh()  # one at a time
    assert begun.wait(5)
    assert holder(saved) is None
    threading.Timer(0.05, gate.set).start()
    assert window.close()
    assert holder(saved) is None
