"""The undo steps as a Qt list: the report as it was opened, then each step; those taken back come last and are grey."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont
from shiboken6 import isValid

from govreport_gui.gui.commands import Step, Typing
from govreport_gui.gui.document import Document
from govreport_gui.gui.looks import theme

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()
FIRST = "打开时的样子"
HERE, SAVED, TAKEN_BACK = "现在", "上次保存", "已撤销"
MOST_TYPED = 12  # characters of typed words that a line shows


class UndoModel(QAbstractListModel):
    """Row k is the report after k steps."""

    refreshed = Signal()  # after each step, and each one taken back

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.stack = document.undo_stack
        self._rows = self.stack.count() + 1
        self._here = self.stack.index()
        self.stack.indexChanged.connect(self.refresh)
        self.stack.cleanChanged.connect(self._tell_looks)

    def refresh(self) -> None:
        """Tell the view how many steps there are now; the newest may be another one than it was."""
        if not isValid(self.stack):
            return  # it tells of its own end, too
        rows = self.stack.count() + 1
        if rows > self._rows:
            self._resize(rows, lambda: self.beginInsertRows(NOWHERE, self._rows, rows - 1), self.endInsertRows)
        elif rows < self._rows:
            self._resize(rows, lambda: self.beginRemoveRows(NOWHERE, rows, self._rows - 1), self.endRemoveRows)
        here = self.stack.index()
        first = min(here, self._here, self._rows - 1)
        self._here = here
        self.dataChanged.emit(self.index(first), self.index(self._rows - 1))
        self.refreshed.emit()

    def _resize(self, rows: int, begin: Callable[[], None], end: Callable[[], None]) -> None:
        begin()
        self._rows = rows
        end()

    def _tell_looks(self) -> None:
        self.dataChanged.emit(self.index(0), self.index(self._rows - 1))

    @cached_property
    def _bold(self) -> QFont:
        font = QFont()
        font.setBold(True)
        return font

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        """Return the number of steps, and one for the beginning."""
        return 0 if parent.isValid() else self._rows

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        """Return what a step is called, and whether it is the present one, the saved one or taken back."""
        if not index.isValid():
            return None
        row = index.row()
        if role in (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole):
            remarks = "、".join(self._remarks(row))
            return f"{self._name(row)}（{remarks}）" if remarks else self._name(row)
        if role == Role.FontRole and row == self.stack.index():
            return self._bold
        if role == Role.ForegroundRole and row > self.stack.index():
            return QColor(theme.current().faded)
        return None

    def _name(self, row: int) -> str:
        if row == 0:
            return FIRST
        command = self.stack.command(row - 1)
        place = command.page if isinstance(command, Step) else ""
        return " · ".join(filter(None, (f"{row}. {_called(command)}", place)))

    def _remarks(self, row: int) -> list[str]:
        taken_back = [TAKEN_BACK] if row > self.stack.index() else []
        here = [HERE] if row == self.stack.index() else []
        return here + ([SAVED] if row == self.stack.cleanIndex() else []) + taken_back


def _called(command: object) -> str:
    """Name a step; typing says what was typed."""
    if not isinstance(command, Typing):
        return str(command.text()) if hasattr(command, "text") else ""
    change = command.typed.change
    verb, words = (command.text(), change.added) if change.added else ("删除文字", change.removed)
    words = " ".join(words.split())
    return f"{verb}“{words[:MOST_TYPED]}{'…' if len(words) > MOST_TYPED else ''}”" if words else verb
