"""Rows that no page is high enough for: tables that somebody used to lay out a whole text. Lengths in units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from govreport_gui.pages.strips import Strip
from govreport_gui.pages.table_strips import TableCell


def parted(cells: Sequence[TableCell], limit: float) -> list[TableCell]:
    """Return the cells with every row that is higher than `limit` made into several, its content shared among them."""
    shares = [_shares(cell.strips, limit) if cell.rows == 1 else [()] for cell in cells]
    rows = max((cell.row + cell.rows for cell in cells), default=0)
    heights = [1] * rows  # in rows of the new table
    for cell, own in zip(cells, shares, strict=True):
        heights[cell.row] = max(heights[cell.row], len(own))
    starts = list(accumulate(heights, initial=0))
    return [part for cell, own in zip(cells, shares, strict=True) for part in _parts(cell, own, starts)]


def _parts(cell: TableCell, shares: Sequence[Sequence[Strip]], starts: Sequence[int]) -> Iterator[TableCell]:
    rows = range(starts[cell.row], starts[cell.row + cell.rows])
    if cell.rows > 1 or len(rows) == 1:
        yield replace(cell, row=rows.start, rows=len(rows))
        return
    for at, row in enumerate(rows):
        yield replace(cell, row=row, strips=shares[at] if at < len(shares) else ())


def _shares(strips: Sequence[Strip], limit: float) -> list[tuple[Strip, ...]]:
    shares: list[tuple[Strip, ...]] = [()]
    height = 0.0
    for strip in strips:
        if shares[-1] and height + strip.height > limit:
            shares.append(())
            height = 0.0
        shares[-1] += (strip,)
        height += strip.height
    return shares
