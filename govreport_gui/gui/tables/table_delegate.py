"""How a cell of the grid is painted, and the line editor in which one types."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen, QPixmap, QPolygon
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from govreport_gui.finding import Severity
from govreport_gui.gui.looks import theme
from govreport_gui.gui.looks.icons import pixmap
from govreport_gui.gui.tables.table_asides import paint_aside
from govreport_gui.gui.tables.table_marks import CellMark
from govreport_gui.gui.tables.table_model import CellLook, TableModel
from govreport_gui.gui.tables.table_sizes import ONE_LINE, PADDING, balanced_width, wrapping
from govreport_gui.gui.tables.table_walk import Step

SIGN = 11  # width of the corner sign, logical pixels
SMALL_SIGN = 6  # of an error that is more likely in another cell
PEN = 12  # width of the pen on a hand-filled total
FRAME = 2
SELECTED, FOCUSED = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_HasFocus
KEY_STEPS = {
    Qt.Key.Key_Up: Step.UP,
    Qt.Key.Key_Down: Step.DOWN,
    Qt.Key.Key_Tab: Step.NEXT,
    Qt.Key.Key_Backtab: Step.PREVIOUS,
}
OVERTYPING_STEPS = {Qt.Key.Key_Left: Step.LEFT, Qt.Key.Key_Right: Step.RIGHT}  # only where typing replaced the cell
AnyIndex = QModelIndex | QPersistentModelIndex


def step_of(event: QKeyEvent) -> Step | None:
    """Return where a key leads that both ends typing and moves on."""
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return Step.UP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else Step.DOWN
    return KEY_STEPS.get(Qt.Key(event.key()))


def is_fill_key(event: QKeyEvent) -> bool:
    """Say whether Ctrl+Enter was pressed: fill the selection."""
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return enter and held == Qt.KeyboardModifier.ControlModifier


class CellEditor(QLineEdit):
    """The line in which one types; in the middle of the cell, like the figures."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_filled = False
        self.setFrame(False)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)


class TableDelegate(QStyledItemDelegate):
    """Paints labels, figures, totals and marks; edits in a plain line."""

    stepped = Signal(Step)  # a key ended typing and leads on
    typed = Signal()  # into the open editor
    fill_asked = Signal(str)  # what was typed shall stand in all selected cells

    def __init__(self, model: TableModel, parent: QObject) -> None:
        super().__init__(parent)
        self.model = model
        self._idle: CellEditor | None = None  # hidden, its cell was left
        self.overtyping = False  # the editor was opened by typing, not by F2 or a double click

    # ── Painting ──

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one cell, a merged one in its full size."""
        look = self.model.look(index)
        if look is None:
            return
        colors = theme.current()
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        selected, focused = bool(state & SELECTED), bool(state & FOCUSED)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        inside = rect.adjusted(0, 0, -1, -1)  # without the lines
        painter.save()
        painter.fillRect(rect, theme.color(_ground(look, colors, selected)))
        _paint_lines(painter, rect, index, theme.color(colors.line))
        if look.text or look.aside:
            painter.setFont(cell_font(option.font, look))  # type: ignore[attr-defined]
            painter.setPen(theme.color(colors.text))
            room = inside.adjusted(0, 0, 1, 0)  # as wide as table_sizes.py counted on
            grey = colors.text if selected else colors.faded  # grey would fade on the ground of a selection
            _paint_text(painter, paint_aside(painter, room, look.text, look.aside, grey), look)
        if look.by_hand:
            _paint_pen(painter, inside, colors)
        _paint_frame(painter, inside, look, colors)
        if look.mark:
            _paint_sign(painter, inside, look.mark, colors)
        if focused:
            _draw_frame(painter, inside, colors.text, 1)
        painter.restore()

    # ── Editing ──

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        """Return a line as wide as the cell: the one of the cell before, for each figure typed opens one."""
        editor, self._idle = self._idle or self._new_editor(parent), None
        editor.is_filled = False
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        return editor

    def _new_editor(self, parent: QWidget) -> CellEditor:
        editor = CellEditor(parent)
        editor.textEdited.connect(self.typed)
        return editor

    def destroyEditor(self, editor: QWidget, index: AnyIndex) -> None:
        """Keep a line that was left for the next cell."""
        if isinstance(editor, CellEditor) and self._idle is None:
            self._idle = editor
        else:
            super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Fill the line when it opens and never again: marks that change while one types must not undo the typing."""
        if isinstance(editor, CellEditor) and not editor.is_filled:
            editor.is_filled = True
            super().setEditorData(editor, index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """End typing at the keys that lead on; Esc and losing the focus are Qt's."""
        if isinstance(event, QKeyEvent) and isinstance(editor, QLineEdit) and is_fill_key(event):
            return self._fill(editor, event)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and isinstance(editor, QLineEdit):
            step = step_of(event) or self._overtyping_step(event)
            if step is not None:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
                self.stepped.emit(step)
                return True
        return super().eventFilter(editor, event)

    def _fill(self, editor: QLineEdit, event: QKeyEvent) -> bool:
        """Take Ctrl+Enter before the window does. One undo step: the editor's own cell is not set by itself."""
        if event.type() is QEvent.Type.KeyPress:
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
            self.fill_asked.emit(editor.text())
        event.accept()
        return True

    def _overtyping_step(self, event: QKeyEvent) -> Step | None:
        return OVERTYPING_STEPS.get(Qt.Key(event.key())) if self.overtyping else None


def cell_font(font: QFont, look: CellLook) -> QFont:
    """Return the font of a cell: totals are bold."""
    return _bold(font) if look.is_total else font


@lru_cache(maxsize=8)  # a font made anew is looked up among all others when it paints
def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


@cache
def _aligned(centred: bool, wrap: Qt.TextFlag) -> int:
    return (Qt.AlignmentFlag.AlignCenter if centred else Qt.AlignmentFlag.AlignVCenter) | wrap


@cache
def _pencil(color: str, ratio: float) -> QPixmap:
    return pixmap("pencil", QColor(color), PEN, ratio)


def _ground(look: CellLook, colors: theme.Theme, selected: bool) -> str:
    if look.is_label:
        return colors.label
    if selected:
        return colors.selection
    return colors.total if look.is_total and not look.by_hand else colors.page


def _paint_lines(painter: QPainter, rect: QRect, index: AnyIndex, color: QColor) -> None:
    """Draw the lines right and below, and the outer ones where nobody else would."""
    painter.fillRect(rect.right(), rect.y(), 1, rect.height(), color)
    painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, color)
    if index.row() == 0:
        painter.fillRect(rect.x(), rect.y(), rect.width(), 1, color)
    if index.column() == 0:
        painter.fillRect(rect.x(), rect.y(), 1, rect.height(), color)


