"""Where in the file a text of the report stands, and the reverse; cells know it themselves (`Recognition.sources`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from govreport_gui.blocks import Block, Paragraph
from govreport_gui.report import Report


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Characters of a part of the report: "title", "preamble", "organ", "date" or a section."""

    part: str
    start: int = 0
    end: int = 0


def section_sources(blocks: Sequence[Block], report: Report) -> dict[str, str]:
    """Return where each section's heading stands in the file."""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    found: dict[str, str] = {}
    at = 0
    for section, text in report.headings:
        place = next((k for k in range(at, len(paragraphs)) if _begins_with(paragraphs[k], text)), None)
        if place is not None:
            found[section] = paragraphs[place].source
            at = place
    return found


def _begins_with(paragraph: Paragraph, heading: str) -> bool:
    return bool(heading) and paragraph.text.strip().startswith(heading.strip())


def text_place(blocks: Sequence[Block], report: Report, source: str) -> TextPlace | None:
    """Return the part of the report that a paragraph of the file went into; None if it is not found there."""
    text = next((block.text.strip() for block in blocks if isinstance(block, Paragraph) and block.source == source), "")
    if not text:
        return None
    parts = ("title", "preamble", *report.form.section, "organ", "date")
    for part in parts:
        start = report.text_of(part).find(text)
        if start >= 0:
            return TextPlace(part, start, start + len(text))
    return next((TextPlace(key) for key, heading in report.headings if heading and text.startswith(heading)), None)
