"""Stands between the open report and its file: who may write it, whether somebody else did, what stood in it before.

Opening takes the lock beside the file; where a colleague has it, or the file may only be read, the report opens all the
same and is saved under another name. Saving keeps dated versions (`backups.py`), so that nothing is overwritten that
is kept nowhere.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from govreport_gui import project
from govreport_gui.errors import WriteError
from govreport_gui.gui.document import Document
from govreport_gui.gui.files.moments import moment_text
from govreport_gui.safekeeping import backups
from govreport_gui.safekeeping.file_lock import REFRESH_SECONDS, FileLock, Holder
from govreport_gui.safekeeping.safe_write import sweep


class FileGuard(QObject):
    """Knows the file that the document has open, its lock and what stood in it when we last read or wrote it."""

    changed = Signal()  # `read_only` is another one
    taken = Signal()  # somebody else edits the file from now on: say `read_only`
    said = Signal(str)  # a remark for the status bar

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self.document = document
        self.read_only = ""  # why the file is not written, as a sentence; "" where it may be
        self.is_held_by_other = False  # somebody else edits it; the clerk may decide otherwise
        self._path: Path | None = None
        self._lock: FileLock | None = None
        self._digest = ""  # of the file's content as we know it; "" where we do not
        document.file_changed.connect(self._let_go_of_other)
        self.changed.connect(document.file_changed)  # for whoever shows the title
        self._life = QTimer(self, interval=REFRESH_SECONDS * 1000)
        self._life.timeout.connect(self.refresh)

    # ── Open ──

    def open(self, path: Path) -> None:
        """Open a project file and take its lock; what hinders writing becomes `read_only`. ReadError."""
        content = _content(path)  # before it is loaded: what changes in between is noticed at saving
        self.document.open(path)
        self.release()
        sweep(path.parent)
        lock = FileLock(path)
        holder = lock.take()
        self._begin(path, lock, content)
        self.is_held_by_other = holder is not None
        self.read_only = _held(path, holder) if holder else _protected(path)
        self.changed.emit()

    def take_over(self) -> None:
        """Write the file although somebody else has its lock: the clerk said so."""
        if self._lock is not None:
            self._lock.take_over()
        self.is_held_by_other = False
        self.read_only = _protected(self._path) if self._path else ""
        self.changed.emit()

    def release(self) -> None:
        """Let go of the file: another report is opened, or the window goes."""
        if self._lock is not None:
            self._lock.release()
        self._life.stop()
        self._path, self._lock, self._digest = None, None, ""
        self.is_held_by_other, self.read_only = False, ""

    # ── Save ──

    def changed_outside(self, path: Path) -> bool:
        """Say whether the open file holds something else by now than when it was opened or saved.

        The content is compared, not the time: a copied or merely touched file is no other one.
        """
        if path != self._path or not self._digest:
            return False
        content = _content(path)
        return content is not None and backups.digest_of(content) != self._digest

    def save(self, path: Path) -> None:
        """Save the report in a file, with its lock and with what stood there kept as a version. WriteError."""
        lock = self._lock if path == self._path and self._lock is not None else self._taken(path)
        try:
            self._keep_old(path)
            data = self.document.save(path)
        except WriteError:
            if lock is not self._lock:
                lock.release()
            raise
        if lock is not self._lock:
            self.release()
        self._begin(path, lock, data)
        self.changed.emit()
        self._keep_new(path, data)

    def keep_version(self, path: Path) -> None:
        """Keep the report as it stands in the window as a version of a file. WriteError."""
        self.document.finish_typing()
        backups.keep(path, project.pack(self.document.project))

    def _begin(self, path: Path, lock: FileLock, content: bytes | None) -> None:
        self._path, self._lock = path, lock
        self._digest = "" if content is None else backups.digest_of(content)
        self._life.start()

    def _taken(self, path: Path) -> FileLock:
        """Take the lock of a file to be written; WriteError where somebody else has it."""
        lock = FileLock(path)
        holder = lock.take()
        if holder is not None:
            raise WriteError(f"{_who(holder)}正在编辑“{path.name}”，不能覆盖它。请换一个文件名保存。")
        return lock

    def _keep_old(self, path: Path) -> None:
        """Keep what is about to be overwritten; what is not ours must be kept, or nothing is overwritten."""
        content = _content(path)
        if content is None:
            return
        try:
            backups.keep(path, content)
        except WriteError:
            if backups.digest_of(content) != self._digest:
                raise

    def _keep_new(self, path: Path, data: bytes) -> None:
        try:
            backups.keep(path, data)
        except WriteError as error:
            self.said.emit(f"报告已经保存，但历史版本没有存下：{error}")

    # ── Keep in step ──

    def refresh(self) -> None:
        """Give a sign of life to colleagues; notice if one of them took over."""
        holder = self._lock.refresh() if self._lock else None
        if holder is None or self._path is None:
            return
        self.is_held_by_other = True
        self.read_only = f"{_who(holder)}接手编辑了“{self._path.name}”。您的修改还在窗口里，保存时请另存为一份。"
        self.changed.emit()
        self.taken.emit()

    def _let_go_of_other(self) -> None:
        if self._path is not None and self.document.path != self._path:
            self.release()
            self.changed.emit()


def _content(path: Path) -> bytes | None:
    """Return what stands in a file; None where it cannot be read, which loading or saving will tell."""
    try:
        return path.read_bytes()
    except (OSError, ValueError):
        return None


def _who(holder: Holder) -> str:
    if holder.run is None:
        return "另一个人"
    user = holder.run.user or "另一个人"
    return f"{user}在这台电脑的另一个窗口里" if holder.run.is_here else f"{user}（电脑 {holder.run.host}）"


def _held(path: Path, holder: Holder) -> str:
    """Say who has a file, since when, and what one may do."""
    quiet = holder.is_quiet(datetime.now(UTC))
    seen = f"但从{moment_text(holder.seen)} 起没有动静，可能已经不在用了。" if quiet else ""
    return (
        f"{_who(holder)}从{moment_text(holder.since)} 起正在编辑“{path.name}”。{seen}"
        "现在以只读方式打开：可以查看和修改，保存时请另存为一份。"
    )


def _protected(path: Path) -> str:
    """Say why a file cannot be written; "" where it can."""
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return ""
    return f"“{path.name}”或者它所在的文件夹是只读的：可以查看和修改，保存时请另存为一份。"
