"""The list of findings as mouse and keyboard meet it: a line, a button on a line, the menu of a line."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from govreport_gui.gui.findings.findings_delegate import FindingsDelegate
from govreport_gui.gui.findings.findings_model import FindingsFilter, Role
from govreport_gui.gui.findings.findings_rows import Row, Verb


class FindingsList(QListView):
    """Says which line or button was clicked; what comes of it is the pane's business."""

    asked = Signal(object)  # Row: clicked beside its buttons, or Enter
    verb_asked = Signal(object, object)  # Row, Verb: its button was pressed
    acceptance_asked = Signal(object)  # Row: the key A
    explanation_asked = Signal(object)  # Row: the key S
    menu_asked = Signal(object, QPoint)  # Row, where on the screen

    def __init__(self, rows: FindingsFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = rows
        self._released = QPoint()
        self.buttons = FindingsDelegate(self)
        self.setModel(rows)
        self.setItemDelegate(self.buttons)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAlternatingRowColors(True)
        self.setAccessibleName("核对发现的问题")
        self.viewport().setMouseTracking(True)
        self.clicked.connect(self._take_click)
        self.activated.connect(lambda index: self.asked.emit(index.data(Role.ROW)))

    @property
    def current_row(self) -> Row | None:
        """The selected line."""
        row = self.currentIndex().data(Role.ROW)
        return row if isinstance(row, Row) else None

    def lay_out(self) -> None:
        """Lay out at once what came and went: Qt would let the window be painted without it first."""
        self.executeDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the texts wrap anew: Qt lays a list out again only where its height changes."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _take_click(self, index: QModelIndex) -> None:
        verb = self.buttons.verb_at(index, self._released)
        if verb is None:
            self.asked.emit(index.data(Role.ROW))
        else:
            self.verb_asked.emit(index.data(Role.ROW), verb)

    def _verb_under(self, event: QMouseEvent) -> Verb | None:
        place = event.position().toPoint()
        return self.buttons.verb_at(self.indexAt(place), place)

    # ── Qt ──

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Remember where: `clicked` does not say."""
        self._released = event.position().toPoint()
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Press no button twice: after the first press another line may stand there."""
        if self._verb_under(event) is None:
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what is a button."""
        super().mouseMoveEvent(event)
        shape = Qt.CursorShape.ArrowCursor if self._verb_under(event) is None else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for acceptance at A, for the explanation at S; everything else is Qt's."""
        asked = {Qt.Key.Key_A: self.acceptance_asked, Qt.Key.Key_S: self.explanation_asked}.get(Qt.Key(event.key()))
        row = self.current_row
        if asked is not None and row is not None and not event.modifiers():
            asked.emit(row)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the line under the mouse, or of the selected one for the menu key."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        place = self.visualRect(index).center() if by_key else event.pos()
        self.menu_asked.emit(index.data(Role.ROW), self.viewport().mapToGlobal(place))
