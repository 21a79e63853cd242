"""The drawn grids: no gap, no overlap, every value cell once, merges as the form prints them (forms.md 4, 5)."""

from __future__ import annotations

from collections import Counter

import pytest

from govreport_gui.form import forms
from govreport_gui.form.layout import layout

TABLES = [(form.id, key) for form in forms().values() for key in form.table]
each_table = pytest.mark.parametrize(("form", "table"), TABLES)


def drawn(form: str, table: str):
    return layout(forms()[form].table[table])


@each_table
def test_cells_cover_the_grid_without_overlap(form, table):
    grid = drawn(form, table)
    covered = Counter(
        (cell.row + i, cell.column + j) for cell in grid.cells for i in range(cell.rows) for j in range(cell.columns)
    )
    assert set(covered) == {(row, column) for row in range(grid.rows) for column in range(grid.columns)}
    assert set(covered.values()) == {1}


@each_table
def test_every_value_cell_is_drawn_once(form, table):
    grid = drawn(form, table)
    refs = [cell.ref for cell in grid.cells if cell.ref is not None]
    assert sorted(refs) == sorted(forms()[form].table[table].refs)
    assert set(grid.places) == set(refs)
    assert all(bool(cell.text) != (cell.ref is not None) for cell in grid.cells)


@each_table
def test_cells_are_in_reading_order(form, table):
    places = [(cell.row, cell.column) for cell in drawn(form, table).cells]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("form", "table", "size"),
    [
        ("2021", "disclosure", (14, 4)),
        ("2021", "applications", (28, 10)),
        ("2021", "review", (4, 15)),
        ("2019", "disclosure", (18, 5)),
        ("2019", "applications", (26, 10)),
        ("2019", "review", (4, 15)),
    ],
)
def test_size(form, table, size):
    grid = drawn(form, table)
    assert (grid.rows, grid.columns) == size


def spans(form: str, table: str) -> dict[str, tuple[int, int]]:
    """Rows and columns that each label covers; of equal labels the last."""
    return {cell.text: (cell.rows, cell.columns) for cell in drawn(form, table).cells if cell.text}


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (
            "2021",
            {
                "三、本年度办理结果": (22, 1),
                "（三）不予公开": (8, 1),
                "（五）不予处理": (5, 1),
                "（六）其他处理": (3, 1),
            },
        ),
        (
            "2019",
            {
                "三、本年度办理结果": (20, 1),
                "（三）不予公开": (8, 1),
                "（五）不予处理": (5, 1),
                "（六）其他处理": (1, 2),
            },
        ),
    ],
)
def test_merges_of_the_applications_table(form, expected):
    shared = {
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）": (3, 3),
        "申请人情况": (1, 7),
        "自然人": (2, 1),
        "法人或其他组织": (1, 5),
        "商业企业": (1, 1),
        "一、本年新收政府信息公开申请数量": (1, 3),
        "（四）无法提供": (3, 1),
        "（一）予以公开": (1, 2),
        "（七）总计": (1, 2),
        "四、结转下年度继续办理": (1, 3),
    }
    found = spans(form, "applications")
    assert {label: found[label] for label in shared | expected} == shared | expected


def test_merges_of_the_review_table():
    found = spans("2021", "review")
    labels = ("行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉")
    assert [found[label] for label in labels] == [(1, 5), (1, 10), (1, 5), (1, 5)]
    upheld = [(cell.rows, cell.column) for cell in drawn("2021", "review").cells if cell.text == "结果维持"]
    assert upheld == [(2, 0), (1, 5), (1, 10)]


def test_blocks_of_the_disclosure_table():
    titles = [cell for cell in drawn("2021", "disclosure").cells if cell.columns == 4]
    assert [(cell.row, cell.text) for cell in titles] == [
        (0, "第二十条第（一）项"),
        (4, "第二十条第（五）项"),
        (7, "第二十条第（六）项"),
        (11, "第二十条第（八）项"),
    ]
    assert spans("2021", "disclosure")["本年收费金额（单位：万元）"] == (1, 3)
