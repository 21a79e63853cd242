"""Every command with its place in the menus and its key, and the keys that stand in no menu, as plain records."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from govreport_gui import paths
from govreport_gui.gui.action_record import ActionRecord
from govreport_gui.gui.actions import ACTIONS, MENUS, plain

KEY_NAMES = {"Return": "回车", "PgDown": "PageDown", "PgUp": "PageUp"}  # Qt's name: how all texts call the key


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One line of the list."""

    place: str  # menu, or part of the window
    name: str  # of the command, or what the key does
    keys: str
    tip: str = ""
    action: str = ""  # id of the command, "" for a key that is none

    def holds(self, typed: str) -> bool:
        """Tell whether every word typed occurs somewhere in the line."""
        text = " ".join((self.place, self.name, self.keys, self.tip)).casefold()
        return all(word in text for word in typed.casefold().split())


@cache
def commands() -> tuple[KeyRow, ...]:
    """Return every command that does something, in the order of the menus."""
    return tuple(_command(record) for record in ACTIONS if record.slot)


@cache
def other_keys() -> tuple[KeyRow, ...]:
    """Return the keys of grid, texts and lists (resources/words/keys.txt)."""
    lines = paths.resource("words", "keys.txt").read_text(encoding="utf-8").splitlines()
    fields = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple(KeyRow(place, name, keys) for place, keys, name in fields)


def key_name(shortcut: str) -> str:
    """Return a shortcut in the words for keys that the clerk reads everywhere."""
    for qt_name, name in KEY_NAMES.items():
        shortcut = shortcut.replace(qt_name, name)
    return shortcut


def key_of(record: ActionRecord) -> str:
    """Return a command's key, also where the menu only names it; "" if it has none."""
    return key_name(record.shortcut or record.text.partition("\t")[2])


def _command(record: ActionRecord) -> KeyRow:
    menu = next(title for key, title in MENUS if key == record.menu)
    return KeyRow(plain(menu), plain(record.text), key_of(record), record.tip, record.id)
