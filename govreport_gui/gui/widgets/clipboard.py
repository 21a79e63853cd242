"""Cut, copy, paste and fill from the menu: they go to whatever has the focus, if it can do them."""

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


def fill_down() -> None:
    """Fill the selected cells of the grid that has the focus from above."""
    _ask_focus("fill_down")


def fill_right() -> None:
    """Fill the selected cells of the grid that has the focus from the left."""
    _ask_focus("fill_right")


def fill_selection() -> None:
    """Fill the selected cells of the grid that has the focus with what stands at the cursor."""
    _ask_focus("fill_with_current")


def _ask_focus(method: str) -> None:
    ability = getattr(QApplication.focusWidget(), method, None)
    if callable(ability):
        ability()
