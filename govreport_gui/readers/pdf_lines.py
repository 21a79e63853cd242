"""From the glyphs of a page or a cell to lines of text. Knows no paragraphs."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from govreport_gui.readers.pdf_geometry import Box
from govreport_gui.readers.pdf_page import Glyph

_WIDE = 1.0  # ems; a gap in a line that is a blank
_BETWEEN_WORDS = 0.2  # ems; between Latin letters a smaller one is a blank, too
_LATIN_EM = 0.87  # of a line's height in Latin fonts
_MANY = 6  # gaps between Chinese characters; with fewer nobody can say what is usual
_OPENING = "（(《〈“‘「『【〔["
_CLOSING = "，。、；：？！）)》〉”’」』】〕]…—,.;:?!%"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text with the place of its ink-bearing glyphs; `em` is the size of its type."""

    text: str
    box: Box
    em: float
    has_chinese: bool  # else `em` is an estimate
    blank_end: bool  # a blank stood behind it: a word ends here
    first_token: float  # width of what cannot be parted from its start
    is_apart: bool  # wide gaps part it: columns without rules


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """Return the lines that glyphs make, from the top down."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: g.box.middle[1]):
        if rows and _on_line(rows[-1], glyph):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [line for row in rows if (line := _line(sorted(row, key=lambda g: g.box.left)))]


def _on_line(row: Sequence[Glyph], glyph: Glyph) -> bool:
    """Say whether a glyph's middle is level with a line's: nearer than half of the smaller one's height."""
    first = row[0].box
    return glyph.box.middle[1] - first.middle[1] < min(glyph.box.height, first.height) / 2


def _line(row: Sequence[Glyph]) -> Line | None:
    inked = [glyph for glyph in row if not glyph.text.isspace()]
    if not inked:
        return None
    wide = [glyph.box.width for glyph in inked if _is_wide(glyph)]
    em = statistics.median(wide or [glyph.box.height * _LATIN_EM for glyph in inked])
    gaps = _gaps(row, em)
    start, end = inked[0].box, inked[-1].box
    return Line(
        text="".join(" " * (at in gaps) + glyph.text for at, glyph in enumerate(row)).strip(),
        box=Box(start.left, min(g.box.top for g in inked), end.right, max(g.box.bottom for g in inked)),
        em=em,
        has_chinese=bool(wide),
        blank_end=row[-1].text.isspace(),
        first_token=_first_token(inked),
        is_apart=any(row[at].box.left - row[at - 1].box.right > em * _WIDE for at in gaps),
    )


def _is_wide(glyph: Glyph) -> bool:
    return glyph.text >= "\u2e80"


def _gaps(row: Sequence[Glyph], em: float) -> set[int]:
    """Return the places before which a gap stands for a blank.

    A line set to full width may have gaps as wide everywhere; figures and Latin words are never set so.
    """
    pairs = [(at, right.box.left - left.box.right, left, right) for at, (left, right) in enumerate(pairwise(row), 1)]
    pairs = [pair for pair in pairs if not (pair[2].text.isspace() or pair[3].text.isspace())]
    stretched = [gap for _, gap, left, right in pairs if _is_wide(left) or _is_wide(right)]
    usual = statistics.median(stretched) if len(stretched) >= _MANY else 0
    found = set()
    for at, gap, left, right in pairs:
        if _is_wide(left) or _is_wide(right):
            least = max(em * _WIDE, usual * 3)
        else:
            least = em * (_BETWEEN_WORDS if left.text.isalpha() and right.text.isalpha() else _WIDE)
        if gap > least:
            found.add(at)
    return found


def _first_token(inked: Sequence[Glyph]) -> float:
    """Measure what a line break cannot part from a line's start: a word or figure, a sign and its brackets."""
    end = 0
    while end < len(inked) and inked[end].text in _OPENING:
        end += 1
    if end < len(inked) and inked[end].text.isascii():
        while end < len(inked) and inked[end].text.isascii() and inked[end].text not in _OPENING:
            end += 1
    else:
        end += 1
    while end < len(inked) and inked[end].text in _CLOSING:
        end += 1
    return inked[min(end, len(inked)) - 1].box.right - inked[0].box.left


def join(texts: Sequence[Line]) -> str:
    """Join the lines of one paragraph or cell: with a blank only between Latin words."""
    joined = ""
    for before, line in zip([None, *texts], texts, strict=False):
        if before and (before.blank_end or line.text[0].isalpha()) and _latin(joined[-1]) and _latin(line.text[0]):
            joined += " "
        joined += line.text
    return joined


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
