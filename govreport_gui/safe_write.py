"""The one way to write a user's file: whole or not at all.

The bytes go to a temporary file in the same folder, are flushed to the disk, and then take the place of the old file in
one step. Nobody else opens a user's file for writing.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path

from govreport_gui.errors import WriteError

_UNTOUCHED = "没有写成，原来的文件没有变"
_NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NO_PERMISSION = (errno.EACCES, errno.EPERM)


def safe_write(path: Path, data: bytes) -> None:
    """Write `data` to `path` by a temporary file in the same folder, fsync and replace.

    Raises WriteError, with advice; the old file is then untouched and no temporary file is left.
    """
    target = _target(path)
    temporary = target.with_name(f".govreport-{secrets.token_hex(6)}.tmp")
    try:
        try:
            _write_through(temporary, data, _mode(target))
        except OSError as error:
            raise WriteError(_why_not_written(error, target)) from error
        try:
            temporary.replace(target)
        except OSError as error:
            raise WriteError(_why_not_replaced(error, target)) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    _flush_folder(target.parent)


def _target(path: Path) -> Path:
    """Return the file to write: a link's target, so that the link stays a link. WriteError where it cannot be one."""
    if not path.name or "\0" in str(path):
        raise WriteError("这个文件名不能用，请换一个文件名保存。")
    target = Path(os.path.realpath(path))
    try:
        mode = target.stat().st_mode
    except OSError:  # not there yet, or not to be looked at: writing will tell
        return target
    if stat.S_ISDIR(mode):
        raise WriteError(f"“{path.name}”是一个文件夹，不能当作文件来写，请换一个文件名保存。")
    if not stat.S_ISREG(mode):
        raise WriteError(f"“{path.name}”不是普通文件，请换一个文件名保存。")
    if not os.access(target, os.W_OK):  # replacing would override what somebody protected on purpose
        raise WriteError(f"“{path.name}”是只读文件，{_UNTOUCHED}。请换一个文件名保存，或者先取消它的只读属性。")
    return target


def _mode(target: Path) -> int | None:
    """Return the permission bits of the file to be replaced; None where there is none yet (the umask decides)."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except OSError:
        return None


def _write_through(file: Path, data: bytes, mode: int | None) -> None:
    with file.open("xb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    if mode is not None:
        file.chmod(mode)


def _flush_folder(folder: Path) -> None:
    """Make the new name last through a power cut. The file is written whatever comes of it, so no failure counts."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _why_not_written(error: OSError, target: Path) -> str:
    folder = target.parent
    if error.errno in _NO_SPACE:
        return f"磁盘空间不够，“{target.name}”{_UNTOUCHED}。请清理磁盘，或者换一个位置保存。"
    if error.errno in _NO_PERMISSION:
        return f"没有在文件夹“{folder}”里写文件的权限，请换一个位置保存。"
    if error.errno == errno.EROFS:
        return f"文件夹“{folder}”所在的磁盘是只读的，请换一个位置保存。"
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return f"文件夹“{folder}”不存在，请换一个位置保存。"
    return _any_other(error, target)


def _why_not_replaced(error: OSError, target: Path) -> str:
    if error.errno in _NO_PERMISSION:  # Windows refuses while another program holds the file
        return f"“{target.name}”正被别的程序（例如 Word 或 WPS）打开，{_UNTOUCHED}。请先关闭它，或者换一个文件名保存。"
    return _any_other(error, target)


def _any_other(error: OSError, target: Path) -> str:
    if error.errno == errno.ENAMETOOLONG:
        return f"文件名“{target.name[:20]}……”太长，请换一个短一些的文件名保存。"
    if error.errno == errno.EINVAL:
        return f"“{target.name}”含有不能用在文件名里的字符，请换一个文件名保存。"
    return f"写“{target.name}”时磁盘出错（错误号 {error.errno}），{_UNTOUCHED}。请换一个位置保存。"
