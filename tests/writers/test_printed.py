from __future__ import annotations

from dataclasses import replace

import pytest

from govreport_gui.form import CellRef, Table
from govreport_gui.report import Part, Signature
from govreport_gui.writers.printed import (
    Role,
    belongs_to_next,
    cell_text,
    clean,
    heading_level,
    in_order,
    is_unjustified,
    run_in_heading,
    width,
)
from tests.builders import report_2019, sample_report, without_table


def order(report):
    return [(piece.role, piece.item.key if isinstance(piece.item, Table) else piece.item) for piece in in_order(report)]


def test_the_order_of_a_whole_report():
    report = replace(
        sample_report(),
        title="题目",
        preamble=Part.of("前言"),
        sections={key: Part() for key in sample_report().sections},
        signature=Signature("机关", "日期"),
    )
    headings = [section.heading for section in report.form.sections]
    assert order(report) == [
        (Role.TITLE, "题目"),
        (Role.BODY, "前言"),
        (Role.HEADING, headings[0]),
        (Role.HEADING, headings[1]),
        (Role.TABLE, "disclosure"),
        (Role.HEADING, headings[2]),
        (Role.TABLE, "applications"),
        (Role.HEADING, headings[3]),
        (Role.TABLE, "review"),
        (Role.HEADING, headings[4]),
        (Role.HEADING, headings[5]),
        (Role.ORGAN, "机关"),
        (Role.DATE, "日期"),
    ]


def test_what_the_report_lacks_is_not_printed():
    report = without_table(sample_report(), "review")
    sections = {key: part for key, part in report.sections.items() if key != "problems"}
    printed = order(replace(report, title="", signature=Signature(), sections=sections))
    assert (Role.TABLE, "review") not in printed
    assert (Role.HEADING, report.form.section["review"].heading) in printed
    assert (Role.HEADING, report.form.section["problems"].heading) not in printed
    assert {role for role, _ in printed} == {Role.HEADING, Role.BODY, Role.TABLE}


def test_closing_notes_stand_below_the_table_and_other_text_above_it():
    report = sample_report().with_part("review", Part.of("注：旧注。\n全年情况如下。\n注：只计一审。\n备注：无。"))
    items = [item for _, item in order(report)]
    at = items.index("review")
    assert items[at - 2 : at + 3] == ["注：旧注。", "全年情况如下。", "review", "注：只计一审。", "备注：无。"]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("（一）主动公开", 2),
        ("(十二)监督保障", 2),
        ("1.公开数量", 3),
        ("1.5万件申请", 0),
        ("（一）主动公开。全年公开信息3条。", 0),
        ("（一）公开了以下内容：", 0),
        ("一是加强学习", 0),
        ("（一）" + "长" * 40, 0),
        ("主动公开", 0),
    ],
)
def test_headings_are_told_by_their_pattern(text, level):
    assert heading_level(text) == level


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（一）主动公开。", True),
        ("（一）主动公开。全年公开3条。", False),
        ("二、主要做法", True),
        ("二、主要做法：", False),
        ("二、做了三件事。一是公开。", False),
        ("无", False),
    ],
)
def test_what_stays_with_the_next_line(text, expected):
    assert belongs_to_next(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("邮箱：qinghe@example.cn。", True), ("电话：0499-5550118。", False), ("一" * 40, False)],
)
def test_a_paragraph_with_an_address_is_not_justified(text, expected):
    assert is_unjustified(text) is expected


def test_a_run_in_heading_ends_with_its_full_stop():
    text = "（一）主动公开。全年公开信息3条。"
    assert text[: run_in_heading(text)] == "（一）主动公开。"
    assert run_in_heading("全年公开信息3条。") == 0
    assert run_in_heading("（一）主动公开") == 0


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("　１２ ", "12"), ("00", "00"), ("/", "/"), (" 5 件 ", "5 件"), ("", ""), ("\u00a0", ""), ("1\x0b\x002", "1\n2")],
)
def test_a_figure_is_printed_without_blanks_and_all_else_as_it_stands(typed, printed):
    ref = CellRef("applications", "granted", "natural")
    assert cell_text(sample_report().with_cells({ref: typed}), ref) == printed


def test_a_signed_change_and_an_amount_with_its_unit():
    report = report_2019().with_cells(
        {
            CellRef("disclosure", "licensing", "change"): "＋１９",
            CellRef("disclosure", "procurement", "amount"): "251 000元",
        }
    )
    assert cell_text(report, CellRef("disclosure", "licensing", "change")) == "+19"
    assert cell_text(report, CellRef("disclosure", "procurement", "amount")) == "251 000元"


def test_clean_drops_only_what_no_file_can_hold():
    assert clean("a\x00\x1f\ud800\ufffeb\r\nc\x0bd\u2028e\t𠮷") == "ab\nc\nd\ne\t𠮷"


def test_width_counts_full_width_characters():
    assert width("2024年1月5日") == 6.0
