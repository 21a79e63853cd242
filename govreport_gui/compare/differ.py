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
from govreport_gui.year_on_year.year_on_year import comparable_tables


def compare(a: Report, b: Report) -> Comparison:
    """Return all that differs in what the two reports print."""
    shared = comparable(a.form, b.form)
    cells = ((ref, a.cell(ref), b.cell(ref)) for ref in a.form.refs if ref in shared)
    told = {ref.table for ref in shared if ref in a.cells} & {ref.table for ref in shared if ref in b.cells}
    return Comparison(
        form_a=a.form,
        form_b=b.form,
        cells=tuple(CellDifference(ref, x, y) for ref, x, y in cells if ref.table in told and x != y),
        tables=tuple(_tables(a, b, shared)),
        texts=tuple(_texts(a, b)),
        uncompared=tuple(_uncompared(a, b, shared)),
    )


def comparable(a: Form, b: Form) -> frozenset[CellRef]:
    """Return the cells that mean the same on both forms (forms.md 5.4)."""
    tables = comparable_tables(a.id, b.id)
    return frozenset(ref for ref in a.refs if ref.table in tables and b.has(ref))


def _tables(a: Report, b: Report, shared: frozenset[CellRef]) -> Iterator[TableDifference]:
    """Yield the tables that only one report has."""
    for key in dict.fromkeys(ref.table for ref in a.form.refs if ref in shared):
        refs = [ref for ref in a.form.table[key].refs if ref in shared]
        in_a, in_b = ([(ref, side.cell(ref)) for ref in refs if ref in side.cells] for side in (a, b))
        if bool(in_a) is not bool(in_b):
            yield TableDifference(key, Side.A if in_a else Side.B, tuple(in_a or in_b))


def _texts(a: Report, b: Report) -> Iterator[TextDifference]:
    yield from _field(a, b, "title")
    for key in ("preamble", *dict.fromkeys((*a.form.section, *b.form.section))):
        yield from text_differences(key, a.part(key), b.part(key))
    yield from _field(a, b, "organ")
    yield from _field(a, b, "date")


def _field(a: Report, b: Report, key: str) -> Iterator[TextDifference]:
    """Yield the difference of a text of one line."""
    before, after = a.text_of(key), b.text_of(key)
    if before != after:
        kind = TextKind.ADDED if not before else TextKind.REMOVED if not after else TextKind.CHANGED
        yield TextDifference(key, kind, before, after)


def _uncompared(a: Report, b: Report, shared: frozenset[CellRef]) -> Iterator[Uncompared]:
    for side, report in ((Side.A, a), (Side.B, b)):
        for ref in report.form.refs:
            if ref not in shared and report.cell(ref).strip():
                yield Uncompared(side, ref, report.cell(ref))
