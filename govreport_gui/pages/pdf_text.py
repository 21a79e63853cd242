"""Mend the text layer of a PDF that Qt made, so that what is copied from it or read from it is what was printed.

WORKAROUND: Qt tells a glyph's character by the lowest code point of the font that shows it. Chinese fonts show ⼈ (a
radical of the Kangxi dictionary) and 人 by one glyph, so half the text would come back as radicals; and characters
beyond U+FFFF, of names and places, are left out. What was drawn is known, and Qt numbers the glyphs of a font as they
are first drawn: so both can be told.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from PySide6.QtGui import QFont, QRawFont, QTextLayout

from govreport_gui.pages.pdf_objects import replaced
from govreport_gui.pages.strips import TextRun

_CHARACTER_MAP = re.compile(rb"<< /Length \d+ >>\nstream\n(/CIDInit.*?begincmap.*?)endstream", re.DOTALL)
_RANGES = re.compile(rb"\d+ beginbfrange.*endbfrange", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4})> (?:<([0-9A-F]{4})>|\[([^\]]*)\])")
_RADICALS = ("\u2e80", "\u2fdf")
_BMP = 0xFFFF
_IN_A_LIST = 100  # entries; more are not allowed


def mended(data: bytes, runs: Iterable[TextRun]) -> bytes:
    """Return the PDF with the characters of these runs, which are all that was drawn, in the order of drawing."""
    fonts = list(_fonts(runs))
    edits = {}
    for found in _CHARACTER_MAP.finditer(data):
        body = _RANGES.sub(_ranges(_meant(_read(found[1]), fonts)), found[1])
        edits[found.span()] = b"<< /Length %d >>\nstream\n%sendstream" % (len(body), body)
    return replaced(data, edits)


# ── What was drawn ──


class _Font:
    """A font with the characters drawn in it."""

    def __init__(self, raw: QRawFont) -> None:
        self._raw = raw
        self._glyphs: dict[str, int] = {}
        self.drawn: dict[int, str] = {}  # by glyph, in the order of drawing

    def glyph(self, char: str) -> int:
        """Return the glyph of a character, 0 where it has none."""
        if char not in self._glyphs:
            found = self._raw.glyphIndexesForString(char)
            self._glyphs[char] = found[0] if found else 0
        return self._glyphs[char]

    def draw(self, char: str, glyph: int) -> None:
        """Note that a character is drawn; of two that look the same, the usual one."""
        if glyph not in self.drawn or _is_doubtful(self.drawn[glyph]) > _is_doubtful(char):
            self.drawn[glyph] = char

    def shared(self, chars: Iterable[str]) -> int:
        """Return how many of some characters, or others that look the same, were drawn in this font."""
        return sum(self.glyph(char) in self.drawn for char in chars)


def _fonts(runs: Iterable[TextRun]) -> Iterable[_Font]:
    """Return every font that was drawn with, those too that lent single characters to another."""
    fonts: dict[tuple[str, str], _Font] = {}
    shaped: dict[tuple[str, str], tuple[_Font, int] | None] = {}
    for run in runs:
        face = f"{run.font.families()} {run.font.bold()}"
        for char in run.text:
            if (face, char) not in shaped:
                shaped[face, char] = _shaped(char, run.font, fonts)
            if (found := shaped[face, char]) is not None:
                found[0].draw(char, found[1])
    return fonts.values()


def _shaped(char: str, font: QFont, fonts: dict[tuple[str, str], _Font]) -> tuple[_Font, int] | None:
    """Return the font that Qt takes for a character, and the glyph; None where it is not just one."""
    layout = QTextLayout(char, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    drawn = [(run.rawFont(), glyph) for run in layout.glyphRuns() for glyph in run.glyphIndexes()]
    if len(drawn) != 1 or not drawn[0][1]:
        return None
    raw, glyph = drawn[0]
    if raw.pixelSize() <= 0:  # WORKAROUND: a box for want of any font; asked for its family, Qt 6.9 ends the process
        return None
    return fonts.setdefault((raw.familyName(), raw.styleName()), _Font(raw)), glyph


def _is_doubtful(char: str) -> bool:
    """Say whether a character only looks like another one."""
    return _RADICALS[0] <= char <= _RADICALS[1] or unicodedata.normalize("NFKC", char) != char


# ── What Qt wrote ──


def _read(character_map: bytes) -> dict[int, str]:
    """Return the characters that Qt wrote, by number; 0 is no glyph."""
    codes: dict[int, str] = {}
    for first, last, single, several in _RANGE.findall(character_map):
        start = int(first, 16)
        count = int(last, 16) - start + 1
        found = re.findall(rb"[0-9A-F]{4}", several)
        values = [int(code, 16) for code in found] if found else range(int(single, 16), int(single, 16) + count)
        codes |= {start + at: chr(value) for at, value in enumerate(values)}
    return {number: char for number, char in codes.items() if number}


def _meant(written: Mapping[int, str], fonts: Sequence[_Font]) -> dict[int, str]:
    """Return the characters that were drawn, by number."""
    font = max(fonts, key=lambda font: font.shared(written.values()), default=None)
    if font is None:
        return dict(written)
    codes = {number: font.drawn.get(font.glyph(char), char) for number, char in written.items()}
    return {**dict(_left_out(codes, list(font.drawn.values()))), **codes}


def _left_out(codes: Mapping[int, str], drawn: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the characters beyond U+FFFF for the numbers that Qt left open, where their neighbours leave no doubt."""
    places = {char: place for place, char in enumerate(drawn)}
    known = [(0, -1), *((number, places[char]) for number, char in sorted(codes.items()) if char in places)]
    last_number, last_place = known[-1]
    rest = [char for char in drawn[last_place + 1 :] if ord(char) > _BMP]
    known.append((last_number + 1 + len(rest), len(drawn)))
    for (number, place), (next_number, next_place) in pairwise(known):
        left_out = [char for char in drawn[place + 1 : next_place] if ord(char) > _BMP]
        if len(left_out) == next_number - number - 1:
            yield from enumerate(left_out, number + 1)


def _ranges(codes: Mapping[int, str]) -> bytes:
    """Return the part of a character map that holds its entries."""
    entries = [f"<{number:04X}> <{char.encode('utf-16-be').hex().upper()}>" for number, char in sorted(codes.items())]
    return "\n".join(_lists(entries)).encode()


def _lists(entries: Sequence[str]) -> Iterator[str]:
    for start in range(0, len(entries), _IN_A_LIST):
        part = entries[start : start + _IN_A_LIST]
        yield "\n".join([f"{len(part)} beginbfchar", *part, "endbfchar"])
