"""The walk through what is still last year's in the running text: to the next place, and "it holds this year, too"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from govreport_gui import rollover
from govreport_gui.gui.document import Document
from govreport_gui.gui.texts.text_page import PartBox
from govreport_gui.text_links import TextMark

if TYPE_CHECKING:
    from govreport_gui.gui.workspace import Workspace

NOTHING_LEFT = "没有待更新的地方了。"
NOT_HERE = "光标这里没有待更新的内容。按 F7 可以跳到下一处。"


class StaleWalk(QObject):
    """Goes by the order of the report, beginning anew at its end."""

    def __init__(self, document: Document, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.document = document
        self.workspace = workspace

    def next_mark(self) -> None:
        """Go to the next place that is still last year's."""
        marks = rollover.stale_marks(self.document.report)
        if not marks:
            self.workspace.refused.emit(NOTHING_LEFT)
            return
        here = self._here()
        parts = list(self._parts())
        behind = [mark for mark in marks if here and (parts.index(mark.part), mark.start) > here]
        self._show((behind or marks)[0])

    def confirm(self) -> None:
        """Say that what the cursor is on holds this year, too, and go on to the next place."""
        box = self._box()
        mark = box.editor.stale_at(box.editor.textCursor().selectionStart()) if box else None
        if mark is None:
            self.workspace.refused.emit(NOT_HERE)
            return
        self.document.confirm_mark(mark)
        self.next_mark()

    def _parts(self) -> tuple[str, ...]:
        return ("preamble", *self.document.report.form.section)

    def _here(self) -> tuple[int, int] | None:
        """Return where the cursor is: the part's place in the report, and the character in its text."""
        box = self._box()
        if box is None:
            return None
        at = box.editor.place_in_part()
        selected = box.editor.textCursor().selectedText()
        return self._parts().index(box.key), max(at - len(selected), 0) if selected else at - 1

    def _box(self) -> PartBox | None:
        """Return the running text on the page that is shown."""
        return self.workspace.page(self.workspace.page_key).box

    def _show(self, mark: TextMark) -> None:
        self.workspace.show_span(rollover.to_rewrite(self.document.report, mark))
