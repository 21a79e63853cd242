"""Share what is printed among pages: what must stay together stays, tables repeat their header. Lengths in units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govreport_gui.pages.strips import Shrunk, Strip
from govreport_gui.pages.table_strips import TableBox


@dataclass(frozen=True, slots=True)
class Unit:
    """A strip in the flow of the text, or a row of a table."""

    height: float
    strip: Strip | None = None
    table: TableBox | None = None
    row: int = 0
    before: float = 0.0  # room above it, but not at the top of a page
    keep: bool = False  # on one page with what follows
    turns: bool = False  # begins a page; what stands before it is not kept with it


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip on a page, so far below the upper edge of the text area."""

    y: float
    strip: Strip


Page = list[Placed]


def paginate(units: Sequence[Unit], room: float) -> list[Page]:
    """Return the pages, each as high as `room`; at least one, be it empty."""
    sheet = _Sheet(room)
    for group in _groups(units, room):
        sheet.add(group)
    return sheet.finish()


def _groups(units: Sequence[Unit], room: float) -> Iterator[Sequence[Unit]]:
    """Yield the runs of units that belong on one page."""
    start = 0
    for at, unit in enumerate(units, 1):
        if not unit.keep or at == len(units) or units[at].turns:
            yield from _fitting(units[start:at], room)
            start = at


def _fitting(group: Sequence[Unit], room: float) -> Iterator[Sequence[Unit]]:
    """Part a group that is too high for any page: its table goes alone if that helps, else its rows may part."""
    if _height(group) <= room:
        yield group
        return
    start = next((at for at, unit in enumerate(group) if unit.table is not None), 0)
    if start and _height(group[start:]) <= room:
        yield group[:start]
        yield group[start:]
        return
    table = group[start].table
    head = start + (table.header_rows if table else 0) + 1  # what stands above a table stays with its first rows
    if _height(group[:head]) <= room:
        yield group[:head]
        group = group[head:]
    yield from ([unit] for unit in group)


def _height(group: Sequence[Unit]) -> float:
    return sum(unit.height + unit.before for unit in group) - group[0].before


class _Sheet:
    """Fills page after page."""

    def __init__(self, room: float) -> None:
        self.room = room
        self.pages: list[Page] = [[]]
        self.y = 0.0
        self._rows: tuple[TableBox, int, int, float] | None = None  # open table: first row, row after the last, top

    def add(self, group: Sequence[Unit]) -> None:
        """Put a group on this page or on a new one."""
        space = group[0].before if self.y else 0.0
        if self.y and (group[0].turns or self.y + space + _height(group) > self.room):
            self._turn()
        for unit in group:
            self._put(unit)

    def finish(self) -> list[Page]:
        """Return the pages."""
        self._close_table()
        return self.pages

    def _turn(self) -> None:
        self._close_table()
        self.pages.append([])
        self.y = 0.0

    def _put(self, unit: Unit) -> None:
        if self.y:
            self.y += unit.before
        if unit.table is not None:
            self._put_row(unit, unit.table)
            return
        self._close_table()
        if unit.strip is not None:
            fits = unit.height <= self.room
            self.pages[-1].append(Placed(self.y, unit.strip if fits else Shrunk(unit.strip, self.room)))
        self.y += min(unit.height, self.room)

    def _put_row(self, unit: Unit, table: TableBox) -> None:
        if self._rows is None or self._rows[0] is not table:
            self._close_table()
            self._rows = (table, unit.row, unit.row, self.y)
            self.y += table.header_height(unit.row)
        _table, first, _end, top = self._rows
        self._rows = (table, first, unit.row + 1, top)
        self.y += unit.height

    def _close_table(self) -> None:
        if self._rows is None:
            return
        table, first, end, top = self._rows
        self._rows = None
        rows = table.rows_on_page(first, end)
        fits = rows.height <= self.room
        self.pages[-1].append(Placed(top, rows if fits else Shrunk(rows, self.room)))
