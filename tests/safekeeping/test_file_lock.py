"""The lock beside a report: who has it, since when, and when it is nobody's any more."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from govreport_gui.safekeeping import file_lock
from govreport_gui.safekeeping.file_lock import FileLock, holder, lock_path
from govreport_gui.safekeeping.running import Run, this_run

ROOT = Path(__file__).resolve().parents[2]
WANG = Run("PC-07", "王某", 4711, "")
SINCE = datetime(2026, 1, 15, 1, 10, tzinfo=UTC)


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "青禾镇.govreport"
    file.write_bytes(b"report")
    return file


def leave_lock(file: Path, run: Run, quiet_for: float = 0) -> None:
    lock_path(file).write_text(json.dumps({**run.as_json(), "since": SINCE.isoformat()}), encoding="utf-8")
    os.utime(lock_path(file), (time.time() - quiet_for,) * 2)


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_take_and_release(file):
    lock = FileLock(file)
    assert lock.take() is None
    assert lock.is_held
    found = holder(file)
    assert found.run == this_run()
    assert datetime.now(UTC) - found.since < timedelta(minutes=1)
    lock.release()
    assert names(file.parent) == [file.name]
    lock.release()  # no failure


def test_what_a_colleague_has_is_told_and_left_alone(file):
    leave_lock(file, WANG)
    lock = FileLock(file)
    found = lock.take()
    assert (found.run, found.since) == (WANG, SINCE)
    assert not found.is_quiet(datetime.now(UTC))
    assert not lock.is_held
    lock.refresh()
    lock.release()
    assert holder(file).run == WANG


def test_a_colleague_who_gave_no_sign_of_life_is_quiet_but_not_gone(file):
    leave_lock(file, WANG, quiet_for=3600)
    found = FileLock(file).take()
    assert found.is_quiet(datetime.now(UTC))
    assert not found.is_gone


def test_the_clerk_may_take_over(file):
    leave_lock(file, WANG)
    lock = FileLock(file)
    lock.take()
    lock.take_over()
    assert lock.is_held
    assert holder(file).run == this_run()


def test_what_a_dead_run_on_this_computer_left_is_taken_without_a_word(file):
    leave_lock(file, replace(this_run(), started="before the power cut"))
    assert FileLock(file).take() is None
    assert holder(file).run == this_run()


def test_another_living_run_on_this_computer_has_it(file):
    leave_lock(file, Run(this_run().host, "root", 1, _start_of_first_process()))
    assert FileLock(file).take() is not None


def _start_of_first_process() -> str:
    from govreport_gui.safekeeping.running import _start_of  # noqa: PLC0415

    return _start_of(1) or ""


def test_taking_it_twice_in_one_run(file):
    first, second = FileLock(file), FileLock(file)
    assert first.take() is None
    assert second.take() is None


def test_a_lock_that_was_taken_from_us_is_not_released(file):
    lock = FileLock(file)
    lock.take()
    leave_lock(file, WANG)
    assert lock.refresh().run == WANG
    assert not lock.is_held
    lock.release()
    assert holder(file).run == WANG


def test_a_lock_that_was_taken_from_us_unnoticed_is_not_released(file):
    lock = FileLock(file)
    lock.take()
    leave_lock(file, WANG)
    lock.release()
    assert holder(file).run == WANG


def test_a_lock_that_was_swept_away_is_made_again(file):
    lock = FileLock(file)
    lock.take()
    lock_path(file).unlink()
    assert lock.refresh() is None
    assert holder(file).run == this_run()


OTHER_WINDOW = """
import sys
from pathlib import Path
from govreport_gui.safekeeping.file_lock import FileLock
lock = FileLock(Path(sys.argv[1]))
print(lock.take(), lock.is_held, flush=True)
input()
"""


def test_another_window_has_it_until_it_is_killed(file):
    other = subprocess.Popen(
        [sys.executable, "-c", OTHER_WINDOW, file], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout.readline() == "None True\n"
    found = FileLock(file).take()
    assert found.run.pid == other.pid
    assert found.run.is_here
    other.kill()
    other.communicate()
    assert FileLock(file).take() is None  # what it left is nobody's


def test_a_sign_of_life(file):
    lock = FileLock(file)
    lock.take()
    os.utime(lock_path(file), (0, 0))
    lock.refresh()
    assert not holder(file).is_quiet(datetime.now(UTC))


@pytest.mark.parametrize("raw", [b"", b"\0" * 50, b"[]", b'{"host": "a"}', b"[" * 100_000])
def test_a_damaged_lock_is_somebodys(file, raw):
    lock_path(file).write_bytes(raw)
    found = FileLock(file).take()
    assert found.run is None
    assert not found.is_gone


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC, errno.ENOENT])
def test_where_no_lock_can_be_made_work_goes_on(file, monkeypatch, number):
    def fail(*_, **__):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", fail)
    lock = FileLock(file)
    assert lock.take() is None
    assert not lock.is_held


def test_a_full_stick_takes_no_half_lock(file, monkeypatch):
    def fail(*_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "write", fail)
    lock = FileLock(file)
    assert lock.take() is None
    assert not lock.is_held
    assert names(file.parent) == [file.name]


def test_the_longest_name_of_a_report_has_a_lock(tmp_path):
    file = tmp_path / ("年" * 81 + ".govreport")  # 253 of 255 bytes
    file.touch()
    assert FileLock(file).take() is None
    assert holder(file) is not None


def test_one_lock_however_the_name_is_written(tmp_path):
    assert lock_path(tmp_path / "A.govreport") == lock_path(tmp_path / "a.GOVREPORT")
    assert lock_path(tmp_path / "A.govreport") != lock_path(tmp_path / "B.govreport")


@pytest.mark.skipif(os.name == "nt", reason="links of POSIX")
def test_a_link_and_its_file_have_one_lock(file):
    link = file.with_name("link.govreport")
    link.symlink_to(file)
    FileLock(link).take()
    assert holder(file) is not None


def test_a_lock_given_back_while_we_look(file, monkeypatch):
    leave_lock(file, WANG)
    look = file_lock.holder
    monkeypatch.setattr(file_lock, "holder", lambda file: (lock_path(file).unlink(missing_ok=True), look(file))[1])
    lock = FileLock(file)
    assert lock.take() is None
    assert lock.is_held


def test_who_gives_back_late_takes_nothing_from_who_took_since(tmp_path):
    """Both are done in threads: a file that is left and opened again may be taken before it is given back."""
    file = tmp_path / "青禾镇.govreport"
    first, second = FileLock(file), FileLock(file)
    assert first.take() is None
    assert second.take() is None
    first.release()
    assert holder(file).run == this_run()
    second.release()
    assert holder(file) is None


def test_a_lock_given_back_gives_no_sign_of_life(tmp_path):
    lock = FileLock(tmp_path / "青禾镇.govreport")
    lock.take()
    lock.release()
    assert lock.refresh() is None
    assert holder(lock.file) is None
