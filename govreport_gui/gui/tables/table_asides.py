"""Last year's figure in the lower right corner of a cell of the grid: small, grey, and never under the cell's own text.

Where both do not fit side by side, the row is made higher and the cell's own text stands above.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from govreport_gui.form.layout import GridLayout, LayoutCell
from govreport_gui.gui.tables.table_sizes import HEADROOM, ONE_LINE, PADDING, text_height, wrapping

SCALE = 0.8  # of the cell's own font
MARGIN = 8  # right of the figure: inside the frames of findings
BESIDE_MARGIN = 12  # where the row is low, and the corner sign of a finding would reach down to the figure
BOTTOM = 6  # below it: inside both frames
GAP = 1.0  # between the cell's own text and the figure, in digits of the own text: else both read as one figure
MOST_MOVED = 0.5  # digits that the own text gives way: else every row of a narrow 表三 would be twice as high


def aside_font(font: QFont) -> QFont:
    """Return the small font of last year's figures."""
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * SCALE)
    small.setBold(False)
    return small


def needed_height(font: QFont, text: str, aside: str, width: int) -> int:
    """Return how high a cell must be for its own text and what stands beside it; 0 where one line does."""
    metrics, small = QFontMetrics(font), QFontMetrics(aside_font(font))
    if not aside or _fits_beside(metrics, small, text, aside, width):
        return 0
    return text_height(metrics, text, width) + _aside_height(small, aside, width) + 2 * HEADROOM + BOTTOM


def _aside_height(small: QFontMetrics, aside: str, width: int) -> int:
    return text_height(small, aside, width - (MARGIN - PADDING))


def _fits_beside(metrics: QFontMetrics, small: QFontMetrics, text: str, aside: str, width: int) -> bool:
    """Say whether both fit: the cell's own text stays in the middle, or nearly."""
    moved = _moved(metrics, small, text, aside, width)
    stays = (width - metrics.horizontalAdvance(text)) // 2 - moved >= PADDING
    return "\n" not in text and moved <= MOST_MOVED * metrics.horizontalAdvance("0") and stays


def _moved(metrics: QFontMetrics, small: QFontMetrics, text: str, aside: str, width: int) -> int:
    """Return how many pixels left of the middle the cell's own text must stand for the figure beside it."""
    right = (width - metrics.horizontalAdvance(text)) // 2
    gap = ceil(GAP * metrics.horizontalAdvance("0")) if text else 0
    return max(0, small.horizontalAdvance(aside) + BESIDE_MARGIN + gap - right)


def raise_rows(
    heights: Sequence[int],
    layout: GridLayout,
    widths: Sequence[int],
    needs: Callable[[LayoutCell, int], int],
) -> list[int]:
    """Return the heights of all rows with room for what stands beside the figures.

    `needs` says how high a value cell of a width must be.
    """
    raised = list(heights)
    for cell in layout.cells:
        if cell.ref is not None:
            width = sum(widths[cell.column : cell.column + cell.columns])
            raised[cell.row] = max(raised[cell.row], needs(cell, width))
    return raised


def paint_aside(painter: QPainter, rect: QRect, text: str, aside: str, color: str) -> QRect:
    """Paint last year's figure; return the room that is left for the cell's own text. The font is the cell's."""
    if not aside:
        return rect
    font = painter.font()
    metrics, small = QFontMetrics(font), QFontMetrics(aside_font(font))
    below = not _fits_beside(metrics, small, text, aside, rect.width())
    painter.save()
    painter.setFont(aside_font(font))
    painter.setPen(QColor(color))
    corner = rect.adjusted(PADDING, 0, -MARGIN if below else -BESIDE_MARGIN, -BOTTOM)
    wrap = wrapping(small, aside, rect.width() - (MARGIN - PADDING)) if below else ONE_LINE
    flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom | wrap
    painter.drawText(corner, flags, aside)
    painter.restore()
    if below:
        return rect.adjusted(0, 0, 0, -_aside_height(small, aside, rect.width()) - BOTTOM)
    return rect.adjusted(0, 0, -2 * _moved(metrics, small, text, aside, rect.width()), 0)
