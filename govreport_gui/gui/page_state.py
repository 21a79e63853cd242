"""How far each page is: empty, with errors, with warnings or done. Pure functions of the report and its findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from govreport_gui import number
from govreport_gui.finding import Finding, Severity
from govreport_gui.form import CellRef
from govreport_gui.gui.places import FRONT, SIGNATURE, Page, page_of, pages
from govreport_gui.report import Report


class Mark(StrEnum):
    """The mark before a page's name in the tree (window.md)."""

    EMPTY = "empty"
    ERROR = "error"
    WARNING = "warning"
    DONE = "done"


MARK_NAMES = {Mark.EMPTY: "还没有填", Mark.ERROR: "有错误", Mark.WARNING: "有警告", Mark.DONE: "完成"}
SEVERITY_NAMES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.HINT: "提示"}


@dataclass(frozen=True, slots=True)
class PageState:
    """A page with its mark and how many findings of each severity it has."""

    page: Page
    mark: Mark
    errors: int = 0
    warnings: int = 0
    hints: int = 0

    @property
    def described(self) -> str:
        """Say it in words, for tool tips and screen readers."""
        counts = ((self.errors, "个错误"), (self.warnings, "个警告"), (self.hints, "个提示"))
        return "，".join([MARK_NAMES[self.mark], *(f"{count} {name}" for count, name in counts if count)])


def page_states(report: Report, findings: Iterable[Finding]) -> list[PageState]:
    """Return the state of every page, in printed order."""
    counted = Counter((page_of(finding.place), finding.severity) for finding in findings)
    return [_state(report, page, counted) for page in pages(report.form)]


def _state(report: Report, page: Page, counted: Counter[tuple[str, Severity]]) -> PageState:
    errors, warnings, hints = (counted[page.key, severity] for severity in Severity)
    mark = Mark.ERROR if errors else Mark.WARNING if warnings else Mark.DONE
    if not any(_filled(report, page.key)):
        mark = Mark.EMPTY
    return PageState(page, mark, errors, warnings, hints)


def filled_percent(report: Report) -> int:
    """Return how much of the report is filled in, 0 … 100; cells, texts and fields count alike."""
    places = [filled for page in pages(report.form) for filled in _filled(report, page.key)]
    return sum(places) * 100 // len(places)


def _filled(report: Report, page: str) -> list[bool]:
    """Say for each thing to fill on a page whether it is filled."""
    if page == FRONT:
        return [bool(report.title), bool(report.organ), report.year is not None, bool(report.preamble)]
    if page == SIGNATURE:
        return [bool(report.signature.organ), bool(report.signature.date)]
    if not report.form.section[page].table:
        return [bool(report.section(page))]
    return [not number.is_blank(report.cell(ref)) for ref in _to_fill(report, page)]


def _to_fill(report: Report, table: str) -> list[CellRef]:
    """Return the cells that nobody computes for the clerk."""
    computed = report.form.table[table].totals.keys() - report.typed_totals
    return [ref for ref in report.form.table[table].refs if ref not in computed]
