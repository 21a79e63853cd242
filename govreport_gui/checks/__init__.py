"""The checks of rules.md: pure functions in one list, run whole on every change.

A rule is a function named by its id; it is given a `Context` and yields findings. Its docstring says severity, fault
and clause. Adding a check is adding a function and its line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from govreport_gui.checks.cells import c01, c02, c03, c04, c05, c06, c07, c11, c12
from govreport_gui.checks.context import Context
from govreport_gui.checks.period import t01, t02, t03, t04, t05, t06, t07, t08
from govreport_gui.checks.profile import Profile
from govreport_gui.checks.structure import f01, f02, f03, f04, f05, f06, f07
from govreport_gui.checks.sums import s01, s02, s03, s04
from govreport_gui.finding import Finding, Severity
from govreport_gui.report import Report

__all__ = ["OFF_BY_DEFAULT", "RULES", "check"]

Rule = Callable[[Context], Iterator[Finding]]

# fmt: off
RULES: tuple[Rule, ...] = (
    f01, f02, f03, f04, f05, f06, f07,
    c01, c02, c03, c04, c05, c06, c07, c11, c12,
    s01, s02, s03, s04,
    t01, t02, t03, t04, t05, t06, t07, t08,
)
# fmt: on


# Reminders for those whose supervising office asks for them: `Profile.switched_on` names the ones to run.
OFF_BY_DEFAULT: frozenset[str] = frozenset()


def check(
    report: Report, last_year: Report | None = None, *, today: date | None = None, profile: Profile | None = None
) -> list[Finding]:
    """Return all findings, errors first, then in the report's order."""
    return findings(Context(report, last_year, today, profile))


def findings(context: Context) -> list[Finding]:
    """Return the findings of all rules that are switched on, in order."""
    found = [finding for rule in RULES if _is_on(rule, context.profile) for finding in rule(context)]
    return sorted(found, key=lambda finding: _order(context, finding))


def _is_on(rule: Rule, profile: Profile) -> bool:
    key = rule.__name__.upper()
    return key not in profile.switched_off and (key not in OFF_BY_DEFAULT or key in profile.switched_on)


def _order(context: Context, finding: Finding) -> tuple[int, int, int]:
    """Sort by severity, part of the report, and place in it; findings of one place keep the order of RULES."""
    parts = ("title", "preamble", *context.form.section, "signature")
    severity = list(Severity).index(finding.severity)
    part = parts.index(finding.place) if finding.place in parts else len(parts)
    if finding.cells:
        return severity, part, context.refs.index(finding.cells[0])
    return severity, part, finding.text.start if finding.text else -1
