"""Where characters stand: in a part's text, in what the editor shows of it, and in Qt's UTF-16 counting.

The editor shows embedded pictures and tables as EMBEDDED characters and may hold empty lines while somebody types;
`Part.text`, which findings speak of, has neither.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from govreport_gui.report import EMBEDDED

_PARAGRAPH = re.compile(f"[^\n{EMBEDDED}]+")


def settled(shown: str) -> str:
    """Return what `Part.edit_text` says once the editor's text was taken over."""
    lines = shown.replace(EMBEDDED, f"\n{EMBEDDED}\n").split("\n")
    return "\n".join(line for line in lines if line)


def to_shown(shown: str, start: int, end: int) -> tuple[int, int]:
    """Turn a span of `Part.text` into one of the editor's text; both ends are kept inside it."""
    return _shown_at(shown, start), _shown_at(shown, end)


def _shown_at(shown: str, place: int) -> int:
    paragraphs, ends = _paragraphs(shown)
    number = bisect_left(ends, place)
    if number == len(paragraphs):
        return len(shown)
    at, shown_at, _length = paragraphs[number]
    return shown_at + max(0, place - at)


@lru_cache(maxsize=8)  # a page marks hundreds of places in the same text
def _paragraphs(shown: str) -> tuple[list[tuple[int, int, int]], list[int]]:
    """Return (place in the part's text, place in the editor's text, length) of each paragraph, and where each ends."""
    paragraphs = []
    at = 0
    for match in _PARAGRAPH.finditer(shown):
        length = match.end() - match.start()
        paragraphs.append((at, match.start(), length))
        at += length + 1
    return paragraphs, [at + length for at, _shown_at, length in paragraphs]


def to_part(shown: str, place: int) -> int:
    """Turn a place in the editor's text into the nearest one in `Part.text`."""
    found = 0
    for at, shown_at, length in _paragraphs(shown)[0]:
        if place < shown_at:
            break
        found = at + min(place - shown_at, length)
    return found


def from_utf16(text: str, place: int) -> int:
    """Turn Qt's place into a Python one."""
    return len(text.encode("utf-16-le")[: 2 * place].decode("utf-16-le", errors="ignore"))


def to_utf16(text: str, place: int) -> int:
    """Turn a Python place into Qt's, where characters beyond U+FFFF count twice."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2
