"""Draws a line of the findings pane: its icon, what is wrong over as many lines as it needs, the place, its buttons."""

from __future__ import annotations

from functools import cache, lru_cache
from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QStaticText, QTextOption, QTransform
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
from govreport_gui.gui.looks import typography

PAD = 6
BUTTON_MARGIN = 10  # left and right of a button's word
ACCEPTED_OPACITY = 0.5
ENDLESS = 10_000
Index = QModelIndex | QPersistentModelIndex
Color = QPalette.ColorRole


class FindingsDelegate(QStyledItemDelegate):
    """Two texts under each other beside an icon, and buttons at the right end."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self.view = view
        self._wrapped = lru_cache(maxsize=1024)(_wrapped)  # every line is asked whenever one comes or goes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the wrapped texts need."""
        row: Row = index.data(Role.ROW)
        width = self.view.viewport().width()
        room = self._text_room(QRect(0, 0, width, ENDLESS), row)
        font = self.view.font().toString()
        height = sum(_height(self._wrapped(text, room.width(), font)) for text in _texts(index))
        if row.verbs:
            height = max(height, self._button_height())
        return QSize(width, height + (2 if row.is_finding else 1) * PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it; the style draws the ground, what stands on it is not asked of the model for its sake."""
        row: Row = index.data(Role.ROW)
        rect: QRect = option.rect  # type: ignore[attr-defined]  # missing in PySide's stubs
        style = option.widget.style() if option.widget else QApplication.style()  # type: ignore[attr-defined]
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)  # type: ignore[attr-defined]
        painter.save()
        painter.setFont(self.view.font())
        self._draw_icon(painter, rect, row)
        self._draw_texts(painter, option, index)
        for verb, place in self.buttons(rect, row):
            self._draw_button(painter, verb, place)
        painter.restore()

    def _draw_icon(self, painter: QPainter, rect: QRect, row: Row) -> None:
        if not row.is_finding:
            return
        corner = QPoint(self._left(rect, row), rect.top() + PAD)
        painter.setOpacity(1 if row.finding.waived is None else ACCEPTED_OPACITY)
        marks.severity_icon(row.finding.severity).paint(painter, QRect(corner, QSize(self._icon(), self._icon())))
        painter.setOpacity(1)

    def _draw_texts(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(Role.ROW)
        palette: QPalette = option.palette  # type: ignore[attr-defined]
        selected = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        room = self._text_room(option.rect, row)  # type: ignore[attr-defined]
        font = self.view.font().toString()
        for text, role in zip(_texts(index), (_ink(row), Color.PlaceholderText), strict=False):
            painter.setPen(palette.color(Color.HighlightedText if selected else role))
            wrapped = self._wrapped(text, room.width(), font)
            free = 0 if row.is_finding else room.height() - _height(wrapped)  # what is no finding stands in the middle
            painter.drawStaticText(room.left(), room.top() + free // 2, wrapped)
            room.setTop(room.top() + _height(wrapped))

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
        return next((verb for verb, button in self.buttons(rect, index.data(Role.ROW)) if button.contains(place)), None)

    def place_of(self, index: QModelIndex, verb: Verb) -> QRect:
        """Return where a button is in the viewport; the place of the whole line where it has no such button."""
        rect = self.view.visualRect(index)
        return dict(self.buttons(rect, index.data(Role.ROW))).get(verb, rect)

    def buttons(self, rect: QRect, row: Row) -> list[tuple[Verb, QRect]]:
        """Return the buttons of a line that fills `rect`, with their places."""
        placed: list[tuple[Verb, QRect]] = []
        right = rect.right() - PAD
        top = rect.top() + (PAD if row.is_finding else PAD // 2)
        for verb in reversed(row.verbs):
            width = self._button_width(verb)
            placed.insert(0, (verb, QRect(right - width, top, width, self._button_height())))
            right -= width + PAD
        return placed

    def _button_width(self, verb: Verb) -> int:
        return _word_width(verb.value, self.view.font().toString()) + 2 * BUTTON_MARGIN

    def _icon(self) -> int:
        return typography.icon_size(self.view.font())

    def _button_height(self) -> int:
        return QFontMetrics(self.view.font()).height() + PAD

    def _left(self, rect: QRect, row: Row) -> int:
        return rect.left() + PAD + (self._icon() + PAD if row.is_indented else 0)

    def _text_room(self, rect: QRect, row: Row) -> QRect:
        left = self._left(rect, row) + (self._icon() + PAD if row.is_finding else 0)
        taken = sum(self._button_width(verb) + PAD for verb in row.verbs)
        pad = PAD if row.is_finding else PAD // 2
        return QRect(QPoint(left, rect.top() + pad), QPoint(rect.right() - PAD - taken, rect.bottom() - pad + 1))


def _wrapped(text: str, width: int, font: str) -> QStaticText:
    """Return a text in lines: no word is broken, no line begins with a stop; `font` as `QFont.toString` names it.

    It is measured and drawn as the same lines: of lines found anew when painting, one more would have no room.
    """
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    wrapped = QStaticText(text)
    wrapped.setTextFormat(Qt.TextFormat.PlainText)
    wrapped.setTextOption(option)
    wrapped.setTextWidth(width)
    wrapped.prepare(QTransform(), _font(font))
    return wrapped


def _height(wrapped: QStaticText) -> int:
    return ceil(wrapped.size().height())


@cache
def _word_width(word: str, font: str) -> int:
    return QFontMetrics(_font(font)).horizontalAdvance(word)


@cache
def _font(name: str) -> QFont:
    font = QFont()
    font.fromString(name)
    return font


def _ink(row: Row) -> QPalette.ColorRole:
    if row.kind is Kind.FOLD:
        return Color.Link
    return Color.Text if row.finding.waived is None else Color.PlaceholderText


def _texts(index: Index) -> tuple[str, ...]:
    texts = (index.data(Qt.ItemDataRole.DisplayRole), index.data(Role.DETAIL))
    return tuple(text for text in texts if text)
