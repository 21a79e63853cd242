"""What the two pictures of a report show: applications by outcome and by applicant, two years side by side.

Only names and figures; `gui/comparing/bar_chart.py` draws them. Which rows and columns belong together is told by the
form's own equations, the names by its labels.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from govreport_gui import number
from govreport_gui.form import CellRef, Equation, Form
from govreport_gui.form.spec import strip_number
from govreport_gui.report import Report

_HANDLED = CellRef("applications", "handled_total", "total")
_RECEIVED = CellRef("applications", "received_new", "total")


@dataclass(frozen=True, slots=True)
class Bar:
    """One group of bars: a figure of this year and one of last year, None where it is not known."""

    label: str
    now: int | None
    before: int | None


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture: its title, how the two years are called, its bars from top to bottom."""

    key: str
    title: str
    now: str
    before: str
    bars: tuple[Bar, ...]

    @property
    def highest(self) -> int:
        """The largest figure, at least 1."""
        return max([1, *(value for bar in self.bars for value in (bar.now, bar.before) if value is not None)])


def charts(now: Report, before: Report) -> tuple[Chart, Chart]:
    """Return the pictures by outcome and by applicant."""
    return _by_outcome(now, before), _by_applicant(now, before)


def _by_outcome(now: Report, before: Report) -> Chart:
    groups, past = _outcomes(now.form), _outcomes(before.form)
    bars = (Bar(name, _sum(now, refs), _sum(before, past.get(name, ()))) for name, refs in groups.items())
    whole = strip_number(now.form.row(_HANDLED).path[0])
    return _chart("outcomes", f"{whole}（件）", now, before, bars)


def _by_applicant(now: Report, before: Report) -> Chart:
    refs = _equation(now.form, _RECEIVED, along_row=True).left
    bars = (Bar(now.form.column(ref).name, _sum(now, (ref,)), _sum(before, (ref,))) for ref in refs)
    title = f"{now.form.row(_RECEIVED).name}：{now.form.column(refs[0]).path[0]}（件）"
    return _chart("applicants", title, now, before, bars)


def _chart(key: str, title: str, now: Report, before: Report, bars: Iterable[Bar]) -> Chart:
    return Chart(key, title, _year(now, "今年"), _year(before, "去年"), tuple(bars))


def _year(report: Report, otherwise: str) -> str:
    return f"{report.year}年" if report.year else otherwise


def _outcomes(form: Form) -> dict[str, tuple[CellRef, ...]]:
    """Return the outcomes of the first level (（一）, （二） …), each with the cells of 总计 that make it up."""
    groups: dict[str, tuple[CellRef, ...]] = {}
    for ref in _equation(form, _HANDLED, along_row=False).left:
        name = strip_number(form.row(ref).path[1])
        groups[name] = (*groups.get(name, ()), ref)
    return groups


def _equation(form: Form, total: CellRef, *, along_row: bool) -> Equation:
    """Return the equation that adds up to a total along its row or down its column."""
    for equation in form.table[total.table].equations:
        if equation.total == total and (equation.left[0].row == total.row) == along_row:
            return equation
    raise LookupError(f"the {form.id} form has no equation for {total}")


def _sum(report: Report, refs: Iterable[CellRef]) -> int | None:
    """Return the sum of cells; None where one is no number or the table is not there."""
    values = [number.for_sums(report.cell(ref)) if ref in report.cells else None for ref in refs]
    known = [value for value in values if value is not None]
    return sum(known) if values and len(known) == len(values) else None
