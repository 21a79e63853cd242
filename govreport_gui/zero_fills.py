"""空白补零 with a receipt (features.md B12): which blank cells were filled with 0 at one stroke, and when.

Whoever signs the report shall know that these zeros were not counted but filled in. A cell that somebody changes
afterwards leaves the receipt, for good.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from govreport_gui import number
from govreport_gui.form import CellRef

ZERO = "0"
Cells = Mapping[CellRef, str]


@dataclass(frozen=True, slots=True)
class ZeroFill:
    """The receipt of one filling."""

    when: str  # ISO, local time, to the second
    cells: tuple[CellRef, ...]


def filled(before: Cells, after: Cells, asked: Iterable[CellRef], when: str) -> tuple[ZeroFill, ...]:
    """Return the receipt for those of the `asked` cells that were blank and are 0 now; none where there are none."""
    cells = tuple(ref for ref in asked if number.is_blank(before.get(ref, "")) and after.get(ref) == ZERO)
    return (ZeroFill(when, cells),) if cells else ()


def remaining(fills: tuple[ZeroFill, ...], cells: Cells) -> tuple[ZeroFill, ...]:
    """Return the receipts without the cells that say something else by now."""
    if all(cells.get(ref) == ZERO for fill in fills for ref in fill.cells):
        return fills
    kept = (replace(fill, cells=tuple(ref for ref in fill.cells if cells.get(ref) == ZERO)) for fill in fills)
    return tuple(fill for fill in kept if fill.cells)
