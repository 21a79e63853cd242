"""What recognising a file yields: the report, where each cell came from, and notes on everything else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from govreport_gui import number
from govreport_gui.blocks import Block
from govreport_gui.form import CellRef
from govreport_gui.report import Report


class NoteKind(StrEnum):
    """Kinds of notes (contract.md)."""

    UNPLACED = "unplaced"  # stood in the file, found no place
    DOUBTFUL = "doubtful"  # placed by a guess
    BLANK = "blank"  # a cell with nothing in it
    ODD = "odd"  # kept as text, is no number
    DROPPED = "dropped"  # page number, field code, bookmark mark …
    MISSING = "missing"  # a table or section that is not in the file


@dataclass(frozen=True, slots=True)
class Note:
    """Something the clerk should know about what was read."""

    kind: NoteKind
    text: str
    source: str = ""
    cell: CellRef | None = None
    original: str = ""  # unplaced: what stood in the file, where `text` says more than that


class CellState(StrEnum):
    """How sure it is what stands in a cell (features.md B1)."""

    READ = "read"
    BLANK = "blank"
    DOUBTFUL = "doubtful"
    CONFLICT = "conflict"  # the file has two figures for it; the first is kept


@dataclass(frozen=True)
class Recognition:
    """A report as read, and what it was read from.

    `blocks` are the file's own, in order. `sources` says where in the file each cell stood ("table 2, row 3, cell 5"):
    the `source` of the grid cell or paragraph among the blocks.
    """

    report: Report
    notes: tuple[Note, ...] = ()
    sources: Mapping[CellRef, str] = field(default_factory=dict)
    blocks: tuple[Block, ...] = ()
    doubtful: frozenset[CellRef] = frozenset()
    conflicts: frozenset[CellRef] = frozenset()

    def state(self, ref: CellRef) -> CellState:
        """Return how sure a cell is."""
        if ref in self.conflicts:
            return CellState.CONFLICT
        if ref in self.doubtful:
            return CellState.DOUBTFUL
        return CellState.BLANK if number.is_blank(self.report.cell(ref)) else CellState.READ

    def count(self, kind: NoteKind) -> int:
        """Return how many notes of a kind there are."""
        return sum(note.kind is kind for note in self.notes)
