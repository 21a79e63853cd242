"""Figures and labels that a rule about the tables must catch, and look-alikes that it must not."""

from dataclasses import replace
from datetime import date

import pytest

from govreport_gui.checks import check
from govreport_gui.checks.context import Context
from govreport_gui.checks.profile import Profile, infer_profile
from govreport_gui.report import PrintedLabel
from tests.builders import report_2019
from tests.checks.examples import FEE, SOUND, changed, findings, with_cell, with_raw
from tests.checks.examples_tables import DUPLICATE, TABLE, corrected, fee, only, with_label, with_row, without_row

W, H = "warning", "hint"


def severities(subject, rule):
    return [finding.severity for finding in findings(subject, rule)]


# official label, what the file printed → severity of F08
LABELS = [
    (DUPLICATE, "2、重复申请", [H]),
    ("（一）予以公开", "(一)予以公开", [H]),
    ("3.危及“三安全一稳定”", '3.危及"三安全一稳定"', [H]),
    (DUPLICATE, "2.重复的申请", [W]),
    ("（七）总计", "（七）合计", [W]),
    (DUPLICATE, "", []),
]


@pytest.mark.parametrize(("official", "read", "expected"), LABELS)
def test_printed_label(official, read, expected):
    assert severities(with_label(official, read), "F08") == expected


def test_surplus_lines_and_columns_are_one_finding():
    labels = (PrintedLabel(TABLE, "", "法人小计"), PrintedLabel(TABLE, "（三）不予公开", "小计", ("1", "0")))
    (said,) = findings(replace(SOUND, printed_labels=labels), "F10")
    assert said.actual == "法人小计、小计"
    assert severities(replace(SOUND, printed_labels=labels), "F08") == []


def test_words_and_punctuation_of_a_table_are_two_findings():
    labels = (PrintedLabel(TABLE, DUPLICATE, "2.重复的申请"), PrintedLabel(TABLE, "（七）总计", "(七)总计"))
    assert severities(replace(SOUND, printed_labels=labels), "F08") == [W, H]


def test_a_line_that_lacks_is_told_until_it_is_filled():
    report = without_row("rejected_duplicate")
    (said,) = findings(report, "F09")
    assert (said.expected, said.actual, len(said.cells)) == ("25", "24", 7)
    filled = with_row("rejected_duplicate", *["0"] * 7, report=report)
    assert findings(filled, "F09") == []


def test_a_number_where_a_label_was():
    assert severities(with_label(DUPLICATE, "12"), "C15") == [W]
    assert severities(with_label(DUPLICATE, "2.重复"), "C15") == []


# organ, amount this year, last year's → does C08 speak?
FEES = [
    ("云溪县青禾镇人民政府", "10000", None, True),
    ("云溪县青禾镇人民政府", "9999.99", None, False),
    ("云溪县水利局", "125000", None, True),
    ("云溪县人民政府", "125000", None, False),
    ("云溪县人民政府", "125000", "125", True),
    ("云溪县人民政府", "125000", "126", False),
    ("大河市人民政府", "316441", "31", False),
    ("云溪县人民政府", "125", "0", False),
]


@pytest.mark.parametrize(("organ", "amount", "before", "speaks"), FEES)
def test_fee_in_the_wrong_unit(organ, amount, before, speaks):
    last_year = with_cell(FEE, before) if before else None
    assert bool(findings(Context(replace(with_cell(FEE, amount), organ=organ), last_year), "C08")) == speaks


# items, amount of 政府集中采购 → number of findings C09
PURCHASES = [("1", "8040", 1), ("0", "251000元", 1), ("2", "0", 1), ("2", "", 1), ("2", "3万元", 0), ("0", "0", 0)]


@pytest.mark.parametrize(("items", "amount", "count"), PURCHASES)
def test_purchases(items, amount, count):
    cells = {"disclosure.procurement.items": items, "disclosure.procurement.amount": amount}
    assert len(findings(with_raw(report_2019(), cells), "C09")) == count


@pytest.mark.parametrize(
    ("change", "speaks"), [("+19", False), ("-4", False), ("＋3", False), ("0", False), ("19", True), ("１９", True)]
)
def test_change_without_sign(change, speaks):
    assert bool(findings(with_raw(report_2019(), {"disclosure.penalties.change": change}), "C10")) == speaks


