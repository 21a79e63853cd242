"""What a reader saw in a file, in order, before anybody asks what it means.

Readers make these records, `recognise` takes them. Nothing here knows the report.
`source` says where in the file a thing stands, in words a person can follow ("table 2, row 3, cell 5").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of text: no line feed at its ends; soft line breaks inside are line feeds."""

    text: str
    source: str
    level: int = 0  # outline level 1…9 where the file itself says it is a heading, else 0
    runs_on: bool = False  # a line of text as long as lines get in this file: the next may go on with it
    gap: int = 0  # empty lines before it, where the file is lines of text


@dataclass(frozen=True, slots=True)
class Picture:
    """An image. `data` is the file's bytes (empty where the file only links to it)."""

    name: str
    media_type: str
    data: bytes
    source: str
    width_mm: float | None = None
    height_mm: float | None = None


class SkippedKind(StrEnum):
    """What a reader left out, where a check asks about it."""

    OTHER = ""
    BOOKMARK = "bookmark"
    COMMENT = "comment"
    TRACKED_CHANGE = "tracked_change"
    HIDDEN_TEXT = "hidden_text"
    AUTHOR = "author"  # the names alone, parted by 、
    LOCAL_PATH = "local_path"
    VERSION = "version"  # the hidden id that an export of ours carries


class TableMark(StrEnum):
    """How a table looks in its file, where a check asks about it."""

    NO_BORDERS = "no_borders"
    HEADER_NOT_REPEATED = "header_not_repeated"  # though it goes on on another page
    ROW_TORN = "row_torn"  # by the end of a page


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something the reader met and left out (page number, field code, comment …), and why, in words for the clerk."""

    text: str
    why: str
    source: str
    kind: SkippedKind = SkippedKind.OTHER


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell at its top left place; `rows` × `columns` is what it spans (both ≥ 1)."""

    row: int
    column: int
    text: str
    source: str
    rows: int = 1
    columns: int = 1
    content: tuple[Block, ...] = ()  # filled only where the cell holds more than plain paragraphs


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it is drawn: cells ordered by row, then column; they never overlap."""

    cells: tuple[GridCell, ...]
    source: str
    marks: frozenset[TableMark] = field(default=frozenset(), compare=False)  # of the file, not of what the table says

    @property
    def size(self) -> tuple[int, int]:
        """How many rows and columns its cells reach over."""
        rows = max((cell.row + cell.rows for cell in self.cells), default=0)
        return rows, max((cell.column + cell.columns for cell in self.cells), default=0)

    def by_row(self) -> Iterator[tuple[GridCell, ...]]:
        """Yield the cells that start in each row, left to right; rows with no starting cell are skipped."""
        row: list[GridCell] = []
        for cell in self.cells:
            if row and cell.row != row[0].row:
                yield tuple(row)
                row = []
            row.append(cell)
        if row:
            yield tuple(row)


Block = Paragraph | Picture | Skipped | Grid
Blocks = list[Block]
