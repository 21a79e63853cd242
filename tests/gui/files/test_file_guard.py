"""The open file and other programs: changed outside, gone, on a full disk. What is kept nowhere is not overwritten."""

from __future__ import annotations

import errno
import os
import random
import shutil
from pathlib import Path

import pytest

from govreport_gui import project
from govreport_gui.errors import WriteError
from govreport_gui.form import CellRef
from govreport_gui.gui.files import file_dialogs
from govreport_gui.gui.files.file_flow import OVERWRITE, REOPEN, SAVE_COPY
from govreport_gui.gui.files.recent_files import recent_files, still_there
from govreport_gui.gui.looks import settings
from govreport_gui.project import Project
from govreport_gui.report import Part
from govreport_gui.safekeeping import backups
from tests.builders import sample_report, sound_report
from tests.faults import Faults

CELL = CellRef("applications", "received_new", "natural")


def cell_in(path):
    return project.load(path).report.cell(CELL)


def type_seven(window):
    window.document.set_cells({CELL: "7"}, "输入")


def save(window):
    window.actions_by_id["save"].trigger()


def change_outside(path):
    project.save(Project(sample_report().with_cells({CELL: "99"})), path)


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
