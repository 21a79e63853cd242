"""Runs what may take long in a thread of its own and delivers the result in the window's: the window stays awake.

A report is a value, so the thread gets one that nobody changes any more. Most work is done in a moment: that long it
is waited for, so that nothing flickers. What takes longer either comes later (`done`), or is lived through: an event
loop runs until it is there, and whoever asked goes on as if nothing had been.
"""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Signal

MOMENT = 0.04  # seconds that nobody feels
SWITCH = 0.0005  # seconds after which work that is pure Python lets the window have its turn

Result = TypeVar("Result")


class Task(QObject, Generic[Result]):
    """Runs once. The thread is a daemon: what reads from a share that is away does not keep the program from ending."""

    lasts = Signal()  # it takes longer than a moment: say so
    done = Signal()  # once, in the window's thread, also behind a cancel; ask for `result` unless it `was_cancelled`
    _ended = Signal()

    def __init__(self, work: Callable[[], Result], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.was_cancelled = False
        self.has_lasted = False
        self.is_done = False
        self._work = work
        self._results: list[Result] = []
        self._error: Exception | None = None
        self._end = threading.Event()
        self._ended.connect(self._deliver)

    def begin(self) -> None:
        """Begin; it is delivered once control is back in the event loop."""
        sys.setswitchinterval(SWITCH)
        threading.Thread(target=self._run, name="background", daemon=True).start()

    def start(self) -> None:
        """Begin; what is done in a moment is delivered before this returns."""
        self.begin()
        if self._end.wait(MOMENT):
            self._deliver()
        else:
            self.has_lasted = True
            self.lasts.emit()

    def live_through(self) -> None:
        """Let the window live until it is done or cancelled."""
        if self.is_done:
            return
        loop = QEventLoop()
        self.done.connect(loop.quit)
        loop.exec()
        if not self.is_done:  # the program ends
            self.finish()

    def finish(self) -> None:
        """Stop the window until it is done."""
        self._end.wait()
        self._deliver()

    def cancel(self) -> None:
        """Let go of it: it ends by itself, and nobody asks for the result."""
        self.was_cancelled = not self.is_done
        self._deliver()

    @property
    def has_failed(self) -> bool:
        """Whether `result` will raise."""
        return self._error is not None

    def result(self) -> Result:
        """Return what came of it, or raise what went wrong."""
        if self._error is not None:
            raise self._error
        return self._results[0]

    def _run(self) -> None:
        try:
            self._results.append(self._work())
        except Exception as error:  # told by `result`, in the window's own thread
            self._error = error
        self._end.set()
        with contextlib.suppress(RuntimeError):  # the window is gone
            self._ended.emit()

    def _deliver(self) -> None:
        if not self.is_done:
            self.is_done = True
            self.done.emit()


def done(work: Callable[[], Result], parent: QObject) -> Result:
    """Do some work while the window lives on; return its result, or raise what went wrong."""
    task = Task(work, parent)
    task.start()
    task.live_through()
    task.deleteLater()
    return task.result()
