"""Ways through a grid by keyboard: from a value cell to the next one, over labels and merged cells. No Qt."""

from __future__ import annotations

from enum import Enum, auto

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


def _overlap(one: LayoutCell, other: LayoutCell) -> bool:
    return one.column < other.column + other.columns and other.column < one.column + one.columns
