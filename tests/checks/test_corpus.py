"""Sentences and figures of rules.md 16 that are right: every check must stay silent."""

from dataclasses import replace

import pytest

from govreport_gui.checks import check
from govreport_gui.report import Part
from tests.builders import sound_report
from tests.checks.examples import FEE, ref, with_cell, with_raw

SENTENCES = [
    "依申请公开政府信息不收取任何费用。",
    "受理3259件，答复3278件（含上年度结转申请77件，另有58件顺延）。",
    "受理19件，其中11件已经办结，8件申请人主动撤销。",
    "全年收办3646件。",
    "备案的行政复议案件134件。",
    "数据统计期限为2024年1月1日至12月31日。",
    "根据条例（国令第711号）编制。",
    "打造最优营商环境，设置公开栏，公开信息300余条。",
    "公开信息672条。其中，财政信息20条。",
]


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("part", ["preamble", "overview", "other"])
def test_sentence(part, text):
    report = sound_report()
    assert check(report.with_part(part, Part.of(f"{report.text_of(part)}\n{text}"))) == []


# sentences about figures, each alone in 一 → the cells of a report whose figures they fit
FIGURES = [
    ("未发生因政府信息公开申请被申请行政复议、提起行政诉讼情况。", {"review.reconsideration.total": "0"}),
    (
        "受理3259件，答复3278件（含上年度结转申请77件，另有58件顺延）。",
        {
            "applications.received_new.total": "3259",
            "applications.received_carried_in.total": "77",
            "applications.handled_total.total": "3278",
            "applications.carried_out.total": "58",
        },
    ),
    ("受理政府信息公开申请19件，其中11件已经办结，8件申请人主动撤销。", {"applications.received_new.total": "19"}),
    (
        "全年收办政府信息公开申请3646件。",
        {"applications.received_new.total": "3525", "applications.received_carried_in.total": "121"},
    ),
    ("备案的行政复议案件134件，行政诉讼57件。", {"review.reconsideration.total": "170"}),
]


@pytest.mark.parametrize(("text", "cells"), FIGURES)
def test_sentence_that_fits_the_tables(text, cells):
    report = with_raw(sound_report().with_part("overview", Part.of(text)), cells)
    assert [finding for finding in check(report) if finding.rule[0] == "N"] == []


def test_reviews_without_applications():
    report = sound_report().with_part("overview", Part.of("没有收到依申请公开方面的申请。"))
    report = replace(report, organ="云溪区审计局")
    report = report.with_cells({cell: "0" for cell in report.form.refs if cell.table == "applications"})
    found = check(report.with_cells({ref("review.reconsideration.pending"): "1"}))
    assert [finding for finding in found if finding.rule[0] in "FCSXN"] == []


def test_large_fee_of_a_large_city():
    assert check(replace(with_cell(FEE, "316441"), organ="大河市人民政府")) == []


def test_rules_of_a_city_with_districts():
    report = with_raw(sound_report(), {"disclosure.rules.issued": "2", "disclosure.rules.in_force": "11"})
    assert check(replace(report, organ="大河市人民政府")) == []
