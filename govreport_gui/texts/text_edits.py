"""Several changes of the report's texts made at once: what replacing, typesetting and numbering have in common.

What stands between the changes keeps its links and marks (`text_links.py`). A link that is touched ends; so does a mark
where somebody writes something else, but not where the same words are only set in another way.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from govreport_gui import text_links
from govreport_gui.blocks import Grid, Picture
from govreport_gui.report import Part, Report
from govreport_gui.text_links import TextMark

TITLE, ORGAN_NAME, ORGAN, DATE = "title", "organ_name", "organ", "date"
FIELDS = (TITLE, ORGAN_NAME, ORGAN, DATE)  # texts of a single line; all other places are running text
PREAMBLE = "preamble"


@dataclass(frozen=True, slots=True)
class TextEdit:
    """Characters `start` … `end` (end excluded) of a text become `new`; they lie in one paragraph."""

    place: str  # of FIELDS, PREAMBLE or a section
    start: int
    end: int
    new: str


def text_at(report: Report, place: str) -> str:
    """Return the text of a place."""
    return report.organ if place == ORGAN_NAME else report.text_of(place)


def edited(report: Report, edits: Iterable[TextEdit], *, same_words: bool = False) -> Report:
    """Return the report with all edits made; their places are those before any was made, and do not overlap.

    A paragraph that loses its last character goes. With `same_words` the marks of last year stay where they are
    touched. ValueError where an edit reaches over a paragraph's end.
    """
    by_place: dict[str, list[TextEdit]] = {}
    for edit in edits:
        by_place.setdefault(edit.place, []).append(edit)
    for place, here in by_place.items():
        here.sort(key=lambda edit: (edit.start, edit.end), reverse=True)  # from the end, so that the places hold
        report = _with_field(report, place, here) if place in FIELDS else _with_part(report, place, here, same_words)
    return report


def _with_field(report: Report, place: str, edits: list[TextEdit]) -> Report:
    text = text_at(report, place)
    for edit in edits:
        text = text[: edit.start] + edit.new + text[edit.end :]
    if place == TITLE:
        return replace(report, title=text)
    if place == ORGAN_NAME:
        return replace(report, organ=text)
    return replace(report, signature=replace(report.signature, **{place: text}))


class _Paragraphs:
    """The items of a part while they are edited from the end, with the links and marks that move along."""

    def __init__(self, report: Report, key: str, same_words: bool) -> None:
        self.key = key
        self.same_words = same_words
        self.items: list[str | Picture | Grid] = list(report.part(key).items)
        self.links, self.carried = report.links, report.carried
        self.places = [k for k, item in enumerate(self.items) if isinstance(item, str)]  # of paragraphs
        self.starts: list[int] = []  # of each paragraph in the part's text
        at = 0
        for paragraph in report.part(key).paragraphs:
            self.starts.append(at)
            at += len(paragraph) + 1

    def make(self, edit: TextEdit) -> int:
        """Make an edit; return which paragraph it was in."""
        number = bisect_right(self.starts, edit.start) - 1
        text = self.paragraph(number)
        start, end = edit.start - self.starts[number], edit.end - self.starts[number]
        if not start <= end <= len(text):
            raise ValueError(f"{edit} reaches over the end of its paragraph")
        self.items[self.places[number]] = text[:start] + edit.new + text[end:]
        self._move(edit.start, edit.end, len(edit.new))
        return number

    def paragraph(self, number: int) -> str:
        """Return a paragraph as it is now."""
        return str(self.items[self.places[number]])

    def drop(self, number: int) -> None:
        """Take an empty paragraph away, and one of the line feeds beside it."""
        del self.items[self.places[number]]
        del self.places[number]
        is_last = number == len(self.places)
        feed = self.starts[number] - (1 if is_last else 0)
        if feed >= 0:
            self._move(feed, feed + 1, 0)

    def _move(self, start: int, end: int, length: int) -> None:
        self.links = text_links.moved(self.links, self.key, start, end, length)
        move = _stretched if self.same_words else text_links.moved
        self.carried = move(self.carried, self.key, start, end, length)


def _stretched(marks: Iterable[TextMark], part: str, start: int, end: int, length: int) -> tuple[TextMark, ...]:
    """Return the marks after the characters start … end became `length` others, those touched grown or shrunk."""
    by = length - (end - start)
    moved = (
        replace(
            mark,
            start=mark.start + by if mark.start >= end else min(mark.start, start),
            end=max(mark.end, end) + by,
        )
        if mark.part == part and mark.end > start
        else mark
        for mark in marks
    )
    return tuple(mark for mark in moved if mark.start < mark.end)


def _with_part(report: Report, key: str, edits: list[TextEdit], same_words: bool) -> Report:
    paragraphs = _Paragraphs(report, key, same_words)
    for k, edit in enumerate(edits):
        number = paragraphs.make(edit)
        has_more = k + 1 < len(edits) and edits[k + 1].start >= paragraphs.starts[number]
        if not has_more and not paragraphs.paragraph(number):
            paragraphs.drop(number)
    changed = report.with_part(key, Part(tuple(paragraphs.items)))
    return replace(changed, links=paragraphs.links, carried=paragraphs.carried)
