"""The cells of the draft: what goes over into the new year, what is cleared, what the new form has no place for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govreport_gui import number
from govreport_gui.checks.handed_on import CARRIED_IN, CARRIED_OUT, ITEMS, grown_items, source_of
from govreport_gui.form import CellRef, Form
from govreport_gui.report import Report, totals_typed
from govreport_gui.rollover.records import Change, Reference


def carried_in_total(form: Form, last_year: Report) -> frozenset[CellRef]:
    """Return 上年结转·总计 where last year's 结转下年度·总计 contradicts its parts: it is carried as it stands."""
    total = CellRef("applications", CARRIED_OUT, "total")
    wrong = total in totals_typed(last_year.form, last_year.cells)
    return frozenset({total._replace(row=CARRIED_IN)} if wrong and form.has(total) else ())


def next_cells(form: Form, last_year: Report) -> Mapping[CellRef, str]:
    """Return every cell of the draft: blank, but for what last year handed on; totals are yet to be computed."""
    return dict.fromkeys(form.refs, "") | {ref: text for ref, text, _ in _handed_on(form, last_year)}


def nothing_handed_on(last_year: Report) -> str:
    """Say that last year's report tells nowhere what is carried over (no 表三, or a blank row); "" where it does."""
    sources = [ref for ref in last_year.form.refs if ref.row == CARRIED_OUT]
    if any(last_year.cell(ref).strip() for ref in sources):
        return ""
    table = last_year.form.table[sources[0].table]
    then, now = table.rows[CARRIED_OUT].name, table.rows[CARRIED_IN].name
    return f"上年报告里没有读到{table.name}“{then}”，“{now}”先空着，请查到上年的数再填。"


def _handed_on(form: Form, last_year: Report) -> Iterator[tuple[CellRef, str, str]]:
    """Yield each cell that begins the year with a figure, the figure, and why."""
    for ref in form.refs:
        if ref.row == CARRIED_IN:
            source = source_of(ref)
            yield ref, _tidy(last_year.cell(source)), f"上年报告“{_name(last_year, source)}”转过来"
        elif ref.column == ITEMS and last_year.form_id == form.id:
            yield ref, _grown(last_year, ref), "上年的项目数量加上当年的增减"


def _tidy(text: str) -> str:
    """Return a count in plain digits (00, "1 2"); what is none stays as it stands."""
    plain = number.squeeze(text)
    return str(int(plain)) if plain.isdecimal() and len(plain) <= number.LONGEST else text


def _name(report: Report, ref: CellRef) -> str:
    return report.form.cell_name(ref) if report.form.has(ref) else ref.row


def _grown(last_year: Report, ref: CellRef) -> str:
    """Return the items there were at the end of last year; "" where that cannot be told, or nobody had filled them."""
    items = None if number.is_blank(last_year.cell(ref)) else grown_items(last_year, ref)
    return "" if items is None else str(sum(items))


def changes(last_year: Report, draft: Report) -> Iterator[Change]:
    """Yield what differs, cell by cell, in reading order."""
    reasons = {ref: why for ref, _, why in _handed_on(draft.form, last_year)}
    totals = {ref for table in draft.form.tables for ref in table.totals} - draft.typed_totals
    for ref in draft.form.refs:
        before, after = last_year.cell(ref), draft.cell(ref)
        if before != after:
            why = "总计随各项自动计算" if ref in totals else reasons.get(ref, "上年的数字，清空后填今年的")
            yield Change(ref, before, after, why, refusable=ref not in totals)


def without_place(form: Form, last_year: Report) -> Iterator[Reference]:
    """Yield the filled cells of last year's form that the new form does not have."""
    for ref, text in last_year.cells.items():
        if text.strip() and not form.has(ref):
            yield Reference(last_year.form.cell_name(ref), text)
