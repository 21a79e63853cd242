"""Places of the running text that move with it: numbers that follow a cell (features.md B6), words of last year (B3).

The text itself always holds the number, so that checks, counts and every export need not know of links. A link or mark
ends where somebody types into it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from govreport_gui.form import CellRef


@dataclass(frozen=True, slots=True)
class TextLink:
    """Characters `start` … `end` (end excluded) of a part's text, and the cell they repeat."""

    part: str
    start: int
    end: int
    cell: CellRef


class MarkKind(StrEnum):
    """What last year left in a text (features.md C26)."""

    NUMBER = "number"  # a figure or a day of last year
    PLAN = "plan"  # what was planned then, and is now done or not


@dataclass(frozen=True, slots=True)
class TextMark:
    """Characters `start` … `end` (end excluded) of a part's text carried over, which still speak of last year."""

    part: str
    start: int
    end: int
    kind: MarkKind = MarkKind.NUMBER


Place = TypeVar("Place", TextLink, TextMark)


def moved(links: Iterable[Place], part: str, start: int, end: int, length: int) -> tuple[Place, ...]:
    """Return the links or marks after the characters start … end became `length` others; those touched are gone."""
    kept = []
    for link in links:
        if link.part != part or link.end <= start:
            kept.append(link)
        elif link.start >= end:
            by = length - (end - start)
            kept.append(replace(link, start=link.start + by, end=link.end + by))
    return tuple(kept)


def after_edit(links: Iterable[Place], part: str, old: str, new: str) -> tuple[Place, ...]:
    """Return the links or marks after a part's text was changed in one place."""
    start = common_start(old, new)
    behind = min(common_start(old[::-1], new[::-1]), len(old) - start, len(new) - start)
    return moved(links, part, start, len(old) - behind, len(new) - behind - start)


def common_start(a: str, b: str) -> int:
    """Return how many characters two texts begin with alike."""
    return next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
