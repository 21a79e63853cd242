"""Carry a report over into the next year, with every change listed; make the draft anew without the refused ones."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from govreport_gui.checks.context import Context
from govreport_gui.checks.in_text import PARTS
from govreport_gui.checks.last_year import y11
from govreport_gui.errors import RollError
from govreport_gui.form import Form, form_for_year
from govreport_gui.report import Report
from govreport_gui.rollover import cells, names, years
from govreport_gui.rollover.made import made
from govreport_gui.rollover.records import Change, Draft
from govreport_gui.rollover.stale import ADVICE, reported_on
from govreport_gui.text_links import MarkKind

_FIRST, _LAST = 2009, 2099  # annual reports have been written since 2008


def roll(last_year: Report, year: int | None = None, *, organ: str = "", date: str = "") -> Draft:
    """Make the draft of the next year. RollError, with advice, where the years do not follow one another.

    `organ` is the name if it changed, `date` the day of signature if it is known.
    """
    new = _new_year(last_year, year)
    form = form_for_year(new)
    changes = tuple(_changes(last_year, form, new, organ.strip(), date.strip()))
    return Draft(made(last_year, form, changes), changes, tuple(cells.without_place(form, last_year)), last_year)


def without(draft: Draft, refused: Collection[int]) -> Report:
    """Return the draft with some of its changes, named by their places in the list, not made."""
    kept = (change for k, change in enumerate(draft.changes) if k not in refused or not change.refusable)
    return made(draft.last_year, draft.report.form, tuple(kept))


def doubts(draft: Draft) -> tuple[str, ...]:
    """Say what to look at before relying on last year's report.

    Broken sums (Y11), no figures to carry over, and what holds no readable text.
    """
    broken = (finding.message for finding in y11(Context(draft.report, draft.last_year)))
    said = (*broken, cells.nothing_handed_on(draft.last_year), _embedded(draft.report))
    return tuple(sentence for sentence in said if sentence)


def _embedded(report: Report) -> str:
    count = sum(not isinstance(item, str) for part in PARTS for item in report.part(part).items)
    return f"正文里有 {count} 处图片或者附表是上年留下的，里面的数没有标出来，请逐处核对。" if count else ""


def _new_year(last_year: Report, year: int | None) -> int:
    last = last_year.year
    if last_year.carried:
        raise RollError(
            f"这份报告本身还是从上年转来的草稿，有 {len(last_year.carried)} 处没有更新。请先改好，再转到下一年。"
        )
    if last is None and year is None:
        raise RollError("看不出这份报告是哪一年的。请指明新报告的年度，再转一次。")
    new = (last or 0) + 1 if year is None else year
    if not _FIRST <= new <= _LAST:
        raise RollError(f"新报告的年度是 {new} 年，不会有这样的报告。请先核对这份报告的年度，再转一次。")
    if last is None or new == last + 1:
        return new
    if new == last:
        raise RollError(f"这份报告就是 {last} 年度的，不能再转到 {new} 年度。请改选 {new - 1} 年度的报告。")
    raise RollError(f"{last} 年度的报告只能转到 {last + 1} 年度，不能转到 {new} 年度。请改选 {new - 1} 年度的报告。")


# ── the list of changes, in the order of the report ──


def _changes(last_year: Report, form: Form, new: int, organ: str, date: str) -> Iterator[Change]:
    yield from _frame(last_year, form, new)
    yield from (_in_text("title", last_year, shift) for shift in years.title_shifts(last_year.title, new))
    yield from names.changes(last_year, organ)
    for part in PARTS:
        yield from _in_part(part, last_year, reported_on(last_year, new), new)
    if date != last_year.signature.date:
        why = "落款日期改为新报告的日期" if date else "上年的落款日期，清空后填新报告的日期"
        yield Change("date", last_year.signature.date, date, why)
    yield from cells.changes(last_year, _figures(last_year, form))


def _frame(last_year: Report, form: Form, new: int) -> Iterator[Change]:
    before = "" if last_year.year is None else str(last_year.year)
    yield Change("year", before, str(new), "新报告的年度", refusable=False)
    if form.id != last_year.form_id:
        why = f"{new} 年度的报告要用{form.name}"
        yield Change("form", last_year.form.name, form.name, why, refusable=False)


def _in_part(part: str, last_year: Report, last: int, new: int) -> Iterator[Change]:
    text = last_year.text_of(part)
    yield from (_in_text(part, last_year, shift) for shift in years.shifts(part, text, last, new))
    for start, end in years.plans_in(part, text, last):
        plan = text[start:end]
        yield Change(part, plan, plan, ADVICE[MarkKind.PLAN], start, end, mark=MarkKind.PLAN)


def _in_text(part: str, last_year: Report, shift: years.Shift) -> Change:
    before = last_year.text_of(part)[shift.start : shift.end]
    return Change(part, before, shift.after, shift.why, shift.start, shift.end)


def _figures(last_year: Report, form: Form) -> Report:
    """Return a report that holds nothing but the cells of the draft, totals computed."""
    typed = cells.carried_in_total(form, last_year)
    bare = Report(form.id, cells=cells.next_cells(form, last_year), typed_totals=typed)
    return bare.with_totals(form.table)
