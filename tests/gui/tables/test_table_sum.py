"""What the status bar says about selected cells."""

from __future__ import annotations

import pytest

from govreport_gui.form import CellRef
from govreport_gui.gui.tables.table_sum import summary
from tests.builders import report_2019, sound_report
from tests.checks.examples import ref, with_raw

NAMES = ("applications.received_new.natural", "applications.received_new.legal", "disclosure.fees.amount")


def said(*texts):
    report = with_raw(sound_report(), dict(zip(NAMES, texts, strict=False)))
    return summary(report, [ref(name) for name in NAMES[: len(texts)]])


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("5",), ""),
        (("5", "2"), "选中 2 格　有数 2　合计 7　平均 3.5"),
        (("1,200", "/"), "选中 2 格　有数 1　合计 1200　平均 1200"),
        (("", "三件"), "选中 2 格，没有数"),
        (("1", "1", "0.10"), "选中 3 格　有数 3　合计 2.1　平均 0.7"),
        (("2", "0", "0"), "选中 3 格　有数 3　合计 2　平均 0.67"),
        (("1", "2", "9" * 30), "选中 3 格　有数 2　合计 3　平均 1.5"),  # longer than any figure
    ],
)
def test_the_sum_of_a_selection(texts, expected):
    assert said(*texts) == expected


def test_changes_of_the_2019_form_count_with_their_sign():
    report = report_2019()
    change = CellRef("disclosure", "fees", "change")
    items = CellRef("disclosure", "fees", "last_year_items")
    assert summary(report.with_cells({change: "-2"}), [change, items]) == "选中 2 格　有数 2　合计 1　平均 0.5"


def test_nothing_selected_says_nothing():
    assert summary(sound_report(), []) == ""
