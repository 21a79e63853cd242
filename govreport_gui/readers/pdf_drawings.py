"""Ask PDFium for what is drawn on a page besides text: ruling lines and images, forms within forms included."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from govreport_gui.readers.pdf_geometry import IDENTITY, Box, Matrix, Point, box_of, moved, times
from govreport_gui.readers.pdf_images import ImageData, image_data

_THICKEST = 4.0  # points; a filled box that is thicker is a shade
_STRAIGHT = 0.5  # points a ruling may lean
_FORM_DEPTH = 8
_SEGMENTS = 10_000  # looked at in one path
_KINDS = (raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE)
_UNIT_SQUARE = (0, 0, 1, 1)  # what an image fills before its matrix
_BACKGROUND = 0.6  # of the page's area; a larger image is a scan or a background
_MOST_IMAGES = 50  # taken out of one page
_SMALLEST = 15.0  # points, 5 mm; a smaller image is an ornament


class TooMuchError(Exception):
    """A page has more on it than a report ever has."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight line: at `at` (y of a horizontal one, x of a vertical one), from `start` to `end`."""

    horizontal: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Image:
    """A picture on the page; `data` is None where it is an ornament, a background or cannot be taken out."""

    box: Box
    data: ImageData | None


def drawings(page: pdfium.PdfPage, view: Matrix, most: int) -> Iterator[Ruling | Image]:
    """Yield the ruling lines and images of a page, seen through `view`; TooMuchError beyond `most` objects."""
    largest = page.get_width() * page.get_height() * _BACKGROUND
    taken = 0
    for obj, matrix in _objects(page, view, most):
        if raw.FPDFPageObj_GetType(obj) == raw.FPDF_PAGEOBJ_IMAGE:
            box = box_of(_UNIT_SQUARE, matrix)
            wanted = min(box.width, box.height) >= _SMALLEST and box.width * box.height <= largest
            taken += wanted
            yield Image(box, image_data(obj) if wanted and taken <= _MOST_IMAGES else None)
        else:
            yield from _rulings(obj, matrix)


def _objects(page: pdfium.PdfPage, view: Matrix, most: int) -> Iterator[tuple[Any, Matrix]]:
    """Yield paths and images, each with the matrix from its own space to the view."""
    count = raw.FPDFPage_CountObjects(page)
    _require(count <= most)
    waiting: list[tuple[Any, Matrix, int]] = [(raw.FPDFPage_GetObject(page, at), view, 0) for at in range(count)]
    while waiting:
        obj, outer, depth = waiting.pop()
        kind = raw.FPDFPageObj_GetType(obj)
        if kind not in _KINDS:
            continue
        matrix = times(_matrix_of(obj), outer)
        if kind != raw.FPDF_PAGEOBJ_FORM:
            yield obj, matrix
        elif depth < _FORM_DEPTH:
            inside = raw.FPDFFormObj_CountObjects(obj)
            count += inside
            _require(count <= most)
            waiting += [(raw.FPDFFormObj_GetObject(obj, at), matrix, depth + 1) for at in range(inside)]


def _require(condition: bool) -> None:
    if not condition:
        raise TooMuchError


def _matrix_of(obj: Any) -> Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(obj, found):
        return IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f


# ── lines ──


def _rulings(path: Any, matrix: Matrix) -> Iterator[Ruling]:
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, filled, stroked)
    if not (filled.value or stroked.value):
        return  # it only clips
    for points in _subpaths(path, matrix):
        yield from _stroked(points) if stroked.value else _filled(points)


def _subpaths(path: Any, matrix: Matrix) -> Iterator[list[Point]]:
    """Yield the corners of each part of a path; a closed one ends where it began. Curves are taken as straight."""
    points: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(min(raw.FPDFPath_CountSegments(path), _SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append(moved(x.value, y.value, matrix))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _stroked(points: list[Point]) -> Iterator[Ruling]:
    for (x1, y1), (x2, y2) in pairwise(points):
        if abs(y1 - y2) <= _STRAIGHT < abs(x1 - x2):
            yield Ruling(True, (y1 + y2) / 2, min(x1, x2), max(x1, x2))
        elif abs(x1 - x2) <= _STRAIGHT < abs(y1 - y2):
            yield Ruling(False, (x1 + x2) / 2, min(y1, y2), max(y1, y2))


def _filled(points: list[Point]) -> Iterator[Ruling]:
    """Yield the line that a thin filled box is: many programs draw borders so."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    box = Box(min(xs), min(ys), max(xs), max(ys))
    if box.height <= _THICKEST and box.width > box.height:
        yield Ruling(True, (box.top + box.bottom) / 2, box.left, box.right)
    elif box.width <= _THICKEST and box.height > box.width:
        yield Ruling(False, (box.left + box.right) / 2, box.top, box.bottom)
