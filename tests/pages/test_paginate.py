"""Pages: what stays together, what is printed again, and that nothing is lost between them."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from govreport_gui.pages.paginate import Unit, paginate
from govreport_gui.pages.strips import Shrunk
from govreport_gui.pages.table_strips import TableBox, TableCell, TableRows


@dataclass(frozen=True)
class Block:
    """A strip with a name."""

    name: str
    height: float

    def paint(self, painter, x, y):
        """Draw nothing."""

    def runs(self):
        """Yield nothing."""
        return iter(())


def block(name, height=10.0, **more):
    return Unit(height, Block(name, height), **more)


def table(rows, header_rows=1, cells=()):
    cells = cells or [TableCell(row, 0, 1, 1, [], 0) for row in range(rows)]
    return TableBox([100.0], cells, least_row=10, border=0, header_rows=header_rows)


def rows_of(box, together=True):
    return [
        Unit(10, table=box, row=row, keep=together and row < len(box.heights) - 1) for row in range(len(box.heights))
    ]


def shown(pages):
    """Return each page as a list of (place, what stands there): the name of a block, the rows of a table."""
    return [
        [(placed.y, placed.strip.rows if isinstance(placed.strip, TableRows) else placed.strip.name) for placed in page]
        for page in pages
    ]


def test_units_follow_each_other_and_turn_the_page():
    assert shown(paginate([block("a"), block("b"), block("c")], 25)) == [[(0, "a"), (10, "b")], [(0, "c")]]


def test_nothing_is_one_empty_page():
    assert paginate([], 100) == [[]]


def test_room_above_is_left_out_at_the_top_of_a_page():
    assert shown(paginate([block("a"), block("b", before=8)], 25)) == [[(0, "a")], [(0, "b")]]
    assert shown(paginate([block("a"), block("b", before=5)], 25)) == [[(0, "a"), (15, "b")]]


def test_a_heading_stays_with_what_follows():
    assert shown(paginate([block("a"), block("head", keep=True), block("b")], 25)) == [
        [(0, "a")],
        [(0, "head"), (10, "b")],
    ]


def test_a_table_stays_in_one_piece_with_its_heading():
    box = table(3)
    pages = paginate([block("a"), block("b"), block("head", keep=True), *rows_of(box)], 45)
    assert shown(pages) == [[(0, "a"), (10, "b")], [(0, "head"), (10, (0, 1, 2))]]


def test_a_table_that_fills_a_page_leaves_its_heading_behind():
    box = table(4)
    pages = paginate([block("a"), block("head", keep=True), *rows_of(box)], 45)
    assert shown(pages) == [[(0, "a"), (10, "head")], [(0, (0, 1, 2, 3))]]


def test_a_table_longer_than_a_page_repeats_its_header():
    box = table(7)
    pages = paginate([block("head", keep=True), *rows_of(box)], 40)
    assert shown(pages) == [[(0, "head"), (10, (0, 1, 2))], [(0, (0, 3, 4, 5))], [(0, (0, 6))]]


def test_the_text_of_a_merged_cell_that_is_parted_stands_where_most_of_it_is():
    text = Block("text", 5)
    merged = TableCell(2, 0, 5, 1, [text], 0)
    box = table(7, cells=[TableCell(0, 0, 1, 1, [], 0), TableCell(1, 0, 1, 1, [], 0), merged])
    pages = paginate(rows_of(box), 40)
    assert shown(pages) == [[(0, (0, 1, 2, 3))], [(0, (0, 4, 5, 6))]]
    assert [bool(page[0].strip.holds_content_of(merged)) for page in pages] == [False, True]


def test_what_is_higher_than_a_page_is_drawn_smaller():
    (page,) = paginate([block("a", height=100)], 50)
    assert page[0].strip == Shrunk(Block("a", 100), 50)


@pytest.mark.parametrize("heights", [(10, 20, 30), (50, 50, 1), (5,) * 30])
def test_every_unit_is_printed_once_and_none_below_the_edge(heights):
    pages = paginate([block(str(at), height) for at, height in enumerate(heights)], 50)
    placed = [placed for page in pages for placed in page]
    assert [each.strip.name for each in placed] == [str(at) for at in range(len(heights))]
    assert all(each.y + each.strip.height <= 50 for each in placed)


def test_no_text_touches_the_lines_of_its_cell():
    cells = [TableCell(0, 0, 1, 1, [Block("high", 18)], 0), TableCell(1, 0, 1, 1, [Block("low", 5)], 0)]
    assert TableBox([100.0], cells, least_row=10, border=2, air=3).heights == [26, 13]


def test_a_row_grows_with_its_text_and_the_last_of_a_merged_cell_takes_what_is_lacking():
    cells = [TableCell(0, 0, 1, 1, [Block("high", 18)], 0), TableCell(1, 0, 2, 1, [Block("higher", 35)], 0)]
    assert table(0, cells=cells).heights == [18, 10, 25]


def test_what_turns_the_page_begins_one_whatever_stands_before_it():
    units = [block("a"), block("b", keep=True), block("c", turns=True), block("d")]
    assert shown(paginate(units, 100)) == [[(0, "a"), (10, "b")], [(0, "c"), (10, "d")]]


def test_a_page_is_not_turned_before_anything_stands_on_it():
    assert shown(paginate([block("a", turns=True)], 100)) == [[(0, "a")]]
