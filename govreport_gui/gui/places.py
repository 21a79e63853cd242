"""The pages of the window: which there are, and on which one a place of the report is shown."""

from __future__ import annotations

from dataclasses import dataclass

from govreport_gui.finding import Finding
from govreport_gui.form import CellRef, Form
from govreport_gui.part_names import PART_NAMES, part_name

FRONT = "front"
SIGNATURE = "signature"
FRONT_TITLE = "标题与前言"
SIGNATURE_TITLE = PART_NAMES[SIGNATURE]
PAGE_OF_PART = {
    "title": FRONT,
    "year": FRONT,
    "organ_name": FRONT,
    "preamble": FRONT,
    "organ": SIGNATURE,
    "date": SIGNATURE,
    "signature": SIGNATURE,
}


@dataclass(frozen=True, slots=True)
class Page:
    """One page: a key (a section's, FRONT or SIGNATURE) and what stands in the tree."""

    key: str
    title: str


def pages(form: Form) -> tuple[Page, ...]:
    """Return all pages, in the order of the printed report."""
    sections = (Page(section.key, section.heading) for section in form.sections)
    return (Page(FRONT, FRONT_TITLE), *sections, Page(SIGNATURE, SIGNATURE_TITLE))


def page_of(place: str) -> str:
    """Return the page that shows a place (`Finding.place`); what belongs nowhere is shown on the first page."""
    return PAGE_OF_PART.get(place, place) or FRONT


def cell_of(finding: Finding) -> CellRef | None:
    """Return the cell to go to: the one most likely wrong, or else the first that takes part."""
    if finding.suspects:
        return finding.suspects[0].cell
    return finding.cells[0] if finding.cells else None


def place_name(form: Form, place: str) -> str:
    """Name a part of the report for the clerk."""
    return part_name(form, place, FRONT_TITLE)
