"""What recognising a file yields: the report, where each cell came from, and notes on everything else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

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


@dataclass(frozen=True)
class Recognition:
    """A report as read. `sources` says where in the file each cell stood ("table 2, row 3, cell 5")."""

    report: Report
    notes: tuple[Note, ...] = ()
    sources: Mapping[CellRef, str] = field(default_factory=dict)

    def count(self, kind: NoteKind) -> int:
        """Return how many notes of a kind there are."""
        return sum(note.kind is kind for note in self.notes)
