"""Runs what may take long in a thread of its own and delivers the result in the window's: the window stays awake.

A report is a value, so the thread gets one that nobody changes any more. Most work is done in a moment: that long it
is waited for, so that nothing flickers. What takes longer either comes later (`on_done`), or is lived through: an event
loop runs until it is there, and whoever asked goes on as if nothing had been.
"""

from __future__ import annotations

import atexit
import os
import sys
import threading
from collections.abc import Callable
from typing import Any, ClassVar, Generic, TypeVar

import shiboken6
from PySide6.QtCore import QEventLoop, QObject, QThread

MOMENT = 0.04  # seconds that nobody feels
PATIENCE = 5000  # milliseconds that the end of the program waits for work nobody asks for any more
SWITCH = 0.0005  # seconds after which work that is pure Python lets the window have its turn

Result = TypeVar("Result")


class Task(Generic[Result]):
    """Runs once, for an owner: when that is gone, nothing is delivered any more."""

    def __init__(
        self,
        work: Callable[[], Result],
        owner: QObject,
        on_done: Callable[[Task[Result]], object] | None = None,
        on_lasts: Callable[[], object] | None = None,
    ) -> None:
        """`on_done` is called once, in the window's thread, also for a cancel; `on_lasts` where it takes its time."""
        self.was_cancelled = False
        self.has_lasted = False
        self.is_done = False
        self._work = work
        self._owner = owner
        self._on_done = on_done
        self._on_lasts = on_lasts
        self._loops: list[QEventLoop] = []
        self._results: list[Result] = []
        self._error: Exception | None = None
        self._end = threading.Event()

    def begin(self) -> None:
        """Begin; it is delivered once control is back in the event loop."""
        sys.setswitchinterval(SWITCH)
        _Thread(self).start()

    def start(self) -> None:
        """Begin; what is done in a moment is delivered before this returns."""
        self.begin()
        if MOMENT and self._end.wait(MOMENT):
            self.deliver()
            return
        self.has_lasted = True
        if self._on_lasts is not None:
            self._on_lasts()

    def live_through(self) -> None:
        """Let the window live until it is done or cancelled."""
        if self.is_done:
            return
        self._loops.append(QEventLoop())
        self._loops[-1].exec()
        if not self.is_done:  # the program ends
            self.finish()

    def finish(self) -> None:
        """Stop the window until it is done."""
        self._end.wait()
        self.deliver()

    def cancel(self) -> None:
        """Let go of it: it ends by itself, and nobody asks for the result."""
        self.was_cancelled = not self.is_done
        self.deliver()

    @property
    def has_failed(self) -> bool:
        """Whether `result` will raise."""
        return self._error is not None

    def result(self) -> Result:
        """Return what came of it, or raise what went wrong."""
        if self._error is not None:
            raise self._error
        return self._results[0]

    def deliver(self) -> None:
        """Say that it is done, once."""
        if self.is_done:
            return
        self.is_done = True
        if self._on_done is not None and shiboken6.isValid(self._owner):
            self._on_done(self)
        for loop in self._loops:
            loop.quit()

    def run(self) -> None:
        """Do the work; called in the thread."""
        try:
            self._results.append(self._work())
        except Exception as error:  # told by `result`, in the window's own thread
            self._error = error
        self._end.set()


class _Thread(QThread):
    """Does the work of a task. It stays until it has ended: the task, and the window, may be gone by then."""

    running: ClassVar[set[_Thread]] = set()

    def __init__(self, task: Task[Any]) -> None:
        super().__init__()
        self._task = task
        self.running.add(self)
        self.finished.connect(self._end)

    def run(self) -> None:
        """Do the work."""
        self._task.run()

    def _end(self) -> None:
        """Deliver the result, in the window's thread."""
        self.running.discard(self)
        self.wait()
        self._task.deliver()
        self.deleteLater()


@atexit.register
def leave() -> None:
    """Let what still runs come to its end, when the program does.

    WORKAROUND: Qt aborts where a thread outlives it, and one that reads from a share that is away cannot be stopped.
    What is saved is saved by then: the window waits for that.
    """
    for thread in list(_Thread.running):
        if not thread.wait(PATIENCE):
            for stream in filter(None, (sys.stdout, sys.stderr)):  # a window of Windows has none
                stream.flush()
            os._exit(0)


def at_once(work: Callable[[], Result], otherwise: Result) -> Result:
    """Return what some work comes to if it is done in a moment; else go on with something else, and forget it."""
    task = Task(work, QObject())
    task.start()
    return task.result() if task.is_done else otherwise


def done(work: Callable[[], Result], owner: QObject, lasts: Callable[[bool], object] = bool) -> Result:
    """Do some work while the window lives on; return its result, or raise what went wrong.

    `lasts` is called with True when it takes longer than a moment, and then with False when it is done.
    """
    task = Task(work, owner, on_lasts=lambda: lasts(True))
    task.start()
    task.live_through()
    if task.has_lasted:
        lasts(False)
    return task.result()
