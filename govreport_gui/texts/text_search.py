"""Find words in the whole report, texts and cells, and put others in their place. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from govreport_gui.fixes import with_filled
from govreport_gui.form import CellRef
from govreport_gui.report import Report
from govreport_gui.texts.text_edits import DATE, ORGAN, ORGAN_NAME, PREAMBLE, TITLE, TextEdit, edited, text_at

AROUND = 14  # characters of the text shown on either side of a hit
FOLLOWS_CELL = "这个数跟着表里的数变，请到表里改。"
IS_COMPUTED = "这个数由程序算出，各项改了它自己会变。"
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0x00A0: " "}


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for, and what counts as the same."""

    text: str
    match_case: bool = False
    match_width: bool = False  # "１，" is something else than "1,"


@dataclass(frozen=True, slots=True)
class Hit:
    """Characters `start` … `end` (end excluded) of a text or cell, and what stands around them."""

    place: str | CellRef  # as TextEdit names texts
    start: int
    end: int
    text: str
    before: str
    after: str
    locked: str = ""  # why it cannot be replaced here


def find(report: Report, query: Query) -> list[Hit]:
    """Return every hit in the order of the printed report; hits do not overlap."""
    if not query.text:
        return []
    wanted = _folded(query.text, query)
    return [hit for place in places(report) for hit in _in_place(report, place, wanted, query)]


def replaced(report: Report, hits: Iterable[Hit], new: str) -> Report:
    """Return the report with `new` in place of hits of it; locked ones stay. Totals and linked numbers follow."""
    free = [hit for hit in hits if not hit.locked]
    in_texts = [TextEdit(hit.place, hit.start, hit.end, new) for hit in free if isinstance(hit.place, str)]
    cells: dict[CellRef, str] = {}
    for hit in sorted(free, key=lambda hit: hit.start, reverse=True):
        if isinstance(hit.place, CellRef):
            text = cells.get(hit.place, report.cell(hit.place))
            cells[hit.place] = text[: hit.start] + new + text[hit.end :]
    report = edited(report, in_texts)
    return with_filled(report, cells) if cells else report


def places(report: Report) -> Iterator[str | CellRef]:
    """Yield everything that is looked through, in the order of the printed report."""
    yield from (TITLE, ORGAN_NAME, PREAMBLE)
    for section in report.form.sections:
        yield from (ref for ref in report.form.refs if ref.table == section.table and ref in report.cells)
        yield section.key
    yield from (ORGAN, DATE)


def _in_place(report: Report, place: str | CellRef, wanted: str, query: Query) -> Iterator[Hit]:
    text = text_at(report, place) if isinstance(place, str) else report.cell(place)
    folded = _folded(text, query)
    at = folded.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        around = (_line(text[max(0, at - AROUND) : at])[-1], _line(text[end : end + AROUND])[0])
        yield Hit(place, at, end, text[at:end], *around, _locked(report, place, at, end))
        at = folded.find(wanted, end)


def _line(text: str) -> list[str]:
    """Return the lines of a text, at least one."""
    return text.split("\n")


def _locked(report: Report, place: str | CellRef, start: int, end: int) -> str:
    if isinstance(place, CellRef):
        computed = place in report.form.table[place.table].totals and place not in report.typed_totals
        return IS_COMPUTED if computed else ""
    touched = any(link.part == place and link.start < end and start < link.end for link in report.links)
    return FOLLOWS_CELL if touched else ""


def _folded(text: str, query: Query) -> str:
    """Return a text of the same length in which what counts as the same is the same."""
    if not query.match_width:
        text = text.translate(_NARROW)
    return text if query.match_case else "".join(map(_lower, text))


def _lower(character: str) -> str:
    lower = character.lower()
    return lower if len(lower) == 1 else character  # "İ" becomes two characters
