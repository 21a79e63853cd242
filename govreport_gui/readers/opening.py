"""Is this a file one can read at all? Asked before any reader opens it: a pipe would wait for ever."""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from govreport_gui.errors import ReadError

_SHOWN_LENGTH = 60


def shown_name(path: Path) -> str:
    """Return a file's name fit to stand in a sentence: no line feeds, no direction marks, not endless."""
    name = "".join(char for char in path.name if unicodedata.category(char) not in ("Cc", "Cf", "Cs"))
    if len(name) <= _SHOWN_LENGTH:
        return name
    return f"{name[: _SHOWN_LENGTH // 2]}…{name[-_SHOWN_LENGTH // 2 :]}"


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Turn whatever the system says about a file, now or later while it is read, into a ReadError."""
    try:
        yield
    except OSError as error:
        raise ReadError(_sentence(shown_name(path), error)) from error


def require_readable(path: Path) -> None:
    """Raise ReadError where the path is no regular file with something in it, or may not be read."""
    with told_plainly(path):
        _require_regular(path.stat(), shown_name(path))
        path.open("rb").close()


def _require_regular(status: os.stat_result, name: str) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise ReadError(f"“{name}”是一个文件夹。请选择文件夹里的文件。")
    if not stat.S_ISREG(status.st_mode):
        raise ReadError(f"“{name}”不是普通文件，无法读取。请选择磁盘上的报告文件。")
    if status.st_size == 0:
        raise ReadError(f"“{name}”是空文件（0 字节）。请重新获取这个文件后再导入。")


def _sentence(name: str, error: OSError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"找不到“{name}”。它可能已被移动、改名或删除，请重新选择文件。"
    if isinstance(error, PermissionError):
        return f"没有权限读取“{name}”，或它正被别的程序占用。请关闭打开它的程序，或把它复制到自己的文件夹后再试。"
    if error.errno == errno.ELOOP:
        return f"“{name}”是一个指向自己的链接。请选择原来的文件。"
    if error.errno == errno.ENAMETOOLONG:
        return f"“{name}”的文件名太长。请把文件改成短一些的名字后再试。"
    return f"读取“{name}”时磁盘出错。请检查磁盘或 U 盘，把文件复制到本机后再试。"
