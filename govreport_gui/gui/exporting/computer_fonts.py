"""Which fonts this computer has."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QFontDatabase

from govreport_gui.checks.printing import names_of_font


def installed() -> frozenset[str]:
    """Return the names of the families."""
    return frozenset(QFontDatabase.families())


def missing(fonts: Iterable[str]) -> list[str]:
    """Return which of some fonts are not here under any of their names, each once."""
    here = {name.casefold() for name in installed()}
    return [font for font in dict.fromkeys(fonts) if font and not names_of_font(font) & here]
