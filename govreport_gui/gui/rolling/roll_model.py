"""The changes of a draft as a Qt table: each with a tick that makes it or leaves it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)

from govreport_gui.gui.rolling.roll_kinds import Kind, Line

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
HEADINGS = ("位置", "去年", "草稿", "为什么")
FOLLOWS = "这一处随年度、格式或者各项数字而定，不能单独取消。"


class RollModel(QAbstractTableModel):
    """One line a change, in the order of `roll_kinds.lines`."""

    refused_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []
        self.refused: frozenset[int] = frozenset()  # places in Draft.changes

    def show_lines(self, lines: list[Line]) -> None:
        """Show other changes; none of them is refused."""
        self.beginResetModel()
        self.lines, self.refused = lines, frozenset()
        self.endResetModel()
        self.refused_changed.emit()

    def set_made(self, rows: list[int], made: bool) -> None:
        """Make the changes of some rows, or leave them; those that follow from others stay."""
        ats = {self.lines[row].at for row in rows if self.lines[row].refusable}
        refused = self.refused - ats if made else self.refused | ats
        if refused == self.refused:
            return
        self.refused = refused
        self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), len(HEADINGS) - 1))
        self.refused_changed.emit()

    # ── What Qt asks ──

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of changes."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heading of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a text, or the tick."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            text = (line.place, line.before, line.after, line.why)[index.column()]
            return text if role == Qt.ItemDataRole.DisplayRole or line.refusable else FOLLOWS
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0 and line.refusable:
            return Qt.CheckState.Unchecked if line.at in self.refused else Qt.CheckState.Checked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a tick."""
        if role != Qt.ItemDataRole.CheckStateRole or not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        self.set_made([index.row()], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say that lines can be chosen, and which can be ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if index.column() == 0 and self.lines[index.row()].refusable:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags


class KindFilter(QSortFilterProxyModel):
    """Shows the changes of one kind, or all."""

    kind: Kind | None = None

    def show_kind(self, kind: Kind | None) -> None:
        """Show one kind; None for all."""
        self.kind = kind
        self.invalidateFilter()

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:
        """Say whether a change is of the kind."""
        model = self.sourceModel()
        return self.kind is None or not isinstance(model, RollModel) or model.lines[row].kind is self.kind
