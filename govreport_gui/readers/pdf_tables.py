"""The tables of a page with the text in their cells, and rows that a page break has cut in two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from govreport_gui.blocks import Grid, GridCell
from govreport_gui.readers.pdf_grid import NEAR, RuledCell, RuledTable, find_tables
from govreport_gui.readers.pdf_lines import Line, join, lines_of
from govreport_gui.readers.pdf_page import Glyph, PageContent
from govreport_gui.readers.pdf_paragraphs import measure, paragraphs

_PROSE = 15  # ems; a cell this wide with sentences in it holds paragraphs
_MARGINS = 2.5  # ems; what the left and right margin of a cell and an unfilled line end may come to


@dataclass(slots=True)
class TableCell:
    """A cell: where it is drawn, its lines, and where they stand in the file."""

    ruled: RuledCell
    lines: list[Line]
    source: str


@dataclass(slots=True)
class DrawnTable:
    """A table on a page. Cells may be moved out of it where a page break has cut a row."""

    ruled: RuledTable
    cells: list[TableCell]
    source: str

    def grid(self) -> Grid:
        """Return the table as a block."""
        return Grid(
            tuple(
                GridCell(
                    row=cell.ruled.row,
                    column=cell.ruled.column,
                    text=_text(cell.lines),
                    source=cell.source,
                    rows=cell.ruled.rows,
                    columns=cell.ruled.columns,
                )
                for cell in self.cells
            ),
            self.source,
        )

    def side(self, cell: TableCell) -> tuple[float, float]:
        """Return a cell's left and right edge."""
        return self.ruled.xs[cell.ruled.column], self.ruled.xs[cell.ruled.column + cell.ruled.columns]


def tables_of(page: PageContent) -> tuple[list[DrawnTable], list[Glyph]]:
    """Return the tables of a page from the top down, and the glyphs outside them."""
    found: list[tuple[RuledTable, dict[RuledCell, list[Glyph]]]] = []
    rest = page.glyphs
    for table in sorted(find_tables(page.rulings), key=lambda table: table.box.width * table.box.height):
        cells, others = _in_cells(table, rest)  # the smaller first: it may stand in a larger one
        if cells:  # else it is a drawing
            found.append((table, cells))
            rest = others
    found.sort(key=lambda item: item[0].box.top)
    source = f"page {page.number}, table"
    return [_drawn(table, cells, f"{source} {number}") for number, (table, cells) in enumerate(found, 1)], rest


def _in_cells(table: RuledTable, glyphs: list[Glyph]) -> tuple[dict[RuledCell, list[Glyph]], list[Glyph]]:
    """Return the glyphs of each cell of a table that has any, and those outside the table."""
    places, box = table.places(), table.box
    cells: dict[RuledCell, list[Glyph]] = defaultdict(list)
    outside = []
    for glyph in glyphs:
        middle = glyph.box.middle
        if box.holds(middle):
            cells[places[table.place_of(middle)]].append(glyph)
        else:
            outside.append(glyph)
    return {cell: held for cell, held in cells.items() if any(not g.text.isspace() for g in held)}, outside


def _drawn(table: RuledTable, glyphs: dict[RuledCell, list[Glyph]], source: str) -> DrawnTable:
    cells = [
        TableCell(cell, lines_of(glyphs.get(cell, ())), f"{source}, row {cell.row + 1}, cell {cell.column + 1}")
        for cell in table.cells
    ]
    return DrawnTable(table, cells, source)


def _text(lines: list[Line]) -> str:
    """Return the text of a cell: lines joined, for they were broken by its width; paragraphs only in running text."""
    column = measure([lines], 0)
    if any("。" in line.text for line in lines[:-1]) and column.right - column.left > _PROSE * lines[0].em:
        return "\n".join(join(paragraph) for paragraph in paragraphs(lines, column))
    return join(lines)


# ── rows cut by a page break ──


def mend_cut_row(upper: DrawnTable, lower: DrawnTable) -> None:
    """Put together the row that the end of `upper` and the start of `lower` are, if they are one.

    They are one if each cell has its text on one side, or wrapped: then its upper line has no room for the word that
    follows. Rows that are whole have their own label and figures, and none of them wraps into the next row's.
    """
    pairs = list(_pairs(upper, lower))
    wrapped = [(above, below) for above, below in pairs if above.lines and below.lines]
    only_above = any(above.lines and not below.lines for above, below in pairs)
    only_below = any(below.lines and not above.lines for above, below in pairs)
    if not only_below and not (wrapped and only_above):
        return
    if not wrapped and not only_above:
        return
    if not all(_wraps(upper, above, below) for above, below in wrapped):
        return
    for above, below in pairs:
        above.source = above.source if above.lines else below.source
        above.lines += below.lines
        lower.cells.remove(below)


def _pairs(upper: DrawnTable, lower: DrawnTable) -> Iterator[tuple[TableCell, TableCell]]:
    """Yield the cells of the last row and of the first row that are one above the other; none if the rows differ.

    Cells that are merged over several rows have their text where they begin; they are left alone.
    """
    end = len(upper.ruled.ys) - 1
    last = [cell for cell in upper.cells if cell.ruled.row + cell.ruled.rows == end]
    first = [cell for cell in lower.cells if cell.ruled.row == 0]
    pairs = list(zip(last, first, strict=False))
    if len(last) == len(first) and all(_same_side(upper.side(a), lower.side(b)) for a, b in pairs):
        yield from ((a, b) for a, b in pairs if a.ruled.rows == b.ruled.rows == 1)


def _same_side(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) <= NEAR and abs(one[1] - other[1]) <= NEAR


def _wraps(table: DrawnTable, above: TableCell, below: TableCell) -> bool:
    left, right = table.side(above)
    line, following = above.lines[-1], below.lines[0]
    return line.box.width + following.first_token + _MARGINS * line.em > right - left
