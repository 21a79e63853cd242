"""How much room a text takes on the check sheet, told without fonts.

The sheet must be one page wherever it is opened, so each character counts as wide as it is in the widest font that may
stand in for one that is missing.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from govreport_gui.writers.page_profile import MM_PER_PT

_LATIN_EM, _OTHER_EM = 0.66, 1.6  # Chinese characters have 1.0; of other scripts nobody knows
_GAP_EM = 0.25  # between Chinese characters and figures
_HANGING_EM = 1.5  # a line may end early: no 。 begins the next one
_WORD = re.compile(r"[!-~]+|.", re.DOTALL)
_SMALLEST_PT = 5.5
_CUT = "…"


def em(text: str) -> float:
    """Return how wide a text is at most, in full-width characters."""
    return sum(map(_em, text))


def _em(char: str) -> float:
    if char.isascii():
        return _LATIN_EM
    return 1.0 if unicodedata.east_asian_width(char) in "WFA" else _OTHER_EM


def lines_of(text: str, width_mm: float, points: float) -> int:
    """Return how many lines a text takes at most."""
    room = width_mm / (points * MM_PER_PT) - _HANGING_EM
    return sum(_lines(part, room) for part in text.split("\n"))


def _lines(text: str, room: float) -> int:
    lines, used = 1, 0.0
    for word in _WORD.findall(text):
        wide = em(word) + (2 * _GAP_EM if word.isascii() else 0)
        if used and used + wide > room:
            lines, used = lines + 1, 0.0
        more, used = divmod(used + wide, room)
        lines += int(more)
    return lines


def cut(text: str, length: float) -> str:
    """Return a text in one line, with … where it is longer than so many full-width characters."""
    line = " ".join(text.split())
    if em(line) <= length:
        return line
    while line and em(line + _CUT) > length:
        line = line[:-1]
    return line + _CUT


def fitted(text: str, width_mm: float, points: float) -> tuple[str, float]:
    """Return what of a text stands in one line of a cell, and at which size: small before it is cut."""
    line = " ".join(text.split())
    gaps = _GAP_EM * sum(a.isascii() != b.isascii() for a, b in pairwise(line) if " " not in (a, b))
    widest = width_mm / (max(em(line) + gaps, 1) * MM_PER_PT)
    if widest >= points:
        return line, points
    small = max(int(widest * 2) / 2, _SMALLEST_PT)
    return cut(line, width_mm / (small * MM_PER_PT) - gaps), small
