"""Write the report as plain text: a paragraph a line, tables with a tab between the cells that begin in a row."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_gui.blocks import Grid, Picture
from govreport_gui.form import Table
from govreport_gui.form.layout import layout
from govreport_gui.report import Report
from govreport_gui.writers.draft_line import DRAFT_LINE
from govreport_gui.writers.edition import PLAIN, Edition
from govreport_gui.writers.printed import cell_text, clean, in_order


def render(report: Report, edition: Edition = PLAIN) -> bytes:
    """Return the report as UTF-8 text; a mark at the start tells Windows programs so."""
    return plain_text(report, edition).encode("utf-8-sig", "replace")


def plain_text(report: Report, edition: Edition = PLAIN) -> str:
    """Return the report as text, for the clipboard as well."""
    draft = [DRAFT_LINE] if edition.draft else []
    return "\n".join([*draft, *(line for piece in in_order(report) for line in _lines(report, piece.item))]) + "\n"


def _lines(report: Report, item: str | Picture | Grid | Table) -> Iterator[str]:
    if isinstance(item, str):
        yield item
    elif isinstance(item, Picture):
        yield f"［图片：{clean(item.name)}］"
    elif isinstance(item, Grid):
        yield from ("\t".join(_one_line(cell.text) for cell in row) for row in item.by_row())
    else:
        yield from _table_lines(report, item)


def _table_lines(report: Report, table: Table) -> Iterator[str]:
    rows: dict[int, list[str]] = {}
    for cell in layout(table).cells:
        text = cell.text if cell.ref is None else cell_text(report, cell.ref)
        rows.setdefault(cell.row, []).append(_one_line(text))
    yield from ("\t".join(row) for row in rows.values())


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())
