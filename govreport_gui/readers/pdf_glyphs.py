"""Ask PDFium for the characters of a page and their places, in the page's own space."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from govreport_gui.readers.pdf_geometry import Corners

_INVISIBLE = 3  # text render mode of what recognition laid under a scan (PDF 32000-1, table 106)
_HYPHENS = ("\x02", "\ufffe")  # what PDFium makes of a hyphen at the end of a line
_LAST_CODE = 0x10FFFF
_FIRST_HALF, _SECOND_HALF, _HALVES = 0xD800, 0xDC00, 0x400  # UTF-16: where the halves of a pair begin, how many
_LARGEST = 2.5  # times the size of the type a character's box may be


@dataclass(frozen=True, slots=True)
class Letter:
    """A character. `text` is "" where the file does not say which; `angle` is its turn to the right, in radians."""

    text: str
    corners: Corners
    angle: float
    visible: bool


def count_letters(texts: pdfium.PdfTextPage) -> int:
    """Return how many characters `letters` will look at."""
    return int(raw.FPDFText_CountChars(texts))


def letters(texts: pdfium.PdfTextPage) -> Iterator[Letter]:
    """Yield the characters that stand in the file, not the blanks and line ends that PDFium adds."""
    for at in range(count_letters(texts)):
        if raw.FPDFText_IsGenerated(texts, at) == 1 or (corners := _corners(texts, at)) is None:
            continue
        yield Letter(
            text=_character(_code(texts, at), lost=raw.FPDFText_HasUnicodeMapError(texts, at) == 1),
            corners=corners,
            angle=raw.FPDFText_GetCharAngle(texts, at),
            visible=_is_visible(raw.FPDFText_GetTextObject(texts, at)),
        )


def _corners(texts: pdfium.PdfTextPage, at: int) -> Corners | None:
    """Return the place of a character in its line.

    WORKAROUND: PDFium puts characters of fonts for vertical writing into far too large boxes; there the box of the ink
    is made as large as the type.
    """
    loose = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(texts, at, loose):
        return None
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(texts, at, matrix)
    size = raw.FPDFText_GetFontSize(texts, at) * math.hypot(matrix.c, matrix.d)
    if not size or min(loose.right - loose.left, loose.top - loose.bottom) < _LARGEST * size:
        return loose.left, loose.bottom, loose.right, loose.top
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(texts, at, left, right, bottom, top)
    x, y = (left.value + right.value) / 2, (bottom.value + top.value) / 2
    return x - size / 2, y - size / 2, x + size / 2, y + size / 2


def _code(texts: pdfium.PdfTextPage, at: int) -> int:
    """Return the code point of a character. PDFium tells one beyond U+FFFF as two halves; the second says nothing."""
    code = int(raw.FPDFText_GetUnicode(texts, at))
    if not _FIRST_HALF <= code < _SECOND_HALF or at + 1 == count_letters(texts):
        return code
    second = int(raw.FPDFText_GetUnicode(texts, at + 1)) - _SECOND_HALF
    return 0x10000 + (code - _FIRST_HALF) * _HALVES + second if 0 <= second < _HALVES else code


def _character(code: int, *, lost: bool) -> str:
    if lost or code > _LAST_CODE:
        return ""
    text = chr(code)
    if text in _HYPHENS:
        return "-"
    if text.isspace():
        return " " if text.isascii() else text  # full-width and other blanks stay what they are
    return "" if unicodedata.category(text) in ("Cc", "Cn", "Co", "Cs") else text


def _is_visible(text_object: Any) -> bool:
    return not text_object or raw.FPDFTextObj_GetTextRenderMode(text_object) != _INVISIBLE
