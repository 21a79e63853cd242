"""What was remarked in the files that came back, as a Qt list: a tick says that it is dealt with."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from govreport_gui.gui.document import Document
from govreport_gui.gui.looks import theme
from govreport_gui.remarks import Remark

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Role = Qt.ItemDataRole
DONE = "已处理"


class RemarksModel(QAbstractListModel):
    """A line each: where it stands, and what it says. It follows the open report."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.remarks: tuple[Remark, ...] = document.records.remarks
        document.changed.connect(self.refresh)
        document.file_changed.connect(self.refresh)

    @property
    def open_count(self) -> int:
        """How many are not dealt with."""
        return sum(not remark.done for remark in self.remarks)

    def refresh(self) -> None:
        """Show what the open report remembers now."""
        remarks = self.document.records.remarks
        if [remark.key for remark in remarks] != [remark.key for remark in self.remarks]:
            self.beginResetModel()
            self.remarks = remarks
            self.endResetModel()
        elif remarks != self.remarks:
            self.remarks = remarks
            self.dataChanged.emit(self.index(0), self.index(len(remarks) - 1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of remarks."""
        return 0 if parent.isValid() else len(self.remarks)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return the words, the tick, and the looks of what is dealt with."""
        if not index.isValid():
            return None
        remark = self.remarks[index.row()]
        if role == Role.DisplayRole:
            return f"{remark.place}\n{remark.text}"
        if role == Role.AccessibleTextRole:
            return f"{f'{DONE}，' if remark.done else ''}{remark.place}：{remark.text}"
        if role == Role.ToolTipRole:
            return f"来自“{remark.file_name}”"
        if role == Role.CheckStateRole:
            return Qt.CheckState.Checked if remark.done else Qt.CheckState.Unchecked
        return _looks_done(role) if remark.done else None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Take a tick; it is no undo step, and saved with the report."""
        if role != Role.CheckStateRole or not index.isValid():
            return False
        done = Qt.CheckState(value) is Qt.CheckState.Checked
        remarks = list(self.remarks)
        remarks[index.row()] = replace(remarks[index.row()], done=done)
        self.document.remember_remarks(tuple(remarks))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say that lines can be chosen and ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable


def _looks_done(role: int) -> Any:
    if role == Role.ForegroundRole:
        return QColor(theme.current().faded)
    if role == Role.FontRole:
        font = QFont()
        font.setStrikeOut(True)
        return font
    return None
