"""What one command of the window is: a line of the lists in `actions.py` and `text_actions.py`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActionRecord:
    """One command: how it is called, where it stands, what it does."""

    id: str
    menu: str
    text: str
    slot: str
    shortcut: str = ""
    icon: str = ""
    tip: str = ""
    needs_report: bool = True
    checkable: bool = False
    new_group: bool = False  # a line above it in the menu
