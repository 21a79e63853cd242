"""All cells of both years: what is shown, in which order, what a filter leaves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from govreport_gui.form import forms
from govreport_gui.gui.comparing.year_on_year_model import PAIR_ROLE, Column, YearOnYearModel, YearOnYearOrder
from govreport_gui.gui.document import Document
from govreport_gui.report import Report
from tests.builders import report_2019, sound_report
from tests.checks.examples import ref, with_raw

LAST = replace(sound_report(), year=2023)
NOW = with_raw(
    sound_report(),
    {
        "disclosure.penalties.decisions": "370",
        "disclosure.licensing.decisions": "1265",
        "review.reconsideration.total": "",
    },
)


@pytest.fixture
def compared(qapp):
    document = Document(NOW, check=lambda _report, _last_year: [])
    document.attach_last_year(LAST)
    return document


@pytest.fixture
def order(compared):
    order = YearOnYearOrder(compared)
    order.setSourceModel(YearOnYearModel(compared, order))
    order.sort(Column.WEIGHT, Qt.SortOrder.DescendingOrder)
    return order


def row(order, k):
    return [order.index(k, column).data() for column in Column]


def names(order):
    return [order.index(k, 0).data() for k in range(order.rowCount())]


def test_models_keep_qts_rules(order, qtmodeltester):
    qtmodeltester.check(order.sourceModel(), force_py=True)
    qtmodeltester.check(order, force_py=True)


def test_what_stands_out_comes_first(order):
    assert order.rowCount() == len(NOW.form.refs)
    assert row(order, 0) == ["表二·行政处罚·本年处理决定数量", "370", "37", "+333", "+900%", "272.5"]
    assert row(order, 1) == ["表二·行政许可·本年处理决定数量", "1265", "1264", "+1", "+0.1%", "＜0.1"]
    assert row(order, 2)[3] == "持平"  # and from here on the printed order
    assert names(order)[2] == "表二·规章·本年制发件数"


def test_headings_name_the_years(order):
    headings = [order.headerData(column, Qt.Orientation.Horizontal) for column in Column]
    assert headings == ["位置", "2024年", "2023年", "增减", "变化率", "突出程度"]


@pytest.mark.parametrize("column", list(Column))
def test_every_column_sorts_both_ways(order, column):
    order.sort(column, Qt.SortOrder.AscendingOrder)
    upwards = [order.index(k, 0).data(PAIR_ROLE) for k in range(order.rowCount())]
    order.sort(column, Qt.SortOrder.DescendingOrder)
    downwards = [order.index(k, 0).data(PAIR_ROLE) for k in range(order.rowCount())]
    assert set(upwards) == set(downwards)
    if column is Column.NOW:
        values = [one.now_value for one in upwards]
        assert values[0] is None  # not filled in: behind the zeros
        assert values[1:] == sorted(values[1:])
    if column is Column.NAME:
        assert [one.ref for one in upwards] == list(NOW.form.refs)
        assert downwards == upwards[::-1]


def test_the_filter_takes_words_table_and_changes(order):
    order.show_only(words="重复 自然人", table="", only_changed=False)
    assert names(order) == ["表三·重复申请·自然人"]
    order.show_only(words="", table="review", only_changed=False)
    assert order.rowCount() == 15
    order.show_only(words="", table="", only_changed=True)
    assert names(order) == ["表二·行政处罚·本年处理决定数量", "表二·行政许可·本年处理决定数量"]


def test_a_change_of_figures_keeps_the_rows(order, compared, qtbot):
    model = order.sourceModel()
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        compared.set_cells({ref("disclosure.penalties.decisions"): "38"}, "输入")
    assert "表二·行政处罚·本年处理决定数量" in names(order)


def test_it_follows_what_is_attached(order, compared):
    compared.attach_last_year(report_2019())
    assert {one.ref.table for one in order.sourceModel()._pairs} == {"applications", "review"}
    compared.detach_last_year()
    assert order.rowCount() == 0
    compared.undo_stack.undo()
    compared.new(Report.blank(forms()["2019"], 2020))
    assert order.rowCount() == 0
