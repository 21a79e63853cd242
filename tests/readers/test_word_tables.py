"""Where cells lie: merged, ragged, absurd, nested; compared with python-docx on tables merged at random."""

from __future__ import annotations

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govreport_gui.blocks import Grid, Paragraph, Picture, Skipped, SkippedKind
from govreport_gui.readers import word
from tests.readers.word_files import PNG, WordFiles, cell, para, row, run, table


def span(columns: int | str) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


START, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
JOINS = "<w:hMerge/>"


def leave(before: int | str = 0, after: int | str = 0) -> str:
    return f'<w:gridBefore w:val="{before}"/><w:gridAfter w:val="{after}"/>'


TABLES = {
    "plain": (
        table(row(cell("甲"), cell("乙")), row(cell("1"), cell("2"))),
        [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙"), (1, 0, 1, 1, "1"), (1, 1, 1, 1, "2")],
    ),
    "a head over a block": (
        table(row(cell("头", span(2) + START), cell("右")), row(cell("", span(2) + GOES_ON), cell("1"))),
        [(0, 0, 2, 2, "头"), (0, 2, 1, 1, "右"), (1, 2, 1, 1, "1")],
    ),
    "two merges below one another": (
        table(row(cell("甲", START)), row(cell("", GOES_ON)), row(cell("乙", START)), row(cell("", GOES_ON))),
        [(0, 0, 2, 1, "甲"), (2, 0, 2, 1, "乙")],
    ),
    "columns left out before and after": (
        table(row(cell("甲"), cell("乙"), cell("丙")), row(cell("1"), properties=leave(1, 1))),
        [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙"), (0, 2, 1, 1, "丙"), (1, 1, 1, 1, "1")],
    ),
    "a merge that widens stands alone": (
        table(row(cell("甲", START), cell("乙")), row(cell("宽", span(2) + GOES_ON))),
        [(0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙"), (1, 0, 1, 2, "宽")],
    ),
    "a merge without a start, with text": (
        table(row(cell("续一", GOES_ON)), row(cell("续二", GOES_ON))),
        [(0, 0, 1, 1, "续一"), (1, 0, 1, 1, "续二")],
    ),
    "a merge without a start, empty below": (
        table(row(cell("续一", GOES_ON)), row(cell("", GOES_ON))),
        [(0, 0, 2, 1, "续一")],
    ),
    "a merge below an unmerged cell": (
        table(row(cell("上")), row(cell("悬", GOES_ON))),
        [(0, 0, 1, 1, "上"), (1, 0, 1, 1, "悬")],
    ),
    "a merge below a short row": (
        table(row(cell("甲")), row(cell("x"), cell("悬", GOES_ON))),
        [(0, 0, 1, 1, "甲"), (1, 0, 1, 1, "x"), (1, 1, 1, 1, "悬")],
    ),
    "joined to the left in the old way": (
        table(row(cell("横", '<w:hMerge w:val="restart"/>'), cell("续", JOINS), cell("右"))),
        [(0, 0, 1, 2, "横\n续"), (0, 2, 1, 1, "右")],
    ),
    "joined to nothing": (table(row(cell("横", JOINS))), [(0, 0, 1, 1, "横")]),
    "an absurd span ends with the grid": (
        table(row(cell("甲"), cell("宽", span(1_000_000))), row(cell("次"), properties=leave(10**6)), columns=3),
        [(0, 0, 1, 1, "甲"), (0, 1, 1, 2, "宽"), (1, 0, 1, 1, "次")],
    ),
    "spans that are no number": (
        table(*(row(cell("x", span(value)), cell("y")) for value in ("-5", "0", "abc", "", "1.5"))),
        [place for index in range(5) for place in ((index, 0, 1, 1, "x"), (index, 1, 1, 1, "y"))],
    ),
    "rows without cells are not drawn": (
        table(row(), row(cell("甲")), row(), row(cell("乙"))),
        [(0, 0, 1, 1, "甲"), (1, 0, 1, 1, "乙")],
    ),
    "rows and cells in wrappers": (
        table(
            f"<w:sdt><w:sdtContent>{row(cell('甲'))}</w:sdtContent></w:sdt>",
            row(f"<w:sdt><w:sdtContent>{cell('乙')}</w:sdtContent></w:sdt>", f"<w:ins>{cell('丙')}</w:ins>"),
            f"<w:customXml>{row(cell('丁'))}</w:customXml>",
        ),
        [(0, 0, 1, 1, "甲"), (1, 0, 1, 1, "乙"), (1, 1, 1, 1, "丙"), (2, 0, 1, 1, "丁")],
    ),
    "deleted rows and cells": (
        table(
            row(cell("留"), cell("删", "<w:cellDel/>"), cell("右")),
            row(cell("删行"), properties="<w:del/>"),
            row(cell("新行"), properties="<w:ins/>"),
        ),
        [(0, 0, 1, 1, "留"), (0, 1, 1, 1, "右"), (1, 0, 1, 1, "新行")],
    ),
    "several paragraphs": (
        table(row(cell(para() + para("商业") + para() + para("企业") + para()))),
        [(0, 0, 1, 1, "商业\n企业")],
    ),
    "blanks stay as they are": (
        table(row(cell("　"), cell("0"), cell("00"), cell("/"), cell(""))),
        [
            (0, 0, 1, 1, "　"),
            (0, 1, 1, 1, "0"),
            (0, 2, 1, 1, "00"),
            (0, 3, 1, 1, "/"),
            (0, 4, 1, 1, ""),
        ],
    ),
}


@pytest.mark.parametrize("body, cells", TABLES.values(), ids=TABLES)
def test_where_cells_lie(word_files: WordFiles, body, cells):
    assert word_files.grid(body) == cells


def test_a_table_without_cells_is_none(word_files: WordFiles):
    assert word_files.blocks(table() + table(columns=3) + para("后")) == [Paragraph("后", "paragraph 1")]


def test_two_hundred_columns(word_files: WordFiles):
    body = table(row(*(cell(str(n)) for n in range(200))), row(cell("宽", span(200))), columns=200)
    cells = word_files.grid(body)
    assert cells[199] == (0, 199, 1, 1, "199")
    assert cells[200] == (1, 0, 1, 200, "宽")


def test_text_under_a_merge_is_reported(word_files: WordFiles):
    blocks = word_files.blocks(table(row(cell("上", START)), row(cell("盖住", GOES_ON))))
    assert isinstance(blocks[0], Grid)
    assert [cell.text for cell in blocks[0].cells] == ["上"]
    assert (blocks[1].text, blocks[1].source) == ("盖住", "table 1, row 1, cell 1")


def test_every_cell_says_where_it_stands(word_files: WordFiles):
    blocks = word_files.blocks(table(row(cell("a"))) + table(row(cell("b"), cell("c")), row(cell("d"), cell("e"))))
    assert [block.source for block in blocks] == ["table 1", "table 2"]
    assert blocks[1].cells[3].source == "table 2, row 2, cell 2"


def test_a_cell_of_plain_paragraphs_has_no_content(word_files: WordFiles):
    (grid,) = word_files.blocks(table(row(cell(para("甲") + para("乙")))))
    assert grid.cells[0].content == ()


def test_a_nested_table_is_content_and_text(word_files: WordFiles):
    inner = table(row(cell("1"), cell("2")), row(cell("3"), cell("")))
    (grid,) = word_files.blocks(table(row(cell(para("外") + inner + para("尾")))))
    (outer,) = grid.cells
    assert outer.text == "外\n1\n2\n3\n尾"
    assert [type(block) for block in outer.content] == [Paragraph, Grid, Paragraph]
    assert outer.content[1].cells[1].source == "table 1, row 1, cell 1, table 1, row 1, cell 2"


def test_a_picture_in_a_cell_is_content(word_files: WordFiles):
    shape = '<w:r><w:pict><v:shape><v:imagedata r:id="rId7"/></v:shape></w:pict></w:r>'
    (grid,) = word_files.blocks(
        table(row(cell(para(run("章") + shape)))),
        [("rId7", "image", "media/a.png")],
        media={"word/media/a.png": PNG},
    )
    (only,) = grid.cells
    assert only.text == "章"
    assert [type(block) for block in only.content] == [Paragraph, Picture]


def test_tables_nested_to_the_limit_of_the_parser(word_files: WordFiles):
    body = para("最里")
    for _ in range(60):
        body = table(row(cell(body + para())))
    (grid,) = word_files.blocks(body)
    assert grid.cells[0].text == "最里"


def test_hidden_text_in_a_cell_is_reported_after_the_table(word_files: WordFiles):
    grid, left_out = word_files.blocks(table(row(cell(para(run("12") + run("旧", "<w:vanish/>"))))))
    assert (grid.cells[0].text, grid.cells[0].content) == ("12", ())
    assert left_out == Skipped("旧", "隐藏文字，没有带入", "table 1, row 1, cell 1", SkippedKind.HIDDEN_TEXT)


@st.composite
def merged_tables(draw):
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    corner = st.tuples(st.integers(0, rows - 1), st.integers(0, columns - 1))
    return rows, columns, draw(st.lists(st.tuples(corner, corner), max_size=5))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(merged_tables())
def test_merged_at_random_by_another_writer(tmp_path, drawn):
    rows, columns, merges = drawn
    drawing = docx.Document()
    grid = drawing.add_table(rows, columns)
    for squares in apart(merges):
        (top, left), (bottom, right) = min(squares), max(squares)
        grid.cell(top, left).merge(grid.cell(bottom, right))
    drawing.save(tmp_path / "随机.docx")
    (seen,) = (block for block in word.read(tmp_path / "随机.docx") if isinstance(block, Grid))
    assert owners(seen, rows, columns) == expected_owners(grid, rows, columns)


def apart(merges) -> list[set[tuple[int, int]]]:
    """Return the squares of each merge that touches none before it: python-docx cannot merge across a merge."""
    kept: list[set[tuple[int, int]]] = []
    for (row1, column1), (row2, column2) in merges:
        downs, rights = (
            range(min(row1, row2), max(row1, row2) + 1),
            range(min(column1, column2), max(column1, column2) + 1),
        )
        squares = {(down, right) for down in downs for right in rights}
        if not any(squares & other for other in kept):
            kept.append(squares)
    return kept


def owners(grid: Grid, rows: int, columns: int) -> list[list[tuple[int, int]]]:
    """Return, for each square of the table, the top left square of the cell that covers it."""
    squares = [[(-1, -1)] * columns for _ in range(rows)]
    for cell_ in grid.cells:
        for down in range(cell_.row, cell_.row + cell_.rows):
            for right in range(cell_.column, cell_.column + cell_.columns):
                assert squares[down][right] == (-1, -1), "cells overlap"
                squares[down][right] = (cell_.row, cell_.column)
    return squares


def expected_owners(grid, rows: int, columns: int) -> list[list[tuple[int, int]]]:
    """Return the same as python-docx sees it."""
    first: dict[object, tuple[int, int]] = {}
    return [
        [first.setdefault(grid.cell(down, right)._tc, (down, right)) for right in range(columns)]
        for down in range(rows)
    ]
