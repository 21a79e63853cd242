"""The one way to write a user's file: whole or not at all.

The bytes go to a temporary file in the same folder, are flushed to the disk, and then take the place of the old file in
one step. Nobody else opens a user's file for writing.

What file systems do differently, and what is made of it: a stick with FAT knows no owners and modes, so those are kept
where it goes; some network drives know no fsync; Windows refuses to replace a file that a virus scanner or an indexer
looks at just now, so it is tried a few times.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from govreport_gui.errors import WriteError
from govreport_gui.safekeeping.write_faults import UNTOUCHED, why_not_replaced, why_not_written

_TEMPORARY = re.compile(r"\.govreport-[0-9a-f]{12}\.tmp")
LEFT_OVER_SECONDS = 3600.0  # nobody writes that long: who began to was killed
_NO_FSYNC = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})
_PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4)  # seconds between attempts to replace
_IN_USE_WINDOWS = frozenset({5, 32, 33})  # access denied, sharing violation, lock violation


def safe_write(path: Path, data: bytes) -> None:
    """Write `data` to `path` by a temporary file in the same folder, fsync and replace.

    Raises WriteError, with advice; the old file is then untouched and no temporary file is left.
    """
    target = _target(path)
    temporary = target.with_name(f".govreport-{secrets.token_hex(6)}.tmp")
    try:
        with _told(why_not_written, target):
            _write_through(temporary, data, _status(target))
        with _told(why_not_replaced, target):
            _replace(temporary, target)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    _flush_folder(target.parent)


def sweep(folder: Path) -> None:
    """Remove what a killed program left half written in a folder; others may be writing there, so only what is old."""
    with contextlib.suppress(OSError):
        for file in list(os.scandir(folder)):
            if _TEMPORARY.fullmatch(file.name) and time.time() - file.stat().st_mtime > LEFT_OVER_SECONDS:
                Path(file.path).unlink(missing_ok=True)


@contextmanager
def _told(why: Callable[[OSError, Path], str], target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise WriteError(why(error, target)) from error


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
        raise WriteError(f"“{path.name}”是只读文件，{UNTOUCHED}。请换一个文件名保存，或者先取消它的只读属性。")
    return target


def _status(target: Path) -> os.stat_result | None:
    """Return owner and mode of the file to be replaced; None where there is none yet (the umask decides)."""
    try:
        return target.stat()
    except OSError:
        return None


def _write_through(file: Path, data: bytes, old: os.stat_result | None) -> None:
    """Write a new file down to the disk. What replaces a file is closed to others until it has that file's mode."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(file, flags, 0o600 if old else 0o666)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        if old is not None:
            _take_over(file, old)
        _flush(handle)
    finally:
        os.close(handle)  # network drives say here that they are full


def _take_over(file: Path, old: os.stat_result) -> None:
    """Give a new file the owner, group and mode of the old one, as far as the file system and our rights go."""
    with contextlib.suppress(OSError, AttributeError):  # Windows has no chown
        if (file.stat().st_uid, file.stat().st_gid) != (old.st_uid, old.st_gid):
            os.chown(file, old.st_uid, old.st_gid)
    with contextlib.suppress(OSError):
        file.chmod(stat.S_IMODE(old.st_mode))


def _flush(handle: int) -> None:
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FSYNC:
            raise


def _replace(temporary: Path, target: Path) -> None:
    for pause in _PAUSES:
        try:
            temporary.replace(target)
        except OSError as error:
            if getattr(error, "winerror", None) not in _IN_USE_WINDOWS:
                raise
            time.sleep(pause)
        else:
            return
    temporary.replace(target)


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
