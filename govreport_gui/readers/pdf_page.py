"""What stands on a page of a PDF as a person sees it: glyphs, ruling lines, images. Upright, y downwards, in points.

Knows no lines of text, no paragraphs, no tables.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import pypdfium2 as pdfium

from govreport_gui.readers.pdf_drawings import Image, Ruling, TooMuchError, drawings
from govreport_gui.readers.pdf_geometry import Box, Matrix, box_of
from govreport_gui.readers.pdf_glyphs import Letter, count_letters, letters

_SLANT = math.radians(10)  # text that leans more is a stamp or a watermark
_QUARTER = math.pi / 2


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character as drawn; `box` is its place in the line, blanks around the ink included."""

    text: str
    box: Box


@dataclass(slots=True)
class PageContent:
    """One page. `number` counts from 1."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    slanted: str = ""  # text that leans: a stamp or a watermark
    invisible: int = 0  # glyphs laid under a scan by text recognition
    unknown: int = 0  # glyphs whose character the file does not tell


def read_page(document: pdfium.PdfDocument, index: int, most: int) -> PageContent:
    """Return what stands on a page; TooMuchError where it has more than `most` characters or drawings."""
    page = document[index]
    try:
        found = _letters(page, most)
        upright = _way_up(found)
        view, width, height = _view(page, upright)
        content = PageContent(index + 1, width, height)
        _take_letters(found, (upright or 0) * _QUARTER, view, content)
        for drawing in drawings(page, view, most):
            if isinstance(drawing, Image):
                content.images.append(drawing)
            else:
                content.rulings.append(drawing)
    finally:
        page.close()
    return content


def _letters(page: pdfium.PdfPage, most: int) -> list[Letter]:
    texts = page.get_textpage()
    try:
        if count_letters(texts) > most:
            raise TooMuchError
        return list(letters(texts))
    finally:
        texts.close()


def _way_up(found: Sequence[Letter]) -> int | None:
    """Return the way most of the text runs, as quarter turns to the right; None without text."""
    turns = Counter(round(letter.angle / _QUARTER) % 4 for letter in found if letter.text.strip())
    return turns.most_common(1)[0][0] if turns else None


def _view(page: pdfium.PdfPage, upright: int | None) -> tuple[Matrix, float, float]:
    """Return the matrix from the page's space to what is seen, and the size of what is seen.

    The text says which way is up; what the page says of itself (/Rotate) counts only where it has no text.
    """
    left, bottom, right, top = page.get_bbox()
    width, height = right - left, top - bottom
    views: tuple[tuple[Matrix, float, float], ...] = (
        ((1, 0, 0, -1, -left, top), width, height),
        ((0, 1, 1, 0, -bottom, -left), height, width),
        ((-1, 0, 0, 1, right, -bottom), width, height),
        ((0, -1, -1, 0, top, right), height, width),
    )
    return views[page.get_rotation() // 90 % 4 if upright is None else -upright]


def _take_letters(found: Sequence[Letter], upright: float, view: Matrix, content: PageContent) -> None:
    """Give a page its glyphs; count and gather what is not to be read."""
    slanted = []
    for letter in found:
        turned = (letter.angle - upright) % _QUARTER
        if not letter.text:
            content.unknown += 1
        elif min(turned, _QUARTER - turned) > _SLANT:
            slanted.append(letter.text)
        else:
            content.invisible += not letter.visible
            content.glyphs.append(Glyph(letter.text, box_of(letter.corners, view)))
    content.slanted = "".join(slanted).strip()
