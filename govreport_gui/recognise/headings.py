"""Find the six section headings among the paragraphs, whatever number or wording they were given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from govreport_gui.blocks import Block, Paragraph
from govreport_gui.form import Form, Section, forms
from govreport_gui.recognise.fold import fold, normal

LONGEST = 40  # characters of a heading (F01)
ALIKE = 0.7
_NUMBER = re.compile(r"^\s*(?:第?[一二三四五六七八九十]+[、.．\s：:]?|\d{1,2}[、.．])\s*")
_HEADING_ENDS = re.compile(r"[。：:\s\u3000]+")
_CHINESE = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Heading:
    """A section heading: which block it is, and its text as it stands."""

    at: int
    section: str
    text: str


def find_headings(blocks: Sequence[Block], form: Form) -> list[Heading]:
    """Return the section headings in the file's order, each section once."""
    exact = [h for at, block in enumerate(blocks) if (h := _exact(at, block, form))]
    chosen = {h.section: h for h in _without_contents_list(exact)}
    for at, block in enumerate(blocks):
        guess = _similar(at, block, form)
        if guess and guess.section not in chosen and _in_order(guess, chosen, form):
            chosen[guess.section] = guess
    return sorted(chosen.values(), key=lambda h: h.at)


def is_heading(text: str) -> bool:
    """Say whether a line is a section heading of any form, with its number."""
    if len(text) > LONGEST or not _NUMBER.match(text):
        return False
    core = _core(text)
    return any(core in _cores(section) for form in forms().values() for section in form.sections)


def part_headings(text: str) -> list[str]:
    """Part a paragraph before and behind section headings that stand on lines of their own in it or begin it.

    "一、总体情况。2023年，…" and headings set off by soft line breaks only are the usual cases.
    """
    pieces: list[str] = []
    running: list[str] = []
    for line in text.split("\n"):
        heading, rest = _run_in(line)
        if not heading:
            running.append(line)
            continue
        pieces += ["\n".join(running)] * bool(running) + [heading]
        running = [rest] if rest else []
    return pieces + ["\n".join(running)] * bool(running)


def _run_in(line: str) -> tuple[str, str]:
    """Return the section heading that a line begins with, and the rest of the line; ("", "") if there is none."""
    if not _NUMBER.match(line):
        return "", ""
    if is_heading(line):
        return line, ""
    for mark in _HEADING_ENDS.finditer(line[: LONGEST + 1]):
        if mark.start() and is_heading(line[: mark.start()]):
            return line[: mark.start()], line[mark.end() :].strip()
    return "", ""


def _exact(at: int, block: Block, form: Form) -> Heading | None:
    if not isinstance(block, Paragraph) or len(block.text) > LONGEST:
        return None
    core = _core(block.text)
    for section in form.sections:
        if core in _cores(section):
            return Heading(at, section.key, block.text)
    return None


def _similar(at: int, block: Block, form: Form) -> Heading | None:
    """Take a short paragraph with a section's own number for its heading.

    Its words resemble it, or the file itself makes it a heading of the first level.
    """
    if not isinstance(block, Paragraph) or len(block.text) > LONGEST or "。" in block.text:
        return None
    for index, section in enumerate(form.sections):
        if not re.match(rf"\s*{_CHINESE[index]}\s*[、.．]", block.text):
            continue
        score = max(SequenceMatcher(None, _core(block.text), core, autojunk=False).ratio() for core in _cores(section))
        if score >= ALIKE or block.level == 1:
            return Heading(at, section.key, block.text)
    return None


def _in_order(guess: Heading, chosen: dict[str, Heading], form: Form) -> bool:
    order = [section.key for section in form.sections]
    rank = order.index(guess.section)
    return all((h.at < guess.at) == (order.index(key) < rank) for key, h in chosen.items())


def _without_contents_list(headings: list[Heading]) -> list[Heading]:
    """Of headings that stand twice keep the later one if the earlier stands in a list of contents."""
    kept: dict[str, Heading] = {}
    for heading in headings:
        earlier = kept.get(heading.section)
        if earlier is None or _in_list(earlier, headings):
            kept[heading.section] = heading
    return list(kept.values())


def _in_list(heading: Heading, headings: list[Heading]) -> bool:
    places = {h.at for h in headings}
    return heading.at + 1 in places or heading.at - 1 in places


def _core(text: str) -> str:
    return normal(_NUMBER.sub("", fold(text)))


def _cores(section: Section) -> frozenset[str]:
    return _folded((section.heading, *section.variants))


@cache  # asked for every line of a file
def _folded(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_core(text) for text in texts)
