"""Python's garbage is collected in the window's thread, while nothing else is to be done.

WORKAROUND: Python collects in whichever thread happens to ask for memory, and destroys widgets that lie in cycles
there, which Qt does not survive. calibre collects this way, too. It also keeps the pauses away from the keys.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL = 500  # milliseconds


class GarbageCollector(QObject):
    """Takes Python's place in collecting as long as it lives."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=INTERVAL)
        self._timer.timeout.connect(collect_when_due)
        self._timer.start()

    def stop(self) -> None:
        """Leave collecting to Python again."""
        self._timer.stop()
        gc.enable()


def collect_when_due() -> None:
    """Collect the oldest generation that Python would have collected by now, with the younger ones."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    due = [k for k, (count, most) in enumerate(zip(counts, thresholds, strict=True)) if most and count > most]
    if due:
        gc.collect(due[-1])
