"""Set a paragraph: text in one or two fonts, broken into lines, aligned, at an exact pitch. Lengths in units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from govreport_gui.pages.breaking import Measures, Span, break_lines
from govreport_gui.pages.fonts import Type
from govreport_gui.pages.strips import TextLine, TextRun

_EM_ABOVE_BASELINE = 0.86  # of the square that a Chinese character fills; the fonts differ by a few hundredths
_TAB = "\u3000\u3000"
_GAP_EM = 0.25
_IDEOGRAPH = "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LATIN = "0-9A-Za-z\u00c0-\u024f"
_BESIDE = re.compile(f"[{_IDEOGRAPH}](?=[{_LATIN}])|[{_LATIN}](?=[{_IDEOGRAPH}])")  # as Word sets them apart


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
    tight: bool = False  # no gaps between figures and characters


def set_paragraph(pieces: Sequence[tuple[str, Type]], setting: Setting) -> list[TextLine]:
    """Return the lines of a paragraph made of pieces in their types; at least one piece, at least one line."""
    pieces = [(piece.replace("\t", _TAB), kind) for piece, kind in pieces]
    text = "".join(piece for piece, _kind in pieces)
    types = [kind for piece, kind in pieces for _char in piece] or [pieces[0][1]]
    return _Paragraph(text, types, setting).lines()


class _Paragraph:
    """A text with the type of each of its characters."""

    def __init__(self, text: str, types: Sequence[Type], setting: Setting) -> None:
        self.text = text
        self.types = types
        self.setting = setting
        advances = [kind.advance(char) for char, kind in zip(text, types, strict=False)]
        beside = set() if setting.tight else {match.start() for match in _BESIDE.finditer(text)}
        gaps = [_GAP_EM * kind.em if at in beside else 0.0 for at, kind in enumerate(types)]
        self.measures = Measures(advances, gaps)

    def lines(self) -> list[TextLine]:
        width, indent = self.setting.width, self.setting.first_indent
        return [self.line(span) for span in break_lines(self.text, self.measures, width, width - indent)]

    def line(self, span: Span) -> TextLine:
        setting = self.setting
        indent = setting.first_indent if span.start == 0 else 0.0
        room = setting.width - indent
        factor = 1.0
        if setting.align is Align.JUSTIFIED and not span.is_last:
            factor = self.stretch(span, room)
        elif setting.align is Align.RIGHT:
            indent += room - span.width
        elif setting.align is Align.CENTRE:
            indent += (room - span.width) / 2
        em = self.types[min(span.start, len(self.types) - 1)].em
        baseline = (setting.pitch - em) / 2 + _EM_ABOVE_BASELINE * em
        return TextLine(setting.pitch, baseline, tuple(self.runs(span, indent, factor)))

    def stretch(self, span: Span, room: float) -> float:
        """Return how much wider the characters of a justified line are set; its last one moves to the edge."""
        last = span.start + len(self.text[span.start : span.end].rstrip()) - 1
        fixed = sum(self.measures.gaps[span.start : last])
        if not span.hangs:
            fixed += self.measures.advances[last]
        return (room - fixed) / (span.width - fixed) if span.width > fixed else 1.0

    def runs(self, span: Span, x: float, factor: float) -> Iterator[TextRun]:
        start = span.start
        for at in range(span.start + 1, span.end + 1):
            gap = self.measures.gaps[at - 1]
            if at == span.end or gap or self.types[at] is not self.types[start]:
                kind = self.types[start]
                yield TextRun(x, self.text[start:at], kind.font if factor == 1 else kind.stretched(factor))
                x += sum(self.measures.advances[start:at]) * factor + gap
                start = at
