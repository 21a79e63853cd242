"""What is asked about the year before a report is taken over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govreport_gui.recognise.year_doubt import year_doubt
from govreport_gui.report import Part, Signature
from tests.builders import report_2019, sound_report

REPORT = sound_report()  # of 2024
TITLE = "云溪县青禾镇人民政府{}年政府信息公开工作年度报告"
SIGNER = REPORT.signature.organ


@pytest.mark.parametrize("report", [REPORT, report_2019(), replace(REPORT, year=None, title="")])
def test_nothing_is_asked_where_all_years_agree_or_there_is_none(report):
    assert year_doubt(report) == ""


def test_the_title_against_the_period():
    doubt = year_doubt(replace(REPORT, title=TITLE.format(2023), year=2023))
    assert doubt.startswith("标题写的是 2023 年，统计期限写的是“2024年1月1日至2024年12月31日”")
    assert doubt.endswith("报告年度按 2023 年读入，不对的话，请在“标题与前言”里改。")


def test_the_title_against_the_narrative():
    report = replace(REPORT, title=TITLE.format(2023), year=2023, preamble=Part())
    report = report.with_part("overview", Part.of("2024年公开信息186条。2024年收到申请23件。"))
    assert "标题写的是 2023 年，正文说的大多是 2024 年" in year_doubt(report)


def test_the_date_of_the_signature_before_the_year_is_over():
    doubt = year_doubt(replace(REPORT, signature=Signature(SIGNER, "2024年1月15日")))
    assert doubt.startswith("落款日期“2024年1月15日”在 2024 年结束之前")
