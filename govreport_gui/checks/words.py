"""Word lists that checks go by: text files anybody may edit, one entry a line, "#" before a remark.

Ours are in resources/words; a file of the same name in the user's folder `words` adds its entries, and one that begins
with "-" takes that entry of ours away.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from govreport_gui import paths


@cache
def words(name: str) -> tuple[str, ...]:
    """Return the entries of a list, ours first."""
    entries = dict.fromkeys(_lines(paths.resource("words", f"{name}.txt")))
    for line in _lines(paths.user_data() / "words" / f"{name}.txt"):
        if line.startswith("-"):
            entries.pop(line[1:].strip(), None)
        else:
            entries[line] = None
    return tuple(entries)


@cache
def groups(name: str) -> dict[str, tuple[str, ...]]:
    """Return a list whose lines are a key and its words, parted by blanks; a key that stands twice gathers both."""
    found: dict[str, tuple[str, ...]] = {}
    for line in words(name):
        key, *entries = line.split()
        found[key] = (*found.get(key, ()), *entries)
    return found


@cache
def rows(name: str, columns: int) -> tuple[tuple[str, ...], ...]:
    """Return a list whose lines are fields parted by tabs; a line too short is filled up with ""."""
    return tuple((*(field.strip() for field in line.split("\t")), *[""] * columns)[:columns] for line in words(name))


def pairs(name: str) -> dict[str, str]:
    """Return a list whose lines are a word and what it should be."""
    return {word: right for word, right, *_ in rows(name, 2)}


@cache
def any_of(name: str) -> re.Pattern[str]:
    """Return a pattern that finds any entry of a list, or the first field of its lines; an empty list finds nothing."""
    entries = sorted({line.split("\t")[0].strip() for line in words(name)}, key=len, reverse=True)
    return re.compile("|".join(re.escape(entry) for entry in entries) or r"(?!)")


def _lines(file: Path) -> list[str]:
    """Return the entries of a file; none where it is not there or cannot be read: a list is never worth a failure."""
    try:
        text = file.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return []
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
