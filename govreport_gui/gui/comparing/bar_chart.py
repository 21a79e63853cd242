"""Draws a chart of two years: a group of two bars for each name, this year's filled, last year's hatched.

Two years are told apart by colour and by pattern, so that a copy in black and white can be read. The hatching is drawn
line by line: QSvgGenerator writes neither patterns nor clipping.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from govreport_gui.gui.looks import theme
from govreport_gui.year_on_year.year_on_year_charts import Bar, Chart

WIDTH = 720.0  # all lengths are logical pixels of a picture this wide
MARGIN = 16.0
TITLE_POINTS, TEXT_POINTS = 13.0, 10.5
BAR = 15.0
BAR_GAP = 2.0  # between the bars of a group
GROUP_GAP = 14.0
LABEL_GAP = 10.0
HATCH = 5.0  # from line to line
UNKNOWN = "无数据"


@dataclass(frozen=True, slots=True)
class _Places:
    """Where things stand."""

    metrics: QFontMetricsF
    top: float  # of the first group
    left: float  # where bars begin
    unit: float  # width of a bar for one case


def chart_size(chart: Chart) -> QSizeF:
    """Return how large the picture of a chart is, in logical pixels."""
    groups = len(chart.bars) * (_group_height() + GROUP_GAP)
    return QSizeF(WIDTH, _head_height() + groups + MARGIN)


def paint_chart(painter: QPainter, chart: Chart, colors: theme.Theme, font: QFont) -> None:
    """Paint a chart at the origin, `chart_size` large, with its ground."""
    size = chart_size(chart)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(QPointF(0, 0), size), QColor(colors.page))
    _paint_head(painter, chart, colors, font)
    painter.setFont(_sized(font, TEXT_POINTS))
    places = _places(chart, _sized(font, TEXT_POINTS))
    _paint_axis(painter, places, size, colors)
    for k, bar in enumerate(chart.bars):
        _paint_group(painter, bar, places, places.top + k * (_group_height() + GROUP_GAP), colors)


def _places(chart: Chart, font: QFont) -> _Places:
    metrics = QFontMetricsF(font)
    left = MARGIN + max((metrics.horizontalAdvance(bar.label) for bar in chart.bars), default=0) + LABEL_GAP
    values = max(metrics.horizontalAdvance(text) for text in (str(chart.highest), UNKNOWN))
    room = WIDTH - MARGIN - LABEL_GAP - values - left
    return _Places(metrics, _head_height(), left, room / chart.highest)


def _head_height() -> float:
    return MARGIN + 2 * 26 + 8


def _group_height() -> float:
    return 2 * BAR + BAR_GAP


def _sized(font: QFont, points: float, *, bold: bool = False) -> QFont:
    sized = QFont(font)
    sized.setPixelSize(round(points * 96 / 72))  # pixels: the same in window, PNG and SVG
    sized.setBold(bold)
    return sized


def _paint_head(painter: QPainter, chart: Chart, colors: theme.Theme, font: QFont) -> None:
    """Paint the title, and under it which bar is which year."""
    painter.setPen(QColor(colors.text))
    painter.setFont(_sized(font, TITLE_POINTS, bold=True))
    left, line = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, QRectF(MARGIN, MARGIN, WIDTH, 26)
    painter.drawText(line, left, chart.title)
    painter.setFont(_sized(font, TEXT_POINTS))
    at, metrics = MARGIN, QFontMetricsF(painter.font())
    for name, is_now in ((chart.now, True), (chart.before, False)):
        key = QRectF(at, MARGIN + 26 + (26 - BAR) / 2, 2 * BAR, BAR)
        _paint_bar(painter, key, colors, is_now=is_now)
        painter.setPen(QColor(colors.text))
        width = metrics.horizontalAdvance(name) + 1
        painter.drawText(QRectF(key.right() + 6, MARGIN + 26, width, 26), left, name)
        at = key.right() + 6 + width + 2 * LABEL_GAP


def _paint_axis(painter: QPainter, places: _Places, size: QSizeF, colors: theme.Theme) -> None:
    painter.setPen(QPen(QColor(colors.line), 1))
    painter.drawLine(QPointF(places.left, places.top - 4), QPointF(places.left, size.height() - MARGIN))


def _paint_group(painter: QPainter, bar: Bar, places: _Places, top: float, colors: theme.Theme) -> None:
    painter.setPen(QColor(colors.text))
    label = QRectF(MARGIN, top, places.left - MARGIN - LABEL_GAP, _group_height())
    painter.drawText(label, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, bar.label)
    for k, value in enumerate((bar.now, bar.before)):
        width = (value or 0) * places.unit
        room = QRectF(places.left, top + k * (BAR + BAR_GAP), width, BAR)
        if width:
            _paint_bar(painter, room, colors, is_now=k == 0)
        text = UNKNOWN if value is None else str(value)
        painter.setPen(QColor(colors.text if k == 0 else colors.faded))
        at = QRectF(room.right() + 6, room.top() - 4, places.metrics.horizontalAdvance(text) + 2, BAR + 8)
        painter.drawText(at, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


def _paint_bar(painter: QPainter, bar: QRectF, colors: theme.Theme, *, is_now: bool) -> None:
    if is_now:
        painter.fillRect(bar, QColor(colors.part))
        return
    color = QColor(colors.warning)
    painter.setPen(QPen(color, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.drawLines(hatching(bar))


def hatching(bar: QRectF) -> list[QLineF]:
    """Return slanting lines that fill a bar and end at its edges."""
    lines = []
    start = bar.left() - bar.height() + HATCH
    while start < bar.right():
        low, high = max(start, bar.left()), min(start + bar.height(), bar.right())
        lines.append(QLineF(low, bar.bottom() - (low - start), high, bar.bottom() - (high - start)))
        start += HATCH
    return lines
