"""Undo steps. A report is a value, so one kind of command serves every edit: it puts another content in its place."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING
from weakref import ref

from PySide6.QtGui import QUndoCommand

if TYPE_CHECKING:
    from pathlib import Path

    from govreport_gui.gui.content import Content
    from govreport_gui.gui.document import Document
    from govreport_gui.issued import Issued

PAUSE_SECONDS = 1.5  # typing after a longer rest is a new undo step
WORD_ENDS = frozenset(" \t\n\u3000，。；：、？！,.;:?!）)”")
TYPING_ID = 1  # Qt merges only commands with the same id, and never across a save point


@dataclass(frozen=True, slots=True)
class TextChange:
    """One change of a text in one place: at `start`, `removed` gave way to `added`."""

    start: int
    removed: str
    added: str

    @classmethod
    def between(cls, old: str, new: str) -> TextChange:
        """Return the smallest single change that makes `new` of `old`."""
        shorter = min(len(old), len(new))
        start = next((k for k in range(shorter) if old[k] != new[k]), shorter)
        tail = next((k for k in range(shorter - start) if old[-1 - k] != new[-1 - k]), shorter - start)
        return cls(start, old[start : len(old) - tail], new[start : len(new) - tail])

    @classmethod
    def by_line(cls, old: str, new: str) -> list[TextChange]:
        """Return the changes that make `new` of `old`: one in each line if the lines are as many, else one in all."""
        lines, others = old.split("\n"), new.split("\n")
        if len(lines) != len(others):
            return [cls.between(old, new)]
        changes, start = [], 0
        for line, other in zip(lines, others, strict=True):
            if line != other:
                change = cls.between(line, other)
                changes.append(cls(start + change.start, change.removed, change.added))
            start += len(line) + 1
        return changes

    def then(self, later: TextChange) -> TextChange:
        """Return what this change and one that continues it make together."""
        if later.added:
            return TextChange(self.start, self.removed, self.added + later.added)
        if later.start == self.start:
            return TextChange(self.start, self.removed + later.removed, self.added)
        return TextChange(later.start, later.removed + self.removed, self.added)

    def continues(self, previous: TextChange) -> bool:
        """Say whether this is the same word still being typed, or the same run being deleted."""
        if self.removed and previous.removed:
            backwards = self.start + len(self.removed) == previous.start
            return not self.added and not previous.added and (backwards or self.start == previous.start)
        if self.removed or not previous.added:
            return False
        return self.start == previous.start + len(previous.added) and previous.added[-1] not in WORD_ENDS


class ReplaceContent(QUndoCommand):
    """Put `new` where `old` was; undo puts `old` back."""

    def __init__(self, document: Document, old: Content, new: Content, text: str) -> None:
        super().__init__(text)
        # WORKAROUND: with a strong reference, Python's collector may free the command before the document's undo
        # stack does, and PySide 6.9 crashes.
        self._document = ref(document)
        self.old = old
        self.new = new

    @property
    def document(self) -> Document:
        """The document whose undo stack holds this command, so it outlives it."""
        document = self._document()
        if document is None:
            raise RuntimeError("an undo command outlived its document")
        return document

    def redo(self) -> None:
        """Show the new content."""
        self.document.put(self.new)

    def undo(self) -> None:
        """Show the old content."""
        self.document.put(self.old)


@dataclass(frozen=True, slots=True)
class Typed:
    """Which text was typed in ("part:overview", "field:title"), and what: thousands of steps must stay small."""

    target: str
    change: TextChange


class Typing(ReplaceContent):
    """Typing in one text: a word or an uninterrupted run is one step."""

    def __init__(self, document: Document, old: Content, new: Content, text: str, typed: Typed) -> None:
        super().__init__(document, old, new, text)
        self.typed = typed
        self.at = monotonic()

    def id(self) -> int:
        """Tell Qt that such commands may merge."""
        return TYPING_ID

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in the next command if it goes on with the same word."""
        if not isinstance(other, Typing) or other.typed.target != self.typed.target:
            return False
        change, later = self.typed.change, other.typed.change
        if other.at - self.at > PAUSE_SECONDS or not later.continues(change):
            return False
        self.new, self.at = other.new, other.at
        self.typed = Typed(self.typed.target, change.then(later))
        return True


class AcceptImport(ReplaceContent):
    """Put an imported report in the place of another; the file on disk belongs to the report it was saved from."""

    def __init__(self, document: Document, old: Content, new: Content, text: str) -> None:
        super().__init__(document, old, new, text)
        self.other_path: Path | None = None  # the path of the content that is not shown
        self.other_issued: tuple[Issued, ...] = ()  # and what of it went out

    def redo(self) -> None:
        """Show the imported report; it has no file yet."""
        self._swap_path()
        super().redo()

    def undo(self) -> None:
        """Show the report that was there before, with its file."""
        self._swap_path()
        super().undo()

    def _swap_path(self) -> None:
        shown, issued = self.document.path, self.document.issued
        self.document.issued = self.other_issued
        self.document.set_path(self.other_path)
        self.other_path, self.other_issued = shown, issued
