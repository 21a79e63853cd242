"""The checks of rules.md: pure functions in one list, run whole on every change."""

from __future__ import annotations

from govreport_gui.finding import Finding
from govreport_gui.report import Report


def check(report: Report, last_year: Report | None = None) -> list[Finding]:
    """Return all findings, errors first, then in the report's order."""
    raise NotImplementedError
