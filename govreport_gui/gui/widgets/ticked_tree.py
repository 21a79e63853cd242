"""Places of the report in groups, each with a tick: what finding and typesetting list before anything is changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from govreport_gui.gui.looks.tool_tips import wrapped

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()
GROUP_ID = 0  # internal id of a group; that of a row is its group's number + 1
Tick = Qt.CheckState


class TickedRole(IntEnum):
    """What the delegate asks for, besides Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class TickedRow:
    """A place: the words it is about, those around them, and what is to stand there."""

    before: str
    old: str
    after: str
    new: str | None = None  # None: it is only found
    locked: str = ""  # why it has no tick
    pair: int = 0  # rows of a group with the same number are ticked together; 0 for a row by itself

    @property
    def line(self) -> str:
        """Say it in plain text, for screen readers."""
        change = self.old if self.new is None else f"{self.old or '空'}→{self.new or '删去'}"
        return f"{self.before}【{change}】{self.after}"


@dataclass(frozen=True, slots=True)
class TickedGroup:
    """Places with a common title."""

    title: str
    rows: tuple[TickedRow, ...]


class TickedTree(QAbstractItemModel):
    """Groups, and under each its rows. Everything that can be ticked is, until somebody says otherwise."""

    ticks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.groups: tuple[TickedGroup, ...] = ()
        self._left: set[tuple[str, TickedRow]] = set()  # rows without their tick, by their group's title

    def show(self, groups: Sequence[TickedGroup]) -> None:
        """Show other places; those that were there already keep their ticks as they are."""
        if tuple(groups) == self.groups:
            return
        self.beginResetModel()
        self.groups = tuple(groups)
        self._left &= {(group.title, row) for group in groups for row in group.rows}
        self.endResetModel()
        self.ticks_changed.emit()

    def ticked(self) -> list[tuple[int, int]]:
        """Return the ticked rows as numbers of group and row."""
        return [place for place in self.places() if self._is_ticked(*place)]

    def places(self) -> Iterator[tuple[int, int]]:
        """Yield every row as numbers of group and row."""
        yield from ((g, r) for g, group in enumerate(self.groups) for r in range(len(group.rows)))

    def row_index(self, group: int, row: int) -> QModelIndex:
        """Return the index of a row."""
        return self.index(row, 0, self.index(group))

    def place_of(self, index: AnyIndex) -> tuple[int, int] | None:
        """Return the numbers of group and row of an index; None for a group."""
        if not index.isValid() or index.internalId() == GROUP_ID:
            return None
        return index.internalId() - 1, index.row()

    def set_all(self, ticked: bool) -> None:
        """Tick everything, or nothing."""
        self._set(list(self.places()), ticked)

    # ── Ticks ──

    def _is_ticked(self, group: int, row: int) -> bool:
        shown = self.groups[group]
        return not shown.rows[row].locked and (shown.title, shown.rows[row]) not in self._left

    def _group_tick(self, group: int) -> Tick:
        free = [r for r, row in enumerate(self.groups[group].rows) if not row.locked]
        ticked = sum(self._is_ticked(group, r) for r in free)
        if not ticked:
            return Tick.Unchecked
        return Tick.Checked if ticked == len(free) else Tick.PartiallyChecked

    def _set(self, places: list[tuple[int, int]], ticked: bool) -> None:
        chosen = {(self.groups[g].title, row) for g, r in places for row in self._bound(g, r)}
        self._left = self._left - chosen if ticked else self._left | chosen
        for group in sorted({g for g, _ in places}):
            head = self.index(group)
            self.dataChanged.emit(head, head)
            self.dataChanged.emit(self.index(0, 0, head), self.index(len(self.groups[group].rows) - 1, 0, head))
        self.ticks_changed.emit()

    def _bound(self, group: int, row: int) -> list[TickedRow]:
        """Return a row and those that are ticked with it."""
        rows = self.groups[group].rows
        pair = rows[row].pair
        return [other for other in rows if other.pair == pair] if pair else [rows[row]]

    # ── What Qt asks ──

    def index(self, row: int, column: int = 0, parent: AnyIndex = NOWHERE) -> QModelIndex:
        """Return the index of a group, or of a row of one."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else GROUP_ID)

    def parent(self, index: AnyIndex = NOWHERE) -> Any:  # QObject has a method of this name, too
        """Return the group of a row."""
        if not index.isValid() or index.internalId() == GROUP_ID:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, GROUP_ID)

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        """Return the number of groups, or of rows of a group."""
        if not parent.isValid():
            return len(self.groups)
        return len(self.groups[parent.row()].rows) if parent.internalId() == GROUP_ID else 0

    def columnCount(self, _parent: AnyIndex = NOWHERE) -> int:
        """Return 1."""
        return 1

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let everything be chosen, and all but locked rows be ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self._can_tick(index) else flags

    def _can_tick(self, index: AnyIndex) -> bool:
        place = self.place_of(index)
        rows = self.groups[index.row()].rows if place is None else (self.groups[place[0]].rows[place[1]],)
        return any(not row.locked for row in rows)

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        """Return a title, a row, or a tick."""
        if not index.isValid():
            return None
        place = self.place_of(index)
        if role == Role.CheckStateRole:
            return self._tick(index) if self._can_tick(index) else None
        if place is None:
            group = self.groups[index.row()]
            title = f"{group.title}（{len(group.rows)} 处）"
            return title if role in (Role.DisplayRole, Role.AccessibleTextRole) else None
        row = self.groups[place[0]].rows[place[1]]
        if role == TickedRole.ROW:
            return row
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return row.line
        return wrapped(row.locked or row.line) if role == Role.ToolTipRole else None

    def _tick(self, index: AnyIndex) -> Tick:
        place = self.place_of(index)
        if place is None:
            return self._group_tick(index.row())
        return Tick.Checked if self._is_ticked(*place) else Tick.Unchecked

    def setData(self, index: AnyIndex, value: Any, role: int = Role.EditRole) -> bool:
        """Take a tick, on a group for all its rows."""
        if role != Role.CheckStateRole or not index.isValid() or not self._can_tick(index):
            return False
        place = self.place_of(index)
        rows = [(index.row(), r) for r in range(len(self.groups[index.row()].rows))] if place is None else [place]
        self._set(rows, Tick(value) is not Tick.Unchecked)
        return True
