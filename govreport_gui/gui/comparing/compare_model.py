"""The cells that differ between two reports as a Qt table: where, what A says, what B says, by how much."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from govreport_gui.compare import CellDifference, Comparison, Side, TableDifference, Uncompared
from govreport_gui.compare import in_words as words

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_INDEX = QModelIndex()
THERE, NOT_THERE = "有这张表", "没有这张表"
NO_EQUAL = "另一份没有对应的格子"
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Column(IntEnum):
    """The columns, from left to right."""

    NAME = 0
    A = 1
    B = 2
    CHANGE = 3


SIDES = ("A", "B")  # where the reports have no other names
HEADINGS = {Column.NAME: "位置", Column.A: SIDES[0], Column.B: SIDES[1], Column.CHANGE: "差额"}


class CompareModel(QAbstractTableModel):
    """Tables that only one report has, then cells, then what could not be compared."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, ...]] = []
        self._headings = HEADINGS

    def show(self, comparison: Comparison | None, sides: tuple[str, str] = SIDES) -> None:
        """List a comparison of reports that are called so; None lists nothing."""
        self.beginResetModel()
        self._headings = {**HEADINGS, Column.A: sides[0], Column.B: sides[1]}
        self._rows = _rows(comparison) if comparison else []
        self.endResetModel()

    def texts(self, row: int) -> tuple[str, ...]:
        """Return all that a row says, from left to right."""
        return self._rows[row]

    def rowCount(self, parent: AnyIndex = NO_INDEX) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = NO_INDEX) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        """Return what a cell of the list says."""
        if not index.isValid():
            return None
        if role in (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole):
            return self._rows[index.row()][index.column()]
        if role == Role.TextAlignmentRole and index.column() != Column.NAME:
            return RIGHT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Return the name of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole and 0 <= section < len(Column):
            return self._headings[Column(section)]
        return None


def _rows(comparison: Comparison) -> list[tuple[str, ...]]:
    tables = [_table_row(comparison, difference) for difference in comparison.tables]
    cells = [_cell_row(comparison, difference) for difference in comparison.cells]
    return [*tables, *cells, *(_uncompared_row(comparison, left) for left in comparison.uncompared)]


def _table_row(comparison: Comparison, difference: TableDifference) -> tuple[str, ...]:
    sides = (THERE, NOT_THERE) if difference.only_in is Side.A else (NOT_THERE, THERE)
    return (comparison.form_a.table[difference.table].name, *sides, "")


def _cell_row(comparison: Comparison, difference: CellDifference) -> tuple[str, ...]:
    form = comparison.form_a
    change = words.change_of(form.kind(difference.cell), difference.a, difference.b)
    sides = words.cell_text(difference.a), words.cell_text(difference.b)
    return (words.cell_path(form, difference.cell), *sides, change)


def _uncompared_row(comparison: Comparison, left: Uncompared) -> tuple[str, ...]:
    sides = (left.text, "") if left.side is Side.A else ("", left.text)
    return (words.cell_path(comparison.form_of(left.side), left.cell), *sides, NO_EQUAL)
