"""What of last year stands in a draft until it is rewritten or confirmed: figures and plans (features.md C26)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from govreport_gui.checks.context import Context
from govreport_gui.checks.in_text import PARTS
from govreport_gui.checks.narrative_quantities import Scope
from govreport_gui.checks.profile import organ_of
from govreport_gui.finding import TextSpan
from govreport_gui.report import Report
from govreport_gui.rollover import years
from govreport_gui.rollover.figures import figures, merged
from govreport_gui.rollover.spans import inside, mask
from govreport_gui.text_links import MarkKind, TextMark

ADVICE = {
    MarkKind.NUMBER: "上年的数，待更新：请改成今年的；如果没有变，请确认。",
    MarkKind.PLAN: "上年的计划，请改写成今年做到的情况。",
}

_FIGURE = re.compile(r"(\d[\d,]*(?:\.\d+)?)\D*")


def stale_marks(report: Report) -> tuple[TextMark, ...]:
    """Return what is still last year's, in the order of the report."""
    return tuple(sorted(report.carried, key=lambda mark: (PARTS.index(mark.part), mark.start, -mark.end)))


def confirmed(report: Report, mark: TextMark) -> Report:
    """Return the report after the clerk said that what is marked holds this year, too."""
    return replace(report, carried=tuple(other for other in report.carried if other != mark))


def advice(mark: TextMark) -> str:
    """Say what to do about a mark."""
    return ADVICE[mark.kind]


def to_rewrite(report: Report, mark: TextMark) -> TextSpan:
    """Return the characters to type over: of "41条" the 41 only, for the unit stays; else all that is marked."""
    figure = _FIGURE.fullmatch(report.text_of(mark.part), mark.start, mark.end)
    return TextSpan(mark.part, mark.start, figure.end(1) if figure else mark.end)


def reported_on(last_year: Report, new: int) -> int:
    """Return the year that last year's text is about."""
    return Context(last_year).fiscal_year or new - 1


def number_marks(last_year: Report, new: int) -> Iterator[TextMark]:
    """Yield a mark for each figure of last year's text, save those in its plans, which are marked as a whole."""
    scope = Scope(last_year.form_id, organ_of(last_year), last_year.year)
    last = reported_on(last_year, new)
    for part in PARTS:
        text = last_year.text_of(part)
        planned = mask(text, years.plans_in(part, text, last))
        linked = ((link.start, link.end) for link in last_year.links if link.part == part)
        spans = merged([*figures(part, text, scope), *linked, *years.unsure_years(part, text, last)])
        for start, end in spans:
            if not inside(planned, start, end):
                yield TextMark(part, start, end)
