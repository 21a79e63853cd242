"""Draw a table of a form as a grid: which cells there are, what they span, which of them hold values.

The merges are computed from the label paths, for the window, Word, Excel and HTML alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govreport_gui.form.spec import Arrangement, Block, CellRef, Table


@dataclass(frozen=True, slots=True)
class LayoutCell:
    """A cell of the drawn grid; a value cell has a `ref` and no text, a label cell the reverse."""

    row: int
    column: int
    rows: int
    columns: int
    text: str = ""
    ref: CellRef | None = None
    heads_columns: bool = False  # a header cell (column header, corner or block title), not a row label


@dataclass(frozen=True, slots=True)
class GridLayout:
    """`cells` are ordered by row, then column, and cover rows × columns without overlap."""

    rows: int
    columns: int
    header_rows: int  # lines to repeat on a new page: the first block's header
    label_columns: int
    cells: tuple[LayoutCell, ...]

    @property
    def places(self) -> dict[CellRef, tuple[int, int]]:
        """Top left grid place of every value cell."""
        return {cell.ref: (cell.row, cell.column) for cell in self.cells if cell.ref is not None}


def layout(table: Table) -> GridLayout:
    """Lay out a table."""
    cells: list[LayoutCell] = []
    top = 0
    for block in table.blocks:
        drawn = list(_block_cells(table, block, top))
        cells += drawn
        top = max(cell.row + cell.rows for cell in drawn)
    cells.sort(key=lambda cell: (cell.row, cell.column))
    first = table.blocks[0]
    header_rows = (1 if first.title else 0) + _depth(_headers(table, first))
    return GridLayout(top, len(table.widths_mm), header_rows, table.label_columns, tuple(cells))


@dataclass(frozen=True, slots=True)
class _Header:
    """A leaf column as drawn: its header path, its width in grid columns, and the cell in each row line."""

    path: tuple[str, ...]
    span: int
    refs: tuple[CellRef, ...]


def _headers(table: Table, block: Block) -> list[_Header]:
    if block.arrangement is Arrangement.BESIDE:
        return [
            _Header(row.path + column.path, column.span, (CellRef(table.key, row.key, column.key),))
            for row in block.rows
            for column in block.columns
        ]
    return [
        _Header(column.path, column.span, tuple(CellRef(table.key, row.key, column.key) for row in block.rows))
        for column in block.columns
    ]


def _depth(headers: list[_Header]) -> int:
    return max(len(header.path) for header in headers)


def _block_cells(table: Table, block: Block, top: int) -> Iterator[LayoutCell]:
    labels, width = table.label_columns, len(table.widths_mm)
    if block.title:
        yield LayoutCell(top, 0, 1, width, block.title, heads_columns=True)
        top += 1
    headers = _headers(table, block)
    depth = _depth(headers)
    if labels:
        yield LayoutCell(top, 0, depth, labels, block.corner, heads_columns=True)
    starts = _starts(headers, labels)
    spans = [header.span for header in headers]
    for level, first, last, text, deep in _merge([header.path for header in headers], depth):
        columns = starts[last] + spans[last] - starts[first]
        yield LayoutCell(top + level, starts[first], deep, columns, text, heads_columns=True)
    top += depth
    if labels:
        for level, first, last, text, deep in _merge([row.path for row in block.rows], labels):
            yield LayoutCell(top + first, level, last - first + 1, deep, text)
    for header, start in zip(headers, starts, strict=True):
        for line, ref in enumerate(header.refs):
            yield LayoutCell(top + line, start, 1, header.span, ref=ref)


def _starts(headers: list[_Header], first: int) -> list[int]:
    starts = []
    for header in headers:
        starts.append(first)
        first += header.span
    return starts


def _merge(paths: list[tuple[str, ...]], depth: int) -> Iterator[tuple[int, int, int, str, int]]:
    """Yield (level, first, last, text, levels it covers) for labels merged over shared prefixes.

    A path shorter than `depth` stretches its last label over the remaining levels.
    """
    for level in range(depth):
        first = 0
        while first < len(paths):
            path = paths[first]
            last = first
            if level < len(path):
                while last + 1 < len(paths) and _same_label(path, paths[last + 1], level):
                    last += 1
                deep = depth - level if level == len(path) - 1 else 1
                yield level, first, last, path[level], deep
            first = last + 1


def _same_label(path: tuple[str, ...], other: tuple[str, ...], level: int) -> bool:
    return len(path) > level + 1 and len(other) > level + 1 and path[: level + 1] == other[: level + 1]
