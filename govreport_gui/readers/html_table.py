"""Where the cells of a web page's table lie. Knows no text and no tags.

Rows are laid out as they come, as browsers do it (HTML Standard, 4.9.12): a cell takes the first free place, rows and
columns in which no cell begins are not drawn, and a span ends with its group of rows (<thead>, <tbody>, <tfoot>).
Where cells would overlap, the one from above keeps its place.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from enum import IntEnum

from govreport_gui.blocks import Blocks

MOST_COLUMNS = 1000  # browsers draw no wider span
MOST_ROWS = 65534
_MOST_OPEN = 256  # spans from above in one row; further cells are taken as one row high


class RowGroup(IntEnum):
    """What a group of rows is; the value is its order on the page, wherever it stands in the file."""

    HEAD = 0
    BODY = 1
    FOOT = 2


@dataclass(slots=True, eq=False)
class PlacedCell:
    """A cell at its top left place."""

    row: int
    column: int
    columns: int
    rows: int = 1
    group: RowGroup = RowGroup.BODY
    content: Blocks = field(default_factory=list)
    drawn: bool = True


@dataclass(slots=True)
class _Span:
    """A cell that reaches into `left` further rows."""

    cell: PlacedCell
    left: int

    @property
    def end(self) -> int:
        return self.cell.column + self.cell.columns


class TableLayout:
    """Takes groups, rows and cells in the order of the file."""

    def __init__(self) -> None:
        self._cells: list[PlacedCell] = []
        self._group = RowGroup.BODY
        self._groups_seen: set[RowGroup] = set()
        self._row = -1
        self._row_open = False
        self._row_begun = False  # a cell has begun in it
        self._row_start = 0  # its first cell among the cells
        self._column = 0
        self._above: list[_Span] = []  # spans that reach into the row, left to right
        self._passed = 0  # how many of them lie left of the column
        self._own: list[_Span] = []  # spans that begin in it

    def start_group(self, group: RowGroup) -> None:
        """Begin a group of rows; no span goes on into it. A second head or foot stays where it stands."""
        self.end_row()
        self._above = []
        self._group = RowGroup.BODY if group in self._groups_seen else group
        self._groups_seen.add(group)

    def end_group(self) -> None:
        """End a group of rows; those that follow without one belong to the body."""
        self.start_group(RowGroup.BODY)

    def start_row(self) -> None:
        """Begin a row."""
        self.end_row()
        self._row_open = True
        self._column = self._passed = 0

    def end_row(self) -> None:
        """End the row, if one is open: spans from above come to an end, new ones begin."""
        if not self._row_open:
            return
        spans = [_Span(span.cell, span.left - 1) for span in self._above if span.left > 1]
        self._above = sorted(spans + self._own, key=lambda span: span.cell.column)
        self._own = []
        self._row_open = self._row_begun = False

    def start_cell(self, columns: int, rows: int) -> PlacedCell:
        """Place a cell; `rows` 0 means down to the end of the group. Spans that cannot be are cut."""
        if not self._row_open:
            self.start_row()
        if not self._row_begun:
            self._begin_drawn_row()
        self._go_to_free_place()
        width = min(max(columns, 1), MOST_COLUMNS, self._room())
        cell = PlacedCell(self._row, self._column, width, group=self._group)
        self._column += width
        self._cells.append(cell)
        more = MOST_ROWS if rows == 0 else min(rows, MOST_ROWS) - 1
        if more > 0 and len(self._above) + len(self._own) < _MOST_OPEN:
            self._own.append(_Span(cell, more))
        return cell

    def drop_row_if_empty(self) -> None:
        """Take back the row's cells where nothing stands in any of them."""
        if not self._row_begun or any(cell.content for cell in self._cells[self._row_start :]):
            return
        del self._cells[self._row_start :]
        self._own = []
        for span in self._above:
            span.cell.rows -= 1
        self._row -= 1
        self._row_begun = False

    def _begin_drawn_row(self) -> None:
        self._row += 1
        self._row_begun = True
        self._row_start = len(self._cells)
        for span in self._above:
            span.cell.rows += 1

    def _go_to_free_place(self) -> None:
        while self._passed < len(self._above) and self._above[self._passed].cell.column <= self._column:
            self._column = max(self._column, self._above[self._passed].end)
            self._passed += 1

    def _room(self) -> int:
        """Return how many columns are free from here on."""
        if self._passed == len(self._above):
            return MOST_COLUMNS
        return self._above[self._passed].cell.column - self._column

    def cells(self) -> list[PlacedCell]:
        """Return the cells that are drawn, by row and column."""
        cells = [cell for cell in self._cells if cell.drawn]
        columns = sorted({cell.column for cell in cells})
        groups = {cell.row: cell.group for cell in cells}
        rows = sorted(groups)
        on_page = {row: place for place, row in enumerate(sorted(rows, key=lambda row: (groups[row], row)))}
        for cell in cells:
            cell.column, cell.columns = _drawn(columns, cell.column, cell.columns)
            cell.row, cell.rows = on_page[cell.row], _drawn(rows, cell.row, cell.rows)[1]
        cells.sort(key=lambda cell: (cell.row, cell.column))
        return cells


def _drawn(starts: list[int], first: int, span: int) -> tuple[int, int]:
    """Return a place and span counted in those rows or columns in which a cell begins."""
    place = bisect_left(starts, first)
    return place, max(bisect_left(starts, first + span) - place, 1)
