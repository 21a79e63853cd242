"""Break a paragraph into lines by the rules of Chinese type: no 。 at the start of a line, no （ at its end.

WORKAROUND: QTextLayout knows the breaks, but lets no 。 hang in the margin as Word does, does not break beside Chinese
quotation marks, and gives all the room of a justified line to its blanks. Knows no fonts: it is told the widths.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

_NOT_FIRST = "，。、；：？！）》〉”’」』】〕］｝％‰℃…—～·,.;:?!)]}%"
_NOT_LAST = "（《〈“‘「『【〔［｛￥([{$"
_HANGING = "，。、．"
_BLANK = " \u3000\t"
# A word of Latin letters and digits, a dash or ellipsis of two characters, or any single character.
_ATOM = re.compile(r"[!-~\u00a1-\u024f]+|——|……|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Span:
    """One line of a paragraph: the indices of its text, blanks at its end included, and its width without those."""

    start: int
    end: int
    width: float
    hangs: bool  # its last character stands in the margin
    is_last: bool = False  # of the paragraph, or before a line feed: never spread out


@dataclass(frozen=True, slots=True)
class Measures:
    """The widths of the characters of a text, and the gaps behind them, which vanish at the end of a line."""

    advances: Sequence[float]
    gaps: Sequence[float]

    def width(self, start: int, end: int) -> float:
        """Return the width of a piece of the text that ends its line."""
        return sum(self.advances[start:end]) + sum(self.gaps[start : max(end - 1, start)])


def break_lines(text: str, measures: Measures, room: float, first_room: float) -> list[Span]:
    """Return the lines of a text; line feeds in it end a line. At least one line, be it empty."""
    spans: list[Span] = []
    start = 0
    for part in text.split("\n"):
        rooms = (room if start else first_room, room)
        spans += _part(text, range(start, start + len(part)), measures, rooms)
        start += len(part) + 1
    return spans


def _part(text: str, part: range, measures: Measures, rooms: tuple[float, float]) -> list[Span]:
    """Break what stands between two line feeds; the first line has a room of its own."""
    limit, room = rooms
    spans: list[Span] = []
    line = part.start
    for word, word_end in _words(text, part, measures, room):
        if word > line and not _fits(text, line, word_end, measures, limit):
            spans.append(_span(text, line, word, measures, limit))
            line, limit = word, room
    last = _span(text, line, part.stop, measures, limit)
    return [*spans, replace(last, is_last=True)]


def _fits(text: str, start: int, end: int, measures: Measures, limit: float) -> bool:
    """Say whether a line fits, if need be with its last character in the margin."""
    end = _inked_end(text, start, end)
    if measures.width(start, end) <= limit:
        return True
    return text[end - 1] in _HANGING and measures.width(start, end - 1) <= limit


def _span(text: str, start: int, end: int, measures: Measures, limit: float) -> Span:
    stop = _inked_end(text, start, end)
    width = measures.width(start, stop)
    hangs = width > limit and text[stop - 1] in _HANGING
    return Span(start, end, measures.width(start, stop - 1) if hangs else width, hangs)


def _inked_end(text: str, start: int, end: int) -> int:
    """Return where a line ends but for the blanks behind it."""
    return start + len(text[start:end].rstrip(_BLANK))


def _words(text: str, part: range, measures: Measures, room: float) -> Iterator[tuple[int, int]]:
    """Yield what must not be parted, with the blanks behind it; what is wider than a line is parted all the same."""
    word = part.start
    for atom in _ATOM.finditer(text, part.start, part.stop):
        at = atom.start()
        if at > word and _may_part(text[at - 1], text[at]):
            yield from _pieces(word, at, measures, room)
            word = at
    if part.stop > word:
        yield from _pieces(word, part.stop, measures, room)


def _may_part(before: str, after: str) -> bool:
    return after not in _NOT_FIRST and after not in _BLANK and before not in _NOT_LAST


def _pieces(start: int, end: int, measures: Measures, room: float) -> Iterator[tuple[int, int]]:
    for at in range(start + 1, end):
        if measures.width(start, at + 1) > room:
            yield start, at
            start = at
    yield start, end
