"""Rules T: title, year, statistical period, date; and the texts from which they read them."""

from dataclasses import replace
from datetime import date

import pytest

from govreport_gui.checks import check, dates
from govreport_gui.checks.normal import bare, normal
from govreport_gui.checks.organ import may_make_rules
from govreport_gui.finding import Severity
from govreport_gui.report import Part
from tests.builders import sound_report
from tests.checks.examples import PERIOD, changed, findings, with_text

TITLES = [  # title → rules T01–T03 that speak
    ("云溪县青禾镇人民政府2024年政府信息公开工作年度报告", []),
    ("2024年云溪县水利局\n政府信息公开工作年度报告", []),
    ("青禾镇人民政府2024年度政府信息公开工作年度报告", []),
    ("青禾镇人民政府２０２４年政府信息公开工作年度报告", []),
    ("政府信息公开工作年度报告", ["T02"]),
    ("2024年政府信息公开工作年度报告", ["T02"]),
    ("青禾镇人民政府政府信息公开工作年度报告", ["T02"]),
    ("2024年度信息公开工作报告", ["T02", "T03"]),
    ("青禾镇2024年政务公开工作年度报告", ["T03"]),
    ("\u3000", ["T01"]),
]


@pytest.mark.parametrize(("title", "rules"), TITLES)
def test_title(title, rules):
    assert [f.rule for f in check(changed(title=title)) if f.rule in ("T01", "T02", "T03")] == rules


def test_title_year_is_marked():
    report = with_text("preamble", PERIOD.format("2023年1月1日至2023年12月31日"))
    (said,) = findings(report, "T04")
    assert report.title[said.text.start : said.text.end] == "2024"
    assert findings(report, "T06") == []


def test_title_year_against_the_year_reported_on():
    report = replace(sound_report(), year=2023)
    assert [(f.expected, f.actual) for f in findings(report, "T04")] == [("2023", "2024")]


@pytest.mark.parametrize(
    "period",
    [
        "2024年1月1日至2024年12月31日",
        "2024年1月1日至12月31日",
        "２０２４年１月１日—１２月３１日",
        "2024 年 1 月 1 日起至 2024 年 12 月 31 日止",
        "2024年1月至12月",
        "2024.1.1-2024.12.31",
        "2024年全年",
    ],
)
def test_good_periods(period):
    report = with_text("preamble", PERIOD.format(period))
    assert [f.rule for f in check(report) if f.rule[0] == "T"] == []


@pytest.mark.parametrize(
    ("period", "marked"),
    [
        ("2024年1月1日至2024年12月30日", "2024年1月1日至2024年12月30日"),
        ("2023年1月1日至2024年12月31日", "2023年1月1日至2024年12月31日"),
        ("2024 年 2 月 1 日至 12 月 31 日", "2024 年 2 月 1 日至 12 月 31 日"),
        ("2024年1月1日至202024年12月31日", "202024年"),
        ("204年1月1日至2024年12月31日", "204年1月"),
    ],
)
def test_bad_periods_are_marked(period, marked):
    report = with_text("preamble", PERIOD.format(period))
    (said,) = findings(report, "T06")
    assert report.preamble.text[said.text.start : said.text.end] == marked


def test_period_of_another_year_where_the_title_has_none():
    report = replace(with_text("preamble", PERIOD.format("2023年1月1日至2023年12月31日")), title="青禾镇年度报告")
    assert [f.expected for f in findings(report, "T06")] == ["2024年1月1日至2024年12月31日"]


@pytest.mark.parametrize(
    "text",
    [
        "2024年3月1日至3月31日开展宣传月活动。",
        "培训自2024年5月6日至5月8日举行，历时3天。",
        "村道长12345米，2年11个月建成。",
    ],
)
def test_other_spans_of_time_are_no_period(text):
    report = sound_report()
    report = report.with_part("overview", Part.of(f"{report.text_of('overview')}\n{text}"))
    assert findings(report, "T06") == []


def test_no_period_is_a_hint_without_a_preamble():
    assert [f.severity for f in findings(with_text("preamble", ""), "T07")] == [Severity.HINT]
    assert [f.severity for f in findings(with_text("preamble", "现予公布。"), "T07")] == [Severity.WARNING]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年1月20日", date(2025, 1, 20)),
        (" 2025 年 1 月 20 日 ", date(2025, 1, 20)),
        ("（2025-01-20）", date(2025, 1, 20)),
        ("2025.1.20", date(2025, 1, 20)),
        ("二〇二五年一月二十日", date(2025, 1, 20)),
        ("二○二五年十二月三十一日", date(2025, 12, 31)),
        ("二O二五年十月十一日", date(2025, 10, 11)),
        ("2025年2月30日", None),
        ("2025年1月", None),
        ("", None),
    ],
)
def test_parse_date(text, expected):
    assert dates.parse_date(text) == expected


@pytest.mark.parametrize(
    ("years", "speaks"), [((2023, 2024), False), ((2024, 2025), False), ((2022, 2023), True)], ids=str
)
def test_a_title_goes_with_either_year_of_its_period(years, speaks):
    report = with_text("preamble", f"统计期限自{years[0]}年1月1日至{years[1]}年12月31日。")
    assert "2024年" in report.title
    assert bool(findings(report, "T04")) is speaks


def test_of_periods_that_nobody_names_the_first_counts():
    text = "2023年1月1日至2023年12月31日共办理3件。2022年1月1日至2022年12月31日共办理2件。"
    assert dates.find_period(text, anywhere=True).first_year == 2023
    assert dates.find_period(text, anywhere=False) is None


def test_majority_year_wants_a_clear_majority():
    assert dates.majority_year("2023年，2023年，2024年") == 2023
    assert dates.majority_year("2023年，2024年") is None
    assert dates.majority_year("2023年，2023年，2023年，2024年，2022年") == 2023  # three of five are enough
    assert dates.majority_year("2023年") is None
    assert dates.majority_year("国办公开办函〔2021〕30号，国办公开办函〔2021〕30号") is None


def test_normal_leads_back_to_the_original():
    text = "截至\u3000２０２４ 年\u200b12 月(含), A B"
    found = normal(text)
    assert found.text == "截至2024年12月（含）, A B"
    start = found.text.index("2024年")
    assert text[slice(*found.original(start, start + 5))] == "２０２４ 年"


def test_bare_drops_what_labels_may_differ_in():
    assert bare(" （三）危及“三安全一稳定”。") == bare('(三) 危及"三安全一稳定"') == "三危及三安全一稳定"


@pytest.mark.parametrize(
    ("organ", "may"),
    [
        ("国家某某总局", True),
        ("住房和城乡建设部", True),
        ("国务院某某办公室", True),
        ("某某省人民政府", True),
        ("某某自治州人民政府", True),
        ("某某省云溪市人民政府", True),  # or it is a county-level city: the name does not say
        ("某某省大河市云溪市人民政府", False),
        ("某某自治区人民政府", True),
        ("大河市云溪区人民政府", False),
        ("云溪县人民政府", False),
        ("云溪县人民政府办公室", False),
        ("某某省人民政府办公厅", None),
        ("大河市财政局", False),
        ("国家税务总局云溪县税务局", False),
        ("青禾镇人民政府", False),
        ("青禾街道办事处", False),
        ("青禾镇", False),
        ("云溪经济开发区管委会", None),
        ("", None),
    ],
)
def test_who_may_make_rules(organ, may):
    assert may_make_rules(organ) is may
