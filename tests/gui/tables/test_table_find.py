"""Finding cells by label or value."""

from __future__ import annotations

import pytest

from govreport_gui.gui.tables.table_find import cells_matching
from tests.builders import sound_report
from tests.checks.examples import ref, with_raw

REPORT = with_raw(sound_report(), {"applications.received_new.natural": "3001", "disclosure.fees.amount": "12.68"})


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("新收 总计", ["applications.received_new.total"]),
        ("表三 本年新收政府信息 自然人", ["applications.received_new.natural"]),
        ("3001", ["applications.received_new.natural"]),
        ("３００１", ["applications.received_new.natural"]),
        ("12.68", ["disclosure.fees.amount"]),
        ("1268", []),
        ("新收 3001", ["applications.received_new.natural"]),
        ("结转 3001", []),
        ("没有这一行", []),
        ("  ", []),
        ("，", []),
    ],
)
def test_cells_are_found_by_their_labels_and_figures(typed, found):
    assert cells_matching(REPORT, typed) == [ref(name) for name in found]


def test_a_figure_is_no_part_of_a_label():
    assert all(REPORT.cell(cell) == "1" for cell in cells_matching(REPORT, "1"))


def test_a_word_of_a_group_finds_all_its_rows():
    assert len(cells_matching(REPORT, "不予公开")) == 8 * 7
