"""What must be settled before an undo step is taken back or done again: a save that is under way."""

from __future__ import annotations

from PySide6.QtGui import QUndoStack

from govreport_gui.gui.commands import AcceptImport
from govreport_gui.gui.document import Document


def settled_for(document: Document, step: int) -> bool:
    """Let a save come to its end where the way to a step leads to a report with another file; the window lives on.

    Return whether the step is still wanted: not if something was typed, undone or opened meanwhile.
    """
    stack = document.undo_stack
    if not _crosses_import(stack, step):
        return True
    shown, here = document.report, stack.index()
    document.saving_awaited.emit()
    document.finish_typing()
    if document.report is not shown or stack.index() != here:
        return False
    document.saving_ends.emit()  # there is none any more, unless nobody listens to the other signal
    return True


def _crosses_import(stack: QUndoStack, step: int) -> bool:
    first, last = sorted((stack.index(), max(0, min(step, stack.count()))))
    return any(isinstance(stack.command(at), AcceptImport) for at in range(first, last))
