"""Undo steps. A report is a value, so one kind of command serves every edit: it puts another content in its place."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING
from weakref import ref

from PySide6.QtGui import QUndoCommand

from govreport_gui.gui.changes import page_changed
from govreport_gui.gui.delta import Delta
from govreport_gui.gui.text_change import TextChange
from govreport_gui.remarks import Records

if TYPE_CHECKING:
    from pathlib import Path

    from govreport_gui.gui.content import Content
    from govreport_gui.gui.document import Document

PAUSE_SECONDS = 1.5  # typing after a longer rest is a new undo step


class Step(QUndoCommand):
    """What every undo step knows: its document, and the page it changed."""

    def __init__(self, document: Document, old: Content, new: Content, text: str) -> None:
        super().__init__(text)
        # WORKAROUND: with a strong reference, Python's collector may free the command before the document's undo
        # stack does, and PySide 6.9 crashes.
        self._document = ref(document)
        self.page = page_changed(old.report, new.report)  # its title; "" where there is none, or several

    @property
    def document(self) -> Document:
        """The document whose undo stack holds this command, so it outlives it."""
        document = self._document()
        if document is None:
            raise RuntimeError("an undo command outlived its document")
        return document


class ReplaceContent(Step):
    """Put `new` where `old` was; undo puts `old` back. What it keeps is only the difference."""

    def __init__(self, document: Document, old: Content, new: Content, text: str) -> None:
        super().__init__(document, old, new, text)
        self.delta = Delta.between(old, new)

    def redo(self) -> None:
        """Show the new content."""
        self.document.put(self.delta.forward(self.document.content))

    def undo(self) -> None:
        """Show the old content."""
        self.document.put(self.delta.backward(self.document.content))


@dataclass(frozen=True, slots=True)
class Typed:
    """Which text was typed in ("part:overview", "field:title"), and what."""

    target: str
    change: TextChange


class Typing(ReplaceContent):
    """Typing in one text: a word or an uninterrupted run is one step."""

    def __init__(self, document: Document, old: Content, new: Content, text: str, typed: Typed) -> None:
        super().__init__(document, old, new, text)
        self.typed = typed
        self.at = monotonic()

    def goes_on_with(self, later: Typed) -> bool:
        """Say whether this is still the same word, or the same run being deleted, without a rest."""
        in_time = monotonic() - self.at <= PAUSE_SECONDS
        return in_time and later.target == self.typed.target and later.change.continues(self.typed.change)

    def take_in(self, new: Content, later: Typed) -> None:
        """Put `new` there as part of this step.

        WORKAROUND: PySide 6.9 never frees a command that Qt asked `mergeWith` about, so that is left alone.
        """
        self.delta = Delta.between(self.delta.backward(self.document.content), new)
        self.typed = Typed(later.target, self.typed.change.then(later.change))
        self.at = monotonic()
        self.document.put(new)


class AcceptImport(Step):
    """Put an imported report in the place of another; the file on disk belongs to the report it was saved from."""

    def __init__(self, document: Document, old: Content, new: Content, text: str) -> None:
        super().__init__(document, old, new, text)
        self.old = old
        self.new = new
        self.other_path: Path | None = None  # the path of the content that is not shown
        self.other_records = Records()  # and what it remembers

    def redo(self) -> None:
        """Show the imported report; it has no file yet."""
        self._swap_path()
        self.document.put(self.new)

    def undo(self) -> None:
        """Show the report that was there before, with its file."""
        self._swap_path()
        self.document.put(self.old)

    def _swap_path(self) -> None:
        self.document.saving_ends.emit()  # before its path is asked for: a first save gives it one
        shown, records = self.document.path, self.document.records
        self.document.records = self.other_records
        self.document.set_path(self.other_path)
        self.other_path, self.other_records = shown, records
