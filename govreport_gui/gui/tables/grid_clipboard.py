"""Between the grid and the system's clipboard: what a copy puts there, what a paste makes of what lies there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from govreport_gui.blocks import Grid
from govreport_gui.form import CellRef, Form
from govreport_gui.gui.tables import table_paste
from govreport_gui.gui.tables.grid_paste_dialog import ask_about
from govreport_gui.gui.tables.table_clipboard import selected_rows, to_html, to_tsv, whole_html, whole_rows
from govreport_gui.gui.tables.table_labelled import is_whole_table
from govreport_gui.gui.tables.table_model import TableModel
from govreport_gui.gui.tables.table_pasted import copied_grid
from govreport_gui.gui.tables.table_walk import between

ASKED_FROM = 2  # so many figures that a pasted table would change are shown before


def copy(model: TableModel, refs: Sequence[CellRef]) -> None:
    """Copy cells as text and as an HTML table; all cells of the table take its labels and merges with them."""
    texts = model.document.report.cells
    if set(refs) == set(model.grid.places):
        copy_whole(model)
    elif rows := selected_rows(model.grid, texts, refs):
        put_rows(rows)


def copy_whole(model: TableModel) -> None:
    """Copy the table as printed."""
    texts = model.document.report.cells
    _put(to_tsv(whole_rows(model.grid, texts)), whole_html(model.grid, texts))


def put_rows(rows: Sequence[Sequence[str]]) -> None:
    """Copy rows of texts, for spreadsheets, Word and WPS."""
    _put(to_tsv(rows), to_html(rows))


def _put(text: str, html: str) -> None:
    data = QMimeData()
    data.setText(text)
    data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def paste(model: TableModel, refs: Sequence[CellRef], parent: QWidget) -> tuple[str, list[CellRef]]:
    """Paste into the selected cells as one undo step; return what to say about it, and which cells to select now.

    Nothing is said where the clerk thought better of it, and none are named where the selection may stay.

    PasteError, and nothing changed, where it does not fit.
    """
    report = model.document.report
    pasted = table_paste.pasting(report, model.grid, refs, _copied(report.form))
    differing = table_paste.conflicts(report, pasted) if pasted.labelled else []
    if len(differing) >= ASKED_FROM and not ask_about(report, pasted, differing, parent):
        return "", []
    model.document.set_cells(pasted.changes, "粘贴")
    reaches_out = not pasted.labelled and not pasted.changes.keys() <= set(refs)
    return table_paste.told(report, pasted), between(model.grid, [refs[0], *pasted.changes]) if reaches_out else []


def _copied(form: Form) -> Grid:
    copied: QMimeData | None = QGuiApplication.clipboard().mimeData()  # None where it was cleared
    html, text = (copied.html(), copied.text()) if copied else ("", "")
    return copied_grid(html, text, lambda grid: is_whole_table(grid, form))
