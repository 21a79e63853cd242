"""Find patterns in a report's running text and say where in the original they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from govreport_gui.checks.context import NARRATIVE, Context
from govreport_gui.checks.normal import Normal, normal
from govreport_gui.finding import TextSpan

PARTS = ("preamble", "overview", "disclosure", "applications", "review", "problems", "other")  # all running text
MOST = 300  # findings of one kind in one part: nobody reads more
REMEMBERED = 2048  # what was found in a text: typing changes one part, a figure in a table none
WITH_TITLE = ("title", *PARTS)


@dataclass(frozen=True, slots=True)
class Hit:
    """A match in the normalised text of a part, and its place in the part's own text."""

    match: re.Match[str]
    span: TextSpan

    @property
    def text(self) -> str:
        """What was found."""
        return self.match[0]

    @property
    def part(self) -> str:
        """The part it stands in."""
        return self.span.part


def hits(context: Context, pattern: re.Pattern[str], parts: tuple[str, ...] = PARTS) -> Iterator[Hit]:
    """Yield the matches of a pattern in normalised running text, part by part."""
    for part in parts:
        found = normal(context.text_of(part))
        for match in _matches(pattern, found.text):
            yield Hit(match, span_of(part, found, match.start(), match.end()))


def raw_hits(context: Context, pattern: re.Pattern[str], parts: tuple[str, ...] = NARRATIVE) -> Iterator[Hit]:
    """Yield the matches of a pattern in running text as it was written."""
    for part in parts:
        for match in _raw_matches(pattern, context.text_of(part)):
            yield Hit(match, TextSpan(part, match.start(), match.end()))


@lru_cache(maxsize=REMEMBERED)
def _matches(pattern: re.Pattern[str], text: str) -> tuple[re.Match[str], ...]:
    return tuple(match for match in islice(pattern.finditer(text), MOST) if match.end() > match.start())


@lru_cache(maxsize=REMEMBERED)
def _raw_matches(pattern: re.Pattern[str], text: str) -> tuple[re.Match[str], ...]:
    return tuple(pattern.finditer(text))


def span_of(part: str, found: Normal, start: int, end: int) -> TextSpan:
    """Return the place in a part's own text of normalised text[start:end]."""
    return TextSpan(part, *found.original(start, end))


def shortened(hit: Hit, length: int) -> Hit:
    """Return a hit that takes but its first characters. Latin words and figures keep their length when normalised."""
    return Hit(hit.match, TextSpan(hit.part, hit.span.start, min(hit.span.end, hit.span.start + length)))


def by_part(found: Iterator[Hit]) -> Iterator[tuple[Hit, int]]:
    """Yield the first hit of each part and how many there are in it: what stands everywhere is told once a part."""
    parts: dict[str, list[Hit]] = {}
    for hit in found:
        parts.setdefault(hit.part, []).append(hit)
    for several in parts.values():
        yield several[0], len(several)


def times(count: int) -> str:
    """Say how often, where it is more than once."""
    return f"（这一部分共 {count} 处）" if count > 1 else ""
