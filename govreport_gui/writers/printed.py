"""What is printed, and in which order, whatever the file format.

The order is such that reading the file back gives the same report: a section that was not in the report gets no
heading, a table that was not there is not drawn, and text beside a table stays in its section.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from govreport_gui import number
from govreport_gui.blocks import Grid, Picture
from govreport_gui.form import CellKind, CellRef, Table
from govreport_gui.report import Report
from govreport_gui.xml_text import without_forbidden

_FIRST_LEVEL = re.compile(r"[一二三四五六七八九十]{1,3}、")
_SECOND_LEVEL = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]")
_THIRD_LEVEL = re.compile(r"\d{1,2}[.．](?!\d)")
_HEADING_LENGTH = 40  # a numbered line longer than this is text
_LONG_WORD = re.compile(r"[!-~]{14,}")
_CLOSING = "。；;！!？?：:，,、"
_NOTE = re.compile(r"[（(]?(?:注|备注|说明)\d*[：:]")
# A vertical tab or form feed is a line break that some editors leave behind.
_LINE_BREAK = re.compile("\r\n?|[\x0b\x0c\u2028\u2029]")

_PARSERS: dict[CellKind, Callable[[str], object]] = {
    CellKind.COUNT: number.parse_count,
    CellKind.CHANGE: number.parse_change,
    CellKind.AMOUNT: number.parse_amount,
}


class Role(StrEnum):
    """What a piece of the printed report is."""

    TITLE = "title"
    HEADING = "heading"  # one of the six section headings
    BODY = "body"
    TABLE = "table"
    ORGAN = "organ"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, picture, foreign table or statutory table, in its place."""

    role: Role
    item: str | Picture | Grid | Table


def in_order(report: Report, *, signed: bool = True) -> Iterator[Piece]:
    """Yield the printed report from title to date, or without organ and date. Text is clean: see `clean`."""
    if report.title:
        yield Piece(Role.TITLE, clean(report.title))
    yield from _body(report.preamble.items)
    for section in report.form.sections:
        if section.key in report.sections:
            yield Piece(Role.HEADING, section.heading)
        items = report.section(section.key).items
        notes = _notes_from(items) if report.has_table(section.key) else len(items)
        yield from _body(items[:notes])
        if report.has_table(section.key):
            yield Piece(Role.TABLE, report.form.table[section.key])
        yield from _body(items[notes:])
    if signed and report.signature.organ:
        yield Piece(Role.ORGAN, clean(report.signature.organ))
    if signed and report.signature.date:
        yield Piece(Role.DATE, clean(report.signature.date))


def _body(items: tuple[str | Picture | Grid, ...]) -> Iterator[Piece]:
    for item in items:
        if not isinstance(item, str):
            yield Piece(Role.BODY, item)
        elif text := clean(item):
            yield Piece(Role.BODY, text)


def _notes_from(items: tuple[str | Picture | Grid, ...]) -> int:
    """Return where the closing notes (注：…) of a section begin: they go below its table, all else above."""
    start = len(items)
    while start and isinstance(note := items[start - 1], str) and _NOTE.match(note):
        start -= 1
    return start


def cell_text(report: Report, ref: CellRef) -> str:
    """Return a cell's text as printed: numbers without blanks and full-width digits (C06), all else as it stands."""
    text = report.cell(ref)
    parse = _PARSERS.get(report.form.kind(ref))
    return clean(text).strip() if parse is None or parse(text) is None else number.squeeze(text)


def heading_level(text: str) -> int:
    """Return 2 for a line like （一）主动公开, 3 for 1.…, else 0. Told by the pattern alone, never by the words."""
    if not _is_line(text):
        return 0
    if _SECOND_LEVEL.match(text):
        return 2
    return 3 if _THIRD_LEVEL.match(text) else 0


def _is_line(text: str) -> bool:
    return len(text) <= _HEADING_LENGTH and not text.endswith(tuple(_CLOSING)) and "。" not in text and "\n" not in text


def run_in_heading(text: str) -> int:
    """Return the length of the heading that opens a paragraph (（一）主动公开。全年……), 0 where there is none."""
    end = text.find("。") + 1
    return end if 0 < end <= _HEADING_LENGTH and _SECOND_LEVEL.match(text) else 0


def belongs_to_next(text: str) -> bool:
    """Say whether a line stays with what follows though it is no heading of the form's levels.

    That is one like （一）主动公开。 with nothing behind its stop, or 二、主要做法 inside a section.
    """
    return 0 < run_in_heading(text) == len(text) or (_is_line(text) and bool(_FIRST_LEVEL.match(text)))


def is_unjustified(text: str) -> bool:
    """Say whether a paragraph is set without justification: the line before an address would be spread far apart."""
    return bool(_LONG_WORD.search(text))


def clean(text: str) -> str:
    """Return the text with line feeds for every kind of line break, and without characters that no file can hold."""
    return without_forbidden(_LINE_BREAK.sub("\n", text))


def width(text: str) -> float:
    """Return how wide a text is printed, in full-width characters."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)
