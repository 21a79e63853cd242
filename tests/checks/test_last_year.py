"""Rules Y and R01, R02: this year's report beside last year's."""

from dataclasses import replace

import pytest

from govreport_gui.checks import check
from govreport_gui.form import forms
from govreport_gui.report import Part, Report, Signature
from tests.builders import report_2019, sound_report
from tests.checks.examples import with_raw
from tests.checks.examples_text import LAST, LONG, OTHER, with_overview

Y = [f"Y{k:02d}" for k in range(1, 12)]


def said(now: Report, last: Report | None, rules=Y):
    return [finding for finding in check(now, last) if finding.rule in rules]


def verdict(now: Report, last: Report | None):
    return [(f.rule, str(f.severity), f.expected, f.actual) for f in said(now, last)]


def last_with(**cells: str) -> Report:
    return with_raw(LAST, {name.replace("__", "."): text for name, text in cells.items()})


# last year's cells → what the sound report of this year is told
VERDICTS = [
    ({}, []),
    ({"applications__carried_out__total": "3"}, [("Y01", "error", "3", "2"), ("Y11", "warning", "0", "2")]),
    (
        {"applications__carried_out__natural": "1", "applications__carried_out__legal": "1"},
        [("Y02", "warning", "1、1", "2、0"), ("Y11", "warning", "0", "2")],
    ),
    ({"disclosure__normative_documents__in_force": "20"}, [("Y03", "warning", "21", "9")]),
    ({"disclosure__rules__in_force": "2"}, [("Y04", "warning", "2", "0")]),
    ({"disclosure__normative_documents__in_force": "若干"}, []),
    ({"disclosure__licensing__decisions": "12"}, [("Y08", "hint", "", "")]),
    ({"disclosure__licensing__decisions": "640"}, []),
    ({"disclosure__fees__amount": "126800"}, [("Y08", "hint", "", "")]),
    ({"review__reconsideration__pending": "4", "review__reconsideration__total": "5"}, [("Y10", "hint", "4", "1")]),
]


@pytest.mark.parametrize(("cells", "expected"), VERDICTS)
def test_verdict(cells, expected):
    found = [(rule, *rest) for rule, *rest in verdict(sound_report(), last_with(**cells)) if rule != "Y11"]
    assert found == [entry for entry in expected if entry[0] != "Y11"]


def test_nothing_is_said_without_last_year():
    assert said(sound_report(), None) == []


@pytest.mark.parametrize("year", [2022, 2024, 2025])
def test_figures_of_another_year_are_not_carried_over(year):
    last = replace(last_with(applications__carried_out__total="9"), year=year)
    assert [f.rule for f in said(sound_report(), last) if f.rule in ("Y01", "Y02", "Y03", "Y07")] == []


def test_first_year_on_the_new_form_compares_what_can_be_compared():
    now = replace(sound_report(), year=2021)
    rules = [finding.rule for finding in said(now, report_2019())]
    assert "Y06" in rules
    assert {"Y03", "Y04", "Y07", "Y08"}.isdisjoint(rules)


def test_same_zeros_are_no_copy():
    blank = Report.blank(forms()["2021"], 2024)
    zeros = replace(blank, cells=dict.fromkeys(blank.form.refs, "0"))
    assert [f.rule for f in said(zeros, replace(zeros, year=2023))] == []


def test_a_draft_not_yet_filled_in_does_not_break_the_chain():
    last = last_with(
        disclosure__normative_documents__in_force="12",
        disclosure__rules__in_force="2",
        review__reconsideration__pending="1",
        review__reconsideration__total="2",
    )
    draft = replace(sound_report(), cells=dict.fromkeys(sound_report().cells, ""))
    assert said(draft, last, ["Y03", "Y04", "Y10"]) == []


def test_broken_sums_of_last_year_are_named():
    (found,) = said(sound_report(), last_with(applications__granted__natural="99"), ["Y11"])
    assert found.message == "上年报告的表本身有 2 处不平（予以公开、自然人等），拿它比较、结转之前请先核对。"


@pytest.mark.parametrize(
    ("before", "speaks"),
    [
        ("云溪县青禾镇人民政府", False),
        ("青禾镇人民政府", False),
        ("某省云溪县青禾镇人民政府", False),
        ("云溪县桑园镇人民政府", True),
        ("", False),
    ],
)
def test_name_of_the_organ(before, speaks):
    last = replace(LAST, organ=before, signature=Signature())
    assert bool(said(sound_report(), last, ["Y09"])) == speaks


# figures of rules.md 9 as published: three years of one city
CITY = [
    (2023, {"GF": "109 489 597", "GZ": "2 0 11", "IN": "91 3 0 0 2 0 96", "OUT": "118 3 0 0 0 0 121", "NEW": "3511"}),
    (2024, {"GF": "50 227 420", "GZ": "2 1 12", "IN": "118 3 0 0 0 0 121", "OUT": "118 5 0 0 1 1 125", "NEW": "3525"}),
    (2025, {"GF": "61 59 422", "GZ": "3 0 15", "IN": "118 5 0 0 1 1 125", "OUT": "0 0 0 0 0 0 0", "NEW": "3830"}),
]
ROWS = {
    "GF": ("disclosure", "normative_documents"),
    "GZ": ("disclosure", "rules"),
    "IN": ("applications", "received_carried_in"),
    "OUT": ("applications", "carried_out"),
}


def city(year: int, figures: dict[str, str]) -> Report:
    report = replace(Report.blank(forms()["2021"], year), organ="大河市人民政府")
    cells = {"applications.received_new.total": figures["NEW"]}
    for code, (table, row) in ROWS.items():
        columns = report.form.table[table].columns_of[row]
        cells |= {f"{table}.{row}.{key}": text for key, text in zip(columns, figures[code].split(), strict=True)}
    return with_raw(report, cells)


@pytest.mark.parametrize("k", [1, 2])
def test_a_city_over_three_years_is_in_order(k):
    rules = ["Y01", "Y02", "Y03", "Y04", "Y06", "Y07", "Y08", "Y09", "Y10"]
    assert said(city(*CITY[k]), city(*CITY[k - 1]), rules) == []


def test_copied_section_says_how_much():
    last = LAST.with_part("overview", Part.of(LONG))
    (found,) = said(with_overview(LONG.replace("第", "第 ", 1)), last, ["R01"])
    assert (found.severity, found.actual) == ("warning", "100%")


def test_years_and_numbers_make_no_new_text():
    before, now = (f"{LONG}{year}年公开信息{number}条。" for year, number in ((2023, 10), (2024, 999)))
    last = LAST.with_part("overview", Part.of(before))
    assert [f.actual for f in said(with_overview(now), last, ["R01"])] == ["100%"]


@pytest.mark.parametrize("now", [LONG[:150], OTHER, LONG[:130] + OTHER])
def test_short_or_different_sections_are_no_copy(now):
    assert said(with_overview(now), LAST.with_part("overview", Part.of(LONG)), ["R01"]) == []


def test_unchanged_paragraph_is_marked():
    now = with_overview(f"今年有新的做法。\n{OTHER}")
    (found,) = said(now, LAST.with_part("overview", Part.of(f"{LONG}\n{OTHER}")), ["R02"])
    assert now.text_of("overview")[found.text.start : found.text.end] == OTHER
