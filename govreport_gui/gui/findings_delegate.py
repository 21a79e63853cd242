"""Draws a finding: its icon, what is wrong over as many lines as it needs, and the place under it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from govreport_gui.gui import marks
from govreport_gui.gui.findings_model import Role

ICON = 18
PAD = 6
WRAP = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere


class FindingsDelegate(QStyledItemDelegate):
    """Two texts under each other, beside an icon."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self.view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height that the wrapped texts need."""
        width = self.view.viewport().width()
        metrics = QFontMetrics(self.view.font())
        room = QRect(0, 0, width - ICON - 3 * PAD, 10_000)
        heights = [metrics.boundingRect(room, WRAP, text).height() for text in _texts(index)]
        return QSize(width, sum(heights) + 2 * PAD)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw it."""
        self.initStyleOption(option, index)
        option.text = ""  # type: ignore[attr-defined]  # missing in PySide's stubs
        style = option.widget.style() if option.widget else QApplication.style()  # type: ignore[attr-defined]
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)  # type: ignore[attr-defined]
        rect: QRect = option.rect.adjusted(PAD, PAD, -PAD, -PAD)  # type: ignore[attr-defined]
        finding = index.data(Role.FINDING)
        marks.severity_icon(finding.severity).paint(painter, QRect(rect.topLeft(), QSize(ICON, ICON)))
        selected = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        palette: QPalette = option.palette  # type: ignore[attr-defined]
        colors = QPalette.ColorRole
        painter.save()
        painter.setFont(self.view.font())
        room = rect.adjusted(ICON + PAD, 0, 0, 0)
        for text, role in zip(_texts(index), (colors.Text, colors.PlaceholderText), strict=True):
            painter.setPen(palette.color(colors.HighlightedText if selected else role))
            used = painter.drawText(room, WRAP, text)
            room.setTop(room.top() + used.height())
        painter.restore()


def _texts(index: QModelIndex | QPersistentModelIndex) -> tuple[str, str]:
    return index.data(Qt.ItemDataRole.DisplayRole), index.data(Role.DETAIL)
