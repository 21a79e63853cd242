"""Find cells of the tables by their labels or by what stands in them."""

from __future__ import annotations

from govreport_gui import number
from govreport_gui.form import CellRef
from govreport_gui.recognise.fold import normal
from govreport_gui.report import Report


def cells_matching(report: Report, text: str) -> list[CellRef]:
    """Return the cells, in reading order, for which each word of `text` is part of a label or is the cell's own text.

    "新收 总计" finds the cells of that row and column, "3001" every cell that says 3001; blank text finds nothing.
    """
    words = text.split()
    return [ref for ref in report.cells if words and all(_has(report, ref, word) for word in words)]


def _has(report: Report, ref: CellRef, word: str) -> bool:
    figure = number.squeeze(word)
    if figure == number.squeeze(report.cell(ref)):
        return True
    form, plain = report.form, normal(word)
    labels = (form.cell_name(ref), *form.row(ref).path, *form.column(ref).path)
    return bool(plain) and not plain.isdecimal() and any(plain in normal(label) for label in labels)
