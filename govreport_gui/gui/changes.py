"""Where two versions of a report differ, so that undo can show what it took back. Pure functions."""

from __future__ import annotations

from dataclasses import dataclass

from govreport_gui.form import CellRef
from govreport_gui.gui.edits import OWN_FIELDS, SIGNATURE_FIELDS, field_text
from govreport_gui.gui.places import FRONT, SIGNATURE, pages
from govreport_gui.report import Report

PREAMBLE = "preamble"


@dataclass(frozen=True, slots=True)
class Change:
    """What differs on a page: cells, or its text, or a field (`Document.set_field`)."""

    page: str
    cells: tuple[CellRef, ...] = ()
    field: str = ""


def change_between(before: Report, after: Report) -> Change | None:
    """Return what differs; None where nothing does, or where more than one page does (an import)."""
    if before.form_id != after.form_id:
        return None
    found = [*_changed_fields(before, after), *_changed_parts(before, after), *_changed_tables(before, after)]
    return found[0] if len({change.page for change in found}) == 1 else None


def page_changed(before: Report, after: Report) -> str:
    """Return the title of the page where they differ, "" where nothing does, or where more than one page does."""
    change = change_between(before, after)
    return next((page.title for page in pages(after.form) if change and page.key == change.page), "")


def _changed_fields(before: Report, after: Report) -> list[Change]:
    pages = dict.fromkeys(sorted(OWN_FIELDS), FRONT) | dict.fromkeys(SIGNATURE_FIELDS, SIGNATURE)
    return [
        Change(page, field=name) for name, page in pages.items() if field_text(before, name) != field_text(after, name)
    ]


def _changed_parts(before: Report, after: Report) -> list[Change]:
    pages = {PREAMBLE: FRONT} | {section.key: section.key for section in after.form.sections}
    return [Change(page, field=key) for key, page in pages.items() if before.part(key) != after.part(key)]


def _changed_tables(before: Report, after: Report) -> list[Change]:
    """Return the tables with other cells; computed totals come behind the cells they follow."""
    found = []
    by_hand = before.typed_totals ^ after.typed_totals
    for key, table in after.form.table.items():
        cells = [ref for ref in table.refs if before.cells.get(ref) != after.cells.get(ref) or ref in by_hand]
        computed = table.totals.keys() - after.typed_totals - before.typed_totals
        if cells:
            found.append(Change(key, tuple(sorted(cells, key=lambda ref: ref in computed))))
    return found
