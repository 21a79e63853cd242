"""Find what running text says about applications by applicant: 自然人18件, 法人或其他组织5件."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from govreport_gui.checks.narrative_clauses import AMOUNT, Clause, Topic
from govreport_gui.checks.narrative_quantities import Cells, Quantity, Scope, application, quantity
from govreport_gui.checks.narrative_scope import speaks_of_year
from govreport_gui.form import forms


@cache
def _applicant_patterns(form_id: str) -> tuple[tuple[re.Pattern[str], tuple[Cells, ...]], ...]:
    form = forms()[form_id]
    columns = form.table["applications"].columns_of["received_new"]
    groups: dict[str, list[str]] = {}
    for key, column in columns.items():
        for label in column.path[1:]:
            groups.setdefault(label, []).append(key)
    found = []
    for label, keys in groups.items():
        if len(label) < 3 or "total" in keys:
            continue
        word = "法人(?:(?:和|或|及|、)其他组织)?" if len(keys) > 1 else re.escape(label)
        pattern = re.compile(
            rf"(?<![^#][、和或及与]){word}(?:提出|提交|(?:政府)?信息公开|依申请公开|申请|的|类|共|为|方面){{0,4}}{AMOUNT}"
        )
        pattern = re.compile(rf"{pattern.pattern}|{AMOUNT}(?:为|是|系|由){word}(?:提出|提交|申请)")
        found.append((pattern, tuple(_columns(rows, keys) for rows in (("received_new",), _BOTH, ("handled_total",)))))
    return tuple(found)


_BOTH = ("received_new", "received_carried_in")


def _columns(rows: tuple[str, ...], keys: list[str]) -> Cells:
    return tuple(application(row, key) for row in rows for key in keys)


def applicants(clause: Clause, scope: Scope) -> Iterator[Quantity]:
    """Yield the numbers of applications by applicant: 自然人18件."""
    if AMOUNT not in clause.masked:
        return
    for pattern, readings in _applicant_patterns(scope.form_id):
        match = pattern.search(clause.masked)
        if (
            match
            and clause.topic_at(match.end()) is Topic.APPLICATIONS
            and speaks_of_year(clause, scope.year, match.start())
        ):
            yield quantity("applicants", clause, match, readings)


def tells_applicants(masked: str, form_id: str, place: int) -> bool:
    """Say whether the amount at `masked[place]` is that of one kind of applicant, not of all applications."""
    return any(
        match.start() + match[0].index(AMOUNT) == place
        for pattern, _ in _applicant_patterns(form_id)
        for match in pattern.finditer(masked)
    )
