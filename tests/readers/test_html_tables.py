"""Where the cells of a page's tables lie: spans, groups, missing tags, tables in tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport_gui.blocks import Grid, Paragraph, Picture, SkippedKind
from govreport_gui.readers.html import read_fragment

Place = tuple[int, int, int, int, str]


def places(grid: Grid) -> list[Place]:
    return [(cell.row, cell.column, cell.rows, cell.columns, cell.text) for cell in grid.cells]


def only_grid(html: str) -> Grid:
    (grid,) = (block for block in read_fragment(html) if isinstance(block, Grid))
    return grid


TABLES = {
    "plain": (
        "<table><tr><th>甲</th><td>乙</td></tr><tr><td>1</td><td>2</td></tr></table>",
        [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙"), (1, 0, 1, 1, "1"), (1, 1, 1, 1, "2")],
    ),
    "spans": (
        "<table><tr><td colspan=2 rowspan=2>头<td>右<tr><td>1<tr><td>a<td>b<td>c</table>",
        [
            (0, 0, 2, 2, "头"),
            (0, 2, 1, 1, "右"),
            (1, 2, 1, 1, "1"),
            (2, 0, 1, 1, "a"),
            (2, 1, 1, 1, "b"),
            (2, 2, 1, 1, "c"),
        ],
    ),
    "columns and rows in which no cell begins": (
        "<table><tr><td colspan=4>头<tr></tr><tr><td colspan=3 rowspan=2>甲<td>1<tr></tr></table>",
        [(0, 0, 1, 2, "头"), (1, 0, 1, 1, "甲"), (1, 1, 1, 1, "1")],
    ),
    "to the end of the group": (
        "<table><tbody><tr><td rowspan=0>甲<td>1<tr><td>2<tbody><tr><td>乙<td>3</table>",
        [(0, 0, 2, 1, "甲"), (0, 1, 1, 1, "1"), (1, 1, 1, 1, "2"), (2, 0, 1, 1, "乙"), (2, 1, 1, 1, "3")],
    ),
    "a span ends with its group": (
        "<table><thead><tr><td rowspan=9>甲<td>1</thead><tr><td>乙<td>2</table>",
        [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "1"), (1, 0, 1, 1, "乙"), (1, 1, 1, 1, "2")],
    ),
    "head and foot in their places": (
        "<table><tfoot><tr><td>尾<tbody><tr><td>身<thead><tr><td>头</table>",
        [(0, 0, 1, 1, "头"), (1, 0, 1, 1, "身"), (2, 0, 1, 1, "尾")],
    ),
    "a second head stays where it stands": (
        "<table><thead><tr><td>头<tbody><tr><td>身<thead><tr><td>再</table>",
        [(0, 0, 1, 1, "头"), (1, 0, 1, 1, "身"), (2, 0, 1, 1, "再")],
    ),
    "cells that would overlap": (
        "<table><tr><td>甲<td rowspan=2>乙<tr><td colspan=3>1<td>2</table>",
        [(0, 0, 1, 1, "甲"), (0, 1, 2, 1, "乙"), (1, 0, 1, 1, "1"), (1, 2, 1, 1, "2")],
    ),
    "absurd spans": (
        "<table><tr><td colspan=1000000000 rowspan=65535>甲<td>乙<tr><td rowspan=-1 colspan=abc>丙</table>",
        [(0, 0, 2, 1, "甲"), (0, 1, 1, 1, "乙"), (1, 1, 1, 1, "丙")],
    ),
    "unclosed": (
        "<table><tr><td><div>甲<td><p><b>乙<tr><td>1<td>2</table>",
        [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙"), (1, 0, 1, 1, "1"), (1, 1, 1, 1, "2")],
    ),
    "rows without a table": (
        "<tr><td>甲<td>乙</tr><tr><td>1",
        [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙"), (1, 0, 1, 1, "1")],
    ),
    "cells without a row": ("<table><td>甲<td>乙</table>", [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙")]),
    "hidden cells": ("<table><tr><td style='display:none'>藏<td>甲</table>", [(0, 0, 1, 1, "甲")]),
    "Word's row of widths": (
        "<table><tr><td rowspan=2>甲<td>1</tr><tr height=0><td style='border:none'></td></tr></table>",
        [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "1")],
    ),
    "Word's place holders": (
        "<table><tr><td>甲<td>乙<tr><td style='mso-cell-special:placeholder'><p>&nbsp;</p><td>1</table>",
        [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙"), (1, 1, 1, 1, "1")],
    ),
    "text of a cell": (
        "<table><tr><td><p>行政</p><p>许<span>可</span></p></td><td>&nbsp;</td><td>甲<br>乙<br></td></table>",
        [(0, 0, 1, 1, "行政\n许可"), (0, 1, 1, 1, ""), (0, 2, 1, 1, "甲\n乙")],
    ),
}


@pytest.mark.parametrize("html, expected", TABLES.values(), ids=TABLES)
def test_tables(html, expected):
    assert places(only_grid(html)) == expected


def test_text_around_the_cells():
    blocks = read_fragment("<p>前<table>散<caption>题</caption><tr>落<td>1</td></tr></table>后")
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == ["前", "散", "题", "落", "后"]
    assert isinstance(blocks[-2], Grid)


def test_a_table_without_tags_ends_where_text_comes():
    blocks = read_fragment("<td>甲</td>乙<tr><td>丙</tr><p>丁")
    assert [block.text if isinstance(block, Paragraph) else places(block)[0][4] for block in blocks] == list("甲乙丙丁")


def test_a_table_in_a_cell_is_its_content():
    outer = only_grid("<table><tr><td>左<td><p>上<table><tr><td>甲<td>1</table>下<img src=a.png></table>")
    cell = outer.cells[1]
    assert (outer.cells[0].content, cell.text) == ((), "上\n甲\n1\n下")
    upper, inner, lower, picture = cell.content
    assert [upper.source, inner.source, lower.source, picture.source] == [
        "table 1, row 1, cell 2, paragraph 1",
        "table 1, row 1, cell 2, table 1",
        "table 1, row 1, cell 2, paragraph 2",
        "table 1, row 1, cell 2, picture 1",
    ]
    assert isinstance(picture, Picture)
    assert [inner_cell.source for inner_cell in inner.cells] == [
        "table 1, row 1, cell 2, table 1, row 1, cell 1",
        "table 1, row 1, cell 2, table 1, row 1, cell 2",
    ]


@pytest.mark.parametrize("role", ["presentation", "none"])
def test_a_table_that_says_it_is_none_is_looked_through(role):
    blocks = read_fragment(f"<table role={role}><tr><td>甲<td>乙<table><tr><td>1</table>丙</table>丁")
    assert [block.text if isinstance(block, Paragraph) else places(block) for block in blocks] == [
        "甲",
        "乙",
        [(0, 0, 1, 1, "1")],
        "丙",
        "丁",
    ]


def test_what_is_left_out_of_a_cell_stands_behind_the_table():
    blocks = read_fragment("<table><tr><td>甲<span hidden>藏</span><td>乙</table>丙")
    assert [type(block).__name__ for block in blocks] == ["Grid", "Skipped", "Paragraph"]
    assert (blocks[1].kind, blocks[1].source) == (SkippedKind.HIDDEN_TEXT, "table 1, row 1, cell 1")


SPANS = st.integers(0, 4)
CELLS = st.tuples(SPANS, SPANS, st.sampled_from(["</td>", "", "<div>"]))
ROWS = st.lists(
    st.tuples(st.sampled_from(["", "<tbody>", "<thead>", "<tfoot>"]), st.lists(CELLS, max_size=5)), max_size=6
)


@given(ROWS)
def test_any_spans_lose_no_cell_and_never_overlap(rows):
    html, number = "<table>", 0
    for group, cells in rows:
        html += f"{group}<tr>"
        for columns, height, end in cells:
            html += f"<td colspan={columns} rowspan={height}>{number}{end}"
            number += 1
    grids = [block for block in read_fragment(html + "</table>") if isinstance(block, Grid)]
    cells = [cell for grid in grids for cell in grid.cells]
    assert sorted(int(cell.text) for cell in cells) == list(range(number))
    assert cells == sorted(cells, key=lambda cell: (cell.row, cell.column))
    squares = [
        (row, column)
        for cell in cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    ]
    assert len(squares) == len(set(squares))


def slots(rows: list[list[tuple[int, int]]]) -> list[tuple[int, int]]:
    """Return where cells begin by the letter of the HTML Standard (4.9.12): a square of the grid at a time."""
    taken: set[tuple[int, int]] = set()
    starts = []
    for y, cells in enumerate(rows):
        x = 0
        for columns, height in cells:
            while (y, x) in taken:
                x += 1
            starts.append((y, x))
            taken |= {(y + down, x + right) for down in range(height) for right in range(columns)}
            x += columns
    return starts


@given(st.lists(st.lists(st.tuples(st.just(1), st.integers(1, 4)), min_size=1, max_size=6), min_size=1, max_size=6))
def test_cells_begin_where_the_standard_says(rows):
    html = "<table>" + "".join(
        "<tr>" + "".join(f"<td colspan={columns} rowspan={height}>x" for columns, height in cells) for cells in rows
    )
    starts = slots(rows)
    columns = sorted({column for _, column in starts})
    expected = sorted((row, columns.index(column)) for row, column in starts)
    assert [(cell.row, cell.column) for cell in only_grid(html).cells] == expected
