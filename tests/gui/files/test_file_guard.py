"""The open file and other people: changed outside, locked, read-only, gone. What is kept nowhere is not overwritten."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import time
from pathlib import Path

import pytest

from govreport_gui import project
from govreport_gui.errors import WriteError
from govreport_gui.form import CellRef
from govreport_gui.gui.files import file_dialogs, file_flow
from govreport_gui.gui.files.file_flow import OVERWRITE, REOPEN, SAVE_COPY
from govreport_gui.gui.files.recent_files import recent_files, still_there
from govreport_gui.gui.looks import settings
from govreport_gui.project import Project
from govreport_gui.report import Part
from govreport_gui.safekeeping import backups
from govreport_gui.safekeeping.file_lock import holder, lock_path
from govreport_gui.safekeeping.running import Run, this_run
from tests.builders import sample_report, sound_report
from tests.faults import Faults

CELL = CellRef("applications", "received_new", "natural")
WANG = Run("PC-07", "王某", 4711, "")


@pytest.fixture
def saved(tmp_path):
    path = tmp_path / "共享" / "青禾镇.govreport"
    path.parent.mkdir()
    project.save(Project(sound_report()), path)
    return path


@pytest.fixture
def asked_for(monkeypatch):
    """Answer the question where to save."""

    def answer(path):
        monkeypatch.setattr(file_flow, "ask_save", lambda *_: path)

    return answer


def cell_in(path):
    return project.load(path).report.cell(CELL)


def type_seven(window):
    window.document.set_cells({CELL: "7"}, "输入")


def save(window):
    window.actions_by_id["save"].trigger()


def change_outside(path):
    project.save(Project(sample_report().with_cells({CELL: "99"})), path)


def lock_by(path, run, quiet_for=0):
    lock_path(path).write_text(json.dumps({**run.as_json(), "since": "2026-01-15T01:10:00+00:00"}), encoding="utf-8")
    os.utime(lock_path(path), (time.time() - quiet_for,) * 2)


def versions_of(path):
    return [cell_in(version.path) for version in backups.versions(path)]


# ── Changed outside ──


@pytest.mark.parametrize("answer", [SAVE_COPY, OVERWRITE, REOPEN, "取消"])
def test_a_file_changed_outside_is_asked_about(window, saved, said, asked_for, answer):
    window.open_path(str(saved))
    type_seven(window)
    change_outside(saved)
    asked_for(saved.with_name("副本.govreport"))
    said.answers = [answer]
    save(window)
    assert said.asked == [
        ("“青禾镇.govreport”在打开以后被别人或者别的程序改过了。", SAVE_COPY, OVERWRITE, REOPEN, "取消")
    ]
    kept = {cell_in(saved), window.document.report.cell(CELL), *versions_of(saved)}
    assert kept >= {"7", "99"}  # nothing is lost, whatever is chosen


def test_saving_a_copy_leaves_the_other_one(window, saved, said, asked_for, tmp_path):
    window.open_path(str(saved))
    type_seven(window)
    change_outside(saved)
    asked_for(tmp_path / "副本.govreport")
    said.answers = [SAVE_COPY]
    save(window)
    assert (cell_in(saved), cell_in(tmp_path / "副本.govreport")) == ("99", "7")
    assert not window.document.modified


def test_overwriting_keeps_the_other_one_as_a_version(window, saved, said):
    window.open_path(str(saved))
    type_seven(window)
    change_outside(saved)
    said.answers = [OVERWRITE]
    save(window)
    assert cell_in(saved) == "7"
    assert versions_of(saved) == ["7", "99"]
    said.asked.clear()
    window.document.set_cells({CELL: "8"}, "输入")
    save(window)
    assert said.asked == []  # it is ours again


def test_opening_the_other_one_keeps_ours_as_a_version(window, saved, said):
    window.open_path(str(saved))
    type_seven(window)
    change_outside(saved)
    said.answers = [REOPEN]
    save(window)
    assert window.document.report.cell(CELL) == "99"
    assert not window.document.modified
    assert "7" in versions_of(saved)


@pytest.mark.parametrize("answer", [OVERWRITE, REOPEN])
def test_what_cannot_be_kept_is_not_given_up(window, saved, said, monkeypatch, answer):
    window.open_path(str(saved))
    type_seven(window)
    change_outside(saved)

    def fail(*_):
        raise WriteError("磁盘空间不够，请清理磁盘。")

    monkeypatch.setattr(backups, "keep", fail)
    said.answers = [answer]
    save(window)
    assert said.told == ["磁盘空间不够，请清理磁盘。"]
    assert cell_in(saved) == "99"
    assert window.document.report.cell(CELL) == "7"
    assert window.document.modified


def test_a_touched_file_is_no_other_one(window, saved, said):
    window.open_path(str(saved))
    type_seven(window)
    os.utime(saved, (0, 0))
    save(window)
    assert said.asked == []
    assert cell_in(saved) == "7"


def test_a_change_of_one_figure_at_the_same_moment_and_size_is_noticed(window, saved, said):
    window.open_path(str(saved))
    type_seven(window)
    status = saved.stat()
    data = bytearray(saved.read_bytes())
    data[-30] ^= 1
    saved.write_bytes(bytes(data))
    os.utime(saved, ns=(status.st_atime_ns, status.st_mtime_ns))
    said.answers = ["取消"]
    save(window)
    assert len(said.asked) == 1


def test_a_file_removed_outside_is_written_again(window, saved, said):
    window.open_path(str(saved))
    type_seven(window)
    saved.unlink()
    save(window)
    assert (said.asked, said.told) == ([], [])
    assert cell_in(saved) == "7"


def test_a_folder_removed_outside_is_told_and_nothing_lost(window, saved, said):
    window.open_path(str(saved))
    type_seven(window)
    shutil.rmtree(saved.parent)
    save(window)
    assert len(said.told) == 1
    assert "U盘可能已经拔出" in said.told[0]
    assert window.document.modified
    assert window.desk.autosaving.write_now()  # a crash now loses nothing either


def test_a_full_stick_is_told_and_another_place_will_do(window, small_disk, said, asked_for, tmp_path):
    file = small_disk / "青禾镇.govreport"
    project.save(Project(sound_report()), file)
    before = cell_in(file)
    window.open_path(str(file))
    type_seven(window)
    noise = random.Random(1).sample(range(0x4E00, 0x9FA5), 20_000) * 10  # what does not compress
    window.document.set_part("overview", Part.of("".join(map(chr, noise))))
    save(window)
    assert len(said.told) == 1
    assert said.told[0].startswith("磁盘空间不够，“青禾镇.govreport”没有写成，原来的文件没有变。")
    assert cell_in(file) == before
    asked_for(tmp_path / "年报.govreport")
    window.actions_by_id["save_as"].trigger()
    assert cell_in(tmp_path / "年报.govreport") == "7"
    assert not window.document.modified


def test_whatever_call_fails_saving_tells_the_truth(window, saved, said):
    """All calls of a whole save fail in turn: lock, comparison with the disk, versions, the file itself."""
    window.open_path(str(saved))
    place, struck = 0, True
    while struck:
        before = cell_in(saved)
        window.document.set_cells({CELL: str(place)}, "输入")
        said.told.clear()
        with Faults(place, errno.EIO).in_place() as faults:
            save(window)
        struck = faults.struck
        case = (place, struck, said.told)
        assert said.asked == [], case
        assert cell_in(saved) == (before if said.told else str(place)), case
        assert window.document.modified is bool(said.told), case
        place += 1
    assert place > 20  # it went through all of them
    assert said.told == []


def test_a_share_that_is_away_stops_nothing(window, saved, tmp_path, monkeypatch):
    """The system may answer with an error where it should say that something is not there."""
    window.open_path(str(saved))
    settings.keep(file_dialogs.FOLDER_KEY, str(saved.parent))
    stat = Path.stat

    def away(path, **options):
        if saved.parent in (path, *path.parents):
            raise OSError(errno.EIO, "away")
        return stat(path, **options)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "stat", away)
        assert still_there(recent_files()) == []
        assert file_dialogs.last_folder() != saved.parent
    assert len(still_there(recent_files())) == 1
    assert file_dialogs.last_folder() == saved.parent


# ── Versions ──


def test_each_save_leaves_a_version(window, saved):
    before = cell_in(saved)
    window.open_path(str(saved))
    for text in ("1", "2"):
        window.document.set_cells({CELL: text}, "输入")
        save(window)
    assert versions_of(saved) == ["2", "1", before]


def test_a_full_data_folder_does_not_hinder_saving(window, saved, said, monkeypatch):
    def fail(*_):
        raise WriteError("磁盘空间不够。")

    window.open_path(str(saved))
    type_seven(window)
    monkeypatch.setattr(backups, "keep", fail)
    save(window)
    assert cell_in(saved) == "7"
    assert not window.document.modified
    assert window.statusBar().currentMessage() == "报告已经保存，但历史版本没有存下：磁盘空间不够。"


# ── Locks ──


def test_an_open_file_is_locked_until_the_window_goes(window, saved, said):
    window.open_path(str(saved))
    assert holder(saved).run == this_run()
    assert window.close()
    assert [file.name for file in saved.parent.iterdir()] == [saved.name]


def test_opening_another_report_gives_the_lock_back(window, saved, tmp_path):
    other = tmp_path / "b.govreport"
    project.save(Project(sound_report()), other)
    window.open_path(str(saved))
    window.open_path(str(other))
    assert (holder(saved), holder(other).run) == (None, this_run())
    window.actions_by_id["new"].trigger()
    assert holder(other) is None


def test_saving_under_another_name_moves_the_lock(window, saved, asked_for, tmp_path):
    window.open_path(str(saved))
    asked_for(tmp_path / "b.govreport")
    window.actions_by_id["save_as"].trigger()
    assert (holder(saved), holder(tmp_path / "b.govreport").run) == (None, this_run())


def test_what_a_colleague_edits_opens_read_only(window, saved, said, asked_for, tmp_path):
    lock_by(saved, WANG)
    window.open_path(str(saved))
    assert window.windowTitle().startswith("青禾镇.govreport（只读）[*]")
    assert window.desk.notice.message.text() == (
        "王某（电脑 PC-07）从2026年1月15日 09:10 起正在编辑“青禾镇.govreport”。"
        "现在以只读方式打开：可以查看和修改，保存时请另存为一份。"
    ).replace("09:10", _local("2026-01-15T01:10:00+00:00"))
    type_seven(window)
    asked_for(tmp_path / "我的.govreport")
    save(window)
    assert cell_in(tmp_path / "我的.govreport") == "7"
    assert cell_in(saved) != "7"
    assert window.windowTitle().startswith("我的.govreport[*]")
    assert holder(saved).run == WANG


def _local(moment):
    from datetime import datetime  # noqa: PLC0415

    return f"{datetime.fromisoformat(moment).astimezone():%H:%M}"


def test_a_quiet_lock_says_so_and_may_be_taken_over(window, saved):
    lock_by(saved, WANG, quiet_for=7200)
    window.open_path(str(saved))
    assert " 起没有动静，可能已经不在用了。" in window.desk.notice.message.text()
    (button,) = [button for button in window.desk.notice.buttons if button.text() == "仍要编辑"]
    button.click()
    assert window.windowTitle().startswith("青禾镇.govreport[*]")
    assert holder(saved).run == this_run()
    type_seven(window)
    save(window)
    assert cell_in(saved) == "7"


def test_a_colleague_who_takes_over_while_we_sleep_is_noticed(window, saved, said, asked_for):
    window.open_path(str(saved))
    type_seven(window)
    lock_by(saved, WANG)
    window.files.guard.refresh()
    assert window.windowTitle().startswith("青禾镇.govreport（只读）[*]")
    assert window.desk.notice.message.text() == (
        "王某（电脑 PC-07）接手编辑了“青禾镇.govreport”。您的修改还在窗口里，保存时请另存为一份。"
    )
    asked_for(saved.with_name("我的.govreport"))
    save(window)
    assert cell_in(saved.with_name("我的.govreport")) == "7"


def test_nobody_saves_over_what_a_colleague_edits(window, saved, said, asked_for):
    window.document.new(sound_report())
    window.show_report()
    lock_by(saved, WANG)
    asked_for(saved)
    save(window)
    assert said.told == ["王某（电脑 PC-07）正在编辑“青禾镇.govreport”，不能覆盖它。请换一个文件名保存。"]
    assert holder(saved).run == WANG


def test_a_failed_save_under_another_name_leaves_no_lock(window, saved, said, asked_for, monkeypatch):
    window.open_path(str(saved))
    target = saved.with_name("b.govreport")
    asked_for(target)

    def fail(_project, _path):
        raise WriteError("磁盘空间不够，请清理磁盘。")

    monkeypatch.setattr(project, "save", fail)
    window.actions_by_id["save_as"].trigger()
    assert (holder(target), holder(saved).run) == (None, this_run())


def test_a_protected_file_is_read_only(window, saved, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everything
    window.open_path(str(saved))
    assert window.windowTitle().startswith("青禾镇.govreport（只读）[*]")
    assert [button.text() for button in window.desk.notice.buttons] == ["关闭"]


def test_a_folder_without_room_for_a_lock_is_no_hindrance(window, saved, said, monkeypatch):
    real = os.open

    def fail(path, flags, *mode):
        if str(path).endswith(".lock"):
            raise OSError(errno.ENOSPC, "full")
        return real(path, flags, *mode)

    monkeypatch.setattr(os, "open", fail)
    window.open_path(str(saved))
    type_seven(window)
    save(window)
    assert (said.told, cell_in(saved)) == ([], "7")


def test_a_file_that_cannot_be_opened_leaves_the_open_one_as_it_was(window, saved, said, tmp_path):
    broken = tmp_path / "坏.govreport"
    broken.write_bytes(b"nothing")
    for path in (saved, broken):
        window.open_path(str(path))
    assert holder(saved).run == this_run()
    assert holder(broken) is None
