"""Name what else a file held besides the report, for the checks: bookmarks, comments, its author, how tables look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from govreport_gui.blocks import Block, Grid, Skipped, SkippedKind
from govreport_gui.checks.words import words

PAGE_NUMBER = "page_number"
LAYOUT_TABLE = "layout_table"
_OF_NO_MATTER = (SkippedKind.OTHER, SkippedKind.VERSION)


def source_marks(
    blocks: Sequence[Block], *, page_numbers: bool = False, tables: Iterable[Grid] = ()
) -> tuple[str, ...]:
    """Return the marks of a file's blocks.

    `page_numbers` stood between its paragraphs. `tables` are those of the form: how others look is nobody's business.
    """
    found = {*_left_out(blocks), *(str(mark) for table in tables for mark in table.marks)}
    if page_numbers:
        found.add(PAGE_NUMBER)
    if any(isinstance(block, Grid) and _lays_out(block) for block in blocks):
        found.add(LAYOUT_TABLE)
    return tuple(sorted(found))


def _left_out(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if not isinstance(block, Skipped) or block.kind in _OF_NO_MATTER:
            continue
        if block.kind is not SkippedKind.AUTHOR or _tells_who(block.text):
            yield str(block.kind)


def _tells_who(names: str) -> bool:
    """Say whether one of the names is of a person or office; those that a program or computer fills in tell nobody."""
    nobody = {word.casefold() for word in words("account_names")}
    return any(name.strip().casefold() not in nobody for name in names.split("、"))


def _lays_out(grid: Grid) -> bool:
    return any(isinstance(block, Grid) for cell in grid.cells for block in cell.content)
