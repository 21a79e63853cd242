"""After an export: put the record of what went out into the report's file, so that closing need not ask for it.

Only where nothing else is unsaved: what the clerk has not saved yet stays hers to save. The report being the same, this
is no earlier version of its own: exports must not push real ones out.
"""

from __future__ import annotations

from pathlib import Path

from govreport_gui.errors import GovReportError
from govreport_gui.gui.document import Document
from govreport_gui.gui.files.file_guard import FileGuard

_OUTSIDE = "这个文件在打开以后被别人或者别的程序改过了。"


class IssuedStore:
    """Stores the record in the file that is open; `store` is what an export calls when it is done."""

    def __init__(self, document: Document, guard: FileGuard) -> None:
        self.document = document
        self.guard = guard

    def store(self) -> str:
        """Store what went out; return what hindered it, as a sentence, "" where nothing did."""
        path = self._file()
        if path is None:
            return ""
        hindered = self.guard.read_only or (_OUTSIDE if self.guard.changed_outside(path) else self._written(path))
        return hindered and f"送签记录没有存进“{path.name}”，关闭时会请您保存。{hindered}"

    def _file(self) -> Path | None:
        """Return the file of a report of which nothing but the record is unsaved; None for any other."""
        self.guard.finish_saving()
        is_all = self.document.undo_stack.isClean() and self.document.modified
        return self.document.path if is_all else None

    def _written(self, path: Path) -> str:
        try:
            self.guard.save(path, is_version=False)
        except GovReportError as error:
            return str(error)
        return ""
