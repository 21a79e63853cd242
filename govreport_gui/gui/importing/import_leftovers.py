"""The list of what was read but found no place: each is dragged to its place, or sent there by a menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from govreport_gui.form import CellRef
from govreport_gui.gui.importing import import_drag
from govreport_gui.gui.importing.import_draft import ImportDraft
from govreport_gui.gui.places import place_name
from govreport_gui.recognise.review import Leftover
from govreport_gui.recognise.source_words import in_words

NO_CELL = "放到格子里（先在右边的表格里选一格）"
NO_FIGURE = "放到格子里（这一条不是数字）"


class _List(QListWidget):
    """Items that can be dragged out; Enter opens the menu."""

    menu_wanted = Signal(QPoint)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag the current leftover."""
        item = self.currentItem()
        if item is not None:
            left: Leftover = item.data(Qt.ItemDataRole.UserRole)
            import_drag.start(self, left.text, left.source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the menu of the current leftover."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem():
            self.menu_wanted.emit(self.visualItemRect(self.currentItem()).bottomLeft())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu at the mouse or, by the menu key, at the current leftover."""
        if self.currentItem():
            self.menu_wanted.emit(event.pos())


class ImportLeftovers(QWidget):
    """未放入."""

    chosen = Signal(str)  # source of the leftover that the cursor is on

    def __init__(
        self, draft: ImportDraft, current_cell: Callable[[], CellRef | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.draft = draft
        self._current_cell = current_cell
        self.title = QLabel(self)
        self.title.setWordWrap(True)
        self.list = _List(self)
        self.list.setDragEnabled(True)
        self.list.setWordWrap(True)
        self.list.setAccessibleName("未放入的内容")
        self.button = QPushButton("放到…", self)
        self.button.setAutoDefault(False)
        self.button.setToolTip("也可以直接拖到右边的格子或文字里")
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        self.list.menu_wanted.connect(lambda at: self._open_menu(self.list.viewport().mapToGlobal(at)))
        self.list.currentItemChanged.connect(self._tell_place)
        self.list.itemClicked.connect(self._tell_place)
        self.button.clicked.connect(lambda: self._open_menu(self.button.mapToGlobal(self.button.rect().bottomLeft())))
        draft.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is left; the cursor stays at its place in the list."""
        leftovers = self.draft.review.leftovers
        at = max(self.list.currentRow(), 0)
        self.list.blockSignals(True)
        self.list.clear()
        for left in leftovers:
            self.list.addItem(_item(left))
        self.list.setCurrentRow(min(at, len(leftovers) - 1))
        self.list.blockSignals(False)
        self.title.setText(f"未放入 {len(leftovers)}：可以拖到右边，或者选中后点“放到…”" if leftovers else "都已放入")
        self.button.setEnabled(bool(leftovers))

    def current(self) -> Leftover | None:
        """Return the leftover that the cursor is on."""
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else None

    def show_source(self, source: str) -> bool:
        """Put the cursor on the first leftover from a place of the file; say whether there is one."""
        rows = (at for at, left in enumerate(self.draft.review.leftovers) if left.source == source)
        at = next(rows, None)
        if at is not None:
            self.list.setCurrentRow(at)
        return at is not None

    def menu(self) -> QMenu:
        """Return the menu of the places that the current leftover can go to."""
        menu = QMenu(self)
        left = self.current()
        if left is None:
            return menu
        ref = self._current_cell()
        form = self.draft.report.form
        if left.is_figure and ref is not None:
            menu.addAction(f"放到“{form.cell_name(ref)}”", lambda: self.draft.place_figure(left.text, left.source, ref))
        else:
            menu.addAction(NO_CELL if left.is_figure else NO_FIGURE).setEnabled(False)
        menu.addSeparator()
        for key in ("preamble", *form.section):
            place = f"作为一段，加到“{place_name(form, key)}”"
            menu.addAction(place, lambda key=key: self.draft.place_text(left.text, left.source, key))
        return menu

    def _open_menu(self, place: QPoint) -> None:
        menu = self.menu()
        menu.exec(place)
        menu.deleteLater()

    def _tell_place(self) -> None:
        left = self.current()
        if left is not None:
            self.chosen.emit(left.source)


def _item(left: Leftover) -> QListWidgetItem:
    remark = "，".join(piece for piece in (left.why, in_words(left.source)) if piece)
    item = QListWidgetItem(f"{left.text}　（{remark}）" if remark else left.text)
    item.setData(Qt.ItemDataRole.UserRole, left)
    item.setToolTip(item.text())
    return item
