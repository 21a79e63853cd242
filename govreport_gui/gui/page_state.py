"""How far each page is: empty, with errors, with warnings or done. Pure functions of the report and its findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from govreport_gui import number
from govreport_gui.finding import Finding, Severity
from govreport_gui.form import CellRef, forms
from govreport_gui.gui.places import FRONT, SIGNATURE, Page, page_of, pages
from govreport_gui.gui.texts.subheadings import Subheading, subheadings
from govreport_gui.report import Report


class Mark(StrEnum):
    """The mark before a page's name in the tree (window.md)."""

    EMPTY = "empty"
    ERROR = "error"
    STALE = "stale"
    WARNING = "warning"
    DONE = "done"


MARK_NAMES = {
    Mark.EMPTY: "还没有填",
    Mark.ERROR: "有错误",
    Mark.STALE: "有去年的内容待更新",
    Mark.WARNING: "有警告",
    Mark.DONE: "完成",
}


@dataclass(frozen=True, slots=True)
class PageState:
    """A page with its mark and how many findings of each severity it has."""

    page: Page
    mark: Mark
    errors: int = 0
    warnings: int = 0
    hints: int = 0
    stale: int = 0  # places that are still last year's
    start: int = 0  # where in the section's text it begins
    parts: tuple[PageState, ...] = ()  # its （一）（二）…, in a narrative section

    @property
    def described(self) -> str:
        """Say it in words, for tool tips and screen readers."""
        counts = ((self.errors, "个错误"), (self.stale, "处待更新"), (self.warnings, "个警告"), (self.hints, "个提示"))
        return "，".join([MARK_NAMES[self.mark], *(f"{count} {name}" for count, name in counts if count)])


def page_states(report: Report, findings: Iterable[Finding]) -> list[PageState]:
    """Return the state of every page, in printed order."""
    findings = list(findings)
    counted = Counter((page_of(finding.place), finding.severity) for finding in findings)
    states = [_state(report, page, counted) for page in pages(report.form)]
    return [replace(state, parts=_parts(report, state.page.key, findings)) for state in states]


def _state(report: Report, page: Page, counted: Counter[tuple[str, Severity]]) -> PageState:
    errors, warnings, hints = (counted[page.key, severity] for severity in Severity)
    stale = sum(page_of(mark.part) == page.key for mark in report.carried)
    mark = _mark(errors, stale, warnings) if any(_filled(report, page.key)) or stale else Mark.EMPTY
    return PageState(page, mark, errors, warnings, hints, stale)


def _mark(errors: int, stale: int, warnings: int) -> Mark:
    if errors:
        return Mark.ERROR
    if stale:
        return Mark.STALE
    return Mark.WARNING if warnings else Mark.DONE


def _parts(report: Report, page: str, findings: list[Finding]) -> tuple[PageState, ...]:
    """Return the state of each part of a narrative section that has a heading of its own."""
    section = report.form.section.get(page)
    if section is None or section.table:
        return ()
    spans = [(f.text.start, f.severity) for f in findings if f.text and f.text.part == page]
    carried = [mark.start for mark in report.carried if mark.part == page]
    return tuple(_part_state(page, part, spans, carried) for part in subheadings(report.section(page).text))


def _part_state(page: str, part: Subheading, spans: list[tuple[int, Severity]], carried: list[int]) -> PageState:
    counted = Counter(severity for start, severity in spans if part.start <= start < part.end)
    errors, warnings, hints = (counted[severity] for severity in Severity)
    stale = sum(part.start <= start < part.end for start in carried)
    mark = Mark.EMPTY if part.is_empty else _mark(errors, stale, warnings)
    return PageState(Page(page, part.title), mark, errors, warnings, hints, stale, start=part.start)


def filled_percent(report: Report) -> int:
    """Return how much of the report is filled in, 0 … 100; cells, texts and fields count alike."""
    places = [filled for page in pages(report.form) for filled in _filled(report, page.key)]
    return sum(places) * 100 // len(places)


def _filled(report: Report, page: str) -> Iterator[bool]:
    """Say for each thing to fill on a page whether it is filled."""
    if page == FRONT:
        yield from (bool(report.title), bool(report.organ), report.year is not None, _is_written(report, "preamble"))
    elif page == SIGNATURE:
        yield from (bool(report.signature.organ), bool(report.signature.date))
    elif not report.form.section[page].table:
        yield _is_written(report, page)
    else:
        yield from (not number.is_blank(report.cell(ref)) for ref in _to_fill(report, page))


def _is_written(report: Report, part: str) -> bool:
    """Say whether a text is there and nothing in it is still last year's."""
    return bool(report.part(part)) and not any(mark.part == part for mark in report.carried)


def blank_cells(report: Report, table: str) -> list[CellRef]:
    """Return the blank cells of a table that nobody computes for the clerk, in reading order."""
    return [ref for ref in _to_fill(report, table) if number.is_blank(report.cell(ref))]


def _to_fill(report: Report, table: str) -> list[CellRef]:
    """Return the cells that nobody computes for the clerk."""
    return _not_computed(report.form_id, table, report.typed_totals)


@lru_cache(maxsize=32)  # asked for each table at every keystroke
def _not_computed(form_id: str, table: str, typed_totals: frozenset[CellRef]) -> list[CellRef]:
    spec = forms()[form_id].table[table]
    computed = spec.totals.keys() - typed_totals
    return [ref for ref in spec.refs if ref not in computed]
