"""Run in a process of its own: open a window, print the clock once it has been painted, and leave.

python -m tests.bench.first_paint govreport_gui.app | tests.bench.bare_window
"""

from __future__ import annotations

import importlib
import sys
import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer


class PaintWatch(QObject):
    """Waits for a window's first paint event."""

    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        """Tell the time when control is back in the event loop: by then the children have been painted too."""
        if event.type() == QEvent.Type.Paint:
            window.removeEventFilter(self)
            QTimer.singleShot(0, self, tell_and_quit)
        return False


def tell_and_quit() -> None:
    """Print the clock that all processes of the machine share."""
    print(time.monotonic(), flush=True)
    QCoreApplication.quit()


def main() -> None:
    """Open the window that the named module creates."""
    window = importlib.import_module(sys.argv[1]).create_window()
    watch = PaintWatch(window)
    window.installEventFilter(watch)
    window.show()
    QCoreApplication.exec()


if __name__ == "__main__":
    main()
