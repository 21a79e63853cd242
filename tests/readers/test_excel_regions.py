"""Tables of a sheet that would span far more than is written in it."""

from __future__ import annotations

import pytest

from govreport_gui.blocks import Block, Grid
from govreport_gui.readers.excel_regions import Room, blocks_of
from govreport_gui.readers.excel_sheet import MOST_COLUMNS, Merge, Place, Sheet, SheetCell

STEPS = 10


def sheet_of(*places: Place) -> Sheet:
    return Sheet(cells={place: SheetCell(f"格{place}", bordered=False) for place in places})


def stairs(top: int) -> list[Place]:
    """Return places that make one table of STEPS rows, each with two cells, one column further right."""
    return [(top + step, step + beside) for step in range(STEPS) for beside in (0, 1)]


def grids(blocks: list[Block]) -> list[Grid]:
    return [block for block in blocks if isinstance(block, Grid)]


def test_blank_cells_are_given_while_there_is_room():
    room = Room(left=150)
    sheet = sheet_of(*stairs(0), *stairs(STEPS + 1), (2 * STEPS + 2, 0), (2 * STEPS + 2, 1))
    counts = [len(grid.cells) for grid in grids(blocks_of(sheet, "sheet 表", room))]
    assert counts == [STEPS * (STEPS + 1), 2 * STEPS, 2]  # what is written is there at any rate
    assert room.left == 150 - STEPS * (STEPS + 1) - 2


def test_merges_that_overlap_do_not_hold_the_reader_up():
    sheet = sheet_of((0, 0), (0, 1))
    sheet.merges = [Merge(0, 0, 0, 0), *[Merge(0, 0, 400, 400)] * 20_000]
    assert [len(grid.cells) for grid in grids(blocks_of(sheet, "sheet 表", Room()))] == [2]


@pytest.mark.parametrize(
    ("shown", "tables"), [(set(), 1), ({MOST_COLUMNS - 2}, 2)], ids=["none between", "one between"]
)
def test_hidden_columns_part_no_table(shown, tables):
    sheet = sheet_of(*[(row, column) for row in range(2) for column in (0, 1, MOST_COLUMNS - 1)])
    sheet.hidden_columns = set(range(2, MOST_COLUMNS - 1)) - shown
    blocks = blocks_of(sheet, "sheet 表", Room())
    assert len(blocks) == (1 if tables == 1 else 3)  # beside the table one column, whose cells are lines
    assert len(grids(blocks)) == 1
