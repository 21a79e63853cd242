from __future__ import annotations

import errno
import os
import shutil
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govreport_gui.errors import WriteError
from govreport_gui.safekeeping.safe_write import safe_write, sweep
from tests.faults import Faults, calls_of

ROOT = Path(__file__).resolve().parents[2]

OLD, NEW = b"old", b"new"
posix = pytest.mark.skipif(os.name == "nt", reason="permission bits and links of POSIX")


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    file = tmp_path / "年报.docx"
    file.write_bytes(OLD)
    return file


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@given(data=st.binary(max_size=2000))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_writes_what_it_is_given(tmp_path: Path, data: bytes) -> None:
    safe_write(tmp_path / "年报.docx", data)
    assert (tmp_path / "年报.docx").read_bytes() == data
    assert names(tmp_path) == ["年报.docx"]


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_keeps_the_permission_bits(old_file: Path, mode: int) -> None:
    old_file.chmod(mode)
    safe_write(old_file, NEW)
    assert stat.S_IMODE(old_file.stat().st_mode) == mode


@posix
def test_a_new_file_follows_the_umask(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    safe_write(tmp_path / "safe", NEW)
    assert (tmp_path / "safe").stat().st_mode == plain.stat().st_mode


@posix
def test_a_link_stays_a_link(old_file: Path) -> None:
    link = old_file.with_name("link.docx")
    link.symlink_to(old_file)
    safe_write(link, NEW)
    assert link.is_symlink()
    assert old_file.read_bytes() == NEW


# ── Every call of the system fails in turn ──

NAMES = ("EIO", "ENOSPC", "EACCES", "ENOENT", "EROFS", "ENODEV", "EINTR", "ENAMETOOLONG")
# A failure of these does not matter: owner and mode are kept where it goes, and behind the replacing all is done.
MAY_FAIL = {"chmod", "chown", "lstat", "unlink"}


def call_numbers(folder: Path) -> range:
    """Return the numbers of all calls that one replacement of a file makes."""
    file = folder / "trial"
    file.write_bytes(OLD)
    calls = calls_of(lambda: safe_write(file, NEW))
    file.unlink()
    assert {"open", "write", "fsync", "close", "chmod", "replace", "unlink"} <= set(calls)
    return range(len(calls))


@pytest.mark.parametrize("name_of_error", NAMES)
def test_whatever_call_fails_there_is_the_old_file_or_the_new_one(old_file: Path, name_of_error: str) -> None:
    number = getattr(errno, name_of_error)
    for place in call_numbers(old_file.parent):
        old_file.write_bytes(OLD)
        told = ""
        with Faults(place, number).in_place() as faults:
            try:
                safe_write(old_file, NEW)
            except WriteError as error:
                told = str(error)
        case = (place, faults.struck, told)
        assert faults.struck, case
        assert old_file.read_bytes() == (OLD if told else NEW), case
        assert not told or ("请" in told and told.endswith("。")), case
        left = [name for name in names(old_file.parent) if name != old_file.name]
        assert left == [] or faults.struck == "unlink", case
        for name in left:
            (old_file.parent / name).unlink()


def test_which_failures_are_told(old_file: Path) -> None:
    told = set()
    for place in call_numbers(old_file.parent):
        with Faults(place, errno.EIO).in_place() as faults:
            try:
                safe_write(old_file, NEW)
            except WriteError:
                told.add(faults.struck)
    assert told >= {"open", "write", "fsync", "close", "replace"}
    assert told & MAY_FAIL == set()


def test_a_disk_that_takes_little_at_a_time(monkeypatch: pytest.MonkeyPatch, old_file: Path) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, bytes(data[:7])))
    safe_write(old_file, NEW * 100)
    assert old_file.read_bytes() == NEW * 100


