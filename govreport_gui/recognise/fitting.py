"""Fit the cells of a row to the cells a line of the form has: all of them, in order, or not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from govreport_gui.form import Equation
from govreport_gui.recognise.events import Event, Group
from govreport_gui.recognise.labels import Line
from govreport_gui.recognise.tokens import Cell
from govreport_gui.recognise.unglue import part_digits

Shapes = dict[tuple[str, int, int], "Shape"]  # grid, place of the label, figures wanted → what such rows share


@dataclass
class Shape:
    """What the rows of a grid have in common whose labels stand in the same place."""

    lengths: Counter[int] = field(default_factory=Counter)  # how many cells stand behind the label
    starts: dict[int, set[int]] = field(default_factory=dict)  # for each length, where the figures begin

    def fit(self, group: Group, line: Line) -> tuple[Cell, ...] | None:
        """Return a row's figures: as its own cells have it, else as the other rows have theirs."""
        cells = group.cells
        if len(cells) == len(line.refs) and self.is_unusual(len(cells)) and (cells[0].blank or cells[-1].blank):
            return _by_heads(group, line)  # cells were merged or lost: a blank at the edge may stand for anything
        found = fit(group, line)
        return found if found is not None or self.is_unusual(len(cells)) else self.fit_like_others(group, line)

    def is_unusual(self, length: int) -> bool:
        """Say whether most rows are of another length."""
        usual = self.lengths.most_common(1)
        return bool(usual) and usual[0][0] != length and usual[0][1] > 1

    def fit_like_others(self, group: Group, line: Line) -> tuple[Cell, ...] | None:
        """Cut a row's figures out where all other rows of its length have theirs."""
        starts = self.starts.get(len(group.cells), set())
        if len(starts) != 1 or any(cell.crowded for cell in group.cells):
            return None
        start = next(iter(starts))
        inside = group.cells[start : start + len(line.refs)]
        outside = group.cells[:start] + group.cells[start + len(line.refs) :]
        return inside if all(cell.blank for cell in outside) else None


def shapes_of(events: Iterable[Event]) -> Shapes:
    """Return what the rows have in common, by grid, place of the label and number of figures."""
    found: Shapes = {}
    for event in events:
        if isinstance(event, Group) and event.match and event.grid:
            line = event.match.line
            shape = found.setdefault((event.grid, event.label_at, len(line.refs)), Shape())
            shape.lengths[len(event.cells)] += 1
            cells = None if event.blank else fit(event, line)
            if cells and len(cells) < len(event.cells):
                shape.starts.setdefault(len(event.cells), set()).add(event.cells.index(cells[0]))
    return found


def fit(group: Group, line: Line) -> tuple[Cell, ...] | None:
    """Return a group's cells as many as the line has, None where that is not certain.

    More cells than the line has are let go only if they are blank and stand outside; where the figures could be shifted
    either way, the grid's own headers decide.
    """
    wanted = len(line.refs)
    cells = group.cells
    if any(cell.crowded for cell in cells) and any(cell.blank for cell in cells):
        return None  # two figures share a cell: which blank is the one they left?
    if len(cells) == wanted:
        return cells
    core = _strip_blank(cells)
    if len(core) == wanted:  # a blank inside may be a place that a merged header covers, one outside a blank cell
        return (_by_heads(group, line) if any(cell.blank for cell in core) else None) or core
    return _by_heads(group, line) or _spread(cells, wanted)


def _spread(cells: tuple[Cell, ...], wanted: int) -> tuple[Cell, ...] | None:
    """Count a blank cell for each column it spans; of a row of blanks take as many as are wanted."""
    spread = tuple(cell for cell in cells for _ in range(cell.columns if cell.blank else 1))
    if len(spread) == wanted:
        return spread
    all_blank = all(cell.blank for cell in cells)
    return cells[:wanted] if all_blank and len(cells) >= wanted else None


def _by_heads(group: Group, line: Line) -> tuple[Cell, ...] | None:
    """Pick the cells that stand under the line's column headers, if the grid has every one of them once, in order."""
    places = [group.heads.known[head] for head in line.heads if head in group.heads.known]
    starts = [start for start, _ in places]
    if len(places) != len(line.heads) or starts != sorted(set(starts)):
        return None
    picked: list[Cell] = []
    for start, width in places:
        under = [cell for cell in group.cells if _under(cell, start, width)]
        if len(under) != 1:
            return None
        picked += under
    strays = [cell for cell in group.cells if not cell.blank and cell not in picked]
    # A figure under no foreign header says that the row is shifted against its headers.
    return tuple(picked) if all(any(_under(cell, *place) for place in group.heads.foreign) for cell in strays) else None


def _under(cell: Cell, start: int, width: int) -> bool:
    return cell.column < start + width and start < cell.column + cell.columns


def _strip_blank(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    filled = [k for k, cell in enumerate(cells) if not cell.blank]
    return cells[filled[0] : filled[-1] + 1] if filled else ()


def part_glued(group: Group, line: Line, equations: Sequence[Equation]) -> tuple[Cell, ...] | None:
    """Part the figures of a line that ran together, if the line's sums leave one way."""
    filled = [cell for cell in group.cells if not cell.blank]
    if len(filled) != 1:
        return None
    figures = part_digits(filled[0].text, line.refs, equations)
    return tuple(Cell(figure, filled[0].source) for figure in figures) if figures else None
