"""Where the cells of a ruled table lie on a page: from ruling lines to merged cells. Knows no text.

Lines that touch belong to one table. Their places cut it into a raster; where no line runs between two places of the
raster they are one merged cell. A side without a line counts as drawn: many tables are open left and right.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from govreport_gui.readers.pdf_drawings import Ruling
from govreport_gui.readers.pdf_geometry import Box

NEAR = 3.0  # points; lines closer than this are one line, a double one say
_SHORTEST = 5.0  # points; what is shorter is a dot or a tick
_COVERED = 0.6  # of a place's side must be drawn
_MOST_PLACES = 20_000  # of one table's raster; a report's largest table has 280
_MOST_RULINGS = 20_000
_MOST_TABLES = 50  # on one page; the drawing of a chart has thousands of little boxes


@dataclass(frozen=True, slots=True)
class RuledCell:
    """A cell at its top left place of the raster, and what it spans."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table as it is ruled: its cells by row and column, never overlapping; the edges of its raster."""

    cells: tuple[RuledCell, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]

    @property
    def box(self) -> Box:
        """Where it is on the page."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def places(self) -> dict[tuple[int, int], RuledCell]:
        """Return the cell at each place of the raster."""
        return {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }

    def place_of(self, point: tuple[float, float]) -> tuple[int, int]:
        """Return the place of the raster, row and column, that a point inside lies in."""
        row, column = bisect_right(self.ys, point[1]) - 1, bisect_right(self.xs, point[0]) - 1
        return min(row, len(self.ys) - 2), min(column, len(self.xs) - 2)


def find_tables(rulings: Sequence[Ruling]) -> list[RuledTable]:
    """Return the tables that lines draw, from the top down. A frame around something is no table."""
    lines = _joined(rulings[:_MOST_RULINGS])
    groups = sorted(_connected(lines), key=len, reverse=True)[:_MOST_TABLES]
    found = [table for group in groups if (table := _table(group)) is not None]
    return sorted(found, key=lambda table: (table.box.top, table.box.left))


# ── lines ──


def _joined(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Return the lines with pieces of one line joined: those at (nearly) the same place that touch or overlap."""
    joined: list[Ruling] = []
    for horizontal in (True, False):
        chosen = sorted((r for r in rulings if r.horizontal is horizontal), key=lambda r: r.at)
        for level in _levels(chosen):
            joined += _end_to_end(level, horizontal)
    return [ruling for ruling in joined if ruling.end - ruling.start >= _SHORTEST]


def _levels(rulings: list[Ruling]) -> Iterable[list[Ruling]]:
    """Yield the lines that are at the same place: each within reach of the first."""
    level: list[Ruling] = []
    for ruling in rulings:
        if level and ruling.at - level[0].at > NEAR:
            yield level
            level = []
        level.append(ruling)
    if level:
        yield level


def _end_to_end(level: list[Ruling], horizontal: bool) -> Iterable[Ruling]:
    at = sum(r.at for r in level) / len(level)
    start = end = None
    for ruling in sorted(level, key=lambda r: r.start):
        if start is None or end is None:
            start, end = ruling.start, ruling.end
        elif ruling.start <= end + NEAR:
            end = max(end, ruling.end)
        else:
            yield Ruling(horizontal, at, start, end)
            start, end = ruling.start, ruling.end
    if start is not None and end is not None:
        yield Ruling(horizontal, at, start, end)


def _connected(lines: list[Ruling]) -> list[list[Ruling]]:
    """Return the groups of lines that touch each other."""
    leader = list(range(len(lines)))

    def lead(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    verticals = [at for at, line in enumerate(lines) if not line.horizontal]
    places = [lines[at].at for at in verticals]  # in order: _joined sorts them
    for at, line in enumerate(lines):
        if not line.horizontal:
            continue
        first, last = bisect_right(places, line.start - NEAR), bisect_right(places, line.end + NEAR)
        for other in verticals[first:last]:
            if lines[other].start - NEAR <= line.at <= lines[other].end + NEAR:
                leader[lead(at)] = lead(other)
    groups: dict[int, list[Ruling]] = defaultdict(list)
    for at, line in enumerate(lines):
        groups[lead(at)].append(line)
    return list(groups.values())


# ── cells ──


def _table(lines: list[Ruling]) -> RuledTable | None:
    """Return the table a group of lines draws, None where it draws none."""
    across = [line for line in lines if line.horizontal]
    down = [line for line in lines if not line.horizontal]
    if len(across) < 2 or not down:
        return None
    xs = _edges([*(line.at for line in down), *(x for line in across for x in (line.start, line.end))])
    ys = _edges([*(line.at for line in across), *(y for line in down for y in (line.start, line.end))])
    if (len(xs) - 1) * (len(ys) - 1) > _MOST_PLACES:
        return None
    cells = _cells(len(ys) - 1, len(xs) - 1, _drawn(across, ys, xs), _drawn(down, xs, ys))
    if len(cells) < 2:
        return None
    return RuledTable(cells, tuple(xs), tuple(ys))


def _edges(places: list[float]) -> list[float]:
    """Return the distinct places in order; those within reach of each other are one."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > NEAR:
            edges.append(place)
    return edges


def _drawn(lines: list[Ruling], levels: list[float], cuts: list[float]) -> set[tuple[int, int]]:
    """Return which pieces (level, piece between two cuts) of the raster's lines are drawn."""
    drawn = set()
    for line in lines:
        level = max(bisect_right(levels, line.at + NEAR / 2) - 1, 0)
        for piece in range(max(bisect_right(cuts, line.start) - 1, 0), bisect_right(cuts[:-1], line.end)):
            covered = min(line.end, cuts[piece + 1]) - max(line.start, cuts[piece])
            if covered >= _COVERED * (cuts[piece + 1] - cuts[piece]):
                drawn.add((level, piece))
    return drawn


def _cells(rows: int, columns: int, across: set[tuple[int, int]], down: set[tuple[int, int]]) -> tuple[RuledCell, ...]:
    """Merge the places of the raster that no line parts; where they make no rectangle, as many as make one."""
    taken: set[tuple[int, int]] = set()
    cells = []
    for row, column in product(range(rows), range(columns)):
        if (row, column) in taken:
            continue
        width = 1
        while column + width < columns and (column + width, row) not in down and (row, column + width) not in taken:
            width += 1
        height = 1
        while row + height < rows and _goes_down(row + height, range(column, column + width), across, down):
            height += 1
        cells.append(RuledCell(row, column, height, width))
        taken |= set(product(range(row, row + height), range(column, column + width)))
    return tuple(cells)


def _goes_down(row: int, columns: range, across: set[tuple[int, int]], down: set[tuple[int, int]]) -> bool:
    """Say whether a cell that takes these columns above `row` takes them there, too."""
    return not any((row, column) in across for column in columns) and not any(
        (column, row) in down for column in columns[1:]
    )
