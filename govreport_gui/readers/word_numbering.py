"""The numbers Word puts before paragraphs by itself (numbering.xml, ECMA-376 17.9): 一、（一）1. are not in the text.

One list (`w:num`) shows the levels of an abstract list; lists of one abstract list count on together unless a
`startOverride` begins anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from govreport_gui.readers.word_names import ILVL, VAL, W
from govreport_gui.readers.word_numerals import number_text

_LEVELS = 9
_LARGEST = 2**31 - 1
_PLACE_HOLDER = re.compile(r"%([1-9])")
_CHINESE = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is counted and written. `restart` is w:lvlRestart: 0 never, None after all."""

    start: int
    number_format: str
    text: str
    suffix: str
    restart: int | None
    legal: bool


@dataclass(frozen=True, slots=True)
class _List:
    abstract_id: str
    levels: dict[int, Level]
    starts: dict[int, int]  # startOverride by level


class Numbering:
    """The lists of one file and how far they have counted."""

    def __init__(self, root: etree._Element | None, list_of_style: Callable[[str], str | None]) -> None:
        self._list_of_style = list_of_style
        self._abstracts = _by_id(root, "abstractNum", "abstractNumId")
        self._nums = _by_id(root, "num", "numId")
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, num_id: str, level: int) -> str | None:
        """Count one paragraph and return what Word writes before it, the gap included; None for a bullet."""
        numbered = self._list(num_id)
        level = min(level, _LEVELS - 1)
        if numbered is None or level not in numbered.levels:
            return ""
        counts = self._count(num_id, numbered, level)
        shown = numbered.levels[level]
        if shown.number_format == "bullet" and not _CHINESE.search(shown.text):
            return None
        return _with_gap(_written(numbered.levels, counts, shown), shown.suffix)

    def level_of_style(self, num_id: str, style_id: str) -> int | None:
        """Return the level a list keeps for a paragraph style (w:pStyle in w:lvl), None where it keeps none."""
        abstract = self._abstract(num_id)
        if abstract is None:
            return None
        for level in abstract.iterchildren(W + "lvl"):
            if _text(level, "pStyle") == style_id:
                return _number(level.get(ILVL), 0)
        return None

    def _count(self, num_id: str, numbered: _List, level: int) -> list[int | None]:
        counts = self._counts.setdefault(numbered.abstract_id, [None] * _LEVELS)
        start = numbered.levels[level].start
        if level in numbered.starts and (num_id, level) not in self._begun:
            self._begun.add((num_id, level))
            counts[level], start = None, numbered.starts[level]
        current = counts[level]
        counts[level] = start if current is None else min(current + 1, _LARGEST)
        for deeper in range(level + 1, _LEVELS):
            if _restarts(numbered.levels.get(deeper), level):
                counts[deeper] = None
        return counts

    def _list(self, num_id: str) -> _List | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._resolve(num_id)
        return self._lists[num_id]

    def _resolve(self, num_id: str) -> _List | None:
        abstract = self._abstract(num_id)
        if abstract is None:
            return None
        levels = {_number(level.get(ILVL), 0): _level(level) for level in abstract.iterchildren(W + "lvl")}
        starts: dict[int, int] = {}
        for override in self._nums[num_id].iterchildren(W + "lvlOverride"):
            index = _number(override.get(ILVL), 0)
            replaced = override.find(W + "lvl")
            if replaced is not None:
                levels[index] = _level(replaced)
            start = _text(override, "startOverride")
            if start is not None:
                starts[index] = _number(start, 1)
        return _List(abstract.get(W + "abstractNumId", ""), levels, starts)

    def _abstract(self, num_id: str) -> etree._Element | None:
        """Return the abstract list that holds a list's levels, through `numStyleLink` where it only names a style."""
        seen: set[str] = set()
        while num_id in self._nums and num_id not in seen:
            seen.add(num_id)
            abstract = self._abstracts.get(_text(self._nums[num_id], "abstractNumId") or "")
            style = None if abstract is None else _text(abstract, "numStyleLink")
            if style is None:
                return abstract
            num_id = self._list_of_style(style) or ""
        return None


def _written(levels: dict[int, Level], counts: list[int | None], shown: Level) -> str:
    """Fill the place holders %1…%9 of a level's text."""

    def fill(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        level = levels.get(index)
        if level is None:
            return ""
        count = counts[index]
        if count is None:  # a level that was never used shows the number before its first
            count = max(level.start - 1, 0)
        return number_text(count, "decimal" if shown.legal else level.number_format)

    return _PLACE_HOLDER.sub(fill, shown.text)


def _with_gap(label: str, suffix: str) -> str:
    """Put the gap behind a label; a tab after punctuation (一、 1.) is as good as none."""
    if not label or suffix == "nothing":
        return label
    if suffix == "space" or label[-1].isalnum():
        return label + " "
    return label


def _restarts(level: Level | None, counted: int) -> bool:
    if level is None or level.restart == 0:
        return False
    return level.restart is None or counted < level.restart


def _level(element: etree._Element) -> Level:
    number_format = next(element.iter(W + "numFmt"), None)  # may stand inside mc:AlternateContent
    restart = _text(element, "lvlRestart")
    legal = element.find(W + "isLgl")
    return Level(
        start=_number(_text(element, "start"), 0),
        number_format="decimal" if number_format is None else number_format.get(VAL, "decimal"),
        text=_text(element, "lvlText") or "",
        suffix=_text(element, "suff") or "tab",
        restart=None if restart is None else _number(restart, 0),
        legal=legal is not None and legal.get(VAL, "1") not in ("0", "false", "off"),
    )


def _by_id(root: etree._Element | None, name: str, key: str) -> dict[str, etree._Element]:
    if root is None:
        return {}
    return {element.get(W + key, ""): element for element in root.iterchildren(W + name)}


def _text(element: etree._Element, name: str) -> str | None:
    found = element.find(W + name)
    return None if found is None else found.get(VAL)


def _number(value: str | None, default: int) -> int:
    try:
        return min(max(int(value or ""), 0), _LARGEST)
    except ValueError:
        return default
