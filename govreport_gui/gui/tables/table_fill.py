"""Filling cells from their neighbours: down, right, or one text into all of a selection. Pure functions.

As in a spreadsheet, the first row (column) of the selection is copied into its other rows (columns); a single row
(column) takes what stands above (left of) it. Totals that the program computes are left out.
"""

from __future__ import annotations

from collections.abc import Collection

from govreport_gui.form import CellRef
from govreport_gui.form.layout import GridLayout, LayoutCell
from govreport_gui.report import Report

Changes = dict[CellRef, str]


def filled_down(report: Report, layout: GridLayout, selected: Collection[CellRef]) -> Changes:
    """Return what filling the selected cells from above sets."""
    cells = _cells(layout)
    changes = {}
    for cell in cells:
        column = [other for other in cells if _covers(other, cell.column)]
        source = _source([other for other in column if other.row <= cell.row], selected)
        if cell.ref in selected and source is not None and cell.ref is not None:
            changes[cell.ref] = report.cell(source)
    return _allowed(report, changes)


def filled_right(report: Report, layout: GridLayout, selected: Collection[CellRef]) -> Changes:
    """Return what filling the selected cells from the left sets."""
    cells = _cells(layout)
    changes = {}
    for cell in cells:
        source = _source([o for o in cells if o.row == cell.row and o.column <= cell.column], selected)
        if cell.ref in selected and source is not None and cell.ref is not None:
            changes[cell.ref] = report.cell(source)
    return _allowed(report, changes)


def filled_with(report: Report, selected: Collection[CellRef], text: str) -> Changes:
    """Return what putting one text into all selected cells sets."""
    return _allowed(report, dict.fromkeys(selected, text))


def _allowed(report: Report, changes: Changes) -> Changes:
    return {ref: text for ref, text in changes.items() if not report.is_computed(ref)}


def _cells(layout: GridLayout) -> list[LayoutCell]:
    return [cell for cell in layout.cells if cell.ref is not None]


def _covers(cell: LayoutCell, column: int) -> bool:
    """Say whether a cell stands over a grid column."""
    return cell.column <= column < cell.column + cell.columns


def _source(before: list[LayoutCell], selected: Collection[CellRef]) -> CellRef | None:
    """Return where the last of some cells in a line takes its text from; None where nothing stands before it."""
    chosen = [cell.ref for cell in before if cell.ref in selected]
    if len(chosen) > 1:
        return chosen[0]
    return before[-2].ref if chosen and len(before) > 1 else None