@pytest.mark.parametrize(
    ("step", "number", "says"),
    [
        ("open", errno.EACCES, "没有在文件夹"),
        ("open", errno.EROFS, "磁盘是只读的"),
        ("open", errno.EINVAL, "不能用在文件名里的字符"),
        ("open", errno.ENAMETOOLONG, "路径太长"),
        ("write", errno.ENOSPC, "磁盘空间不够"),
        ("write", errno.ENODEV, "U盘可能已经拔出"),
        ("fsync", errno.ENOSPC, "磁盘空间不够"),
        ("fsync", errno.EDQUOT, "磁盘空间不够"),
        ("fsync", errno.EIO, "磁盘出错（错误号 5）"),
        ("replace", errno.EACCES, "正被别的程序（例如 Word 或 WPS）打开"),
        ("replace", errno.ENOENT, "U盘可能已经拔出"),
        ("replace", errno.EIO, "磁盘出错（错误号 5）"),
    ],
)
def test_the_words_for_a_fault(
    monkeypatch: pytest.MonkeyPatch, old_file: Path, step: str, number: int, says: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, step, fail)
        with pytest.raises(WriteError, match=says):
            safe_write(old_file, NEW)
    assert old_file.read_bytes() == OLD


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP, errno.ENOSYS])
def test_a_network_drive_without_fsync(monkeypatch: pytest.MonkeyPatch, old_file: Path, number: int) -> None:
    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    safe_write(old_file, NEW)
    assert old_file.read_bytes() == NEW


@posix
def test_a_stick_without_modes_and_owners(monkeypatch: pytest.MonkeyPatch, old_file: Path) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "FAT")

    for name in ("chmod", "chown"):
        monkeypatch.setattr(os, name, fail)
    safe_write(old_file, NEW)
    assert old_file.read_bytes() == NEW


def windows_error(number: int) -> OSError:
    error = PermissionError(errno.EACCES, "in use")
    error.winerror = number
    return error


@pytest.mark.parametrize(("times", "written"), [(3, True), (99, False)])
def test_windows_is_asked_again_while_a_scanner_holds_the_file(
    monkeypatch: pytest.MonkeyPatch, old_file: Path, times: int, written: bool
) -> None:
    replace, asked, slept = os.replace, [], []

    def busy(*arguments: object) -> None:
        asked.append(arguments)
        if len(asked) <= times:
            raise windows_error(32)
        replace(*arguments)

    monkeypatch.setattr(os, "replace", busy)
    monkeypatch.setattr("govreport_gui.safekeeping.safe_write.time.sleep", slept.append)
    if written:
        safe_write(old_file, NEW)
    else:
        with pytest.raises(WriteError, match="请先关闭它"):
            safe_write(old_file, NEW)
    assert old_file.read_bytes() == (NEW if written else OLD)
    assert len(slept) == min(times, 5)
    assert names(old_file.parent) == [old_file.name]


# ── Real full disks, folders without rights, folders that are gone ──

LIMITED = """
import resource, signal, sys
from pathlib import Path
from govreport_gui.errors import WriteError
from govreport_gui.safekeeping.safe_write import safe_write
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    safe_write(Path(sys.argv[1]), b"x" * 5000)
except WriteError as error:
    sys.stdout.buffer.write(str(error).encode())
"""


@posix
def test_a_file_that_may_not_grow_as_large(old_file: Path) -> None:
    done = subprocess.run([sys.executable, "-c", LIMITED, old_file], capture_output=True, check=True, cwd=ROOT)
    assert done.stdout.decode().startswith("磁盘空间不够")
    assert old_file.read_bytes() == OLD
    assert names(old_file.parent) == [old_file.name]


def test_a_full_disk(small_disk: Path) -> None:
    file = small_disk / "年报.govreport"
    safe_write(file, OLD * 10_000)
    for _attempt in range(3):
        with pytest.raises(WriteError, match="磁盘空间不够"):
            safe_write(file, NEW * 90_000)
        assert file.read_bytes() == OLD * 10_000
        assert names(small_disk) == [file.name]
    safe_write(file, NEW)  # and with room again it goes on
    assert file.read_bytes() == NEW


