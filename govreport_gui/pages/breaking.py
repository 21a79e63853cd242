"""Break a paragraph into lines by the rules of Chinese type: no 。 at the start of a line, no （ at its end.

WORKAROUND: QTextLayout knows the breaks, but lets no 。 hang in the margin as Word does, does not break beside Chinese
quotation marks, and gives all the room of a justified line to its blanks. Knows no fonts: `advance` gives widths.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

Advance = Callable[[int], float]  # width of the character at an index

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


def break_lines(text: str, advance: Advance, room: float, first_room: float) -> list[Span]:
    """Return the lines of a text; line feeds in it end a line. At least one line, be it empty."""
    spans: list[Span] = []
    start = 0
    for part in text.split("\n"):
        rooms = (room if start else first_room, room)
        spans += _part(text, range(start, start + len(part)), advance, rooms)
        start += len(part) + 1
    return spans


def _part(text: str, part: range, advance: Advance, rooms: tuple[float, float]) -> list[Span]:
    """Break what stands between two line feeds; the first line has a room of its own."""
    limit, room = rooms
    spans: list[Span] = []
    line, width = part.start, 0.0  # where the line begins, and its width up to the word at hand
    for word, word_end in _words(text, part, advance, room):
        added = _width(text, word, word_end, advance)
        if word > line and not _fits(text, width + added, word_end, advance, limit):
            spans.append(_span(text, line, word, advance, limit))
            line, width, limit = word, 0.0, room
        width += sum(advance(at) for at in range(word, word_end))
    last = _span(text, line, part.stop, advance, limit)
    return [*spans, replace(last, is_last=True)]


def _fits(text: str, width: float, end: int, advance: Advance, limit: float) -> bool:
    """Say whether a line ending at `end` fits, if need be with its last character in the margin."""
    if width <= limit:
        return True
    last = end - 1
    return text[last] in _HANGING and width - advance(last) <= limit


def _span(text: str, start: int, end: int, advance: Advance, limit: float) -> Span:
    width = _width(text, start, end, advance)
    last = start + len(text[start:end].rstrip(_BLANK)) - 1
    hangs = width > limit and last >= start and text[last] in _HANGING
    return Span(start, end, width - advance(last) if hangs else width, hangs)


def _width(text: str, start: int, end: int, advance: Advance) -> float:
    """Return the width of a piece of text without the blanks at its end."""
    stop = start + len(text[start:end].rstrip(_BLANK))
    return sum(advance(at) for at in range(start, stop))


def _words(text: str, part: range, advance: Advance, room: float) -> Iterator[tuple[int, int]]:
    """Yield what must not be parted, with the blanks behind it; what is wider than a line is parted all the same."""
    word = part.start
    for atom in _ATOM.finditer(text, part.start, part.stop):
        at = atom.start()
        if at > word and _may_part(text[at - 1], text[at]):
            yield from _pieces(word, at, advance, room)
            word = at
    if part.stop > word:
        yield from _pieces(word, part.stop, advance, room)


def _may_part(before: str, after: str) -> bool:
    return after not in _NOT_FIRST and after not in _BLANK and before not in _NOT_LAST


def _pieces(start: int, end: int, advance: Advance, room: float) -> Iterator[tuple[int, int]]:
    width = 0.0
    for at in range(start, end):
        width += advance(at)
        if width > room and at > start:
            yield start, at
            start, width = at, advance(at)
    yield start, end
