"""The report that is open, with its undo stack and its file. What can be done to it stands in `document.py`."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from govreport_gui import project
from govreport_gui.gui.content import Content
from govreport_gui.issued import Issued, with_issued
from govreport_gui.project import Project
from govreport_gui.recognise.records import Recognition
from govreport_gui.report import Report


class OpenReport(QObject):
    """Holds the content, its undo stack and its file; whoever shows the report listens to `changed`."""

    changed = Signal()  # the report is another one; read `report`
    file_changed = Signal()  # path or title of the document, or whether it is saved
    typing_ends = Signal()  # whoever holds typing that is not yet in the report must put it in now

    def __init__(self, content: Content, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self.path: Path | None = None  # the .govreport file, None before the first save
        self.issued: tuple[Issued, ...] = ()  # what went out in Word files, the oldest first; undo leaves it alone
        self._issued_saved: tuple[Issued, ...] = ()
        self.undo_stack = QUndoStack(self)  # clean = saved
        self.undo_stack.cleanChanged.connect(self.file_changed)

    # ── What is open ──

    @property
    def report(self) -> Report:
        """The report as it stands."""
        return self._content.report

    @property
    def project(self) -> Project:
        """All that a project file of it would hold."""
        return self._content.project

    @property
    def last_year(self) -> Report | None:
        """Last year's report, where one is attached."""
        return self._content.project.last_year

    @property
    def recognition(self) -> Recognition | None:
        """What the import said that the report came from, for sources and notes."""
        return self._content.recognition

    @property
    def is_imported(self) -> bool:
        """Whether the report began as a document, in this session or before it was saved."""
        return bool(self.recognition or self._content.project.original_name)

    @property
    def modified(self) -> bool:
        """Whether something would be lost by closing."""
        return not self.undo_stack.isClean() or self.issued != self._issued_saved

    # ── Files ──

    def new(self, report: Report) -> None:
        """Start with another report, no file and an empty undo stack."""
        self._start(Project(report), None)

    def open(self, path: Path) -> None:
        """Open a project file. ReadError."""
        self._start(project.load(path), path)

    def finish_typing(self) -> None:
        """Take in what stands in an open cell editor: before saving, exporting, undoing or closing."""
        self.typing_ends.emit()

    def open_copy(self, loaded: Project) -> None:
        """Open what no file of the clerk's holds, a recovered or an earlier version: it is not saved yet."""
        self._start(loaded, None)
        self.undo_stack.resetClean()

    def save(self, path: Path) -> bytes:
        """Save as a project file, with what is just being typed; return what it holds now. WriteError."""
        self.finish_typing()
        data = project.save(self._content.project, path)
        self._issued_saved = self.issued
        self.undo_stack.setClean()
        self.set_path(path)
        return data

    def remember_issued(self, record: Issued) -> None:
        """Remember a report that went out in a Word file; no undo step, saved with the report."""
        self.issued = with_issued(self.issued, record)
        self._content = self._content.with_issued(self.issued)
        self.file_changed.emit()

    def _start(self, loaded: Project, path: Path | None) -> None:
        self.undo_stack.clear()
        self.issued = self._issued_saved = loaded.issued
        self.set_path(path)
        self.put(Content(loaded))

    # ── For the commands only ──

    def put(self, content: Content) -> None:
        """Show another content. Only undo commands call this; whoever edits calls a method of `Document`."""
        self._content = content.with_issued(self.issued)
        self.changed.emit()

    def set_path(self, path: Path | None) -> None:
        """Name the file the report is saved in. Only saving, opening and importing call this."""
        self.path = path
        self.file_changed.emit()
