"""What opening and saving do to the disk, one after the other: for a thread, so nothing here knows the window.

Saving keeps dated versions (`backups.py`), so that nothing is overwritten that is kept nowhere.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from govreport_gui import project
from govreport_gui.errors import WriteError
from govreport_gui.project import Project
from govreport_gui.safekeeping import backups
from govreport_gui.safekeeping.file_lock import FileLock, Holder
from govreport_gui.safekeeping.safe_write import sweep

# ── Open ──


@dataclass(frozen=True, slots=True)
class Loaded:
    """A project file as it was found."""

    project: Project
    digest: str  # of its content; "" where it could not be read a second time


@dataclass(frozen=True, slots=True)
class Right:
    """Whether a file may be written."""

    lock: FileLock
    holder: Holder | None  # who has the lock instead of us
    protected: str  # why the file cannot be written, as a sentence; "" where it can


def load(path: Path) -> Loaded:
    """Load a project file. ReadError."""
    digest = digest_in(path)  # before it is loaded: what changes in between is noticed at saving
    return Loaded(project.load(path), digest)


def take_right(path: Path, held: FileLock | None) -> Right:
    """Take the lock of a file that is opened; `held` is the one we have."""
    sweep(path.parent)
    lock = _lock_of(path, held)
    return Right(lock, lock.take(), protection_of(path))


def take_over(path: Path, lock: FileLock) -> str:
    """Take the lock of a file whoever has it; return why the file cannot be written all the same, "" where it can."""
    lock.take_over()
    return protection_of(path)


def _lock_of(path: Path, held: FileLock | None) -> FileLock:
    lock = FileLock(path)
    return held if held is not None and held.file == lock.file else lock


def digest_in(path: Path) -> str:
    """Return the hash of what stands in a file; "" where it cannot be read, which loading or saving will tell."""
    content = _content(path)
    return "" if content is None else backups.digest_of(content)


# ── Save ──


@dataclass(frozen=True, slots=True)
class Order:
    """Where a report is to be saved, and what is known about that file."""

    path: Path
    held: FileLock | None  # the lock we have, of this file or of another
    digest: str  # of what the open file holds
    is_version: bool = True  # or no more than a record beside the same report


@dataclass(frozen=True, slots=True)
class Saved:
    """A project file as it was written."""

    lock: FileLock
    digest: str
    remark: str  # what did not go well all the same


def save_file(saved: Project, order: Order) -> Saved:
    """Save a report, with what stood in the file, and what stands there now, kept as versions. WriteError."""
    lock = _taken(order)
    try:
        if order.is_version:
            _keep_old(order)
        data = project.save(saved, order.path)
    except Exception:
        if lock is not order.held:
            lock.release()
        raise
    return Saved(lock, backups.digest_of(data), _keep_new(order, data))


def keep_version(path: Path, kept: Project) -> None:
    """Keep a report as a version of a file. WriteError."""
    backups.keep(path, project.pack(kept))


def _taken(order: Order) -> FileLock:
    """Return the lock of a file to be written, taken if it is another file; WriteError where somebody else has it."""
    lock = _lock_of(order.path, order.held)
    holder = None if lock is order.held else lock.take()
    if holder is not None:
        raise WriteError(f"{who(holder)}正在编辑“{order.path.name}”，不能覆盖它。请换一个文件名保存。")
    return lock


def _keep_old(order: Order) -> None:
    """Keep what is about to be overwritten; what is not ours must be kept, or nothing is overwritten."""
    content = _content(order.path)
    if content is None:
        return
    try:
        backups.keep(order.path, content)
    except WriteError:
        if backups.digest_of(content) != order.digest:
            raise


def _keep_new(order: Order, data: bytes) -> str:
    try:
        if order.is_version:
            backups.keep(order.path, data)
        else:
            backups.renew(order.path, order.digest, data)
    except WriteError as error:
        return f"报告已经保存，但历史版本没有存下：{error}"
    return ""


def _content(path: Path) -> bytes | None:
    """Return what stands in a file; None where it cannot be read."""
    try:
        return path.read_bytes()
    except (OSError, ValueError):
        return None


def who(holder: Holder) -> str:
    """Name who has a lock, for a sentence."""
    if holder.run is None:
        return "另一个人"
    user = holder.run.user or "另一个人"
    return f"{user}在这台电脑的另一个窗口里" if holder.run.is_here else f"{user}（电脑 {holder.run.host}）"


def protection_of(path: Path) -> str:
    """Say why a file cannot be written; "" where it can."""
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return ""
    return f"“{path.name}”或者它所在的文件夹是只读的：可以查看和修改，保存时请另存为一份。"