def _paint_text(painter: QPainter, rect: QRect, look: CellLook) -> None:
    metrics = painter.fontMetrics()
    wrap, inset = wrapping(metrics, look.text, rect.width()), 0
    if look.centred and wrap is not ONE_LINE:
        inset = (rect.width() - balanced_width(metrics, look.text, rect.width())) // 2
        wrap = wrapping(metrics, look.text, rect.width() - 2 * inset)
    inside = rect.adjusted(PADDING + inset, 0, -PADDING - inset, 0)
    painter.drawText(inside, _aligned(look.centred, wrap), look.text)


def _paint_frame(painter: QPainter, rect: QRect, look: CellLook, colors: theme.Theme) -> None:
    """Draw the frames of a cell, the one of an error inside the one of the selected finding."""
    if look.takes_part:
        _draw_frame(painter, rect, colors.part, FRAME)
        rect = rect.adjusted(FRAME, FRAME, -FRAME, -FRAME)
    if look.mark and look.mark.framed:
        _draw_frame(painter, rect, colors.error, FRAME)


def _draw_frame(painter: QPainter, rect: QRect, color: str, width: int) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_frame_pen(color, width))
    inset = 1 + width // 2
    painter.drawRect(rect.adjusted(inset, inset, -inset - 1, -inset - 1))


@cache
def _frame_pen(color: str, width: int) -> QPen:
    return QPen(QColor(color), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)


def _paint_sign(painter: QPainter, rect: QRect, mark: CellMark, colors: theme.Theme) -> None:
    """Draw the corner sign.

    A crossed square for an error, a small square where the error is likelier in another cell, a triangle for a warning,
    a small dot for a hint.
    """
    corner, severity = rect.topRight(), mark.severity
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.severity_color(severity))
    if severity is Severity.ERROR and not mark.framed:
        painter.drawRect(QRect(corner - QPoint(SMALL_SIGN, -1), corner + QPoint(-1, SMALL_SIGN)))
        return
    box = QRect(corner - QPoint(SIGN - 1, 0), corner + QPoint(0, SIGN - 1))
    if severity is Severity.HINT:
        painter.drawEllipse(box.adjusted(4, 3, -3, -4))
        return
    if severity is Severity.WARNING:
        painter.drawPolygon(QPolygon([box.topLeft(), corner, box.bottomRight()]))
        return
    painter.drawRect(box)
    painter.setPen(QPen(QColor(colors.page), 1.5))
    cross = box.adjusted(3, 3, -2, -2)
    painter.drawLine(cross.topLeft(), cross.bottomRight())
    painter.drawLine(cross.topRight(), cross.bottomLeft())


def _paint_pen(painter: QPainter, rect: QRect, colors: theme.Theme) -> None:
    ratio = painter.device().devicePixelRatio()
    place = rect.bottomLeft() + QPoint(5, -PEN - 4)  # inside both frames
    painter.drawPixmap(place, _pencil(colors.part, ratio))
