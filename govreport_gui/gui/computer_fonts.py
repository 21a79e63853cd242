"""Which fonts this computer has."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase


def installed() -> frozenset[str]:
    """Return the names of the families."""
    return frozenset(QFontDatabase.families())
