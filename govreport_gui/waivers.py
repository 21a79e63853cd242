"""Accepting a finding with a reason (features.md B7): it stays accepted as long as what it rests on is unchanged.

A waiver remembers the rule, the place and the texts it was given for. It is not tied to a message, which may be worded
anew in a later version.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from govreport_gui.finding import Finding
from govreport_gui.report import Report, Waiver

_SENTENCE_END = re.compile(r"[。！？；\n]")


def waive(finding: Finding, report: Report, reason: str) -> Waiver:
    """Accept a finding about a report as it stands. ValueError without a reason."""
    if not reason.strip():
        raise ValueError("a waiver needs a reason")
    return Waiver(finding.rule, finding.cells, finding.place, basis(finding, report), reason.strip())


def basis(finding: Finding, report: Report) -> tuple[str, ...]:
    """Return the texts a finding rests on: its cells and the sentence it marks, else the whole part."""
    if finding.cells:
        return (*_figures(finding, report), *_words(finding, report))
    if finding.text is None:
        return (report.text_of(finding.place),) if finding.place != "signature" else _signature(report)
    return _words(finding, report)


def _figures(finding: Finding, report: Report) -> tuple[str, ...]:
    """Return the texts of its cells, and what it expects there: that may come from last year's report."""
    return (*(report.cell(ref).strip() for ref in finding.cells), finding.expected)


def _words(finding: Finding, report: Report) -> tuple[str, ...]:
    """Return what it marks in the text, and the sentence around it; nothing where it is about figures alone."""
    if finding.text is None:
        return ()
    text = report.text_of(finding.text.part)
    marked = text[finding.text.start : finding.text.end]
    return marked, _sentence(text, finding.text.start, finding.text.end)


def _signature(report: Report) -> tuple[str, ...]:
    return report.signature.organ, report.signature.date


def _sentence(text: str, start: int, end: int) -> str:
    """Return the sentence or sentences that hold the characters start … end."""
    before = [found.end() for found in _SENTENCE_END.finditer(text, 0, start)]
    after = _SENTENCE_END.search(text, max(end - 1, start))
    return text[before[-1] if before else 0 : after.end() if after else len(text)].strip()


def apply(findings: Iterable[Finding], report: Report, waivers: Sequence[Waiver]) -> list[Finding]:
    """Return the findings, those accepted marked with the reason."""
    reasons = {(w.rule, w.cells, w.part, w.rests_on): w.reason for w in waivers}
    if not reasons:
        return list(findings)

    def reason(finding: Finding) -> str | None:
        return reasons.get((finding.rule, finding.cells, finding.place, basis(finding, report)))

    return [replace(finding, waived=reason(finding)) for finding in findings]


def without(waivers: Sequence[Waiver], finding: Finding, report: Report) -> tuple[Waiver, ...]:
    """Return the waivers but the one that holds for a finding, and those whose figures there have changed."""
    spot, now = (finding.rule, finding.cells, finding.place), basis(finding, report)
    figures = now[: len(finding.cells)]

    def stays(waiver: Waiver) -> bool:
        is_there = (waiver.rule, waiver.cells, waiver.part) == spot
        return not is_there or (waiver.rests_on != now and waiver.rests_on[: len(figures)] == figures)

    return tuple(waiver for waiver in waivers if stays(waiver))
