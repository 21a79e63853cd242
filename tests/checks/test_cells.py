"""Rules C: each fault of a cell is told once, with what should stand there."""

import pytest

from govreport_gui.checks import check
from govreport_gui.finding import Severity
from govreport_gui.form import forms
from govreport_gui.report import Report
from tests.builders import report_2019, sound_report
from tests.checks.examples import CHANGE, FEE, NATURAL, TOTAL, findings, ref, with_cell, with_raw

E, W, H = Severity.ERROR, Severity.WARNING, Severity.HINT
MONEY = "disclosure.procurement.amount"

# (cell, text) → the rules C that speak, their severity and the text they expect
VERDICTS = [
    (NATURAL, "0", []),
    (NATURAL, "3119", []),
    (NATURAL, "", [("C01", W, "0")]),
    (NATURAL, "\u00a0", [("C01", W, "0")]),
    (NATURAL, "/", [("C02", W, "0")]),
    (NATURAL, "——", [("C02", W, "0")]),
    (NATURAL, "无", [("C02", W, "0")]),
    (NATURAL, "不适用", [("C02", W, "0")]),
    (NATURAL, "5件", [("C03", E, "5")]),
    (NATURAL, "1,234", [("C03", E, "1234")]),
    (NATURAL, "2.5", [("C03", E, "")]),
    (NATURAL, "3.0", [("C03", E, "")]),
    (NATURAL, "约20", [("C03", E, "")]),
    (NATURAL, "二十余", [("C03", E, "")]),
    (NATURAL, "22（其中修订16件）", [("C03", E, "")]),
    (NATURAL, "9" * 16, [("C03", E, "")]),  # no spreadsheet holds so many digits
    (NATURAL, "9" * 5000, [("C03", E, "")]),
    (NATURAL, "00", [("C04", W, "0")]),
    (NATURAL, "007", [("C04", W, "7")]),
    (NATURAL, "-3", [("C05", E, "")]),
    (NATURAL, "－３", [("C05", E, "")]),
    (NATURAL, "１２", [("C06", H, "12")]),
    (NATURAL, " 0\u3000", [("C06", H, "0")]),
    (NATURAL, "1O", [("C12", E, "10")]),
    (NATURAL, "l2", [("C12", E, "12")]),
    (NATURAL, "〇", [("C12", E, "0")]),
    (FEE, "0", []),
    (FEE, "20.3", []),
    (FEE, "316441", [("C08", H, "")]),  # of a town
    (FEE, "9237.2449", []),
    (FEE, "0.12345", [("C07", W, "0.1234")]),
    (FEE, "20.3万元", [("C07", W, "")]),
    (FEE, "251000元", [("C07", W, "")]),
    (FEE, "1,020.3", [("C07", W, "1020.3")]),
    (FEE, "见附件", [("C07", E, "")]),
    (FEE, "-1.5", [("C05", E, "")]),
    (FEE, "00.5", [("C04", W, "0.5")]),
]
VERDICTS_2019 = [
    (CHANGE, "+19", []),
    (CHANGE, "＋19", []),  # the sign may be full-width
    (CHANGE, "＋１９", [("C06", H, "+19")]),
    (CHANGE, "−4", []),
    (CHANGE, "增19", [("C03", E, "")]),
    (MONEY, "251000元", []),
    (MONEY, "8040", [("C09", W, "8040元")]),
    (MONEY, "2.5万元", []),
    (MONEY, "约8000元", [("C03", E, "")]),
]


def verdict(report: Report, cell: str):
    return [(f.rule, f.severity, f.expected) for f in check(report) if f.rule[0] == "C" and ref(cell) in f.cells]


@pytest.mark.parametrize(("cell", "text", "expected"), VERDICTS)
def test_verdict(cell, text, expected):
    assert verdict(with_cell(cell, text), cell) == expected


@pytest.mark.parametrize(("cell", "text", "expected"), VERDICTS_2019)
def test_verdict_2019(cell, text, expected):
    assert verdict(with_raw(report_2019(), {cell: text}), cell) == expected


def test_blanks_are_told_per_table():
    report = Report.blank(forms()["2021"], 2024)
    said = findings(report, "C01")
    assert [len(finding.cells) for finding in said] == [10, 175, 15]
    assert said[1].message == "表三有 175 格空白，没有数的请填 0。"


def test_few_blanks_are_named():
    said = findings(with_raw(sound_report(), {NATURAL: "", FEE: ""}), "C01")
    assert [finding.message for finding in said] == [
        "表二·行政事业性收费·本年收费金额空白，没有数的请填 0。",
        "表三·本年新收·自然人空白，没有数的请填 0。",
    ]


def test_blank_total_of_parts_is_an_error():
    report = with_raw(sound_report(), {NATURAL: "3", TOTAL: ""})
    others = ("commercial", "research", "nonprofit", "legal", "other_org")
    expected = 3 + sum(int(report.cell(ref(f"applications.received_new.{name}"))) for name in others)
    (said,) = findings(report, "C01")
    assert (said.severity, said.expected, said.cells) == (E, str(expected), (ref(TOTAL),))


def test_blank_total_of_unknown_parts_is_a_blank():
    (said,) = findings(with_raw(sound_report(), {NATURAL: "若干", TOTAL: ""}), "C01")
    assert said.severity is W


def test_a_cell_that_is_no_number_breaks_no_sum():
    assert findings(with_cell(NATURAL, "若干"), "S01") == []
    assert findings(with_cell(NATURAL, "若干"), "S03") == []


@pytest.mark.parametrize(
    ("organ", "severity"),
    [("云溪县青禾镇人民政府", E), ("云溪县人民政府", E), ("某某省人民政府办公厅", W), ("云溪市人民政府", None)],
)
def test_rules_of_an_organ_that_may_not_make_any(organ, severity):
    report = Report.blank(forms()["2021"], 2024)
    report = with_raw(report, {"disclosure.rules.issued": "2", "disclosure.rules.repealed": "0"})
    from_organ = [f.severity for f in check(Report(**{**vars(report), "organ": organ})) if f.rule == "C11"]
    assert from_organ == ([severity] if severity else [])
