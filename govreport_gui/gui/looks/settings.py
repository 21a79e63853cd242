"""What the window remembers from one run to the next, in one file of the user's own folder."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings

from govreport_gui import paths

FILE_NAME = "window.ini"


def settings() -> QSettings:
    """Return the settings; QSettings shares one file between all that are open."""
    return QSettings(str(paths.user_settings() / FILE_NAME), QSettings.Format.IniFormat)


def text(key: str) -> str:
    """Return a remembered text, "" if there is none."""
    return str(settings().value(key, ""))


def state(key: str) -> QByteArray:
    """Return what a widget's saveState gave, empty if there is none."""
    value = settings().value(key)
    return value if isinstance(value, QByteArray) else QByteArray()


def flag(key: str, default: bool) -> bool:
    """Return a remembered yes or no."""
    return bool(settings().value(key, default, type=bool))


def keep(key: str, value: object) -> None:
    """Remember a value."""
    settings().setValue(key, value)
