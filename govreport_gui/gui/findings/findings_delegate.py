"""Draws a line of the findings pane: its icon, what is wrong over as many lines as it needs, the place, its buttons."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
)

from govreport_gui.gui import marks
from govreport_gui.gui.findings.findings_model import Role
from govreport_gui.gui.findings.findings_rows import Kind, Row, Verb
from govreport_gui.gui.findings.row_geometry import PAD, RowGeometry, height

ACCEPTED_OPACITY = 0.5
Index = QModelIndex | QPersistentModelIndex
Color = QPalette.ColorRole


class FindingsDelegate(QStyledItemDelegate):
    """Two texts under each other beside an icon, and buttons at the right end."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self.view = view
        self._geometry = RowGeometry(view.font())

    @property
    def geometry(self) -> RowGeometry:
        """Where things are in a line, as large as the view writes."""
        if self._geometry.font != self.view.font():
            self._geometry = RowGeometry(self.view.font())
        return self._geometry

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the wrapped texts need."""
        width = self.view.viewport().width()
        return QSize(width, self.geometry.height(index.data(Role.ROW), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it; the style draws the ground, what stands on it is not asked of the model for its sake."""
        row: Row = index.data(Role.ROW)
        rect: QRect = option.rect  # type: ignore[attr-defined]  # missing in PySide's stubs
        style = option.widget.style() if option.widget else QApplication.style()  # type: ignore[attr-defined]
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)  # type: ignore[attr-defined]
        painter.save()
        painter.setFont(self.view.font())
        self._draw_icon(painter, rect, row)
        self._draw_texts(painter, option, row)
        for verb, place in self.geometry.buttons(rect, row):
            self._draw_button(painter, verb, place)
        painter.restore()

    def _draw_icon(self, painter: QPainter, rect: QRect, row: Row) -> None:
        if not row.is_finding:
            return
        size = self.geometry.icon
        place = QRect(self.geometry.left(rect, row), rect.top() + PAD, size, size)
        painter.setOpacity(1 if row.finding.waived is None else ACCEPTED_OPACITY)
        marks.severity_icon(row.finding.severity).paint(painter, place)
        painter.setOpacity(1)

    def _draw_texts(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        palette: QPalette = option.palette  # type: ignore[attr-defined]
        selected = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        room = self.geometry.text_room(option.rect, row)  # type: ignore[attr-defined]
        for text, role in zip(row.texts, (_ink(row), Color.PlaceholderText), strict=False):
            painter.setPen(palette.color(Color.HighlightedText if selected else role))
            wrapped = self.geometry.wrapped(text, room.width())
            free = 0 if row.is_finding else room.height() - height(wrapped)  # what is no finding stands in the middle
            painter.drawStaticText(room.left(), room.top() + free // 2, wrapped)
            room.setTop(room.top() + height(wrapped))

    def _draw_button(self, painter: QPainter, verb: Verb, place: QRect) -> None:
        button = QStyleOptionButton()
        button.initFrom(self.view)
        button.rect = place  # type: ignore[attr-defined]
        button.text = verb.value  # type: ignore[attr-defined]
        button.state = QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_Raised  # type: ignore[attr-defined]
        self.view.style().drawControl(QStyle.ControlElement.CE_PushButton, button, painter, self.view)

    # ── Where things are ──

    def verb_at(self, index: QModelIndex, place: QPoint) -> Verb | None:
        """Return the button at a place of the viewport."""
        if not index.isValid():
            return None
        rect = self.view.visualRect(index)
        return next(
            (verb for verb, button in self.geometry.buttons(rect, index.data(Role.ROW)) if button.contains(place)), None
        )

    def place_of(self, index: QModelIndex, verb: Verb) -> QRect:
        """Return where a button is in the viewport; the place of the whole line where it has no such button."""
        rect = self.view.visualRect(index)
        return dict(self.geometry.buttons(rect, index.data(Role.ROW))).get(verb, rect)


def _ink(row: Row) -> QPalette.ColorRole:
    if row.kind is Kind.FOLD:
        return Color.Link
    return Color.Text if row.finding.waived is None else Color.PlaceholderText
