"""Stands between the open report and its file: who may write it, whether somebody else did, what stood in it before.

Opening takes the lock beside the file; where a colleague has it, or the file may only be read, the report opens all the
same and is saved under another name. What touches the disk (`file_work.py`) is done in a thread: sticks and shares are
slow, and the clerk types on.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from govreport_gui.gui import background
from govreport_gui.gui.background import Task
from govreport_gui.gui.document import Document
from govreport_gui.gui.files import file_work
from govreport_gui.gui.files.file_work import Loaded, Order, Saved, who
from govreport_gui.gui.files.moments import moment_text
from govreport_gui.safekeeping.file_lock import REFRESH_SECONDS, FileLock, Holder


class FileGuard(QObject):
    """Knows the file that the document has open, its lock and what stood in it when we last read or wrote it."""

    changed = Signal()  # `read_only` is another one
    taken = Signal()  # somebody else edits the file from now on: say `read_only`
    said = Signal(str)  # a remark for the status bar
    opening_changed = Signal(str)  # name of a file that takes long to open, "" when it is done
    working = Signal(str)  # what takes long at the moment, "" when it is done

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self.document = document
        self.read_only = ""  # why the file is not written, as a sentence; "" where it may be
        self.is_held_by_other = False  # somebody else edits it; the clerk may decide otherwise
        self._path: Path | None = None
        self._lock: FileLock | None = None
        self._digest = ""  # of the file's content as we know it; "" where we do not
        self._opening: Task[Loaded] | None = None
        self._saving: Task[Saved] | None = None
        self._refreshing: Task[Holder | None] | None = None
        document.file_changed.connect(self._let_go_of_other)
        document.saving_awaited.connect(self.finish_saving)
        document.saving_ends.connect(self._finish_at_once)
        self.changed.connect(document.file_changed)  # for whoever shows the title
        self._life = QTimer(self, interval=REFRESH_SECONDS * 1000)
        self._life.timeout.connect(self.refresh)

    # ── Open ──

    def load(self, path: Path) -> Loaded | None:
        """Load a project file; None where that was cancelled. ReadError."""
        say = partial(self.opening_changed.emit, path.name)
        self._opening = task = Task(partial(file_work.load, path), self, self._end_opening, say)
        task.start()
        task.live_through()
        return None if task.was_cancelled else task.result()

    def _end_opening(self, task: Task[Loaded]) -> None:
        self._opening = None
        if task.has_lasted:
            self.opening_changed.emit("")

    def show(self, path: Path, loaded: Loaded) -> None:
        """Open what was loaded, and take its lock; what hinders writing becomes `read_only`."""
        right = background.done(partial(file_work.take_right, path, self._lock), self)
        if right.lock is self._lock:  # the same file, perhaps by another name
            self._path = path
        self.document.open_loaded(loaded.project, path)
        if right.lock is not self._lock:
            self.release()
        self._begin(path, right.lock, loaded.digest)
        self.is_held_by_other = right.holder is not None
        self.read_only = _held(path, right.holder) if right.holder else right.protected
        self.changed.emit()

    def cancel_opening(self) -> None:
        """Let go of the file that is being opened, if there is one."""
        if self._opening is not None:
            self._opening.cancel()

    def take_over(self) -> None:
        """Write the file although somebody else has its lock: the clerk said so."""
        path, lock = self._path, self._lock
        if path is None or lock is None:
            return
        protected = background.done(partial(file_work.take_over, path, lock), self)
        if lock is not self._lock:  # another report was opened meanwhile
            Task(lock.release, self).start()
            return
        self.is_held_by_other, self.read_only = False, protected
        self.changed.emit()

    def release(self) -> None:
        """Let go of the file: another report is opened, or the window goes. A share that is away holds nothing up."""
        if self._lock is not None:
            Task(self._lock.release, self).start()
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
        now = background.done(partial(file_work.digest_in, path), self)
        return bool(now) and now != self._digest

    def save(self, path: Path, is_version: bool = True) -> None:
        """Save the report in a file, with its lock and with what stood there kept as a version. WriteError.

        The clerk may go on typing meanwhile: what is saved is the report as it was when this was asked for. What is no
        version of its own takes the place of the one it continues.
        """
        order = Order(path, self._lock, self._digest, is_version)
        work = partial(file_work.save_file, self.document.begin_saving(), order)
        say = partial(self.working.emit, "正在保存…")
        self._saving = task = Task(work, self, partial(self._end_saving, order), say)
        task.start()
        task.live_through()
        task.result()

    def _end_saving(self, order: Order, task: Task[Saved]) -> None:
        self._saving = None
        if task.has_lasted:
            self.working.emit("")
        if task.has_failed:  # `save` tells
            self.document.end_saving(None)
            return
        saved = task.result()
        self.document.end_saving(order.path)
        if saved.lock is not self._lock:
            self.release()
        self._begin(order.path, saved.lock, saved.digest)
        self.changed.emit()
        if saved.remark:
            self.said.emit(saved.remark)

    @property
    def is_saving(self) -> bool:
        """Whether a save is under way."""
        return self._saving is not None

    def finish_saving(self) -> bool:
        """Live through a save that is still under way; say whether it, or none, went well."""
        if self._saving is None:
            return True
        task = self._saving
        task.live_through()
        return not task.has_failed

    def _finish_at_once(self) -> None:
        """Come to the end of a save: another report takes the place of the one being saved."""
        if self._saving is not None:
            self._saving.finish()

    def keep_version(self, path: Path) -> None:
        """Keep the report as it stands in the window as a version of a file. WriteError."""
        self.document.finish_typing()
        background.done(partial(file_work.keep_version, path, self.document.project), self)

    def _begin(self, path: Path, lock: FileLock, digest: str) -> None:
        self._path, self._lock, self._digest = path, lock, digest
        self._life.start()

    # ── Keep in step ──

    def refresh(self) -> None:
        """Give a sign of life to colleagues; notice if one of them took over."""
        if self._lock is not None and (self._refreshing is None or self._refreshing.is_done):
            self._refreshing = Task(self._lock.refresh, self, self._note_taken)
            self._refreshing.start()

    def _note_taken(self, task: Task[Holder | None]) -> None:
        holder = task.result()
        if holder is None or self._path is None:
            return
        self.is_held_by_other = True
        self.read_only = f"{who(holder)}接手编辑了“{self._path.name}”。您的修改还在窗口里，保存时请另存为一份。"
        self.changed.emit()
        self.taken.emit()

    def _let_go_of_other(self) -> None:
        if self._path is not None and self.document.path != self._path:
            self.release()
            self.changed.emit()


def _held(path: Path, holder: Holder) -> str:
    """Say who has a file, since when, and what one may do."""
    quiet = holder.is_quiet(datetime.now(UTC))
    seen = f"但从{moment_text(holder.seen)} 起没有动静，可能已经不在用了。" if quiet else ""
    return (
        f"{who(holder)}从{moment_text(holder.since)} 起正在编辑“{path.name}”。{seen}"
        "现在以只读方式打开：可以查看和修改，保存时请另存为一份。"
    )
