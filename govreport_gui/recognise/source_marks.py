"""Name what else a file held besides the report, for the checks: bookmarks, comments, changes, hidden text."""

from __future__ import annotations

from collections.abc import Sequence

from govreport_gui.blocks import Block, Grid, Skipped, SkippedKind

PAGE_NUMBER = "page_number"
LAYOUT_TABLE = "layout_table"


def source_marks(blocks: Sequence[Block], *, page_numbers: bool = False) -> tuple[str, ...]:
    """Return the marks of a file's blocks; `page_numbers` stood between its paragraphs."""
    found = {str(block.kind) for block in blocks if isinstance(block, Skipped)} - {str(SkippedKind.OTHER)}
    if page_numbers:
        found.add(PAGE_NUMBER)
    if any(isinstance(block, Grid) and _lays_out(block) for block in blocks):
        found.add(LAYOUT_TABLE)
    return tuple(sorted(found))


def _lays_out(grid: Grid) -> bool:
    return any(isinstance(block, Grid) for cell in grid.cells for block in cell.content)
