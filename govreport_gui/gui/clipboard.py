"""Cut, copy and paste from the menu: they go to whatever has the focus, if it can do them."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication


def cut() -> None:
    """Cut in the grid or text that has the focus."""
    _ask_focus("cut")


def copy() -> None:
    """Copy from the grid or text that has the focus."""
    _ask_focus("copy")


def paste() -> None:
    """Paste into the grid or text that has the focus."""
    _ask_focus("paste")


def select_all() -> None:
    """Select everything in the grid or text that has the focus."""
    _ask_focus("selectAll")


def _ask_focus(method: str) -> None:
    ability = getattr(QApplication.focusWidget(), method, None)
    if callable(ability):
        ability()
