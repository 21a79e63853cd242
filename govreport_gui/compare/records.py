"""What differs between two reports A and B, as values: each can be shown, and taken over into A by itself.

Differences of one comparison do not depend on one another: any of them can be applied, in any order, in one go.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from govreport_gui.blocks import Grid, Picture
from govreport_gui.form import CellRef, Form


class _Break:
    """The end of a paragraph."""

    def __repr__(self) -> str:
        return "¶"

    def __reduce__(self) -> str:
        return "BREAK"  # there is but one, also behind a copy or a pickle


BREAK = _Break()
Piece = str | Picture | Grid | _Break  # a sentence, something embedded, or the end of a paragraph


class Side(StrEnum):
    """Which of the two reports."""

    A = "a"
    B = "b"


class TextKind(StrEnum):
    """How a text differs."""

    CHANGED = "changed"
    ADDED = "added"  # only in B
    REMOVED = "removed"  # only in A
    MOVED = "moved"  # stands elsewhere in B, perhaps changed as well


@dataclass(frozen=True, slots=True)
class CellDifference:
    """A cell that says something else. Texts as they stand: "", "0" and "/" are three things."""

    cell: CellRef
    a: str
    b: str

    @property
    def place(self) -> str:
        """The part of the report that it stands in."""
        return self.cell.table


@dataclass(frozen=True, slots=True)
class TableDifference:
    """A table that only one of the reports has; `cells` are all its texts."""

    table: str
    only_in: Side
    cells: tuple[tuple[CellRef, str], ...]

    @property
    def place(self) -> str:
        """The part of the report that it stands in."""
        return self.table


@dataclass(frozen=True, slots=True)
class TextDifference:
    """A sentence, a run of sentences, a picture or a table of the running text, or the end of a paragraph.

    `part` is "title", "organ", "date", "preamble" or a section. The pieces start … end (end excluded) of A's part give
    way; `pieces` of B come before the piece `before` of A, ordered by `order` where several come to one place.
    """

    part: str
    kind: TextKind
    a: str
    b: str
    start: int = 0
    end: int = 0
    before: int = 0
    order: int = 0
    pieces: tuple[Piece, ...] = ()

    @property
    def place(self) -> str:
        """The part of the report that it stands in."""
        return self.part


Difference = CellDifference | TableDifference | TextDifference


@dataclass(frozen=True, slots=True)
class Uncompared:
    """A filled cell that the other form has no equal of (forms.md 5.4)."""

    side: Side
    cell: CellRef
    text: str


@dataclass(frozen=True)
class Comparison:
    """All that differs between A and B, and what could not be compared."""

    form_a: Form
    form_b: Form
    cells: tuple[CellDifference, ...] = ()
    tables: tuple[TableDifference, ...] = ()
    texts: tuple[TextDifference, ...] = ()
    uncompared: tuple[Uncompared, ...] = ()

    @property
    def differences(self) -> Iterator[Difference]:
        """All differences, in the order of the printed report."""
        first = ("title", "preamble")
        places = (*first, *self.form_a.section, "organ", "date")
        found: tuple[Difference, ...] = (*self.texts, *self.tables, *self.cells)
        return iter(sorted(found, key=lambda difference: places.index(difference.place)))

    @property
    def is_same(self) -> bool:
        """Whether nothing differs, as far as it could be compared."""
        return not (self.cells or self.tables or self.texts)

    def form_of(self, side: Side) -> Form:
        """Return the form that a side is written on."""
        return self.form_a if side is Side.A else self.form_b
