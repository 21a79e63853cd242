"""What a paragraph says of itself (w:pPr): style, list, outline level, and whether its end is really there."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from govreport_gui.readers.word_names import (
    DEL,
    ILVL,
    MOVE_FROM,
    NUM_ID,
    NUM_PR,
    OUTLINE_LVL,
    P_PR,
    P_STYLE,
    R_PR,
    SECT_PR,
    VAL,
    VANISH,
    child,
)
from govreport_gui.readers.word_styles import is_on

_READ = frozenset((P_STYLE, NUM_PR, OUTLINE_LVL, R_PR, SECT_PR))


@dataclass(slots=True)
class Properties:
    """A paragraph's own properties; None where it says nothing. `section` ends with this paragraph."""

    style: str | None = None
    num_id: str | None = None
    ilvl: str | None = None
    outline: str | None = None
    goes_on: bool = False  # its end is deleted, moved away or hidden: Word prints it in one with the next
    section: etree._Element | None = None


PLAIN = Properties()


def properties_of(paragraph: etree._Element, *, marks_matter: bool) -> Properties:
    """Read a paragraph's properties. Without `marks_matter` its end is taken to be there, which is quicker."""
    element = child(paragraph, P_PR)
    if element is None:
        return PLAIN
    properties = Properties()
    for setting in element:
        tag = setting.tag
        if tag not in _READ:
            continue
        if tag == P_STYLE:
            properties.style = setting.get(VAL)
        elif tag == R_PR:
            properties.goes_on = marks_matter and _is_gone(setting)
        elif tag == NUM_PR:
            properties.num_id, properties.ilvl = _value(setting.find(NUM_ID)), _value(setting.find(ILVL))
        elif tag == OUTLINE_LVL:
            properties.outline = setting.get(VAL)
        else:
            properties.section = setting
    return properties


def _value(element: etree._Element | None) -> str | None:
    return None if element is None else element.get(VAL)


def _is_gone(mark: etree._Element) -> bool:
    return mark.find(DEL) is not None or mark.find(MOVE_FROM) is not None or is_on(mark.find(VANISH))
