"""The lines of `key_list` as Qt shows them: a table of three columns, and a filter by what is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from govreport_gui.gui.help.key_list import KeyRow

HEADINGS = ("命令", "菜单", "快捷键")
NO_INDEX = QModelIndex()
ROW = Qt.ItemDataRole.UserRole
AnyIndex = QModelIndex | QPersistentModelIndex


class KeyModel(QAbstractTableModel):
    """A line that `can_run` denies is grey."""

    def __init__(self, rows: Sequence[KeyRow], can_run: Callable[[KeyRow], bool] = lambda _row: True) -> None:
        super().__init__()
        self._rows = rows
        self._can_run = can_run

    def rowCount(self, parent: AnyIndex = NO_INDEX) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = NO_INDEX) -> int:
        """Return the number of columns: name, place, keys."""
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what Qt shows or reads aloud, or the line itself."""
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.name, row.place, row.keys)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.tip or None
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return f"{row.name}，{row.place}，{row.keys}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the headings."""
        is_heading = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return HEADINGS[section] if is_heading else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let a command that can be given now be chosen."""
        if not index.isValid() or not self._can_run(self._rows[index.row()]):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class KeyFilter(QSortFilterProxyModel):
    """Shows the lines that hold every word typed."""

    def __init__(self, rows: KeyModel) -> None:
        super().__init__()
        self._typed = ""
        self._source = rows  # Qt does not keep it
        self.setSourceModel(rows)

    def narrow(self, typed: str) -> None:
        """Show only lines that hold these words."""
        self._typed = typed
        self.invalidateFilter()

    def filterAcceptsRow(self, row: int, parent: AnyIndex) -> bool:
        """Tell whether a line is shown."""
        line: KeyRow = self._source.index(row, 0, parent).data(ROW)
        return line.holds(self._typed)


def key_view(rows: KeyFilter) -> QTreeView:
    """Return the table in which the lines are shown; whole lines are chosen."""
    view = QTreeView()
    view.setModel(rows)
    view.setRootIsDecorated(False)
    view.setAlternatingRowColors(True)
    view.setUniformRowHeights(True)
    view.setAllColumnsShowFocus(True)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    header = view.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return view
