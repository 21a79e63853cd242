"""A report on its way out and back, for the tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from govreport_gui.form import CellRef
from govreport_gui.form.layout import layout
from govreport_gui.importing import import_file
from govreport_gui.issued import Issued
from govreport_gui.recognise.records import Recognition
from govreport_gui.report import Report
from govreport_gui.sign_off import CameBack, read_back
from tests.builders import sound_report
from tests.sign_off.word_edits import WordFile, cell_at, text_of
from tests.sign_off_loop import sent_out

Edit = Callable[[WordFile], object]


def came_back(report: Report, folder: Path, *edits: Edit) -> tuple[Recognition, Issued]:
    """Export a report, edit the file, read it; return what was read and the record of what went out."""
    path = folder / "送签稿.docx"
    record = sent_out(report, path)
    opened = WordFile(path)
    for edit in edits:
        edit(opened)
    opened.save()
    return import_file(path), record


def against(report: Report, ours: Report, folder: Path, *edits: Edit) -> CameBack:
    """Read an edited export of `report` back against what the report is now."""
    recognition, record = came_back(report, folder, *edits)
    return read_back(recognition, ours, (record,))


def put(old: str, new: str, *, tracked: bool = False) -> Edit:
    """Return the edit that puts some words in the place of others, where they first stand."""

    def edit(opened: WordFile) -> None:
        for paragraph in [*opened.paragraphs, *opened.root.iter(opened.paragraphs[0].tag)]:
            at = text_of(paragraph).find(old)
            if at >= 0:
                opened.replace_text(paragraph, at, at + len(old), new, tracked=tracked)
                return
        raise LookupError(old)

    return edit


def remark(words: str, text: str) -> Edit:
    """Return the edit that leaves a comment on the paragraph with some words, the last one that has them."""

    def edit(opened: WordFile) -> None:
        paragraphs = [p for p in opened.root.iter(opened.paragraphs[0].tag) if words in text_of(p)]
        opened.comment(paragraphs[-1], text)

    return edit


def set_figure(ref: CellRef, text: str) -> Edit:
    """Return the edit that types a figure in a table of a report on the form of `sound_report`."""

    def edit(opened: WordFile) -> None:
        at = list(sound_report().form.table).index(ref.table)
        row, column = layout(sound_report().form.table[ref.table]).places[ref]
        paragraph = cell_at(opened.tables[at], row, column)
        opened.replace_text(paragraph, 0, len(text_of(paragraph)), text, tracked=False)

    return edit
