"""What each edit makes of a report: pure functions, a report in, another one out. `Document` makes them undoable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from govreport_gui import fixes, number, waivers
from govreport_gui.checks.last_year import follows
from govreport_gui.checks.profile import organ_of
from govreport_gui.finding import Finding
from govreport_gui.form import CellKind, CellRef
from govreport_gui.project import LAST_YEAR, Project
from govreport_gui.report import Report

SIGNATURE_FIELDS = {"signature.organ": "organ", "signature.date": "date"}
OWN_FIELDS = frozenset({"title", "organ", "year"})


def tidied(kind: CellKind, text: str) -> str:
    """Return what a clerk meant who typed `text` into a cell of a kind; what is not understood stays as it is."""
    if kind is CellKind.COUNT:
        return number.tidy_typed(text)
    if kind is CellKind.AMOUNT:
        digits = number.amount_digits(text)
        return text.strip() if digits is None else digits
    if kind is CellKind.CHANGE and number.parse_change(text) is not None:
        return number.squeeze(text)
    return text.strip()


def with_typed_cells(report: Report, changes: Mapping[CellRef, str]) -> Report:
    """Return the report with cells as a clerk typed or pasted them; totals follow.

    A total that says something else than its parts add up to becomes a hand-filled one (features.md M6).
    """
    form = report.form
    return fixes.with_filled(report, {ref: tidied(form.kind(ref), text) for ref, text in changes.items()})


def totals_in(report: Report, table: str) -> frozenset[CellRef]:
    """Return the totals of a table that stand in the report."""
    return frozenset(ref for ref in report.form.table[table].totals if ref in report.cells)


def with_totals_typed(report: Report, table: str, typed: bool) -> Report:
    """Return the report with all totals of a table left to the clerk as they stand, or all computed again."""
    totals = totals_in(report, table)
    if typed:
        return replace(report, typed_totals=report.typed_totals | totals)
    return replace(report, typed_totals=report.typed_totals - totals).with_totals([table])


def with_computed_total(report: Report, ref: CellRef) -> Report:
    """Return the report with one hand-filled total following its parts again."""
    return replace(report, typed_totals=report.typed_totals - {ref}).with_totals([ref.table])


def with_table(report: Report, table: str) -> Report:
    """Return the report with a blank table added; a table that is there stays."""
    if report.has_table(table):
        return report
    return replace(report, cells={**report.cells, **dict.fromkeys(report.form.table[table].refs, "")})


def with_acceptance(report: Report, finding: Finding, reason: str) -> Report:
    """Return the report with a finding accepted, for another reason if it already is. ValueError without a reason."""
    others = waivers.without(report.waivers, finding, report)
    return replace(report, waivers=(*others, waivers.waive(finding, report, reason)))


def without_acceptance(report: Report, finding: Finding) -> Report:
    """Return the report with a finding open again."""
    return replace(report, waivers=waivers.without(report.waivers, finding, report))


def with_field(report: Report, name: str, value: str | int | None) -> Report:
    """Return the report with "title", "organ", "year", "signature.organ" or "signature.date" changed."""
    if name in OWN_FIELDS:
        return replace(report, **{name: value})  # type: ignore[arg-type]  # the name says which type it has
    return replace(report, signature=replace(report.signature, **{SIGNATURE_FIELDS[name]: str(value or "")}))


def with_last_year(project: Project, report: Report | None) -> Project:
    """Return the project with another report of last year, or none."""
    unknown = project.unknown.without(LAST_YEAR)  # what a later version said about the other one
    return replace(project, last_year=report, unknown=unknown)


def belongs_to(last_year: Report, report: Report) -> bool:
    """Say whether a report attached as last year's stays when another report is imported."""
    return follows(report, last_year) and organ_of(report) == organ_of(last_year)


def field_text(report: Report, name: str) -> str:
    """Return a field as text, "" where it is empty."""
    owner = report.signature if name in SIGNATURE_FIELDS else report
    value = getattr(owner, SIGNATURE_FIELDS.get(name, name))
    return "" if value is None else str(value)
