"""Writes what is not saved into a recovery copy every few seconds, in a thread: the window never waits for a disk.

A report is a value, so the thread gets one that nobody changes any more.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from govreport_gui.errors import GovReportError
from govreport_gui.gui.document import Document
from govreport_gui.project import Project
from govreport_gui.safekeeping.autosave import RecoveryCopy

PAUSE = 1500  # milliseconds without a change, then it is written
LATEST = 5000  # milliseconds behind the first change, however busily one types
RETRY = 10_000  # milliseconds behind a failure, as of a full disk
PATIENCE = 10  # seconds the way out waits for a slow disk


class Autosave(QObject):
    """Follows the document; its copy is there exactly while something would be lost."""

    written = Signal(object)  # datetime (UTC)
    failed = Signal(str)  # a sentence for the status bar
    _broke = Signal(object)

    def __init__(self, document: Document, name: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self.document = document
        self.copy = RecoveryCopy()
        self._name = name
        self._asked: Project | None = None  # what the copy holds, or will in a moment
        self._held: Project | None = None  # what it holds
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="autosave")  # one job after the other
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._latest = QTimer(self, singleShot=True, interval=LATEST)
        self._pause.timeout.connect(self.write)
        self._latest.timeout.connect(self.write)
        self.failed.connect(lambda: self._pause.start(RETRY))
        self._broke.connect(self._tell_bug)
        document.changed.connect(self._note)
        document.typing_moved.connect(self._note)
        document.file_changed.connect(self._tidy)

    def write(self) -> None:
        """Write what is not saved, if it is not written yet."""
        self._pause.stop()
        self._latest.stop()
        self._tidy()
        project = self.document.unfinished_project()
        if self._is_at_risk(project) and project != self._asked:
            self._asked = project
            job = self._worker.submit(self.copy.write, project, self.document.path, self._name())
            job.add_done_callback(lambda done: self._tell(done, project))

    def write_now(self) -> bool:
        """Write what is not saved and wait for the disk, as at a bug; say whether nothing would be lost now."""
        self.write()
        self.wait()
        project = self.document.unfinished_project()
        return not self._is_at_risk(project) or self._held == project

    def wait(self) -> None:
        """Wait until all that was asked for is done, or a disk is too slow to wait for."""
        with contextlib.suppress(TimeoutError):
            self._worker.submit(lambda: None).result(PATIENCE)

    def finish(self) -> None:
        """Remove the copy: the window goes, and the clerk knows what becomes of the report."""
        self._pause.stop()
        self._latest.stop()
        self._remove()
        self.wait()

    def _note(self) -> None:
        self._pause.start(PAUSE)
        if not self._latest.isActive():
            self._latest.start()

    def _tidy(self) -> None:
        """Remove the copy when nothing would be lost any more: saved, undone, or another report opened."""
        if self._asked is not None and not self._is_at_risk(self.document.unfinished_project()):
            self._remove()

    def _is_at_risk(self, project: Project) -> bool:
        """Say whether a crash would lose this, what stands in an open editor included."""
        return self.document.modified or project is not self.document.project

    def _remove(self) -> None:
        self._asked = self._held = None
        self._worker.submit(self.copy.remove)

    def _tell(self, done: Future[None], project: Project) -> None:
        """Pass on how it went; called in the thread, so by signals only."""
        error = done.exception()
        if error is None:
            self._held = project
            self.written.emit(datetime.now(UTC))
        elif isinstance(error, GovReportError):
            self._asked = None
            self.failed.emit(f"自动保存没有成功：{error}")
        else:
            self._broke.emit(error)

    @staticmethod
    def _tell_bug(error: BaseException) -> None:
        raise error  # in the window's own thread, where bugs are told
