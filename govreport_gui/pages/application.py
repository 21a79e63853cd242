"""Qt where there is no window: fonts need a QGuiApplication, and it must not ask for a display."""

from __future__ import annotations

import sys
from functools import cache

from PySide6.QtGui import QGuiApplication

_WITHOUT_DISPLAY = ["-platform", "offscreen"]


def need_application() -> None:
    """Make a QGuiApplication that needs no display, unless there is one."""
    if QGuiApplication.instance() is None:
        _application()


@cache  # Qt does not keep it, and drawing without it ends the process
def _application() -> QGuiApplication:
    """Windows and macOS always have a display, and know their fonts best by their own plug-in."""
    plug_in = [] if sys.platform in ("win32", "darwin") else _WITHOUT_DISPLAY
    return QGuiApplication(["govreport", *plug_in])
