"""From blocks to a report: find the form, the headings, the tables and the texts; say what was not understood."""

from govreport_gui.recognise.recogniser import recognise
from govreport_gui.recognise.records import Note, NoteKind, Recognition

__all__ = ["Note", "NoteKind", "Recognition", "recognise"]
