"""A heart that beats in the window's event loop, and what happens around it: dialogs are closed, disks are slow."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog

BEAT = 2  # milliseconds
LOOK = 20  # milliseconds between two looks at how far things are
QUIET = 0.4  # seconds in which nothing more happens: then an operation is over
LONGEST = 60.0  # seconds that an operation may take


@dataclass(frozen=True, slots=True)
class Hold:
    """How long the event loop did not come round, and how long the window's thread itself worked in that time."""

    milliseconds: float = 0.0
    worked: float = 0.0  # milliseconds; the rest was spent by other programs, or waiting


class Heart:
    """Knows the longest time between two beats."""

    def __init__(self) -> None:
        self.longest = Hold()
        self._timer = QTimer(interval=BEAT, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._last = self._now()

    @contextmanager
    def beating(self) -> Iterator[None]:
        """Beat from nought."""
        self.longest, self._last = Hold(), self._now()
        self._timer.start()
        yield
        self._timer.stop()

    def _beat(self) -> None:
        now = self._now()
        hold = Hold(*((new - old) * 1000 for new, old in zip(now, self._last, strict=True)))
        self.longest, self._last = max(self.longest, hold, key=lambda one: one.milliseconds), now

    @staticmethod
    def _now() -> tuple[float, float]:
        return time.perf_counter(), time.thread_time()


def settle(is_over: Callable[[], bool] = lambda: True) -> None:
    """Let the event loop run until something is over and a while has passed."""
    loop, latest, quiet_from = QEventLoop(), time.monotonic() + LONGEST, [0.0]

    def look() -> None:
        now = time.monotonic()
        if not is_over() and now < latest:
            quiet_from[0] = 0.0
        elif not quiet_from[0]:
            quiet_from[0] = now
        elif now > quiet_from[0] + QUIET:
            loop.quit()

    with _looking(look):
        loop.exec()


@contextmanager
def dialogs_closed(is_over: Callable[[], bool]) -> Iterator[None]:
    """Close each dialog when it has been seen for a while and its work is over."""
    seen: dict[QObject, float] = {}

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            since = seen.setdefault(dialog, time.monotonic())
            if time.monotonic() > since + QUIET and is_over():
                dialog.reject()

    with _looking(look):
        yield


@contextmanager
def _looking(look: Callable[[], None]) -> Iterator[None]:
    timer = QTimer(interval=LOOK)
    timer.timeout.connect(look)
    timer.start()
    yield
    timer.stop()


@contextmanager
def disk_taking(seconds: float) -> Iterator[None]:
    """Let every flush of a file take so long, as on a slow stick or share."""
    flush = os.fsync

    def slow(fd: Any) -> None:
        time.sleep(seconds)
        flush(fd)

    os.fsync = slow
    try:
        yield
    finally:
        os.fsync = flush
