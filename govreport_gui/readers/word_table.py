"""Where the cells of a Word table lie, from gridSpan, gridBefore, hMerge and vMerge. Knows no text.

Word draws a table row by row: `gridBefore` columns are left out, then each cell takes `gridSpan` columns. A cell
marked `vMerge` without "restart" continues the merged cell above it, if that one has the same columns. Where no cell
above began a merge it stands alone, unless it is empty and so does the one above.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from govreport_gui.readers.word_names import (
    ALTERNATE,
    CELL_DEL,
    CHOICE,
    CUSTOM_XML,
    DEL,
    GRID_BEFORE,
    GRID_COL,
    GRID_SPAN,
    H_MERGE,
    INS,
    MOVE_TO,
    SDT,
    SDT_CONTENT,
    SMART_TAG,
    TBL_GRID,
    TC,
    TC_PR,
    TEXT,
    TR,
    TR_PR,
    V_MERGE,
    VAL,
    child,
)

_WORD_COLUMNS = 63  # as many as Word allows
_WRAPPERS = frozenset({SDT, SDT_CONTENT, INS, MOVE_TO, CUSTOM_XML, SMART_TAG, ALTERNATE, CHOICE})


@dataclass(slots=True)
class PlacedCell:
    """A cell at its top left place. `beside` cells are joined to it (hMerge), `covered` ones hidden by it (vMerge)."""

    element: etree._Element
    row: int
    column: int
    columns: int
    rows: int = 1
    merge: str = ""  # "restart", "continue" (also of a cell that continues nothing) or ""
    beside: list[etree._Element] = field(default_factory=list)
    covered: list[etree._Element] = field(default_factory=list)


@dataclass(slots=True)
class _Marks:
    columns: int = 1
    merge: str = ""
    joins: bool = False  # to the cell on its left
    deleted: bool = False


_NO_MARKS = _Marks()


@dataclass(slots=True)
class Layout:
    """A table's cells by row and column, never overlapping, and the rows and cells a tracked change has deleted."""

    cells: list[PlacedCell] = field(default_factory=list)
    deleted: list[etree._Element] = field(default_factory=list)


def lay_out(table: etree._Element) -> Layout:
    """Return where a table's cells lie. Rows without cells are not drawn and not counted."""
    layout = Layout()
    grid_columns = _grid_columns(table)
    above: dict[int, PlacedCell] = {}
    row_index = 0
    for row in _members(table, TR):
        properties = child(row, TR_PR)
        if properties is not None and properties.find(DEL) is not None:
            layout.deleted.append(row)
            continue
        column = (
            0 if properties is None else _span(properties.find(GRID_BEFORE), usual=0, absurd=0, largest=grid_columns)
        )
        cells = _row_cells(row, row_index, column, grid_columns, layout.deleted)
        above = _merge_down(cells, above, layout.cells)
        row_index += bool(cells)
    return layout


def _row_cells(
    row: etree._Element, index: int, column: int, grid_columns: int, deleted: list[etree._Element]
) -> list[PlacedCell]:
    """Return a row's cells, those that continue the one above among them."""
    cells: list[PlacedCell] = []
    for element in _members(row, TC):
        marks = _marks(element, rest=grid_columns - column)
        if marks.deleted:
            deleted.append(element)
            continue
        if marks.joins and cells:
            cells[-1].columns += marks.columns
            cells[-1].beside.append(element)
        else:
            cells.append(PlacedCell(element, index, column, marks.columns, merge=marks.merge))
        column += marks.columns
    return cells


def _marks(cell: etree._Element, rest: int) -> _Marks:
    """Return what a cell says of its place; an absurd span is taken for the `rest` of the grid."""
    properties = child(cell, TC_PR)
    if properties is None:
        return _NO_MARKS
    marks = _Marks()
    for mark in properties:
        tag = mark.tag
        if tag == GRID_SPAN:
            marks.columns = _span(mark, usual=1, absurd=max(rest, 1), largest=rest)
        elif tag == V_MERGE:
            marks.merge = _merge(mark)
        elif tag == H_MERGE:
            marks.joins = _merge(mark) == "continue"
        elif tag == CELL_DEL:
            marks.deleted = True
    return marks


def _merge(mark: etree._Element) -> str:
    return "restart" if mark.get(VAL) == "restart" else "continue"


def _merge_down(
    cells: list[PlacedCell], above: dict[int, PlacedCell], placed: list[PlacedCell]
) -> dict[int, PlacedCell]:
    """Add a row's new cells to `placed`, lengthen those it continues; return its cells by column for the next row."""
    row: dict[int, PlacedCell] = {}
    for cell in cells:
        owner = above.get(cell.column)
        if owner is not None and _goes_on(owner, cell):
            owner.rows += 1
            owner.covered += [cell.element, *cell.beside]
            row[cell.column] = owner
            continue
        placed.append(cell)
        row[cell.column] = cell
    return row


def _goes_on(owner: PlacedCell, cell: PlacedCell) -> bool:
    """Say whether `cell` is the lower part of `owner`."""
    if cell.merge != "continue" or not owner.merge or owner.columns != cell.columns:
        return False
    return owner.merge == "restart" or next(cell.element.iter(TEXT), None) is None


def _members(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield the rows of a table or cells of a row, also those inside content controls, insertions and the like."""
    for member in parent:
        if member.tag == tag:
            yield member
        elif member.tag in _WRAPPERS:
            yield from _members(member, tag)


def _grid_columns(table: etree._Element) -> int:
    grid = table.find(TBL_GRID)
    return 0 if grid is None else sum(1 for _ in grid.iterchildren(GRID_COL))


def _span(element: etree._Element | None, *, usual: int, absurd: int, largest: int) -> int:
    """Return a stated number of columns; `usual` where none or no number is stated, `absurd` where it cannot be."""
    if element is None:
        return usual
    try:
        value = int(element.get(VAL, ""))
    except ValueError:
        return usual
    if value > max(largest, _WORD_COLUMNS):
        return absurd
    return max(value, usual)
