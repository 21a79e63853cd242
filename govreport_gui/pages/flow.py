"""From the report to the units that are shared among the pages: text, headings, tables, pictures, signature.

What stands where is the same as in the Word file (`writers/word.py`); only who draws it differs.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from govreport_gui.blocks import Grid, Picture
from govreport_gui.form import Table
from govreport_gui.pages.fonts import Type, Typefaces
from govreport_gui.pages.paginate import Unit
from govreport_gui.pages.paragraph import Align, Setting, set_paragraph
from govreport_gui.pages.pictures import fitted
from govreport_gui.pages.strips import TextLine
from govreport_gui.pages.table_strips import TableBox
from govreport_gui.pages.tables import foreign_box, statutory_box
from govreport_gui.pages.units import UNITS_PER_PT, from_mm, from_pt
from govreport_gui.report import Report
from govreport_gui.writers.page_profile import MM_PER_PT, PageProfile, SignatureKind
from govreport_gui.writers.printed import (
    Piece,
    Role,
    belongs_to_next,
    heading_level,
    in_order,
    is_unjustified,
    run_in_heading,
)
from govreport_gui.writers.signature import date_begins, placed
from govreport_gui.writers.title_lines import title_lines

_SIGNED = (Role.ORGAN, Role.DATE)
_AROUND_PICTURE_MM = 2.1
_BELOW_TABLE = from_pt(8)


class Flow:
    """Sets a report for one profile."""

    def __init__(self, report: Report, page: PageProfile, faces: Typefaces) -> None:
        self.report = report
        self.page = page
        self.faces = faces
        self.width = from_mm(page.text_mm[0])
        closer = _closer_pt(page)
        self.body = faces.type("body", page.body_pt, closer)
        self.levels = {
            1: faces.type("heading", page.body_pt, closer),
            2: faces.type("subheading", page.body_pt, closer),
            3: self.body,
        }
        self.signed = faces.type("body", page.body_pt)
        self.placing = placed(report.signature, page.signature)
        self.date_begins = date_begins(report.signature, page.signature)

    def units(self) -> list[Unit]:
        """Return the whole report."""
        pieces = [piece for piece in in_order(self.report) if self._is_printed(piece)]
        units: list[Unit] = []
        previous: Piece | None = None
        for piece, following in pairwise([*pieces, None]):
            if piece is not None:
                units += self._piece(piece, previous, following)
            previous = piece
        return units

    def _is_printed(self, piece: Piece) -> bool:
        return piece.role not in _SIGNED or self.page.signature is not SignatureKind.NONE

    def _piece(self, piece: Piece, previous: Piece | None, following: Piece | None) -> Sequence[Unit]:
        item = piece.item
        if isinstance(item, Table):
            return list(_rows(statutory_box(self.report, item, self.page, self.faces), together=True))
        if isinstance(item, Grid):
            return list(_rows(foreign_box(item, self.page, self.faces)))
        if isinstance(item, Picture):
            return self._picture(item)
        if piece.role in _SIGNED:
            return self._signature(piece, previous, following)
        return self._text(item, piece.role, previous, following)

    def _text(self, text: str, role: Role, previous: Piece | None, following: Piece | None) -> list[Unit]:
        if role is Role.TITLE:
            return self._title(text)
        if role is Role.HEADING:
            below_table = previous is not None and isinstance(previous.item, (Table, Grid))
            return self._paragraph([(text, self.levels[1])], keep=True, before=_BELOW_TABLE if below_table else 0)
        signed = following is not None and following.role in _SIGNED
        return self._body(text, keep=signed)  # a page never holds the signature alone

    def _title(self, title: str) -> list[Unit]:
        kind = self.faces.type("title", self.page.title_pt)
        text = "\n".join(title_lines(title, self.page, self.report.organ))
        setting = Setting(self.width, from_pt(self.page.title_line_pt), Align.CENTRE)
        lines = [Unit(line.height, line, keep=True) for line in set_paragraph([(text, kind)], setting)]
        return [*lines, Unit(from_pt(self.page.line_pt), keep=True)]

    def _body(self, text: str, *, keep: bool) -> list[Unit]:
        if level := heading_level(text):
            return self._paragraph([(text, self.levels[level])], keep=True)
        end = run_in_heading(text)
        pieces = [(text[:end], self.levels[2]), (text[end:], self.body)] if end else [(text, self.body)]
        align = Align.LEFT if is_unjustified(text) else Align.JUSTIFIED
        return self._paragraph(pieces, keep=keep or belongs_to_next(text), align=align)

    def _paragraph(
        self, pieces: Sequence[tuple[str, Type]], *, keep: bool, before: float = 0, align: Align = Align.JUSTIFIED
    ) -> list[Unit]:
        indent = from_pt(2 * self.page.body_pt)
        setting = Setting(self.width, from_pt(self.page.line_pt), align, indent)
        return _lines(set_paragraph(pieces, setting), keep=keep, before=before)

    def _signature(self, piece: Piece, previous: Piece | None, following: Piece | None) -> list[Unit]:
        is_organ = piece.role is Role.ORGAN
        end = self.width - self._characters(self.placing.organ if is_organ else self.placing.date)
        setting = Setting(end, from_pt(self.page.line_pt), Align.RIGHT, tight=True)
        if not is_organ and self.date_begins is not None:
            start = max(self.width - self._characters(self.date_begins), 0.0)
            setting = replace(setting, width=self.width, align=Align.LEFT, first_indent=start)
        first = is_organ or previous is None or previous.role is not Role.ORGAN
        gap = from_pt(self.placing.empty_lines * self.page.line_pt) if first else 0.0
        return _lines(set_paragraph([(str(piece.item), self.signed)], setting), keep=following is not None, before=gap)

    def _characters(self, count: float) -> float:
        return from_pt(count * self.page.body_pt)

    def _picture(self, picture: Picture) -> list[Unit]:
        wide, high = self.page.text_mm
        strip = fitted(picture, wide, high - 2 * _AROUND_PICTURE_MM)
        gap = from_mm(_AROUND_PICTURE_MM)
        return [Unit(strip.height, strip, before=gap), Unit(gap)]


def _closer_pt(page: PageProfile) -> float:
    """Return by how much characters stand closer for a full line of them, in the steps that Word knows (1/20 pt)."""
    room = page.text_mm[0] / MM_PER_PT / page.characters
    return math.ceil((page.body_pt - room) * UNITS_PER_PT) / UNITS_PER_PT


def _rows(box: TableBox, *, together: bool = False) -> Iterator[Unit]:
    last = len(box.heights) - 1
    for row, height in enumerate(box.heights):
        yield Unit(height, table=box, row=row, keep=row < last and (together or row < box.header_rows))


def _lines(lines: Sequence[TextLine], *, keep: bool, before: float = 0) -> list[Unit]:
    """Return the lines of a paragraph: never its first or last line alone on a page (widows and orphans)."""
    last = len(lines) - 1
    return [
        Unit(
            line.height,
            line,
            before=before if at == 0 else 0,
            keep=keep if at == last else at in (0, last - 1),
        )
        for at, line in enumerate(lines)
    ]
