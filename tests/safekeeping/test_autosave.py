"""Recovery copies: whole, of runs that are over, and never somebody's who still works."""

from __future__ import annotations

import errno
import json
import os
from dataclasses import replace

import pytest

from govreport_gui.errors import ReadError, WriteError
from govreport_gui.project import Project
from govreport_gui.safekeeping import autosave
from govreport_gui.safekeeping.autosave import RecoveryCopy, discard, folder, left_behind
from govreport_gui.safekeeping.running import Run, this_run
from govreport_gui.safekeeping.safe_write import safe_write
from tests.builders import sample_report, sound_report

OVER = replace(this_run(), started="before the power cut")
THERE = Run("PC-07", "王某", 1, "0")


@pytest.fixture
def leave(monkeypatch):
    """Return a way to leave a copy behind as another run."""

    def left(run=OVER, project=None, file=None):
        copy = RecoveryCopy()
        with monkeypatch.context() as patch:
            patch.setattr(autosave, "this_run", lambda: run)
            copy.write(project or Project(sound_report()), file, "青禾镇的报告")
        return copy

    return left


def names() -> list[str]:
    return sorted(path.name for path in folder().iterdir())


def test_what_a_run_left_behind_is_found_whole(leave, tmp_path):
    project = Project(sample_report(), sound_report(), "原件.docx", b"x")
    leave(project=project, file=tmp_path / "年报.govreport")
    (found,) = left_behind()
    assert found.project() == project
    assert (found.file, found.title, found.run) == (tmp_path / "年报.govreport", "青禾镇的报告", OVER)


def test_a_report_that_was_never_saved(leave):
    leave()
    assert left_behind()[0].file is None


def test_a_run_that_goes_on_is_left_alone(leave):
    leave(run=this_run())
    assert left_behind() == []
    assert len(names()) == 2


def test_another_computer_is_believed_to_go_on_for_some_hours(leave):
    copy = leave(run=THERE)
    assert left_behind() == []
    os.utime(copy.path, (0, 0))
    assert [found.run for found in left_behind()] == [THERE]


def test_writing_again_replaces_the_copy(leave):
    copy = RecoveryCopy()
    for report in (sound_report(), sample_report()):
        copy.write(Project(report), None, "报告")
    assert len(names()) == 2
    copy.remove()
    assert names() == []
    copy.write(Project(sound_report()), None, "报告")  # and it can begin again
    assert len(names()) == 2


def test_the_newest_comes_first(leave):
    for age, name in enumerate(("b", "a")):
        copy = leave(project=Project(replace(sound_report(), organ=name)))
        os.utime(copy.path, (1e9 + age,) * 2)
    assert [found.project().report.organ for found in left_behind()] == ["a", "b"]


def test_discard(leave):
    leave()
    discard(left_behind()[0])
    assert names() == []
    assert left_behind() == []


def test_a_damaged_copy_is_told_and_stays(leave):
    copy = leave()
    copy.path.write_bytes(copy.path.read_bytes()[:100])
    (found,) = left_behind()
    with pytest.raises(ReadError, match=r"。$"):
        found.project()
    assert len(names()) == 2


@pytest.mark.parametrize("raw", [b"", b"[]", b'{"run": 1}', b"\0"])
def test_a_copy_with_a_damaged_record_is_offered_later(leave, raw):
    copy = leave()
    copy.path.with_suffix(".json").write_bytes(raw)
    assert left_behind() == []
    os.utime(copy.path, (0, 0))
    (found,) = left_behind()
    assert (found.run, found.file, found.title) == (None, None, "")
    assert found.project().report == sound_report()


def test_a_record_of_a_run_that_was_killed_before_its_first_copy_goes(leave):
    copy = leave()
    copy.path.unlink()
    living = RecoveryCopy()
    living.write(Project(sound_report()), None, "报告")
    living.path.unlink()
    assert left_behind() == []
    assert names() == [living.path.with_suffix(".json").name]


def test_no_copy_is_without_its_record_whenever_the_run_ends(monkeypatch):
    copy = RecoveryCopy()
    written = []

    def killed_at_the_second(path, data):
        if written:
            raise KeyboardInterrupt
        written.append(path)
        safe_write(path, data)

    monkeypatch.setattr(autosave, "safe_write", killed_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        copy.write(Project(sound_report()), None, "报告")
    assert names() == [copy.path.with_suffix(".json").name]


def test_what_a_killed_run_left_half_written_is_swept_away():
    half = folder() / ".govreport-0123456789ab.tmp"
    half.write_bytes(b"x")
    os.utime(half, (0, 0))
    assert left_behind() == []
    assert names() == []


@pytest.mark.parametrize("raw", ["[" * 100_000, '{"run": {"host": "a", "user": "b", "pid": 1e999, "started": ""}}'])
def test_a_damaged_record_without_a_copy_does_no_harm(raw):
    (folder() / "1.json").write_text(raw, encoding="utf-8")
    assert left_behind() == []


def test_a_full_disk_leaves_the_copy_before(leave, monkeypatch):
    copy = RecoveryCopy()
    copy.write(Project(sound_report()), None, "报告")
    before = copy.path.read_bytes()

    def fail(*_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "write", fail)
    with pytest.raises(WriteError, match="磁盘空间不够"):
        copy.write(Project(sample_report()), None, "报告")
    assert copy.path.read_bytes() == before


def test_a_home_that_cannot_be_written_is_told(monkeypatch, tmp_path):
    (tmp_path / "home").write_text("no folder")
    monkeypatch.setenv("GOVREPORT_HOME", str(tmp_path / "home"))
    with pytest.raises(WriteError, match=r"建不了文件夹“.*recovery”。请勤按 Ctrl"):
        RecoveryCopy().write(Project(sound_report()), None, "报告")


def test_the_record_holds_no_text_of_the_report(leave):
    copy = leave()
    record = json.loads(copy.path.with_suffix(".json").read_bytes())
    assert set(record) == {"run", "file", "title"}
