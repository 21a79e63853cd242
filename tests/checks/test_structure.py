"""Rules F: sections, headings, tables, form."""

from dataclasses import replace

import pytest

from govreport_gui.checks import check
from govreport_gui.finding import Severity
from govreport_gui.form import forms
from govreport_gui.report import Part, Report
from tests.builders import foreign_grid, picture, report_2019, sound_report, without_table
from tests.checks.examples import findings, with_heading, without_section

W, H = Severity.WARNING, Severity.HINT

# heading of section 五 → severity of F03 and of F04, None for silence
HEADINGS = [
    ("五、存在的主要问题及改进情况", None, None),
    ("五、 存在的主要问题 及改进情况：", None, None),
    ("五、存在的主要问题和改进情况", None, H),
    ("五、政府信息公开工作存在的主要问题及改进情况", None, H),
    ("五、存在的主要问题及改进措施", None, W),
    ("5、存在的主要问题及改进情况", W, None),
    ("五．存在的主要问题及改进情况", W, None),
    ("l五、存在的主要问题及改进情况", W, None),
    ("第五部分 存在的主要问题及改进情况", W, None),
    ("四、存在的主要问题及改进情况", W, None),
    ("存在的主要问题及改进情况", W, None),
]


@pytest.mark.parametrize(("text", "number", "wording"), HEADINGS)
def test_heading(text, number, wording):
    found = {f.rule: f.severity for f in check(with_heading("problems", text))}
    assert (found.get("F03"), found.get("F04")) == (number, wording)


def test_report_made_here_has_no_headings_to_judge():
    rules = {finding.rule for finding in check(Report.blank(forms()["2021"], 2024))}
    assert rules.isdisjoint({"F01", "F02", "F03", "F04", "F06", "F07"})


def test_blank_report_does_not_drown_the_clerk():
    assert len(check(Report.blank(forms()["2021"], 2024))) < 10


def test_section_twice_is_told_once():
    report = sound_report()
    twice = replace(report, headings=(*report.headings, report.headings[0], report.headings[0]))
    said = findings(twice, "F02")
    assert [finding.message for finding in said] == ["“一、总体情况”出现了 3 次，只应有一次。"]


def test_wrong_order_names_both():
    report = sound_report()
    a, b, *rest = report.headings
    (said,) = findings(replace(report, headings=(b, a, *rest)), "F02")
    assert said.message == "顺序不对：“一、总体情况”应当在“二、主动公开政府信息情况”之前。"


def test_missing_section_is_not_also_empty():
    rules = [finding.rule for finding in check(without_section("problems"))]
    assert rules == ["F01"]


def test_missing_table_is_not_also_an_empty_section():
    assert [finding.rule for finding in check(without_table(sound_report(), "review"))] == ["F06"]


def test_picture_of_a_table():
    report = without_table(sound_report(), "applications").with_part("applications", Part((picture(),)))
    (said,) = findings(report, "F06")
    assert "表格是图片" in said.message


def test_foreign_table_fills_a_section():
    report = sound_report().with_part("other", Part((foreign_grid(),)))
    assert findings(report, "F05") == []


@pytest.mark.parametrize(
    ("form", "year", "wrong"),
    [("2019", 2020, False), ("2019", 2021, True), ("2021", 2020, True), ("2021", 2025, False), ("2019", None, False)],
)
def test_form_of_the_year(form, year, wrong):
    report = replace(report_2019() if form == "2019" else sound_report(), year=year)
    assert bool(findings(report, "F07")) == wrong
