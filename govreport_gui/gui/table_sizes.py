"""How wide the columns and how high the rows of a grid are, in pixels: in the printed proportions, no label cut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from govreport_gui.form.layout import GridLayout, LayoutCell

PADDING = 5  # between the text of a cell and its edge
WIDEST = 1.7  # how much wider than needed the grid may grow in a large window
NARROWEST_VALUE = "0000000"  # what fits in every value cell without a line break
WRAP = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
ENDLESS = 10_000


def column_widths(layout: GridLayout, widths_mm: Sequence[float], available: int, metrics: QFontMetrics) -> list[int]:
    """Return the widths of all columns: as wide as there is room, within what is readable and what is seemly."""
    narrowest = min(_width(widths_mm, cell) for cell in layout.cells if cell.ref is not None)
    least = (metrics.horizontalAdvance(NARROWEST_VALUE) + 2 * PADDING) / narrowest
    scale = min(max(available / sum(widths_mm), least), least * WIDEST)
    edges = [round(sum(widths_mm[:k]) * scale) for k in range(len(widths_mm) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _width(widths: Sequence[float], cell: LayoutCell) -> float:
    return sum(widths[cell.column : cell.column + cell.columns])


def row_heights(
    layout: GridLayout, widths: Sequence[int], metrics: QFontMetrics, text_of: Callable[[LayoutCell], str]
) -> list[int]:
    """Return the heights of all rows: every text in full, wrapped to the width of its cell."""
    heights = [metrics.height() + 2 * PADDING] * layout.rows
    for cell in sorted(layout.cells, key=lambda cell: cell.rows):
        needed = text_height(metrics, text_of(cell), int(_width(widths, cell))) + 2 * PADDING
        rows = range(cell.row, cell.row + cell.rows)
        missing = needed - sum(heights[row] for row in rows)
        for k, row in enumerate(rows):
            heights[row] += max(0, missing * (k + 1) // cell.rows - missing * k // cell.rows)
    return heights


def text_height(metrics: QFontMetrics, text: str, width: int) -> int:
    """Return how high a text is in a cell `width` wide."""
    inner = width - 2 * PADDING
    if metrics.horizontalAdvance(text) <= inner and "\n" not in text:
        return metrics.height()
    return metrics.boundingRect(QRect(0, 0, inner, ENDLESS), WRAP, text).height()
