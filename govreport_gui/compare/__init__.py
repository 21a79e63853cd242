"""Two reports side by side: where they differ, one difference taken over, and what was left as last year's.

`compare` and `apply` serve the command line, the window and the reading back of a signed Word file; `stale` finds the
sentences that nobody rewrote since last year.
"""

from __future__ import annotations

from govreport_gui.compare.apply import apply
from govreport_gui.compare.differ import compare
from govreport_gui.compare.records import (
    CellDifference,
    Comparison,
    Difference,
    Piece,
    Side,
    TableDifference,
    TextDifference,
    TextKind,
    Uncompared,
)

__all__ = [
    "CellDifference",
    "Comparison",
    "Difference",
    "Piece",
    "Side",
    "TableDifference",
    "TextDifference",
    "TextKind",
    "Uncompared",
    "apply",
    "compare",
]
