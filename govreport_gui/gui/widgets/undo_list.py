"""撤销记录: every step that can be taken back, in a pane beside the report; choosing one goes there at once."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QListView, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from govreport_gui.gui.desk_flow import DeskFlow
from govreport_gui.gui.document import Document
from govreport_gui.gui.pane_walk import focus_page
from govreport_gui.gui.steps import settled_for
from govreport_gui.gui.widgets.side_dock import SideDock
from govreport_gui.gui.widgets.undo_model import UndoModel

ADVICE = "双击一步，或者选中后按回车，就回到那一步做完时的样子；没有新的改动之前，还可以再回来。"


def go_to_step(document: Document, step: int) -> None:
    """Undo or redo up to a step. Whoever shows the report is told once, not once a step: there may be thousands."""
    document.finish_typing()
    if step == document.undo_stack.index() or not settled_for(document, step):  # a save would not be heard of below
        return
    document.blockSignals(True)
    try:
        document.undo_stack.setIndex(step)
    finally:
        document.blockSignals(False)
    document.changed.emit()
    document.findings_changed.emit()  # another form has none yet
    document.file_changed.emit()


class _NarrowLine(QStyledItemDelegate):
    """As wide as the list: what does not fit ends in …, and stands in the tool tip."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a line; the list gives it its width."""
        return QSize(0, super().sizeHint(option, index).height())


class UndoList(QWidget):
    """The list with a word of advice above it."""

    went = Signal(object)  # the Report as it was before a step was chosen

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.model = UndoModel(document, self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)  # quick with thousands of steps
        self.list.setItemDelegate(_NarrowLine(self.list))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("撤销记录")
        self.list.activated.connect(self.go)
        self._later = QTimer(self, singleShot=True, interval=0)  # many steps in a row, one look
        self._later.timeout.connect(self.show_here)
        self.model.refreshed.connect(self._follow)
        advice = QLabel(ADVICE, self)
        advice.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.addWidget(advice)
        layout.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        self.show_here()

    def _follow(self) -> None:
        if self.isVisible():
            self._later.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was done meanwhile."""
        super().showEvent(event)
        self.show_here()

    def show_here(self) -> None:
        """Select the present step and bring it into view."""
        here = self.model.index(self.document.undo_stack.index())
        self.list.setCurrentIndex(here)
        self.list.scrollTo(here)

    def go(self, index: QModelIndex) -> None:
        """Go to a step."""
        before = self.document.report
        go_to_step(self.document, index.row())
        self.show_here()
        self.went.emit(before)


class UndoFlow(DeskFlow):
    """Makes the pane when it is first asked for."""

    @cached_property
    def dock(self) -> SideDock:
        """The pane's place in the window."""
        pane = UndoList(self.document)
        pane.went.connect(lambda before: self._workspace().show_change(before))
        pane.went.connect(lambda _before: pane.list.setFocus())
        return SideDock("撤销记录", "undo_list", pane, self.window, lambda: focus_page(self._workspace()))

    def show(self) -> None:
        """Show the pane, ready to choose a step."""
        self.dock.bring()
        self.dock.content.setFocus()
