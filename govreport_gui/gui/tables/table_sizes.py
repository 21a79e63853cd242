"""How wide the columns and how high the rows of a grid are, in pixels: in the printed proportions, no label cut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from govreport_gui.form.layout import GridLayout, LayoutCell

PADDING = 6  # between the text of a cell and its left and right edge
HEADROOM = 4  # above and below it
NARROWEST_VALUE = "000000"  # what fits in every value cell without a line break
LEAST, MOST = 0.2, 0.45  # pixels for a printed millimetre, in line heights: small enough to fit, wide enough to read
ENDLESS = 10_000
ONE_LINE = Qt.TextFlag(0)
WORDS = Qt.TextFlag.TextWordWrap
ANYWHERE = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere


def column_widths(layout: GridLayout, widths_mm: Sequence[float], available: int, metrics: QFontMetrics) -> list[int]:
    """Return the widths of all columns: as wide as there is room, within what is readable and what is seemly."""
    narrowest = min(_width(widths_mm, cell) for cell in layout.cells if cell.ref is not None)
    least = max((metrics.horizontalAdvance(NARROWEST_VALUE) + 2 * PADDING) / narrowest, LEAST * metrics.height())
    scale = max(min(available / sum(widths_mm), MOST * metrics.height()), least)
    edges = [round(sum(widths_mm[:k]) * scale) for k in range(len(widths_mm) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _width(widths: Sequence[float], cell: LayoutCell) -> float:
    return sum(widths[cell.column : cell.column + cell.columns])


def row_heights(
    layout: GridLayout, widths: Sequence[int], metrics: QFontMetrics, text_of: Callable[[LayoutCell], str]
) -> list[int]:
    """Return the heights of all rows: every text in full, wrapped to the width of its cell."""
    heights = [metrics.height() + 2 * HEADROOM] * layout.rows
    for cell in sorted(layout.cells, key=lambda cell: cell.rows):
        needed = text_height(metrics, text_of(cell), int(_width(widths, cell))) + 2 * HEADROOM
        rows = range(cell.row, cell.row + cell.rows)
        missing = needed - sum(heights[row] for row in rows)
        for k, row in enumerate(rows):
            heights[row] += max(0, missing * (k + 1) // cell.rows - missing * k // cell.rows)
    return heights


def text_height(metrics: QFontMetrics, text: str, width: int) -> int:
    """Return how high a text is in a cell `width` wide."""
    wrap = wrapping(metrics, text, width)
    return metrics.height() if wrap is ONE_LINE else metrics.boundingRect(_inside(width), wrap, text).height()


def wrapping(metrics: QFontMetrics, text: str, width: int) -> Qt.TextFlag:
    """Return how a text must be wrapped in a cell: no "，" begins a line, unless the cell is too narrow for that."""
    if metrics.horizontalAdvance(text) <= width - 2 * PADDING and "\n" not in text:
        return ONE_LINE
    fits = metrics.boundingRect(_inside(width), WORDS, text).width() <= width - 2 * PADDING
    return WORDS if fits else ANYWHERE


def balanced_width(metrics: QFontMetrics, text: str, width: int) -> int:
    """Return the least cell width that needs no more lines than `width`: 结果/维持, not 结果维/持."""
    if wrapping(metrics, text, width) is ONE_LINE:
        return width
    height = text_height(metrics, text, width)
    narrower = range(width, 2 * PADDING, -metrics.averageCharWidth())
    return next((w for w, less in pairwise(narrower) if text_height(metrics, text, less) > height), width)


def _inside(width: int) -> QRect:
    return QRect(0, 0, width - 2 * PADDING, ENDLESS)
