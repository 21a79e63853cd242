"""A problem found by a check, as a value (contract.md, `check --json`)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govreport_gui.form.spec import CellRef  # the start page shows severities and needs no form


class Severity(StrEnum):
    """How much it matters (rules.md 0)."""

    ERROR = "error"  # mend it, or waive it with a reason, before sign-off
    WARNING = "warning"  # look at it
    HINT = "hint"  # style; can be switched off


SEVERITY_NAMES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.HINT: "提示"}


@dataclass(frozen=True, slots=True)
class TextSpan:
    """Characters `start` … `end` (end excluded) of a part's text.

    `part` is a section name of contract.md, or "title", "preamble", "organ", "date".
    """

    part: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Suspect:
    """A cell that is perhaps wrong, and what it would have to say (rules.md 0.2, features.md B5)."""

    cell: CellRef
    value: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, where, what was expected and what stands there."""

    rule: str  # id in rules.md, e.g. "S03"
    severity: Severity
    message: str  # one Chinese sentence: what is wrong, where
    expected: str = ""
    actual: str = ""
    cells: tuple[CellRef, ...] = ()  # every cell that takes part; the first is the one to jump to
    text: TextSpan | None = None
    part: str = ""  # the part of the report it belongs to ("title", "applications", …) where no cell or span says it
    suspects: tuple[Suspect, ...] = ()  # likeliest first; only findings about sums have any
    repairs: tuple[tuple[Suspect, ...], ...] = ()  # ways to mend it by one cell or two, likeliest first
    waived: str | None = None  # the reason it was accepted for

    @property
    def place(self) -> str:
        """The part of the report to show: a section, or "title", "preamble", "signature"."""
        if self.cells:
            return self.cells[0].table
        part = self.text.part if self.text else self.part
        return "signature" if part in ("organ", "date") else part
