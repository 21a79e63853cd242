"""Compare two reports: cells that differ, texts that differ, and what two forms have not in common."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_gui.compare.records import (
    CellDifference,
    Comparison,
    Side,
    TableDifference,
    TextDifference,
    TextKind,
    Uncompared,
)
from govreport_gui.compare.texts import text_differences
from govreport_gui.form import CellRef, Form
from govreport_gui.report import Report

FIELDS = ("title", "organ", "date")  # one line each


def compare(a: Report, b: Report) -> Comparison:
    """Return all that differs in what the two reports print."""
    both = [key for key in a.form.table if key in b.form.table and a.has_table(key) and b.has_table(key)]
    refs = {ref for key in both for ref in comparable(a.form, b.form, key)}
    cells = ((ref, a.cell(ref), b.cell(ref)) for ref in a.form.refs if ref in refs)
    return Comparison(
        form_a=a.form,
        form_b=b.form,
        cells=tuple(CellDifference(ref, x, y) for ref, x, y in cells if x != y),
        tables=tuple(_tables(a, b)),
        texts=tuple(_texts(a, b)),
        uncompared=tuple(_uncompared(a, b)),
    )


def comparable(a: Form, b: Form, table: str) -> frozenset[CellRef]:
    """Return the cells of a table that mean the same on both forms (forms.md §5.4).

    A row must have the same columns: where the columns were changed, what remained is counted in another way.
    """
    if a.id == b.id:
        return frozenset(a.table[table].refs)
    columns_a, columns_b = a.table[table].columns_of, b.table[table].columns_of
    shared = {row for row in columns_a.keys() & columns_b.keys() if columns_a[row].keys() == columns_b[row].keys()}
    return frozenset(ref for ref in a.table[table].refs if ref.row in shared)


def _tables(a: Report, b: Report) -> Iterator[TableDifference]:
    """Yield the tables that only one report has and that both forms have alike."""
    for key in a.form.table:
        if a.has_table(key) is b.has_table(key) or key not in b.form.table:
            continue
        owner, side = (a, Side.A) if a.has_table(key) else (b, Side.B)
        refs = comparable(a.form, b.form, key)
        cells = tuple((ref, owner.cell(ref)) for ref in a.form.table[key].refs if ref in refs and ref in owner.cells)
        if cells:
            yield TableDifference(key, side, cells)


def _texts(a: Report, b: Report) -> Iterator[TextDifference]:
    for key in FIELDS:
        before, after = a.text_of(key), b.text_of(key)
        if before != after:
            kind = TextKind.ADDED if not before else TextKind.REMOVED if not after else TextKind.CHANGED
            yield TextDifference(key, kind, before, after)
    for key in ("preamble", *dict.fromkeys((*a.form.section, *b.form.section))):
        yield from text_differences(key, a.part(key), b.part(key))


def _uncompared(a: Report, b: Report) -> Iterator[Uncompared]:
    if a.form_id == b.form_id:
        return
    for side, report in ((Side.A, a), (Side.B, b)):
        told = {ref for key in report.form.table for ref in _of_both(a.form, b.form, key)}
        for ref in report.form.refs:
            if ref not in told and report.cell(ref).strip():
                yield Uncompared(side, ref, report.cell(ref))


def _of_both(a: Form, b: Form, table: str) -> frozenset[CellRef]:
    return comparable(a, b, table) if table in a.table and table in b.table else frozenset()
