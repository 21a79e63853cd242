"""A table as rows that can stand on different pages: heights of its rows, lines, merged cells. Lengths in units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from govreport_gui.pages.strips import Strip, TextRun


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell at its top left place, what it spans, and what stands in it, from the top down."""

    row: int
    column: int
    rows: int
    columns: int
    strips: Sequence[Strip]
    margin: float  # left and right

    @property
    def content_height(self) -> float:
        """Return how high its content is."""
        return sum(strip.height for strip in self.strips)

    @property
    def covered(self) -> range:
        """The rows it stands in."""
        return range(self.row, self.row + self.rows)


@dataclass(slots=True)
class TableBox:
    """A laid-out table. Places that no cell covers stay open where they end a row."""

    widths: Sequence[float]
    cells: Sequence[TableCell]
    least_row: float
    x: float = 0.0  # of its left edge
    border: float = 10.0
    header_rows: int = 0
    air: float = 0.0  # above and below what stands in a cell
    heights: list[float] = field(init=False)
    shares: list[range] = field(default_factory=list)  # which rows stand together, page by page
    standing_in: list[list[int]] = field(init=False)  # by row: which of the cells stand in it

    def __post_init__(self) -> None:
        rows = max((cell.row + cell.rows for cell in self.cells), default=0)
        self.heights = [self.least_row] * rows
        self.standing_in = [[] for _ in range(rows)]
        for at, cell in enumerate(self.cells):
            for row in cell.covered:
                self.standing_in[row].append(at)
        for cell in sorted(self.cells, key=lambda cell: cell.rows):  # what spans rows only fills up what they lack
            needed = cell.content_height + 2 * self.air + self.border
            lack = needed - sum(self.heights[row] for row in cell.covered)
            if lack > 0:
                self.heights[cell.covered[-1]] += lack

    def rows_on_page(self, first: int, end: int) -> TableRows:
        """Give rows to a page, below the header where they do not begin with it."""
        share = range(first, end)
        self.shares.append(share)
        return TableRows(self, share, (*range(min(self.header_rows, first)), *share))

    def whole(self) -> TableRows:
        """Give all rows to one page."""
        return self.rows_on_page(0, len(self.heights))

    def height_in(self, share: range, cell: TableCell) -> float:
        """Return how much of a cell stands in some rows."""
        return sum(self.heights[row] for row in cell.covered if row in share)

    def header_height(self, first: int) -> float:
        """Return how high the header is that is printed again above a row."""
        return sum(self.heights[: min(self.header_rows, first)])


@dataclass(frozen=True, slots=True)
class TableRows:
    """The rows of a table that stand together on a page."""

    table: TableBox
    share: range  # the rows that stand here and nowhere else
    rows: tuple[int, ...]  # with those of the header printed again

    @property
    def height(self) -> float:
        """Return how high they are."""
        return sum(self.table.heights[row] for row in self.rows)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Draw them with their top left corner at a place."""
        tops = self._tops(y)
        lefts = _edges(x + self.table.x, self.table.widths)
        painter.setPen(QPen(Qt.GlobalColor.black, self.table.border, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
        for cell, rows in self._parts():
            top, bottom = tops[rows[0]], tops[rows[-1]] + self.table.heights[rows[-1]]
            place = QRectF(
                lefts[cell.column], top, lefts[cell.column + cell.columns] - lefts[cell.column], bottom - top
            )
            painter.drawLines(_sides(place))
            if self.holds_content_of(cell):
                _paint_content(painter, cell, place)

    def runs(self) -> Iterator[TextRun]:
        """Yield its text, in the order in which it is drawn."""
        for cell, _rows in self._parts():
            if self.holds_content_of(cell):
                for strip in cell.strips:
                    yield from strip.runs()

    def _tops(self, y: float) -> dict[int, float]:
        return dict(zip(self.rows, _edges(y, [self.table.heights[row] for row in self.rows]), strict=False))

    def _parts(self) -> Iterator[tuple[TableCell, list[int]]]:
        """Yield the cells that stand in these rows, each with those of its rows that are here."""
        for at in sorted({at for row in self.rows for at in self.table.standing_in[row]}):
            cell = self.table.cells[at]
            yield cell, [row for row in self.rows if row in cell.covered]

    def holds_content_of(self, cell: TableCell) -> bool:
        """Say whether a cell's content is printed here: of the pages that share it, where most of it stands."""
        if cell.row < self.table.header_rows or (cell.row in self.share and cell.covered[-1] in self.share):
            return True
        best = max(self.table.shares, key=lambda share: self.table.height_in(share, cell))
        return best == self.share


def _edges(start: float, sizes: Iterable[float]) -> list[float]:
    edges = [start]
    for size in sizes:
        edges.append(edges[-1] + size)
    return edges


def _sides(place: QRectF) -> list[QLineF]:
    corners = [place.topLeft(), place.topRight(), place.bottomRight(), place.bottomLeft(), place.topLeft()]
    return [QLineF(start, end) for start, end in pairwise(corners)]


def _paint_content(painter: QPainter, cell: TableCell, place: QRectF) -> None:
    y = place.top() + max(place.height() - cell.content_height, 0) / 2
    for strip in cell.strips:
        strip.paint(painter, place.left() + cell.margin, y)
        y += strip.height
