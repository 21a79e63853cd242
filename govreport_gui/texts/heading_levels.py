"""Headings inside running text (layout.md 3): make a paragraph one of a level, and number all of them in order.

Pure functions that return edits. Only a number at the very start of a paragraph is one of a heading: 一是, 二是 inside
the text, or at its start, are words and stay.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from govreport_gui.report import Report
from govreport_gui.texts.text_edits import TextEdit

BODY = 0
LEVEL_NAMES = {1: "（一）", 2: "1.", 3: "（1）", BODY: "正文"}
MOST = 99  # headings of one level under one parent
_NUMERAL = "[一二三四五六七八九十]{1,3}"
_LABELS = {
    1: re.compile(rf"[^\S\n]*(?P<label>[（(](?P<number>{_NUMERAL})[）)])[.．、]?"),
    2: re.compile(r"[^\S\n]*(?P<label>(?P<number>\d{1,2})[.．、])(?!\d)"),
    3: re.compile(r"[^\S\n]*(?P<label>[（(](?P<number>\d{1,2})[）)])[.．、]?"),
}
_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class _Label:
    """The number at a paragraph's start, as places in the paragraph."""

    level: int
    value: int
    number: tuple[int, int]  # the figures alone
    whole: tuple[int, int]  # with brackets, and the blanks before it


def level_of(paragraph: str) -> int:
    """Return the level of the heading that a paragraph is, BODY where it is none."""
    label = _label(paragraph)
    return label.level if label else BODY


def numeral(value: int) -> str:
    """Write 1 … 99 as Chinese numerals: 一, 十, 十二, 二十, 二十一."""
    tens, ones = divmod(value, 10)
    head = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones or not tens else "")


def with_level(report: Report, place: str, numbers: Collection[int], level: int) -> list[TextEdit]:
    """Return the edits that give paragraphs of a part, by their numbers, a level, and number all headings in order.

    Paragraphs that already have the level, all of them, become body text again.
    """
    paragraphs = report.part(place).paragraphs
    if level and all(level_of(paragraphs[number]) == level for number in numbers):
        level = BODY
    counters = _Counters()
    edits = []
    for number, (start, paragraph) in enumerate(_placed(paragraphs)):
        chosen = number in numbers
        edit = _chosen(paragraph, level, counters) if chosen else _renumbered(paragraph, counters)
        if edit is not None and paragraph[edit.start : edit.end] != edit.new:
            edits.append(TextEdit(place, start + edit.start, start + edit.end, edit.new))
    return edits


def _placed(paragraphs: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    start = 0
    for paragraph in paragraphs:
        yield start, paragraph
        start += len(paragraph) + 1


class _Counters:
    """The last number of each level under the present parent."""

    def __init__(self) -> None:
        self._last: dict[int, int] = {}
        self._after_text = False

    def next(self, level: int, written: int = 0) -> int:
        """Return the number of the next heading; a written 1 behind plain text begins a new list."""
        starts_again = written == 1 and self._after_text and level > 1
        value = 1 if starts_again else self._last.get(level, 0) + 1
        self._last = {other: last for other, last in self._last.items() if other < level} | {level: value}
        self._after_text = False
        return value

    def pass_text(self) -> None:
        """Take in a paragraph without a number."""
        self._after_text = True


def _chosen(paragraph: str, level: int, counters: _Counters) -> TextEdit | None:
    """Return what gives a paragraph its level, as places in it."""
    label = _label(paragraph)
    start, end = label.whole if label else (0, len(paragraph) - len(paragraph.lstrip()))
    if level == BODY:
        counters.pass_text()
        return TextEdit("", start, end, "") if label and end < len(paragraph) else None
    if label and label.level == level:
        return _renumbered(paragraph, counters)
    value = counters.next(level)
    return TextEdit("", start, end, _written(level, value)) if value <= MOST else None


def _renumbered(paragraph: str, counters: _Counters) -> TextEdit | None:
    """Return what gives a heading its number, as places in the paragraph; how it is written stays."""
    label = _label(paragraph)
    if label is None:
        counters.pass_text()
        return None
    value = counters.next(label.level, label.value)
    return TextEdit("", *label.number, _figures(label.level, value)) if value <= MOST else None


def _label(paragraph: str) -> _Label | None:
    for level, pattern in _LABELS.items():
        match = pattern.match(paragraph)
        if match:
            figures = match["number"]
            value = int(figures) if figures.isdecimal() else _value(figures)
            return _Label(level, value, match.span("number"), match.span())
    return None


def _value(figures: str) -> int:
    return next((value for value in range(1, MOST + 1) if numeral(value) == figures), 0)


def _figures(level: int, value: int) -> str:
    return numeral(value) if level == 1 else str(value)


def _written(level: int, value: int) -> str:
    figures = _figures(level, value)
    return f"{figures}." if level == 2 else f"（{figures}）"
