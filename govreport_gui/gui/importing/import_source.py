"""The left side of the import window: the file as it was read. Click or move the caret to see where a thing went."""

from __future__ import annotations

from collections.abc import Container, Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from govreport_gui.blocks import Block
from govreport_gui.gui.importing import import_drag
from govreport_gui.gui.importing.import_source_text import CELL_PADDING, SourceText
from govreport_gui.gui.looks import theme
from govreport_gui.recognise.review import is_figure

FRAME = 2


class SourceView(QTextEdit):
    """Shows blocks; frames the place that the form speaks of; figures can be dragged out of it."""

    chosen = Signal(str)  # source of what the caret was put on

    def __init__(
        self, blocks: Sequence[Block], headings: Container[str], dropped: Container[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = (blocks, headings, dropped)  # what `SourceText` takes
        self._shown = ""  # source that is framed
        self._pressed: QPoint | None = None  # where a figure was pressed that may be dragged
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName("文件原文")
        self.text = SourceText(self.document(), *self._parts)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.cursorPositionChanged.connect(self._tell_place)

    @property
    def shown_source(self) -> str:
        """The place that is framed."""
        return self._shown

    def show_source(self, source: str) -> None:
        """Frame a place of the file and bring it into view; "" frames nothing."""
        self._shown = source if source in self.text.places else ""
        if self._shown:
            place = self._frame()
            seen = QRectF(self.viewport().rect())
            if not seen.contains(place):
                bar = self.verticalScrollBar()
                bar.setValue(round(bar.value() + place.center().y() - seen.height() / 2))
        self.viewport().update()

    def _frame(self) -> QRectF:
        """Return where the framed place is drawn, in the viewport."""
        start, end = self.text.places[self._shown]
        layout, frame = self.document().documentLayout(), QRectF()
        block = self.document().findBlock(start)
        while block.isValid() and block.position() <= end:
            frame = frame.united(layout.blockBoundingRect(block))
            block = block.next()
        padding = CELL_PADDING - FRAME / 2
        moved = frame.translated(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        return moved.adjusted(-padding, -padding, padding, padding)

    def _tell_place(self) -> None:
        source = self.text.source_at(self.textCursor().position())
        if source and not self.textCursor().hasSelection():
            self.show_source(source)
            self.chosen.emit(source)

    # ── Dragging a figure ──

    def figure_at(self, place: QPoint) -> tuple[str, str] | None:
        """Return the figure under a point of the viewport, and its source."""
        cursor = self.cursorForPosition(place)
        source = self.text.source_at(cursor.position())
        text, at = cursor.block().text(), cursor.positionInBlock()
        start = max((text.rfind(blank, 0, at) for blank in " \u3000\t\u2028|"), default=-1) + 1
        word = (text[start:].replace("|", " ").split() or [""])[0]
        inside = text[start : start + len(word)] == word and at <= start + len(word)
        return (word, source) if source and inside and is_figure(word) else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember a figure that may be dragged."""
        place = event.position().toPoint()
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = place if is_left and self.figure_at(place) else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a figure that was pressed; select text elsewhere."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        moved = (event.position().toPoint() - self._pressed).manhattanLength()
        if moved >= QApplication.startDragDistance():
            figure, self._pressed = self.figure_at(self._pressed), None
            if figure:
                import_drag.start(self, *figure)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell the place once more: a second click on the same one leads there again."""
        self._pressed = None
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._tell_place()

    # ── Looks ──

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame over the text."""
        super().paintEvent(event)
        if not self._shown:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(theme.current().part), FRAME))
        painter.drawRect(self._frame())
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change between light and dark; caret and view stay where they were."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "text"):
            at, seen = self.textCursor().position(), self.verticalScrollBar().value()
            self.blockSignals(True)
            self.text = SourceText(self.document(), *self._parts)
            caret = self.textCursor()
            caret.setPosition(at)
            self.setTextCursor(caret)
            self.blockSignals(False)
            self.verticalScrollBar().setValue(seen)