def test_a_stick_that_is_pulled_out(small_disk: Path) -> None:
    folder = small_disk / "报告"
    folder.mkdir()
    safe_write(folder / "年报.govreport", OLD)
    subprocess.run(["umount", "--lazy", small_disk], check=True)
    try:
        with pytest.raises(WriteError, match="U盘可能已经拔出"):
            safe_write(folder / "年报.govreport", NEW)
    finally:
        subprocess.run(["mount", "-t", "tmpfs", "tmpfs", small_disk], check=True)  # for the fixture to unmount


@posix
def test_a_folder_one_may_only_read(old_file: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    old_file.parent.chmod(0o555)
    try:
        with pytest.raises(WriteError, match="没有在文件夹"):
            safe_write(old_file, NEW)
    finally:
        old_file.parent.chmod(0o755)
    assert old_file.read_bytes() == OLD


@posix
def test_a_disk_one_may_only_read(small_disk: Path) -> None:
    file = small_disk / "年报.govreport"
    safe_write(file, OLD)
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with pytest.raises(WriteError, match="只读"):
        safe_write(file, NEW)
    with pytest.raises(WriteError, match="磁盘是只读的"):
        safe_write(small_disk / "新.govreport", NEW)
    assert file.read_bytes() == OLD


@posix
def test_a_folder_that_was_removed(old_file: Path) -> None:
    shutil.rmtree(old_file.parent)
    with pytest.raises(WriteError, match="找不到文件夹"):
        safe_write(old_file, NEW)


@posix
def test_what_replaces_a_closed_file_is_never_open_to_others(monkeypatch: pytest.MonkeyPatch, old_file: Path) -> None:
    old_file.chmod(0o600)
    modes, write = [], os.write

    def watched(handle: int, data: bytes) -> int:
        modes.append(os.fstat(handle).st_mode & 0o777)
        return write(handle, data)

    monkeypatch.setattr(os, "write", watched)
    safe_write(old_file, NEW)
    assert modes == [0o600]
    assert stat.S_IMODE(old_file.stat().st_mode) == 0o600


@posix
def test_the_new_name_goes_down_to_the_disk_as_the_bytes_do(old_file: Path) -> None:
    calls = calls_of(lambda: safe_write(old_file, NEW))
    replaced = calls.index("replace")
    assert calls[:replaced].count("fsync") == calls[replaced:].count("fsync") == 1


def test_what_a_killed_program_left_is_swept_away(tmp_path: Path) -> None:
    ages = {".govreport-0123456789ab.tmp": 7200, ".govreport-ba9876543210.tmp": 60, "年报.tmp": 7200}
    for name, age in ages.items():
        (tmp_path / name).write_bytes(OLD)
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    sweep(tmp_path)
    assert names(tmp_path) == sorted([".govreport-ba9876543210.tmp", "年报.tmp"])
    sweep(tmp_path / "没有")  # no failure


# ── Odd names and files ──


def test_a_cut_off_write_leaves_the_old_file(monkeypatch: pytest.MonkeyPatch, old_file: Path) -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        safe_write(old_file, NEW)
    assert old_file.read_bytes() == OLD
    assert names(old_file.parent) == [old_file.name]


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="找不到文件夹"):
        safe_write(tmp_path / "没有" / "年报.docx", NEW)


def test_a_file_where_a_folder_should_be(old_file: Path) -> None:
    with pytest.raises(WriteError, match="找不到文件夹"):
        safe_write(old_file / "年报.docx", NEW)


def test_a_folder_of_that_name(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="是一个文件夹"):
        safe_write(tmp_path, NEW)
    assert names(tmp_path) == []


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="太长"):
        safe_write(tmp_path / ("年" * 200 + ".docx"), NEW)
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", ["", "年\0报.docx"])
def test_a_name_that_is_none(name: str) -> None:
    with pytest.raises(WriteError, match="文件名不能用"):
        safe_write(Path(name), NEW)


@posix
def test_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(WriteError, match="不是普通文件"):
        safe_write(tmp_path / "pipe", NEW)


def test_a_protected_file_is_not_overridden(monkeypatch: pytest.MonkeyPatch, old_file: Path) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # the tests may run as root, who may write everything
    with pytest.raises(WriteError, match="只读"):
        safe_write(old_file, NEW)
    assert old_file.read_bytes() == OLD