# row of 表三 → does C13 speak?
ROWS = [
    (("1", "8", "0", "0", "0", "0", "18"), True),  # 18 was split
    (("18", "1", "2", "0", "0", "0", "30"), True),  # 12 was split
    (("", "5", "2", "0", "0", "0", "0"), False),  # moved back it would say 5+2 = 0
    (("", "5", "2", "0", "0", "0", "7"), False),  # balanced
    (("5", "2", "0", "0", "0", "7", ""), True),  # moved by one cell
    (("5", "2", "0", "0", "0", "0", "9"), False),
    (("0",) * 7, False),
]


@pytest.mark.parametrize(("texts", "speaks"), ROWS)
def test_digits_in_the_wrong_cell(texts, speaks):
    assert bool(findings(with_row("granted", *texts), "C13")) == speaks


@pytest.mark.parametrize(
    ("texts", "speaks"),
    [
        (("", "", "", "", "", "1", "1"), True),
        (("0", "0", "0", "0", "0", "0", "4"), True),
        (("0", "0", "0", "0", "1", "3", "4"), False),
        (("0",) * 7, False),
    ],
)
def test_all_applications_in_one_column(texts, speaks):
    assert bool(findings(with_row("received_new", *texts), "C14")) == speaks


# documents issued, repealed, in force → does S05 speak?
@pytest.mark.parametrize(
    ("figures", "speaks"), [("9 1 7", True), ("9 1 8", False), ("1 9 0", False), ("若干 1 0", False), ("2 0 ", True)]
)
def test_documents_in_force(figures, speaks):
    texts = dict(zip(("issued", "repealed", "in_force"), figures.split(" "), strict=True))
    report = with_raw(SOUND, {f"disclosure.normative_documents.{key}": text for key, text in texts.items()})
    assert bool(findings(report, "S05")) == speaks


def test_bounds_of_the_2019_form():
    licences = {"disclosure.licensing.last_year_items": "5", "disclosure.licensing.change": "-6"}
    assert severities(with_raw(report_2019(), licences), "S06") == [W]
    assert severities(with_raw(report_2019(), licences | {"disclosure.licensing.change": "-5"}), "S06") == []


def test_more_carried_over_than_there_were_is_told_once():
    (said,) = findings(with_row("carried_out", "99", "99", "0", "0", "0", "0", "198"), "S07")
    assert said.severity == "error"
    assert "“自然人”、“商业企业”、“总计”列" in said.message


@pytest.mark.parametrize(
    ("organ", "speaks"),
    [("云溪县公安局", True), ("云溪县交通运输局", True), ("云溪县档案馆", False), ("云溪县青禾镇综合执法办公室", True)],
)
def test_no_decisions_at_all(organ, speaks):
    assert bool(findings(replace(only({}), organ=organ), "S10")) == speaks


def test_blank_decisions_are_not_none_at_all():
    blank = {f"disclosure.{row}.decisions": "" for row in ("licensing", "penalties", "compulsion")}
    assert findings(replace(only(blank), organ="云溪县公安局"), "S10") == []


def test_what_was_counted_twice_is_told_by_the_total_column():
    partly = {"applications.partly_granted.natural": "2", "applications.partly_granted.total": "3"}
    (said,) = findings(only(partly), "S09")
    assert said.actual == "3"
    assert "“自然人”、“总计”列" in said.message and "3 件" in said.message


# statement in 六, fee in 表二 → rules that speak
STATEMENTS = [
    ("收取信息处理费380元。", "0.038", []),
    ("收取信息处理费380元。", "0", ["X07"]),
    ("收取信息处理费2,950元。", "1", []),
    ("收取信息处理费3万元。", "2.5", ["X07"]),
    ("收取信息处理费385元。", "1", ["X08"]),
    ("收取信息处理费约385元。", "0", []),
    ("没有收取信息处理费，免收385元。", "0", []),
    ("信息处理费385元由县财政局代收。", "0", []),
    ("其他经费385元。没有收取信息处理费。", "0", []),
]


@pytest.mark.parametrize(("text", "booked", "rules"), STATEMENTS)
def test_fee_for_information(text, booked, rules):
    report = fee(text, booked)
    assert [rule for rule in ("X07", "X08", "X09") if findings(report, rule)] == rules


