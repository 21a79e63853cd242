"""All cells of both years as Qt's models: one row a cell, and what of it is shown in which order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from govreport_gui.form import Form
from govreport_gui.gui.document import Document
from govreport_gui.year_on_year.year_on_year import Pair, pairs, signed

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_INDEX = QModelIndex()
PAIR_ROLE = Role.UserRole  # the Pair of a row
SORT_ROLE = Role.UserRole + 1  # what a column is sorted by
ALL_TABLES = ""
_LOWEST = Decimal(-(10**30))  # what is not known comes behind everything else
_SMALLEST_SHOWN = Decimal("0.1")
WEIGHT_PLAIN = "变化比平常的起伏大多少，大于4的值得看一看。"
WEIGHT_HELP = (
    f"{WEIGHT_PLAIN}同样翻一番，从100到200比从1到2突出；同样多20件，原来20件的比原来1000件的突出。"
    "算法：差额的平方除以两年之和。"
)


class Column(IntEnum):
    """The columns, from left to right."""

    NAME = 0
    NOW = 1
    BEFORE = 2
    DIFFERENCE = 3
    RATE = 4
    WEIGHT = 5


class YearOnYearModel(QAbstractTableModel):
    """The cells that can be compared, in printed order; it follows the document."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self._pairs: list[Pair] = []
        self._form: Form = document.report.form
        document.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Compare anew; a change of figures keeps rows and selection."""
        report, last = self.document.report, self.document.last_year
        found = pairs(report, last) if last is not None else []
        if found == self._pairs and report.form is self._form:
            return
        same_rows = [one.ref for one in found] == [one.ref for one in self._pairs] and report.form is self._form
        if same_rows:
            self._pairs = found
            self.dataChanged.emit(self.index(0, 0), self.index(len(found) - 1, len(Column) - 1))
            return
        self.beginResetModel()
        self._pairs, self._form = found, report.form
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = NO_INDEX) -> int:
        """Return the number of cells."""
        return 0 if parent.isValid() else len(self._pairs)

    def columnCount(self, parent: AnyIndex = NO_INDEX) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Return how a column is called; the years by their numbers."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Role.ToolTipRole and section == Column.WEIGHT:
            return WEIGHT_HELP
        return self.headings()[section] if role == Role.DisplayRole else None

    def headings(self) -> tuple[str, ...]:
        """Return the names of all columns."""
        now, last = self.document.report, self.document.last_year
        before = last.year if last is not None else None
        return ("位置", _year(now.year, "今年"), _year(before, "去年"), "增减", "变化率", "突出程度")

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        """Return what is shown of a cell, or what it is sorted by."""
        if not index.isValid():
            return None
        one, column = self._pairs[index.row()], Column(index.column())
        if role == PAIR_ROLE:
            return one
        if role == Role.DisplayRole:
            return self._text(one, column)
        if role == SORT_ROLE:
            return self._sort_key(index.row(), column)
        if role == Role.TextAlignmentRole and column is not Column.NAME:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def texts(self, one: Pair) -> tuple[str, ...]:
        """Return a row as it is shown and copied."""
        return tuple(self._text(one, column) for column in Column)

    def _text(self, one: Pair, column: Column) -> str:
        return self._form.cell_name(one.ref) if column is Column.NAME else _WORDS[column](one)

    def _sort_key(self, row: int, column: Column) -> Decimal:
        """Return what a cell is sorted by: names in printed order, what is no number before all numbers."""
        key = Decimal(row) if column is Column.NAME else _KEYS[column](self._pairs[row])
        return _LOWEST if key is None else key


def _difference(difference: Decimal | None) -> str:
    return "" if difference is None else signed(difference)


def _rate(rate: Decimal | None) -> str:
    return "" if rate is None else f"{signed(rate).replace('持平', '0')}%"


def _weight(weight: Decimal) -> str:
    if not weight:
        return ""
    return "＜0.1" if weight < _SMALLEST_SHOWN else f"{weight:.1f}"


_KEYS: dict[Column, Callable[[Pair], Decimal | None]] = {
    Column.NOW: lambda one: one.now_value,
    Column.BEFORE: lambda one: one.before_value,
    Column.DIFFERENCE: lambda one: one.difference,
    Column.RATE: lambda one: one.rate,
    Column.WEIGHT: lambda one: one.weight,
}
_WORDS: dict[Column, Callable[[Pair], str]] = {
    Column.NOW: lambda one: one.now.strip(),
    Column.BEFORE: lambda one: one.before.strip(),
    Column.DIFFERENCE: lambda one: _difference(one.difference),
    Column.RATE: lambda one: _rate(one.rate),
    Column.WEIGHT: lambda one: _weight(one.weight),
}


def _year(year: int | None, otherwise: str) -> str:
    return f"{year}年" if year else otherwise


class YearOnYearOrder(QSortFilterProxyModel):
    """The rows that are wanted, in the order that is wanted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: Sequence[str] = ()
        self._table = ALL_TABLES
        self._only_changed = False

    def show_only(self, *, words: str, table: str, only_changed: bool) -> None:
        """Show the rows whose name holds all words, of one table or all, changed or not."""
        self._words, self._table, self._only_changed = words.split(), table, only_changed
        self.invalidateFilter()

    def filterAcceptsRow(self, source_row: int, source_parent: AnyIndex) -> bool:
        """Say whether a row is wanted."""
        index = self.sourceModel().index(source_row, Column.NAME, source_parent)
        one: Pair = index.data(PAIR_ROLE)
        if self._table not in (ALL_TABLES, one.ref.table) or (self._only_changed and not one.difference):
            return False
        name = str(index.data()) if self._words else ""
        return all(word in name for word in self._words)

    def lessThan(self, left: AnyIndex, right: AnyIndex) -> bool:
        """Compare by figures; equals stay in printed order whichever way one sorts."""
        first, second = left.data(SORT_ROLE), right.data(SORT_ROLE)
        if first != second:
            return bool(first < second)
        ascending = self.sortOrder() is Qt.SortOrder.AscendingOrder
        return (left.row() < right.row()) is ascending
