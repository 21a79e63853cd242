"""From blocks to a report: find the form, the headings, the tables and the texts; say what was not understood."""

from __future__ import annotations

from govreport_gui.blocks import Blocks
from govreport_gui.recognise.records import Note, NoteKind, Recognition

__all__ = ["Note", "NoteKind", "Recognition", "recognise"]


def recognise(blocks: Blocks) -> Recognition:
    """Make a report of blocks. NotAReport where nothing of the statutory form stands in them."""
    raise NotImplementedError
