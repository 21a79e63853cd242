"""Name what else a file held besides the report, for the checks: bookmarks, comments, changes, hidden text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from govreport_gui.blocks import Block, Grid, Skipped

# How readers say why they left something out → the mark that `Report.source_marks` keeps.
_MARKS = (
    (re.compile("书签"), "bookmark"),
    (re.compile("批注"), "comment"),
    (re.compile("修订"), "tracked_change"),
    (re.compile("隐藏文字|网页里不显示"), "hidden_text"),
)
PAGE_NUMBER = "page_number"
LAYOUT_TABLE = "layout_table"


def source_marks(blocks: Sequence[Block], dropped: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the marks of a file's blocks, and of the notes on what the recogniser dropped."""
    found = {mark for block in blocks if isinstance(block, Skipped) for mark in _marks_of(block.why)}
    if any(note.endswith("（页码）") for note in dropped):
        found.add(PAGE_NUMBER)
    if any(isinstance(block, Grid) and _lays_out(block) for block in blocks):
        found.add(LAYOUT_TABLE)
    return tuple(sorted(found))


def _marks_of(why: str) -> Iterable[str]:
    return (mark for pattern, mark in _MARKS if pattern.search(why))


def _lays_out(grid: Grid) -> bool:
    return any(isinstance(block, Grid) for cell in grid.cells for block in cell.content)
