"""Numbers of the running text that follow a cell of a table (features.md B6).

The text itself always holds the number, so that checks, counts and every export need not know of links. A link ends
where somebody types into its number.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from govreport_gui.form import CellRef


@dataclass(frozen=True, slots=True)
class TextLink:
    """Characters `start` … `end` (end excluded) of a part's text, and the cell they repeat."""

    part: str
    start: int
    end: int
    cell: CellRef


def moved(links: Iterable[TextLink], part: str, start: int, end: int, length: int) -> tuple[TextLink, ...]:
    """Return the links after the characters start … end of a part became `length` others; those touched are gone."""
    kept = []
    for link in links:
        if link.part != part or link.end <= start:
            kept.append(link)
        elif link.start >= end:
            by = length - (end - start)
            kept.append(replace(link, start=link.start + by, end=link.end + by))
    return tuple(kept)


def after_edit(links: Iterable[TextLink], part: str, old: str, new: str) -> tuple[TextLink, ...]:
    """Return the links after a part's text was changed in one place."""
    start = common_start(old, new)
    behind = min(common_start(old[::-1], new[::-1]), len(old) - start, len(new) - start)
    return moved(links, part, start, len(old) - behind, len(new) - behind - start)


def common_start(a: str, b: str) -> int:
    """Return how many characters two texts begin with alike."""
    return next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
