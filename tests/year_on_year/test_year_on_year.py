"""Two years side by side: what can be compared, what is due, what stands out, what the pictures show."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport_gui.form import CellRef, forms
from govreport_gui.report import Report
from govreport_gui.year_on_year import year_on_year
from govreport_gui.year_on_year.year_on_year_charts import Bar, charts
from tests.arbitrary import CELL_TEXTS
from tests.builders import report_2019, sound_report, with_every_cell, without_table
from tests.checks.examples import ref, with_raw

NOW = sound_report()
BEFORE = replace(NOW, year=2023)
IN_FORCE = ref("disclosure.normative_documents.in_force")
ISSUED = ref("disclosure.normative_documents.issued")
CARRIED_IN = ref("applications.received_carried_in.natural")
GRANTED = ref("applications.granted.total")


def one_pair(now: str, before: str, cell: CellRef = GRANTED) -> year_on_year.Pair:
    found = year_on_year.pair(
        replace(NOW, cells={**NOW.cells, cell: now}), replace(BEFORE, cells={**BEFORE.cells, cell: before}), cell
    )
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("now", "before", "difference", "rate"),
    [
        ("3001", "2766", "235", "8.5"),
        ("0", "3", "-3", "-100.0"),
        ("3", "0", "3", None),
        ("3", "", "3", None),  # a blank of a published report counts as 0
        ("", "3", None, None),  # one of this year is not filled in yet
        ("若干", "3", None, None),
        ("3", "/", None, None),
        ("9" * 40, "1", None, None),
        ("1,234", "１２３４", "0", "0.0"),
    ],
)
def test_a_change_and_its_rate(now, before, difference, rate):
    compared = one_pair(now, before)
    told = [None if value is None else str(value) for value in (compared.difference, compared.rate)]
    assert told == [difference, rate]


def test_an_amount_keeps_its_decimals():
    compared = one_pair("72701.2578", "59237.2449", ref("disclosure.fees.amount"))
    assert (str(compared.difference), str(compared.rate)) == ("13464.0129", "22.7")


def test_a_long_amount_after_a_tiny_one_has_a_rate():
    compared = one_pair("9" * 20, "0." + "0" * 17 + "1", ref("disclosure.fees.amount"))
    assert compared.rate > 10**37


@pytest.mark.parametrize(
    ("value", "text"), [("235", "+235"), ("-3", "−3"), ("0", "持平"), ("1.50", "+1.5"), ("100", "+100")]
)
def test_a_difference_in_words(value, text):
    assert year_on_year.signed(Decimal(value)) == text


def test_what_stands_out_is_more_than_chance():
    doubled_small, doubled_large = one_pair("2", "1"), one_pair("200", "100")
    little_of_many, much_of_few = one_pair("1020", "1000"), one_pair("40", "20")
    ordered = [much_of_few, doubled_large, little_of_many, doubled_small, one_pair("7", "7"), one_pair("", "9")]
    assert sorted(ordered, key=lambda one: one.weight, reverse=True) == [
        doubled_large,
        much_of_few,
        doubled_small,
        little_of_many,
        *ordered[-2:],
    ]


@given(st.data())
def test_no_text_in_a_cell_breaks_the_comparison(data):
    form = forms()["2021"]
    texts = [data.draw(CELL_TEXTS), data.draw(CELL_TEXTS)]
    now, before = (
        with_every_cell(Report.blank(form, year), text) for year, text in zip((2024, 2023), texts, strict=True)
    )
    for compared in year_on_year.pairs(now, before):
        assert compared.weight >= 0
        assert (compared.weight == 0) == (not compared.difference)
        assert year_on_year.beside(now, before, compared.ref) is not None


# ── Across forms (forms.md 5.4) ──


@pytest.mark.parametrize(
    ("now", "before", "tables"),
    [
        ("2021", "2021", {"disclosure", "applications", "review"}),
        ("2019", "2019", {"disclosure", "applications", "review"}),
        ("2021", "2019", {"applications", "review"}),
    ],
)
def test_tables_that_can_be_compared(now, before, tables):
    assert year_on_year.comparable_tables(now, before) == tables


def test_across_forms_only_what_both_have_is_compared():
    now = replace(NOW, year=2021)
    refs = {compared.ref for compared in year_on_year.pairs(now, report_2019())}
    assert {cell.table for cell in refs} == {"applications", "review"}
    assert not {cell.row for cell in refs} & {"other", "other_misc"}
    assert year_on_year.beside(now, report_2019(), IN_FORCE) == ""
    assert year_on_year.beside(now, report_2019(), CARRIED_IN) == "3"


def test_a_table_that_last_year_lacks_is_not_compared():
    refs = {compared.ref for compared in year_on_year.pairs(NOW, without_table(BEFORE, "review"))}
    assert "review" not in {cell.table for cell in refs}


# ── What is due ──


def test_what_went_over_is_due():
    last = with_raw(BEFORE, {"applications.carried_out.natural": "34"})
    found = year_on_year.due(NOW, last, CARRIED_IN)
    assert found == year_on_year.Due(34, "34", "去年“结转下年度”是 34，这里应当填 34。")


def test_what_is_in_force_follows_from_last_year():
    last = with_raw(BEFORE, {"disclosure.normative_documents.in_force": "5"})
    now = with_raw(NOW, {"disclosure.normative_documents.issued": "3", "disclosure.normative_documents.repealed": "0"})
    found = year_on_year.due(now, last, IN_FORCE)
    words = "去年“现行有效件数”5 ＋“本年制发件数”3 −“本年废止件数”0 ＝ 8。"
    assert found == year_on_year.Due(8, "5＋3−0＝8", words)
    unfilled = replace(now, cells={**now.cells, ISSUED: ""})
    assert year_on_year.beside(unfilled, last, IN_FORCE) == "5＋？−0"


def test_items_of_the_old_form_follow_from_last_year():
    last = replace(report_2019(), year=2019)
    cell = ref("disclosure.licensing.last_year_items")
    found = year_on_year.due(report_2019(), last, cell)
    assert (found.value, found.chain) == (5, "3+2＝5")


@pytest.mark.parametrize("year", [2022, 2024])
def test_nothing_is_due_after_another_year(year):
    last = replace(BEFORE, year=year)
    assert [year_on_year.due(NOW, last, cell) for cell in NOW.form.refs] == [None] * len(NOW.form.refs)
    assert year_on_year.beside(NOW, last, GRANTED) == NOW.cell(GRANTED)


# ── Pictures ──


def test_bars_of_both_pictures_come_from_the_form():
    outcomes, applicants = charts(NOW, BEFORE)
    assert [bar.label for bar in outcomes.bars] == [
        "予以公开",
        "部分公开",
        "不予公开",
        "无法提供",
        "不予处理",
        "其他处理",
    ]
    assert [bar.label for bar in applicants.bars][:3] == ["自然人", "商业企业", "科研机构"]
    assert (outcomes.title, applicants.title) == ("本年度办理结果（件）", "本年新收：申请人情况（件）")
    assert (outcomes.now, outcomes.before) == ("2024年", "2023年")


def test_the_outcomes_add_up_to_what_was_handled():
    for report in (NOW, report_2019()):
        outcomes, _ = charts(report, report)
        handled = report.cell(ref("applications.handled_total.total"))
        assert sum(bar.now for bar in outcomes.bars) == int(handled)


def test_the_last_outcome_is_one_row_on_the_old_form_and_three_on_the_new():
    outcomes, _ = charts(replace(NOW, year=2021), report_2019())
    old = int(report_2019().cell(ref("applications.other.total")))
    assert outcomes.bars[-1] == Bar("其他处理", 0, old)


def test_a_table_that_is_not_there_has_no_bars():
    _, applicants = charts(NOW, without_table(BEFORE, "applications"))
    assert {bar.before for bar in applicants.bars} == {None}
    assert applicants.highest == max(bar.now for bar in applicants.bars)
