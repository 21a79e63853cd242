"""Write a report the ways programs turn tables into text."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from govreport_gui.form import Table
from govreport_gui.form.layout import LayoutCell, layout
from govreport_gui.report import Report

Rows = list[list[str]]


def table_rows(report: Report, table: Table, covered: bool = False) -> Rows:
    """Return a table's cell texts by row; with `covered`, merged cells leave blanks where they cover."""
    drawn = layout(table)
    rows: list[list[str | None]] = [[None] * drawn.columns for _ in range(drawn.rows)]
    for cell in drawn.cells:
        rows[cell.row][cell.column] = _text(report, cell)
    return [[text or "" for text in row if covered or text is not None] for row in rows]


def _text(report: Report, cell: LayoutCell) -> str:
    return report.cell(cell.ref) if cell.ref else cell.text


def _tabs(rows: Rows) -> Iterable[str]:
    return ("\t".join(row) for row in rows)


def _pipes(rows: Rows) -> Iterable[str]:
    return (" | ".join(row) + " |" for row in rows)


def _markdown(rows: Rows) -> Iterable[str]:
    for k, row in enumerate(rows):
        yield "| " + " | ".join(row) + " |"
        if k == 0:
            yield "|---" * len(row) + "|"


def _cell_a_line(rows: Rows) -> Iterable[str]:
    for row in rows:
        yield from (f"\t　{text}" for text in row)
        yield ""


STYLES: dict[str, Callable[[Rows], Iterable[str]]] = {
    "tabs": _tabs,
    "pipes": _pipes,
    "markdown": _markdown,
    "cell a line": _cell_a_line,
}


def as_text(report: Report, style: str, covered: bool = False) -> str:
    """Write a report as text, its tables in one of STYLES."""
    lines = [report.title, *report.preamble.paragraphs]
    for section in report.form.sections:
        lines.append(section.heading)
        if section.table and report.has_table(section.table):
            lines += STYLES[style](table_rows(report, report.form.table[section.table], covered))
        lines += report.section(section.key).paragraphs
    lines += [text for text in (report.signature.organ, report.signature.date) if text]
    return "\n".join(lines)
