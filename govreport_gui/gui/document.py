"""The open report: the only place that changes it.

An edit makes a new Report and pushes one command; undo puts the old one back. Whoever shows the report listens to
`changed`. The whole check runs on every change, once control is back in the event loop.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from govreport_gui.finding import Finding
from govreport_gui.form import CellRef
from govreport_gui.recognise.records import Recognition
from govreport_gui.report import Part, Report


class Document(QObject):
    """Holds the report, its undo stack, its findings and its file."""

    changed = Signal()  # the report is another one; read `report`
    findings_changed = Signal()  # read `findings`
    file_changed = Signal()  # path or title of the document

    report: Report
    findings: list[Finding]
    path: Path | None  # the .govreport file, None before the first save
    undo_stack: QUndoStack  # clean = saved
    recognition: Recognition | None  # of the last import, for sources and notes

    def set_cells(self, changes: Mapping[CellRef, str], text: str) -> None:
        """Set cells as one undo step called `text` (消除, 粘贴, 输入 …); totals follow. A typed total becomes a hand-filled one."""

    def set_totals_typed(self, table: str, typed: bool) -> None:
        """Switch 手工填写总计 for a table: on keeps all totals as they are, off computes them all again."""

    def compute_total(self, ref: CellRef) -> None:
        """Let one hand-filled total follow its parts again."""

    def set_part(self, key: str, part: Part) -> None:
        """Set a section's or the preamble's running text; typing in one part merges into one undo step."""

    def set_field(self, name: str, value: str | int | None) -> None:
        """Set "title", "organ", "year", "signature.organ" or "signature.date"; typing merges."""

    def add_table(self, table: str) -> None:
        """Add a blank table that the report lacks."""

    def accept_import(self, recognition: Recognition, origin: Path) -> None:
        """Replace the report by an imported one, as one undo step."""

    def new(self, report: Report) -> None:
        """Start with another report, no file and an empty undo stack."""

    def open(self, path: Path) -> None:
        """Open a project file. ReadError."""

    def save(self, path: Path) -> None:
        """Save as a project file. WriteError."""
