"""How wide the columns and how high the rows of a grid are, in pixels: in the printed proportions, no label cut.

Where the room is small, the columns give way: figures need no more than their digits, labels wrap.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from govreport_gui.form.layout import GridLayout, LayoutCell

PADDING = 6  # between the text of a cell and its left and right edge
HEADROOM = 4  # above and below it
NARROWEST_VALUE = "000000"  # what fits in every value cell without a line break
NARROWEST_LABEL = "（三）"  # what stays on one line in a label column that is that wide on paper
LEAST_LABEL = 0.5  # of its printed width: as narrow as a label column gets on a small screen
LEAST, MOST = 0.2, 0.45  # pixels for a printed millimetre, in line heights: small enough to fit, wide enough to read
ENDLESS = 10_000
ONE_LINE = Qt.TextFlag(0)
WORDS = Qt.TextFlag.TextWordWrap
ANYWHERE = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere


def column_widths(layout: GridLayout, widths_mm: Sequence[float], available: int, metrics: QFontMetrics) -> list[int]:
    """Return the widths of all columns: as wide as there is room, within what is readable and what is seemly."""
    narrowest = min(_width(widths_mm, cell) for cell in layout.cells if cell.ref is not None)
    figure = metrics.horizontalAdvance(NARROWEST_VALUE) + 2 * PADDING
    least = max(figure / narrowest, LEAST * metrics.height())
    scale = max(min(available / sum(widths_mm), MOST * metrics.height()), least)
    widths = [millimetres * scale for millimetres in widths_mm]
    label = metrics.horizontalAdvance(NARROWEST_LABEL) + 2 * PADDING
    edges = [round(edge) for edge in accumulate(_squeezed(layout, widths, available, figure, label), initial=0.0)]
    return [right - left for left, right in pairwise(edges)]


def _squeezed(layout: GridLayout, widths: Sequence[float], available: int, figure: int, label: int) -> list[float]:
    """Return narrower columns where they do not fit: each gives way by what it can spare, as far as is needed.

    No column gets narrower than a `figure`, or else a `label`, has to be.
    """
    figures = {cell.column for cell in layout.cells if cell.ref is not None and cell.columns == 1}
    least = [figure if column in figures else max(label, LEAST_LABEL * width) for column, width in enumerate(widths)]
    spare = [max(0.0, width - narrowest) for width, narrowest in zip(widths, least, strict=True)]
    missing = max(0.0, sum(widths) - available)
    share = min(1.0, missing / sum(spare)) if any(spare) else 0.0
    return [width - share * extra for width, extra in zip(widths, spare, strict=True)]


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
