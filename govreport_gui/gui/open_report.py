"""The report that is open, with its undo stack and its file. What can be done to it stands in `document.py`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from weakref import finalize

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack
from shiboken6 import isValid

from govreport_gui import project
from govreport_gui.gui.content import Content
from govreport_gui.gui.unfinished import Unfinished
from govreport_gui.issued import Issued, with_issued
from govreport_gui.project import Project
from govreport_gui.recognise.records import Recognition
from govreport_gui.remarks import Records, Remark
from govreport_gui.report import Report


@dataclass(frozen=True, slots=True)
class Saving:
    """What is being saved at the moment, and whether nothing had been changed before."""

    records: Records
    was_clean: bool


class OpenReport(QObject):
    """Holds the content, its undo stack and its file; whoever shows the report listens to `changed`."""

    changed = Signal()  # the report is another one; read `report`
    file_changed = Signal()  # path or title of the document, or whether it is saved
    typing_ends = Signal()  # whoever holds typing that is not yet in the report must put it in now
    typing_asked = Signal(object)  # … must add it to an `Unfinished`
    typing_moved = Signal()  # such typing went on, or was given up
    saving_awaited = Signal()  # whoever is saving this report must let the window live until that is done
    saving_ends = Signal()  # another report takes its place: whoever is saving this one must come to the end now

    def __init__(self, content: Content, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self.path: Path | None = None  # the .govreport file, None before the first save
        self.records = Records()  # undo leaves them alone
        self._records_saved = Records()
        self._saving: Saving | None = None
        self.undo_stack = QUndoStack(self)  # clean = saved
        self.undo_stack.cleanChanged.connect(self.file_changed)
        finalize(self, _emptied, self.undo_stack)

    # ── What is open ──

    @property
    def content(self) -> Content:
        """All that an undo step replaces."""
        return self._content

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
    def issued(self) -> tuple[Issued, ...]:
        """What went out in Word files, the oldest first."""
        return self.records.issued

    def unfinished_project(self) -> Project:
        """Return the project with what stands in an open editor; it is `project` itself where nothing does."""
        unfinished = Unfinished(self.report)
        self.typing_asked.emit(unfinished)
        return self.project if unfinished.report == self.report else self.content.with_report(unfinished.report).project

    @property
    def modified(self) -> bool:
        """Whether something would be lost by closing."""
        saving = self._saving is not None and not self._saving.was_clean
        return saving or not self.undo_stack.isClean() or self.records != self._records_saved

    # ── Files ──

    def new(self, report: Report) -> None:
        """Start with another report, no file and an empty undo stack."""
        self._start(Project(report), None)

    def open(self, path: Path) -> None:
        """Open a project file. ReadError."""
        self.open_loaded(project.load(path), path)

    def open_loaded(self, loaded: Project, path: Path) -> None:
        """Open what was loaded from a project file."""
        self._start(loaded, path)

    def finish_typing(self) -> None:
        """Take in what stands in an open cell editor: before saving, exporting, undoing or closing."""
        self.typing_ends.emit()

    def open_copy(self, loaded: Project) -> None:
        """Open what no file of the clerk's holds, a recovered or an earlier version: it is not saved yet."""
        self._start(loaded, None)
        self.undo_stack.resetClean()

    def save(self, path: Path) -> bytes:
        """Save as a project file, with what is just being typed; return what it holds now. WriteError."""
        try:
            data = project.save(self.begin_saving(), path)
        except Exception:
            self.end_saving(None)
            raise
        self.end_saving(path)
        return data

    def begin_saving(self) -> Project:
        """Return what is to be saved, with what is just being typed; `end_saving` must follow.

        The save point is here from now on, so that no typing that goes on meanwhile merges into the step before it.
        """
        self.finish_typing()
        self._saving = Saving(self.records, self.undo_stack.isClean())
        self.undo_stack.setClean()
        return self._content.project

    def end_saving(self, path: Path | None) -> None:
        """Take in where that is saved now. None: it could not be saved, and no earlier step is known to be."""
        saving, self._saving = self._saving, None
        if saving is None:
            return
        if path is not None:
            self._records_saved = saving.records
            self.set_path(path)
            return
        if not saving.was_clean:
            self.undo_stack.resetClean()
        self.file_changed.emit()

    def remember_issued(self, record: Issued) -> None:
        """Remember a report that went out in a Word file; no undo step, saved with the report."""
        self._remember(replace(self.records, issued=with_issued(self.issued, record)))

    def remember_remarks(self, remarks: tuple[Remark, ...]) -> None:
        """Remember what was remarked on this report, or what of it is done; no undo step, saved with the report."""
        if remarks != self.records.remarks:
            self._remember(replace(self.records, remarks=remarks))

    def _remember(self, records: Records) -> None:
        self.records = records
        self._content = self._content.with_records(records)
        self.file_changed.emit()

    def _start(self, loaded: Project, path: Path | None) -> None:
        self.saving_ends.emit()
        self.undo_stack.clear()
        self.records = self._records_saved = Records(loaded.issued, loaded.remarks)
        self.set_path(path)
        self.put(Content(loaded))

    # ── For the commands only ──

    def put(self, content: Content) -> None:
        """Show another content. Only undo commands call this; whoever edits calls a method of `Document`."""
        self._content = content.with_records(self.records)
        self.changed.emit()

    def set_path(self, path: Path | None) -> None:
        """Name the file the report is saved in. Only saving, opening and importing call this."""
        self.saving_ends.emit()
        self.path = path
        self.file_changed.emit()


def _emptied(stack: QUndoStack) -> None:
    """Let the steps go before their stack does.

    WORKAROUND: where a document goes by Python's collector, or with Python itself, PySide 6.9 may free the steps first
    and then crash in the stack.
    """
    if isValid(stack):
        stack.blockSignals(True)
        stack.clear()
