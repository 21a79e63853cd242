"""The headings of the second level (layout.md 3) in running text: （一）主动公开, and what stands under each."""

from __future__ import annotations

import re
from dataclasses import dataclass

HEADING = re.compile(r"[^\S\n]*[（(][一二三四五六七八九十]+[)）][^。；\n]{1,30}(?:。|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading and the characters it stands over: `start` … `end` of the part's text, itself included."""

    title: str
    start: int
    end: int
    is_empty: bool  # nothing but the heading


def subheadings(text: str) -> list[Subheading]:
    """Return the headings at the starts of paragraphs, in order."""
    found = [match for match in HEADING.finditer(text) if match.start() == 0 or text[match.start() - 1] == "\n"]
    ends = [*(match.start() for match in found), len(text)][1:]
    return [
        Subheading(match[0].strip().rstrip("。"), match.start(), end, not text[match.end() : end].strip())
        for match, end in zip(found, ends, strict=True)
    ]
