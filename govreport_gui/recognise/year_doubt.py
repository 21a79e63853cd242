"""Whether the year that was read is to be trusted: next year's draft, and all that is shifted in it, follows it."""

from __future__ import annotations

from govreport_gui.checks.context import Context
from govreport_gui.checks.period import t04, t05, t08
from govreport_gui.report import Report

QUESTIONS = (t04, t05, t08)  # title against period, narrative, and the date of the signature


def year_doubt(report: Report) -> str:
    """Return what speaks against the report's year, "" where all that names a year agrees."""
    context = Context(report)
    said = next((finding.message for question in QUESTIONS for finding in question(context)), "")
    return f"{said}报告年度按 {report.year} 年读入，不对的话，请在“标题与前言”里改。" if said and report.year else ""
