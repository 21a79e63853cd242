from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govreport_gui.errors import WriteError
from govreport_gui.safe_write import safe_write

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


@pytest.mark.parametrize(
    ("step", "number", "says"),
    [
        ("open", errno.EACCES, "没有在文件夹"),
        ("open", errno.EROFS, "磁盘是只读的"),
        ("open", errno.EINVAL, "不能用在文件名里的字符"),
        ("fsync", errno.ENOSPC, "磁盘空间不够"),
        ("fsync", errno.EDQUOT, "磁盘空间不够"),
        ("fsync", errno.EIO, "磁盘出错（错误号 5）"),
        ("chmod", errno.EPERM, "没有在文件夹"),
        ("replace", errno.EACCES, "正被别的程序（例如 Word 或 WPS）打开"),
        ("replace", errno.ENAMETOOLONG, "太长"),
        ("replace", errno.EIO, "磁盘出错（错误号 5）"),
    ],
)
def test_a_fault_at_any_step_leaves_the_old_file_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, old_file: Path, step: str, number: int, says: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os if step == "fsync" else Path, step, fail)
        with pytest.raises(WriteError, match=says) as caught:
            safe_write(old_file, NEW)
    assert str(caught.value).endswith("保存。")
    assert old_file.read_bytes() == OLD
    assert names(old_file.parent) == [old_file.name]


def test_a_cut_off_write_leaves_the_old_file(monkeypatch: pytest.MonkeyPatch, old_file: Path) -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        safe_write(old_file, NEW)
    assert old_file.read_bytes() == OLD
    assert names(old_file.parent) == [old_file.name]


@posix
def test_a_folder_that_cannot_be_flushed_is_no_failure(monkeypatch: pytest.MonkeyPatch, old_file: Path) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EINVAL, "network drive")

    monkeypatch.setattr(os, "open", fail)
    safe_write(old_file, NEW)
    assert old_file.read_bytes() == NEW


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="不存在"):
        safe_write(tmp_path / "没有" / "年报.docx", NEW)


def test_a_file_where_a_folder_should_be(old_file: Path) -> None:
    with pytest.raises(WriteError, match="不存在"):
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
