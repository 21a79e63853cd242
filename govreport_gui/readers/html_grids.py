"""The tables open while a web page is walked: from rows and cells that begin and end to grids.

Whatever begins may be left unclosed: a cell ends where the next cell or row of its table begins, a row where the next
does, and cells without a table make one of their own. Closing twice does nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from govreport_gui.blocks import Blocks, Grid, GridCell, Paragraph
from govreport_gui.readers.html_flow import Flows
from govreport_gui.readers.html_table import PlacedCell, RowGroup, TableLayout

_DEEPEST = 32  # tables further inside are looked through: their cells become paragraphs

Close = Callable[[], None]


@dataclass(slots=True, eq=False)
class _Table:
    """A table that has begun."""

    source: str
    layout: TableLayout
    looked_through: bool = False
    implied: bool = False  # rows or cells without a table around them
    flat: bool = False  # the row has no height
    row: int = 0
    cell: PlacedCell | None = None
    ended: bool = False


class Grids:
    """The open tables, one in the other. `end_paragraph` ends the one that is open in the innermost flow."""

    def __init__(self, flows: Flows, end_paragraph: Close) -> None:
        self._flows = flows
        self._end_paragraph = end_paragraph
        self._tables: list[_Table] = []

    @property
    def is_open(self) -> bool:
        """Say whether any table has begun."""
        return bool(self._tables)

    def start_table(self, *, looked_through: bool = False, implied: bool = False) -> Close:
        """Begin a table; one that only lays out the page is looked through."""
        looked_through = looked_through or len(self._tables) >= _DEEPEST
        source = "" if looked_through else self._flows.here.next("table")
        table = _Table(source, TableLayout(), looked_through, implied)
        self._tables.append(table)
        return lambda: self._end_table(table)

    def start_group(self, group: RowGroup) -> Close:
        """Begin a group of rows."""
        table = self._ready()
        table.layout.start_group(group)
        return table.layout.end_group

    def start_row(self, *, flat: bool) -> Close:
        """Begin a row; a flat one is not drawn if nothing stands in it."""
        table = self._ready()
        self._end_row(table, table.row)
        table.layout.start_row()
        table.flat = flat
        table.row += 1
        row = table.row
        return lambda: self._end_row(table, row)

    def start_cell(self, columns: int, rows: int, *, drawn: bool) -> Close:
        """Begin a cell."""
        table = self._ready()
        if table.looked_through:
            return self._end_paragraph
        cell = table.cell = table.layout.start_cell(columns, rows)
        cell.drawn = drawn
        self._flows.enter(f"{table.source}, row {cell.row + 1}, cell {cell.column + 1}, ")
        return lambda: self._end_cell(table, cell)

    def leave_implied(self) -> None:
        """End a table that has no tags of its own, where something else than its rows and cells comes."""
        if self._tables and self._tables[-1].implied and self._tables[-1].cell is None:
            self._end_table(self._tables[-1])

    def end_all(self) -> None:
        """End whatever is open."""
        while self._tables:
            self._end_table(self._tables[-1])

    def _ready(self) -> _Table:
        """Return the innermost table, ready for a new row or cell."""
        if not self._tables:
            self._end_paragraph()
            self.start_table(implied=True)
        table = self._tables[-1]
        self._end_cell(table, table.cell)
        if table.looked_through:
            self._end_paragraph()
        return table

    def _end_cell(self, table: _Table, cell: PlacedCell | None) -> None:
        """End a cell and the tables left open in it, unless it has ended already."""
        if cell is None or table.cell is not cell:
            return
        self._end_inner(table)
        self._end_paragraph()
        cell.content = self._flows.leave()
        table.cell = None

    def _end_row(self, table: _Table, row: int) -> None:
        if table.ended or table.row != row:
            return
        self._end_cell(table, table.cell)
        if table.flat:
            table.layout.drop_row_if_empty()
        table.layout.end_row()

    def _end_table(self, table: _Table) -> None:
        if table.ended:
            return
        self._end_inner(table)
        self._end_row(table, table.row)
        self._end_paragraph()
        self._tables.pop()
        table.ended = True
        cells = tuple(_grid_cell(cell, table.source) for cell in table.layout.cells())
        if cells:
            self._flows.here.out.append(Grid(cells, table.source))
        self._end_paragraph()  # what was put aside in the table follows it

    def _end_inner(self, table: _Table) -> None:
        while self._tables[-1] is not table:
            self._end_table(self._tables[-1])


def _grid_cell(cell: PlacedCell, table_source: str) -> GridCell:
    plain = all(isinstance(block, Paragraph) for block in cell.content)
    return GridCell(
        row=cell.row,
        column=cell.column,
        text=_text(cell.content),
        source=f"{table_source}, row {cell.row + 1}, cell {cell.column + 1}",
        rows=cell.rows,
        columns=cell.columns,
        content=() if plain else tuple(cell.content),
    )


def _text(blocks: Blocks) -> str:
    """Return all text of a cell, paragraphs and inner cells joined by line feeds."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        elif isinstance(block, Grid):
            lines += [cell.text for cell in block.cells if cell.text]
    return "\n".join(lines)
