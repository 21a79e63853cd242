"""What a page of the report still lacks: nothing typed, blank cells, content that the law asks for. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from govreport_gui.finding import Finding, Severity
from govreport_gui.gui.page_state import blank_cells
from govreport_gui.gui.places import FRONT, SIGNATURE, page_of
from govreport_gui.part_names import PART_NAMES
from govreport_gui.report import Report

_CONTENT, _FORM = "A", "F"  # the families of rules that say what must be there
_EMPTY_SECTION = "F05"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing, in words, and a finding that leads to its place."""

    text: str
    finding: Finding


def gaps(report: Report, findings: Iterable[Finding], page: str) -> list[Gap]:
    """Return what a page lacks: what was not typed first, then what the open findings say."""
    told = [finding for finding in findings if page_of(finding.place) == page and _says_what_lacks(finding)]
    blank = _of_fields(report, page) if page in (FRONT, SIGNATURE) else _of_section(report, page, told)
    return [*blank, *(Gap(finding.message, finding) for finding in told)]


def _says_what_lacks(finding: Finding) -> bool:
    """Say whether a finding is about what must be there; hints about form are about punctuation."""
    return finding.rule[0] == _CONTENT or (finding.rule[0] == _FORM and finding.severity is not Severity.HINT)


def _of_fields(report: Report, page: str) -> Iterator[Gap]:
    front = (
        ("title", report.title),
        ("organ_name", report.organ),
        ("year", report.year),
        ("preamble", report.preamble),
    )
    signature = (("organ", report.signature.organ), ("date", report.signature.date))
    for part, value in front if page == FRONT else signature:
        if not value:
            yield _gap(f"还没有填写{PART_NAMES[part]}。", part)


def _of_section(report: Report, page: str, told: list[Finding]) -> Iterator[Gap]:
    section = report.form.section[page]
    if not section.table and not report.section(page) and all(finding.rule != _EMPTY_SECTION for finding in told):
        yield _gap("还没有写正文。", page)
    blank = blank_cells(report, page) if section.table and report.has_table(page) else []
    if blank:
        first = report.form.cell_name(blank[0])
        text = f"{first}还空着。" if len(blank) == 1 else f"还有 {len(blank)} 格空着，第一处是{first}。"
        yield Gap(text, Finding("", Severity.HINT, text, cells=tuple(blank)))


def _gap(text: str, part: str) -> Gap:
    return Gap(text, Finding("", Severity.HINT, text, part=part))
