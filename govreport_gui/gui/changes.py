"""Where two versions of a report differ, so that undo can show what it took back. Pure functions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from govreport_gui.finding import TextSpan
from govreport_gui.form import CellRef
from govreport_gui.gui.edits import OWN_FIELDS, SIGNATURE_FIELDS, field_text
from govreport_gui.gui.places import FRONT, SIGNATURE, page_of, pages
from govreport_gui.report import Report

PREAMBLE = "preamble"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Change:
    """What differs on a page: cells, its text or a field (`Document.set_field`), or what is said of some words."""

    page: str
    cells: tuple[CellRef, ...] = ()
    field: str = ""
    span: TextSpan | None = None


def changes_between(before: Report, after: Report) -> list[Change]:
    """Return what differs, a page at a time, what the clerk did before what followed from it."""
    if before.form_id != after.form_id:
        return []
    tables = _changed_tables(before, after)
    texts = [*_changed_fields(before, after), *_changed_parts(before, after)]
    return [*tables, *texts] or _changed_marks(before, after) or _changed_print(before, after)


def change_between(before: Report, after: Report) -> Change | None:
    """Return what differs; None where nothing does, or where more than one page does (an import)."""
    found = changes_between(before, after)
    cells = {ref for change in found for ref in change.cells}
    follow = {link.part for link in before.links if link.cell in cells}
    pages_left = {change.page for change in found if change.cells or change.field not in follow}
    return found[0] if len(pages_left) == 1 else None


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
    if before.cells is after.cells and before.typed_totals == after.typed_totals:
        return []  # text was typed: this is asked at every key
    found = []
    by_hand = before.typed_totals ^ after.typed_totals
    for key, table in after.form.table.items():
        cells = [ref for ref in table.refs if before.cells.get(ref) != after.cells.get(ref) or ref in by_hand]
        computed = table.totals.keys() - after.typed_totals - before.typed_totals
        if cells:
            found.append(Change(key, tuple(sorted(cells, key=lambda ref: ref in computed))))
    return found


def _changed_marks(before: Report, after: Report) -> list[Change]:
    """Return where something else is said of the same words and figures: still last year's, kept, accepted."""
    changes = [_of_words(mark.part, mark.start, mark.end) for mark in _either(before.carried, after.carried)]
    changes += [_of_text(after, kept.part, kept.text) for kept in _either(before.kept, after.kept)]
    for waiver in _either(before.waivers, after.waivers):
        cells, words = waiver.cells, next(iter(waiver.rests_on), "")
        changes.append(Change(cells[0].table, cells) if cells else _of_text(after, waiver.part, words))
    return changes


def _changed_print(before: Report, after: Report) -> list[Change]:
    """Return whose heading or labels are printed otherwise."""
    sections = [key for key, _text in _either(before.headings, after.headings)]
    tables = [label.table for label in _either(before.printed_labels, after.printed_labels)]
    return [Change(page) for page in dict.fromkeys(sections + tables)]


def _either(before: tuple[T, ...], after: tuple[T, ...]) -> list[T]:
    """Return what only one of them holds."""
    return [one for one in before if one not in after] + [one for one in after if one not in before]


def _of_text(report: Report, part: str, words: str) -> Change:
    start = report.text_of(part).find(words) if words else -1
    return Change(page_of(part)) if start < 0 else _of_words(part, start, start + len(words))


def _of_words(part: str, start: int, end: int) -> Change:
    return Change(page_of(part), span=TextSpan(part, start, end))
