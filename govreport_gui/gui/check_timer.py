"""When the whole check runs: behind every change, but for a very long report not amid a burst of keys."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

QUICK = 0.05  # seconds of work for check and marks that nobody feels at a key
PAUSE = 100  # milliseconds without a change that a report which takes longer is checked after


class CheckTimer(QTimer):
    """Started by every change; many changes in a row make one check."""

    def __init__(self, check: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent, singleShot=True, interval=0)
        self.timeout.connect(check)

    def settle(self) -> None:
        """Check at once if something changed since the last check."""
        if self.isActive():
            self.stop()
            self.timeout.emit()

    @contextmanager
    def running(self) -> Iterator[None]:
        """Take the time of a check with all that follows from it, for the next one to wait accordingly."""
        self.stop()
        began = time.thread_time()
        yield
        self.setInterval(PAUSE if time.thread_time() - began > QUICK else 0)
