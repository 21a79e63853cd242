"""Set a paragraph: text in one or two fonts, broken into lines, aligned, at an exact pitch. Lengths in units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from govreport_gui.pages.breaking import Span, break_lines
from govreport_gui.pages.fonts import Type
from govreport_gui.pages.strips import TextLine, TextRun

_EM_ABOVE_BASELINE = 0.86  # of the square that a Chinese character fills; the fonts differ by a few hundredths
_TAB = "\u3000\u3000"


class Align(StrEnum):
    """Where the lines of a paragraph stand."""

    JUSTIFIED = "justified"
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paragraph is set."""

    width: float
    pitch: float
    align: Align = Align.JUSTIFIED
    first_indent: float = 0


def set_paragraph(pieces: Sequence[tuple[str, Type]], setting: Setting) -> list[TextLine]:
    """Return the lines of a paragraph made of pieces in their types; at least one piece, at least one line."""
    pieces = [(piece.replace("\t", _TAB), kind) for piece, kind in pieces]
    text = "".join(piece for piece, _kind in pieces)
    types = [kind for piece, kind in pieces for _char in piece] or [pieces[0][1]]
    widths = [kind.advance(char) for char, kind in zip(text, types, strict=False)]
    spans = break_lines(text, widths.__getitem__, setting.width, setting.width - setting.first_indent)
    return [_line(text, types, span, setting) for span in spans]


def _line(text: str, types: Sequence[Type], span: Span, setting: Setting) -> TextLine:
    indent = setting.first_indent if span.start == 0 else 0.0
    room = setting.width - indent
    factor = 1.0
    if setting.align is Align.JUSTIFIED and not span.is_last:
        factor = _stretch(text, types, span, room)
    elif setting.align is Align.RIGHT:
        indent += room - span.width
    elif setting.align is Align.CENTRE:
        indent += (room - span.width) / 2
    em = types[min(span.start, len(types) - 1)].em
    baseline = (setting.pitch - em) / 2 + _EM_ABOVE_BASELINE * em
    return TextLine(setting.pitch, baseline, tuple(_runs(text, types, span, indent, factor)))


def _stretch(text: str, types: Sequence[Type], span: Span, room: float) -> float:
    """Return how much farther apart the characters of a justified line stand; the last of them moves to the edge."""
    if span.hangs:
        return room / span.width
    last = span.start + len(text[span.start : span.end].rstrip()) - 1
    edge = types[last].advance(text[last]) if last > span.start else span.width
    return (room - edge) / (span.width - edge) if span.width > edge else 1.0


def _runs(text: str, types: Sequence[Type], span: Span, x: float, factor: float) -> Iterator[TextRun]:
    start = span.start
    for at in range(span.start + 1, span.end + 1):
        if at == span.end or types[at] is not types[start]:
            piece, kind = text[start:at], types[start]
            yield TextRun(x, piece, kind.font if factor == 1 else kind.stretched(factor))
            x += sum(map(kind.advance, piece)) * factor
            start = at
