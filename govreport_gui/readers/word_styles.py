"""What a paragraph or run inherits from its style: heading level, numbering, hidden, table of contents."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from govreport_gui.readers.word_names import (
    ILVL,
    NUM_ID,
    NUM_PR,
    OUTLINE_LVL,
    P_PR,
    R_PR,
    VAL,
    VANISH,
    W,
)
from govreport_gui.readers.xml_number import whole_number

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*(?:[1-9]|heading)", re.IGNORECASE)
_BODY_TEXT = 9  # the outline level that says: no heading


@dataclass(frozen=True, slots=True)
class Inherited:
    """What a style says, its ancestors included; None and False where nobody says anything."""

    level: int = 0
    num_id: str | None = None
    ilvl: str | None = None
    contents: bool = False
    hidden: bool = False


class Styles:
    """The styles of one file, resolved when first asked for."""

    def __init__(self, root: etree._Element | None) -> None:
        styles = () if root is None else root.iterchildren(W + "style")
        self._elements = {style.get(W + "styleId", ""): style for style in styles}
        self._resolved: dict[str, Inherited] = {}

    def inherited(self, style_id: str) -> Inherited:
        """Return what a style and its ancestors say; nothing for an unknown style."""
        found = self._resolved.get(style_id)
        if found is None:
            found = self._resolved[style_id] = _resolve(self.chain(style_id))
        return found

    def chain(self, style_id: str) -> list[etree._Element]:
        """Return a style and its ancestors; a ring is walked once."""
        chain: list[etree._Element] = []
        seen: set[str] = set()
        while style_id in self._elements and style_id not in seen:
            seen.add(style_id)
            style = self._elements[style_id]
            chain.append(style)
            style_id = _value(style, W + "basedOn") or ""
        return chain


def _resolve(chain: list[etree._Element]) -> Inherited:
    names = [_value(style, W + "name") or "" for style in chain]
    numbering = [number for style in chain for number in style.iterfind(f"{P_PR}/{NUM_PR}")]
    return Inherited(
        level=_level(chain, names),
        num_id=_first(_value(number, NUM_ID) for number in numbering),
        ilvl=_first(_value(number, ILVL) for number in numbering),
        contents=bool(names) and _CONTENTS.fullmatch(names[0].strip()) is not None,
        hidden=any(_is_hidden(style) for style in chain),
    )


def _level(chain: list[etree._Element], names: list[str]) -> int:
    """Return the outline level 1…9: the nearest style that states one wins, then the nearest with a heading's name."""
    stated = _first(_value(style, f"{P_PR}/{OUTLINE_LVL}") for style in chain)
    if stated is not None:
        return outline_level(stated)
    headings = (_HEADING.fullmatch(name.strip()) for name in names)
    return next((int(match[1]) for match in headings if match), 0)


def outline_level(value: str) -> int:
    """Return w:outlineLvl's value (0…8, 9 for body text) as a level 1…9, else 0."""
    level = whole_number(value)
    return 0 if level is None or level >= _BODY_TEXT else level + 1


def is_on(element: etree._Element | None) -> bool:
    """Say whether an on/off property such as w:vanish is there and not switched off."""
    return element is not None and element.get(VAL, "1") not in ("0", "false", "off")


def _is_hidden(style: etree._Element) -> bool:
    return is_on(style.find(f"{R_PR}/{VANISH}"))


def _value(element: etree._Element, path: str) -> str | None:
    found = element.find(path)
    return None if found is None else found.get(VAL)


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value is not None), None)
