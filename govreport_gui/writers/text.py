"""Write the report as plain text: a paragraph a line, tables with a tab between the cells of a row.

Of merged cells the statutory tables, which reading knows by their words, have only the first; others have them all, the
rest of them blank, so that columns stay columns.
"""

from __future__ import annotations

from collections.abc import Iterator

from govreport_gui.blocks import Grid, Picture
from govreport_gui.form import Table
from govreport_gui.form.layout import layout
from govreport_gui.readers.draft_line import DRAFT_LINE
from govreport_gui.readers.picture_line import picture_line
from govreport_gui.report import Report
from govreport_gui.writers.edition import PLAIN, Edition
from govreport_gui.writers.foreign import without_gaps
from govreport_gui.writers.printed import cell_text, clean, in_order

_PARTING = ("", "")  # between two tables: one empty line may stand inside a table


def render(report: Report, edition: Edition = PLAIN) -> bytes:
    """Return the report as UTF-8 text; a mark at the start tells Windows programs so."""
    return plain_text(report, edition).encode("utf-8-sig", "replace")


def plain_text(report: Report, edition: Edition = PLAIN) -> str:
    """Return the report as text, for the clipboard as well."""
    draft = [DRAFT_LINE] if edition.draft else []
    return "\n".join([*draft, *_report_lines(report)]) + "\n"


def _report_lines(report: Report) -> Iterator[str]:
    behind_table = False
    for piece in in_order(report):
        is_table = isinstance(piece.item, (Grid, Table))
        if is_table and behind_table:
            yield from _PARTING
        yield from _lines(report, piece.item)
        behind_table = is_table


def _lines(report: Report, item: str | Picture | Grid | Table) -> Iterator[str]:
    if isinstance(item, str):
        yield item
    elif isinstance(item, Picture):
        yield picture_line(clean(item.name))
    elif isinstance(item, Grid):
        yield from _foreign_lines(item)
    else:
        yield from _table_lines(report, item)


def _table_lines(report: Report, table: Table) -> Iterator[str]:
    rows: dict[int, list[str]] = {}
    for cell in layout(table).cells:
        text = cell.text if cell.ref is None else cell_text(report, cell.ref)
        rows.setdefault(cell.row, []).append(_one_line(text))
    yield from ("\t".join(row) for row in rows.values())


def _foreign_lines(grid: Grid) -> Iterator[str]:
    """Yield the rows in full; a row alone, or a single column, is taken for a table by its tabs only."""
    cells = {(cell.row, cell.column): _one_line(cell.text) for cell in without_gaps(grid)}
    rows = max((row + 1 for row, _ in cells), default=0)
    columns = max((column + 1 for _, column in cells), default=0)
    columns = max(columns, 3 if rows == 1 else 2)
    yield from ("\t".join(cells.get((row, column), "") for column in range(columns)) for row in range(rows))


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())
