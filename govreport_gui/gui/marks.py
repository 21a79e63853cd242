"""The small pictures that stand for a severity or for how far a page is: told apart by shape and by colour."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QColor, QIcon

from govreport_gui.finding import Severity
from govreport_gui.gui.looks import icons, theme
from govreport_gui.gui.looks.theme import Theme
from govreport_gui.gui.page_state import Mark

SEVERITY_ICONS = {Severity.ERROR: "circle-x", Severity.WARNING: "triangle-alert", Severity.HINT: "info"}
PAGE_ICONS = {
    Mark.EMPTY: "circle",
    Mark.ERROR: "circle-x",
    Mark.STALE: "history",
    Mark.WARNING: "triangle-alert",
    Mark.DONE: "circle-check",
}


def severity_icon(severity: Severity) -> QIcon:
    """Return the picture of a severity in the current theme."""
    return _colored(SEVERITY_ICONS[severity], theme.severity_color(severity).name())


def page_icon(mark: Mark) -> QIcon:
    """Return the picture of a page's mark in the current theme."""
    return _colored(PAGE_ICONS[mark], _page_color(theme.current(), mark))


def _page_color(colors: Theme, mark: Mark) -> str:
    return {
        Mark.EMPTY: colors.faded,
        Mark.ERROR: colors.error,
        Mark.STALE: colors.warning,
        Mark.WARNING: colors.warning,
        Mark.DONE: colors.done,
    }[mark]


@cache
def _colored(name: str, color: str) -> QIcon:
    return icons.icon(name, QColor(color))
