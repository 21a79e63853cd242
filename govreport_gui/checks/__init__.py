"""The checks of rules.md: pure functions in one list, run whole on every change.

A rule is a function named by its id; it is given a `Context` and yields findings. Its docstring says severity, fault
and clause. Adding a check is adding a function and its line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from govreport_gui.checks.cells import c01, c02, c03, c04, c05, c06, c07, c11, c12
from govreport_gui.checks.cells_meaning import c08, c09, c10, c13, c14, c15
from govreport_gui.checks.content_aspects import a01, a02, a03, a04, a05, a06, a07, a12
from govreport_gui.checks.content_sections import a08, a09, a10, a11, a13, a14, a15, a16, a17, a18
from govreport_gui.checks.context import Context
from govreport_gui.checks.cross_table import x01, x02, x03, x04, x05, x06
from govreport_gui.checks.cross_table_fees import x07, x08, x09
from govreport_gui.checks.deadline import d01, d02, d03, d04, d05
from govreport_gui.checks.file_marks import g01, g04, g06, r08, r09
from govreport_gui.checks.last_year import y01, y02, y03, y04, y05, y06, y07, y08, y09, y10, y11
from govreport_gui.checks.law import l01, l02, l03, l04, l07, l09, l10
from govreport_gui.checks.law_marks import l05, l06, l08, l11
from govreport_gui.checks.narrative import n01, n02, n03, n04, n05, n06, n07, n08, n09, n10, n11, n12, n13
from govreport_gui.checks.narrative_inside import n14, n15, n16, n17, n18, n19, n20, n21, n22
from govreport_gui.checks.period import t01, t02, t03, t04, t05, t06, t07, t08
from govreport_gui.checks.period_frame import t12, t16, t17
from govreport_gui.checks.period_narrative import t09, t10, t11, t13, t14, t15
from govreport_gui.checks.printing import g02, g03, g05
from govreport_gui.checks.privacy import p01, p02, p03, p04, p05, p06, p07, p08, p09
from govreport_gui.checks.profile import Profile
from govreport_gui.checks.residue import r04, r05, r06, r07, r10, r11, r12, r13, r14
from govreport_gui.checks.residue_copy import r01, r02
from govreport_gui.checks.residue_names import r03, r15
from govreport_gui.checks.structure import f01, f02, f03, f04, f05, f06, f07
from govreport_gui.checks.structure_labels import f08, f09, f10, f11
from govreport_gui.checks.structure_numbering import f15, f16, f17
from govreport_gui.checks.structure_preamble import f12, f13, f14
from govreport_gui.checks.sums import s01, s02, s03, s04
from govreport_gui.checks.sums_bounds import s05, s06, s07, s08, s09, s10
from govreport_gui.checks.surroundings import UNKNOWN, Surroundings
from govreport_gui.checks.wording import w09, w10, w11, w12, w13, w14, w15
from govreport_gui.checks.wording_marks import w01, w02, w03, w04, w05, w06, w07, w08
from govreport_gui.finding import Finding, Severity
from govreport_gui.report import Report

__all__ = ["OFF_BY_DEFAULT", "RULES", "check"]

Rule = Callable[[Context], Iterator[Finding]]

# fmt: off
RULES: tuple[Rule, ...] = (
    f01, f02, f03, f04, f05, f06, f07, f08, f09, f10, f11, f12, f13, f14, f15,
    f16, f17,
    c01, c02, c03, c04, c05, c06, c07, c08, c09, c10, c11, c12, c13, c14, c15,
    s01, s02, s03, s04, s05, s06, s07, s08, s09, s10,
    x01, x02, x03, x04, x05, x06, x07, x08, x09,
    n01, n02, n03, n04, n05, n06, n07, n08, n09, n10, n11, n12, n13, n14, n15,
    n16, n17, n18, n19, n20, n21, n22,
    y01, y02, y03, y04, y05, y06, y07, y08, y09, y10, y11,
    t01, t02, t03, t04, t05, t06, t07, t08, t09, t10, t11, t12, t13, t14, t15,
    t16, t17,
    a01, a02, a03, a04, a05, a06, a07, a08, a09, a10, a11, a12, a13, a14, a15,
    a16, a17, a18,
    l01, l02, l03, l04, l05, l06, l07, l08, l09, l10, l11,
    r01, r02, r03, r04, r05, r06, r07, r08, r09, r10, r11, r12, r13, r14, r15,
    p01, p02, p03, p04, p05, p06, p07, p08, p09,
    w01, w02, w03, w04, w05, w06, w07, w08, w09, w10, w11, w12, w13, w14, w15,
    d01, d02, d03, d04, d05,
    g01, g02, g03, g04, g05, g06,
)
# fmt: on


# Reminders for those whose supervising office asks for them: `Profile.switched_on` names the ones to run.
OFF_BY_DEFAULT = frozenset({"X05", "A14", "A16", "A18"})


def check(
    report: Report,
    last_year: Report | None = None,
    *,
    today: date | None = None,
    profile: Profile | None = None,
    surroundings: Surroundings = UNKNOWN,
) -> list[Finding]:
    """Return all findings, errors first, then in the report's order."""
    return findings(Context(report, last_year, today, profile, surroundings))


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
