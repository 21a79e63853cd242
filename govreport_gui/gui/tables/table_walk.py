"""Ways through a grid by keyboard: from a value cell to the next one, over labels and merged cells. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import Enum, auto
from itertools import takewhile

from govreport_gui.form import CellRef
from govreport_gui.form.layout import GridLayout, LayoutCell


class Step(Enum):
    """Where a key leads."""

    UP = auto()
    DOWN = auto()
    LEFT = auto()
    RIGHT = auto()
    NEXT = auto()  # in reading order, on to the next row
    PREVIOUS = auto()
    ROW_START = auto()
    ROW_END = auto()
    TOP = auto()
    BOTTOM = auto()


class Walk:
    """Remembers the column one came from, so that going down past a merged cell and on does not drift sideways."""

    def __init__(self, layout: GridLayout) -> None:
        self._cells = [cell for cell in layout.cells if cell.ref is not None]
        self._order = {cell.ref: k for k, cell in enumerate(self._cells)}
        self._column = 0

    @property
    def first(self) -> CellRef | None:
        """The first value cell."""
        return self._cells[0].ref if self._cells else None

    def step(self, start: CellRef, step: Step) -> CellRef | None:
        """Return the value cell a step leads to; None where the grid ends."""
        here = self._cells[self._order[start]]
        if step in (Step.UP, Step.DOWN, Step.TOP, Step.BOTTOM):
            return self._vertical(here, step)
        if step in (Step.NEXT, Step.PREVIOUS):
            place = self._order[start] + (1 if step is Step.NEXT else -1)
            return self._cells[place].ref if 0 <= place < len(self._cells) else None
        line = [cell for cell in self._cells if cell.row == here.row]
        place = line.index(here)
        wanted = {Step.LEFT: place - 1, Step.RIGHT: place + 1, Step.ROW_START: 0, Step.ROW_END: len(line) - 1}[step]
        return line[wanted].ref if 0 <= wanted < len(line) else None

    def jump(self, start: CellRef, step: Step, is_filled: Callable[[CellRef], bool]) -> CellRef:
        """Return where Ctrl and an arrow lead: to the end of a run of filled cells, else to the next filled one."""
        way = list(self._way(start, step))
        if way and is_filled(start) and is_filled(way[0]):
            return list(takewhile(is_filled, way))[-1]
        return next(filter(is_filled, way), way[-1] if way else start)

    def _way(self, start: CellRef, step: Step) -> Iterator[CellRef]:
        """Yield the cells one passes on the way to the edge."""
        here = self.step(start, step)
        while here is not None:
            yield here
            here = self.step(here, step)

    @property
    def last(self) -> CellRef | None:
        """The last value cell."""
        return self._cells[-1].ref if self._cells else None

    def line_of(self, ref: CellRef) -> list[CellRef]:
        """Return all value cells of the row of a cell."""
        row = self._cells[self._order[ref]].row
        return [cell.ref for cell in self._cells if cell.row == row and cell.ref is not None]

    def column_of(self, ref: CellRef) -> list[CellRef]:
        """Return all value cells above and below a cell, itself too."""
        here = self._cells[self._order[ref]]
        return [cell.ref for cell in self._cells if _overlap(cell, here) and cell.ref is not None]

    def _vertical(self, here: LayoutCell, step: Step) -> CellRef | None:
        if not _covers(here, self._column):
            self._column = here.column
        column = [cell for cell in self._cells if _covers(cell, self._column)]
        place = column.index(here)
        wanted = {Step.UP: place - 1, Step.DOWN: place + 1, Step.TOP: 0, Step.BOTTOM: len(column) - 1}[step]
        return column[wanted].ref if 0 <= wanted < len(column) else None


def _covers(cell: LayoutCell, column: int) -> bool:
    return cell.column <= column < cell.column + cell.columns


def cells_under(layout: GridLayout, label: LayoutCell) -> list[CellRef]:
    """Return the value cells that a label stands over or before; those of the whole block for its corner."""
    values = [(cell, cell.ref) for cell in layout.cells if cell.ref is not None]
    if not label.heads_columns:
        return [ref for cell, ref in values if label.row <= cell.row < label.row + label.rows]
    below = range(label.row + label.rows, layout.rows)
    first = min((cell.row for cell, _ in values if cell.row in below), default=layout.rows)
    ends = [cell.row for cell in layout.cells if cell.heads_columns and cell.row > first]
    block = range(first, min(ends, default=layout.rows))
    is_corner = label.column < layout.label_columns
    return [ref for cell, ref in values if cell.row in block and (is_corner or _overlap(cell, label))]


def between(layout: GridLayout, refs: Iterable[CellRef]) -> list[CellRef]:
    """Return the value cells of the smallest rectangle that holds some cells."""
    wanted = set(refs)
    corners = [cell for cell in layout.cells if cell.ref in wanted]
    rows = range(min(c.row for c in corners), max(c.row + c.rows for c in corners))
    columns = range(min(c.column for c in corners), max(c.column + c.columns for c in corners))
    inside = (cell for cell in layout.cells if cell.row in rows and cell.column in columns)
    return [cell.ref for cell in inside if cell.ref is not None]


def _overlap(one: LayoutCell, other: LayoutCell) -> bool:
    return one.column < other.column + other.columns and other.column < one.column + one.columns
