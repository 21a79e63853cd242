"""All quantities of a report's running text: one literal table of finders, run over the clauses of the narrative."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from govreport_gui.checks import narrative_applicants as applicants
from govreport_gui.checks import narrative_applications as applications
from govreport_gui.checks import narrative_cases as cases
from govreport_gui.checks import narrative_received as received
from govreport_gui.checks.context import NARRATIVE
from govreport_gui.checks.narrative_clauses import Clause, Paragraph, clauses_of, paragraphs
from govreport_gui.checks.narrative_quantities import Quantity, Scope
from govreport_gui.report import Report

_DENIES = re.compile("未|没有|无|不涉及|不存在|零")  # a clause without a number tells something only if it says "none"
Finder = Callable[[Clause, Scope], Iterator[Quantity]]

METRICS: tuple[Finder, ...] = (
    received.received,
    applications.carried_in,
    applications.carried_out,
    applications.answered,
    applications.outcomes,
    applicants.applicants,
    cases.reviews,
    cases.lawsuits,
    cases.review_results,
    cases.documents,
    cases.rules_made,
    cases.decisions,
)


def quantities(report: Report) -> tuple[Quantity, ...]:
    """Return the quantities in 一, 五, 六 and the preamble, in order; those of the tables never (rules.md 0.3)."""
    return tuple(told for part in NARRATIVE for told in quantities_in(report, part))


def quantities_in(report: Report, part: str) -> tuple[Quantity, ...]:
    """Return the quantities in one part, in order; none in the text beside a table."""
    organ = report.organ or report.signature.organ
    scope = Scope(report.form_id, organ, report.year)
    return quantities_of(part, report.text_of(part), scope) if part in NARRATIVE else ()


@lru_cache(maxsize=32)  # typing changes one part, the others stay as they are
def quantities_of(part: str, text: str, scope: Scope) -> tuple[Quantity, ...]:
    """Return the quantities that the text of one part tells."""
    return tuple(told.moved(begins) for begins, found in paragraphs(part, text) for told in _told(found, scope))


@lru_cache(maxsize=512)  # who types leaves all paragraphs but one as they are
def _told(paragraph: Paragraph, scope: Scope) -> tuple[Quantity, ...]:
    """Return the quantities of one paragraph; their places are counted from where it begins."""
    telling = (clause for clause in clauses_of(paragraph) if clause.amounts or _DENIES.search(clause.masked))
    return tuple(told for clause in telling for find in METRICS for told in find(clause, scope))
