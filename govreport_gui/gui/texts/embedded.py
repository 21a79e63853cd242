"""How a picture or foreign table looks inside running text: a box in a line, saying what it is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPalette,
    QPen,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QApplication

from govreport_gui.blocks import Grid, Picture

OBJECT_TYPE = int(QTextFormat.ObjectTypes.UserObject) + 1
DESCRIPTION = int(QTextFormat.Property.UserProperty) + 1
PADDING = 6.0


def description(item: Picture | Grid) -> str:
    """Say what stands there: 〔图片 …〕 or 〔表格 3 行 4 列〕."""
    if isinstance(item, Picture):
        return f"〔图片 {item.name}〕" if item.name else "〔图片〕"
    rows, columns = item.size
    return f"〔表格 {rows} 行 {columns} 列，导出时原样保留〕"


def box_format(item: Picture | Grid, plain: QTextCharFormat) -> QTextCharFormat:
    """Return the format that makes an EMBEDDED character a box."""
    boxed = QTextCharFormat(plain)
    boxed.setObjectType(OBJECT_TYPE)
    boxed.setProperty(DESCRIPTION, description(item))
    return boxed


class EmbeddedBox(QPyTextObject):
    """Draws the box."""

    def intrinsicSize(self, document: QTextDocument, _position: int, shown: QTextFormat) -> QSizeF:
        """Tell the layout how big it is."""
        metrics = QFontMetricsF(document.defaultFont())
        return QSizeF(metrics.horizontalAdvance(shown.property(DESCRIPTION)) + 2 * PADDING, metrics.height() + PADDING)

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, document: QTextDocument, _position: int, shown: QTextFormat
    ) -> None:
        """Draw a dashed frame with the description in it."""
        color = QApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(QPen(color, 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 3, 3)
        painter.setFont(document.defaultFont())
        baseline = QFontMetricsF(document.defaultFont()).ascent() + PADDING / 2
        painter.drawText(QRectF(rect).topLeft() + QPointF(PADDING, baseline), shown.property(DESCRIPTION))
