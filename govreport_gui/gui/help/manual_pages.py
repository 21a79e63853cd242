"""用户手册: its pages as Markdown.

What a clerk wants to do stands in resources/manual, in our own words; checks, filling guidance and keys are written
from what the program itself goes by, so that manual and program cannot disagree.

In resources/manual a file is a page, its first line the title, and `{save}` a command: where it stands and its key.
`{key:save}` is the key alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govreport_gui import paths
from govreport_gui.gui.action_record import ActionRecord
from govreport_gui.gui.actions import ACTIONS, MENUS, plain
from govreport_gui.gui.help import manual_reference
from govreport_gui.gui.help.key_list import key_of

TASKS = "怎么做"
_COMMAND = re.compile(r"\{(key:)?([a-z_0-9]+)\}")
_WRAP = re.compile(r"(?<=[^\n])\n(?=[^\s\-#!*|\d])")  # a line broken for whoever edits the file: Chinese has no blanks
_BY_ID = {record.id: record for record in ACTIONS}
_MENU_NAMES = {key: plain(title) for key, title in MENUS}


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `group` is what it stands under in the contents."""

    key: str
    group: str
    title: str
    markdown: str

    @property
    def searched(self) -> str:
        """What a search looks at: without the marks of Markdown, in small letters."""
        return re.sub(r"[*\\]|!\[(.*?)\]\(.*?\)", r"\1", self.markdown).casefold()


def pages() -> tuple[Page, ...]:
    """Return the whole manual."""
    written = (Page(key, group, title, f"# {title}\n\n{text}") for key, group, title, text in _all())
    return tuple(written)


def _all() -> Iterator[tuple[str, str, str, str]]:
    for file in sorted(paths.resource("manual").glob("*.md")):
        title, _, text = file.read_text(encoding="utf-8").partition("\n")
        yield file.stem, TASKS, title.lstrip("# "), _with_commands(_WRAP.sub("", text.strip()))
    yield from manual_reference.check_pages()
    yield from manual_reference.form_pages()
    yield manual_reference.key_page(_MENU_NAMES)


def _with_commands(text: str) -> str:
    """Put in where each command stands. KeyError where there is no such command."""
    return _COMMAND.sub(lambda found: _named(_BY_ID[found[2]], key_only=bool(found[1])), text)


def _named(record: ActionRecord, key_only: bool) -> str:
    key = key_of(record)
    if key_only:
        return key
    name = f"**{_MENU_NAMES[record.menu]} → {plain(record.text)}**"
    return f"{name}（{key}）" if key else name
