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
    lines = [(cell, [other for other in cells if _covers(other, cell.column)]) for cell in cells]
    return _filled(report, lines, selected)


def filled_right(report: Report, layout: GridLayout, selected: Collection[CellRef]) -> Changes:
    """Return what filling the selected cells from the left sets."""
    cells = _cells(layout)
    return _filled(report, [(cell, [other for other in cells if other.row == cell.row]) for cell in cells], selected)


def filled_with(report: Report, selected: Collection[CellRef], text: str) -> Changes:
    """Return what putting one text into all selected cells sets."""
    return _allowed(report, dict.fromkeys(selected, text))


def _filled(report: Report, lines: list[tuple[LayoutCell, list[LayoutCell]]], selected: Collection[CellRef]) -> Changes:
    """Return what each selected cell takes from its line, the cells of its column (row) in their order."""
    changes = {}
    for cell, line in lines:
        source = _source(cell, line, selected)
        if cell.ref in selected and source is not None and cell.ref is not None:
            changes[cell.ref] = report.cell(source)
    return _allowed(report, changes)


def _allowed(report: Report, changes: Changes) -> Changes:
    return {ref: text for ref, text in changes.items() if not report.is_computed(ref)}


def _cells(layout: GridLayout) -> list[LayoutCell]:
    return [cell for cell in layout.cells if cell.ref is not None]


def _covers(cell: LayoutCell, column: int) -> bool:
    """Say whether a cell stands over a grid column."""
    return cell.column <= column < cell.column + cell.columns


def _source(cell: LayoutCell, line: list[LayoutCell], selected: Collection[CellRef]) -> CellRef | None:
    """Return where a selected cell takes its text from; None where it gives its own, or nothing stands before it."""
    chosen = [other.ref for other in line if other.ref in selected]
    if len(chosen) > 1:
        return chosen[0] if chosen[0] != cell.ref else None
    before = line[: line.index(cell)]
    return before[-1].ref if before else None
