"""Make a draft of last year's report and a list of changes: texts, fields, cells, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from govreport_gui.checks.in_text import PARTS
from govreport_gui.form import CellRef, Form
from govreport_gui.report import Part, Report, Signature
from govreport_gui.rollover import cells
from govreport_gui.rollover.records import Change
from govreport_gui.rollover.stale import number_marks
from govreport_gui.text_links import TextMark


def made(last_year: Report, form: Form, changes: tuple[Change, ...]) -> Report:
    """Return last year's report on a form with changes made; what belongs to that file alone is not in it.

    Headings as that file printed them are not: a draft prints the official ones.
    """
    fields = {change.place: change.after for change in changes if isinstance(change.place, str)}
    figures = {change.place: change.after for change in changes if isinstance(change.place, CellRef)}
    signature = last_year.signature
    report = Report(
        form_id=form.id,
        year=int(fields["year"]),
        organ=fields.get("organ", last_year.organ),
        title=_changed(Part((last_year.title,)), _of("title", changes)).text,
        preamble=_changed(last_year.preamble, _of("preamble", changes)),
        sections={key: _changed(last_year.section(key), _of(key, changes)) for key in form.section},
        cells={ref: figures.get(ref, last_year.cell(ref)) for ref in form.refs},
        typed_totals=cells.carried_in_total(form, last_year),
        signature=Signature(fields.get("organ", signature.organ), fields.get("date", signature.date)),
        carried=tuple(_marks(last_year, int(fields["year"]), changes)),
    )
    return report.with_totals(form.table)


def _of(part: str, changes: Iterable[Change]) -> list[Change]:
    return [change for change in changes if change.place == part and change.before != change.after]


def _changed(part: Part, changes: list[Change]) -> Part:
    for change in sorted(changes, key=lambda change: change.start, reverse=True):
        part = part.replaced(change.start, change.end, change.after)
    return part


def _marks(last_year: Report, new: int, changes: tuple[Change, ...]) -> Iterator[TextMark]:
    """Yield the marks of the draft: plans as the list names them, and last year's figures."""
    plans = [TextMark(str(change.place), change.start, change.end, change.mark) for change in changes if change.mark]
    edits = {part: [c for c in _of(part, changes) if len(c.after) != len(c.before)] for part in PARTS}
    for mark in (*plans, *number_marks(last_year, new)):
        yield _moved(mark, edits[mark.part])


def _moved(mark: TextMark, changes: list[Change]) -> TextMark:
    """Return a mark of last year's text where it lies in the draft; changes are those that alter lengths."""
    grown = [(change, len(change.after) - len(change.before)) for change in changes]
    start = mark.start + sum(by for change, by in grown if change.end <= mark.start)
    end = mark.end + sum(by for change, by in grown if change.start < mark.end)
    return replace(mark, start=start, end=end)
