"""Tables that are not of the form, as every writer of grids needs them: each place covered once."""

from __future__ import annotations

from itertools import product

from govreport_gui.blocks import Grid, GridCell


def without_gaps(grid: Grid) -> list[GridCell]:
    """Return the cells by row and column, with blank ones where none reaches.

    Cells do not overlap; should two do so all the same, the later one moves to the end, for no text may be lost.
    """
    cells: list[GridCell] = []
    taken: set[tuple[int, int]] = set()
    astray: list[GridCell] = []
    for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.column)):
        places = _places(cell)
        if places & taken:
            astray.append(cell)
            continue
        taken |= places
        cells.append(cell)
    rows, columns = (max((place[axis] + 1 for place in taken), default=0) for axis in (0, 1))
    cells += [GridCell(*place, "", "") for place in product(range(rows), range(columns)) if place not in taken]
    cells += [GridCell(rows + at, 0, cell.text, cell.source, 1, max(columns, 1)) for at, cell in enumerate(astray)]
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def _places(cell: GridCell) -> set[tuple[int, int]]:
    return set(product(range(cell.row, cell.row + cell.rows), range(cell.column, cell.column + cell.columns)))
