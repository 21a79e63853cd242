"""Tell figures from words: what may be the value of a cell, what is a page number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govreport_gui import number

_VALUE = re.compile(r"[+\-]?\d[\d,]*(?:\.\d+)?(?:[万亿]?元|[件条项宗个起份])?(?:[（(].*[)）])?")
_PAGE_NUMBER = re.compile(r"[-—–－]+\s*\d{1,3}\s*[-—–－]+|第\s*\d{1,3}\s*页(?:\s*共\s*\d{1,3}\s*页)?")
_LONE_NUMBER = re.compile(r"\d{1,3}")
_TWO_FIGURES = re.compile(r"\d\s+\d")
_GLUED = re.compile(r"(?P<label>.*[^\d.,])(?P<digits>\d+(?:\.\d+)?)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a value cell as found, and where; `column`/`columns` are its place in a drawn grid."""

    text: str
    source: str
    column: int = 0
    columns: int = 1
    gap: int = 0  # empty lines before it: blank cells, perhaps

    @property
    def blank(self) -> bool:
        """Say whether nothing stands in it."""
        return number.is_blank(self.text)

    @property
    def crowded(self) -> bool:
        """Say whether two figures stand in it."""
        return _TWO_FIGURES.search(self.text) is not None


def is_value(text: str) -> bool:
    """Say whether a text reads like the value of a cell: a number, perhaps with its unit, or a placeholder."""
    plain = number.squeeze(text)
    return bool(_VALUE.fullmatch(plain)) or number.is_placeholder(plain)


def is_page_number(text: str) -> bool:
    """Say whether a line is a page number as it is printed: - 3 -, — 3 —, 第3页."""
    return _PAGE_NUMBER.fullmatch(text.strip()) is not None


def is_lone_number(text: str) -> bool:
    """Say whether a line is nothing but a small number."""
    return _LONE_NUMBER.fullmatch(text.strip()) is not None


def split_line(text: str) -> tuple[list[str], list[str]]:
    """Split a line of running text into its words and the values at its end."""
    pieces = text.split()
    at = len(pieces)
    while at and is_value(pieces[at - 1]):
        at -= 1
    return pieces[:at], pieces[at:]


def unglue(text: str) -> tuple[str, str]:
    """Split a label from digits that run into it ("行政许可97"); the digits are "" where none do."""
    found = _GLUED.fullmatch(text.strip())
    return (found["label"], found["digits"]) if found else (text, "")