@pytest.mark.parametrize(
    ("problems", "speaks"),
    [("村级公开不够均衡。", True), ("依申请公开不够规范。", False), ("行政复议被纠正1件。", False), ("", False)],
)
def test_lost_cases(problems, speaks):
    assert bool(findings(corrected(problems), "X06")) == speaks


def test_cases_without_applications_are_asked_about_only_where_last_year_had_none_either():
    report = only({"review.litigation_direct.total": "2"})
    assert severities(report, "X02") == []
    assert severities(Context(report, only({})), "X02") == [H]
    assert severities(Context(report, SOUND), "X02") == []


# organ → kind of organ, is it a government?
KINDS = [
    ("国家某某总局", "国务院部门", False),
    ("某某省人民政府", "省级政府", True),
    ("大河市人民政府", "市级政府", True),
    ("某某自治州人民政府", "市级政府", True),
    ("大河市云溪区人民政府", "县级政府", True),
    ("云溪县人民政府", "县级政府", True),
    ("云溪县人民政府办公室", "政府办公室", False),
    ("云溪县水利局", "部门", False),
    ("云溪县卫生健康委员会", "部门", False),
    ("国家税务总局云溪县税务局", "部门", False),
    ("云溪县青禾镇人民政府", "乡镇政府", True),
    ("青禾镇", "乡镇政府", True),
    ("稻香街道办事处", "街道办", False),
    ("云溪经济开发区管委会", "其他", False),
    ("", "其他", False),
]


@pytest.mark.parametrize(("organ", "kind", "is_gov"), KINDS)
def test_profile_from_the_name(organ, kind, is_gov):
    profile = infer_profile(organ)
    assert (profile.kind, profile.is_gov) == (kind, is_gov)


def test_places_of_the_own_chain():
    assert infer_profile("大河市云溪县青禾镇人民政府").places == ("大河市", "云溪县", "青禾镇")


# ── deadlines ──

UNSIGNED = changed(signature=replace(SOUND.signature, date=""))


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2025, 1, 1), "还有 30 天"),
        (date(2025, 1, 31), "就是今天"),
        (date(2025, 2, 2), "已经过了 2 天"),
        (date(2024, 12, 31), None),
        (date(2026, 1, 5), None),
        (None, None),
    ],
)
def test_days_left(day, said):
    messages = [finding.message for finding in findings(Context(UNSIGNED, today=day), "D05")]
    assert len(messages) == bool(said)
    assert all(str(said) in message for message in messages)


def test_local_deadline_comes_from_the_profile():
    local = replace(infer_profile(SOUND.organ), deadline=(1, 10))
    assert severities(Context(SOUND, known_profile=local), "D03") == [H]
    assert severities(Context(SOUND, known_profile=replace(local, deadline=(2, 30))), "D03") == []


def test_filing_day():
    profile = Profile(filing_deadline=(1, 26))
    assert severities(Context(UNSIGNED, today=date(2025, 1, 27), known_profile=profile), "D04") == [H]
    assert severities(Context(SOUND, today=date(2025, 1, 27), known_profile=profile), "D04") == []
    assert severities(Context(UNSIGNED, known_profile=profile), "D04") == []
    days = [date(2025, 1, day) for day in (11, 12, 13)]  # fifteen, fourteen, thirteen days before
    told = [severities(Context(UNSIGNED, today=day, known_profile=profile), "D04") for day in days]
    assert told == [[], [H], [H]]


def test_a_year_that_has_not_come():
    report = changed(year=2030)
    assert severities(Context(report, today=date(2025, 1, 5)), "T17") == ["error"]
    assert severities(report, "T17") == []


# ── rules switched on and off ──


def rules_of(report, profile=None):
    return {finding.rule for finding in check(report, profile=profile)}


def test_a_rule_that_is_off_by_default_runs_where_the_profile_asks_for_it():
    report = only({"review.litigation_direct.total": "1"})
    profile = infer_profile(report.organ)
    assert "X05" not in rules_of(report)
    assert "X05" in rules_of(report, replace(profile, switched_on=frozenset({"X05"})))


def test_a_rule_that_the_profile_switches_off_is_silent():
    report = with_cell("disclosure.licensing.decisions", "")
    profile = infer_profile(report.organ)
    assert "C01" in rules_of(report)
    assert "C01" not in rules_of(report, replace(profile, switched_off=frozenset({"C01"})))
