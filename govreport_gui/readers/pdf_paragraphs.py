"""From lines of text to paragraphs, by indents, line ends and distances.

A paragraph ends where its last line leaves room that the next line's first word would have filled, and begins where a
line is indented, stands apart or changes its size. Chinese text has no blanks where its lines are joined.
"""

from __future__ import annotations

import statistics
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from govreport_gui.readers.pdf_lines import Line

_INDENT = 0.9  # ems; usual is 2
_OTHER_SIZE = 0.12
_APART = 1.7  # times the usual distance of lines
_LEVEL = 4.0  # points; edges nearer than this are one edge
_SLACK = 0.5  # ems left at the end of a full line


@dataclass(frozen=True, slots=True)
class Measure:
    """The column of text: its left and right edge, and the usual distance from line to line (0: not known)."""

    left: float
    right: float
    pitch: float


def measure(pages: Iterable[Sequence[Line]], width: float) -> Measure:
    """Return the column that the lines of pages of one width stand in; of a cell, where `width` is 0."""
    pages = list(pages)
    lines = [line for page in pages for line in page]
    if not lines:
        return Measure(0, 0, 0)
    left = min(_common([line.box.left for line in lines]), default=lines[0].box.left)
    right = _right_edge(lines, width)
    distances = [  # from a full line to one that goes on
        below.box.bottom - line.box.bottom
        for page in pages
        for line, below in pairwise(page)
        if line.box.right > right - line.em and below.box.left < left + _INDENT * below.em
    ]
    return Measure(left, right, statistics.median(distances) if distances else 0)


def _right_edge(lines: Sequence[Line], width: float) -> float:
    """Return where full lines end; where none is seen, the right margin is as wide as the left one."""
    long = [line.box.right for line in lines if line.box.width > width / 2]
    if full := _common(long):
        return max(full)
    return max(width - min(line.box.left for line in lines), *(line.box.right for line in lines))


def _common(edges: Sequence[float]) -> list[float]:
    """Return the edges that at least two lines and one in ten share."""
    wanted = max(2, len(edges) / 10)
    ordered = sorted(edges)

    def shared(edge: float) -> int:
        return bisect_right(ordered, edge + _LEVEL) - bisect_left(ordered, edge - _LEVEL)

    return [edge for edge in ordered if shared(edge) >= wanted]


def paragraphs(lines: Sequence[Line], column: Measure) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph; `lines` follow each other with nothing between, on one page or several."""
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and _begins(line, paragraph[-1], column):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _begins(line: Line, before: Line, column: Measure) -> bool:
    """Say whether a line begins a new paragraph."""
    if line.is_apart or before.is_apart:
        return True
    if line.has_chinese and before.has_chinese and abs(line.em - before.em) > _OTHER_SIZE * before.em:
        return True
    if line.box.left > column.left + _INDENT * line.em:
        return True
    if before.box.right + line.first_token + _SLACK * line.em < column.right:
        return True
    distance = line.box.bottom - before.box.bottom  # negative where a page lies between
    return bool(column.pitch) and distance > _APART * column.pitch
