"""Headings, title and signature as they come: found in other words and places, and not where they are only named."""

import pytest

from govreport_gui.blocks import Paragraph
from govreport_gui.form import forms
from govreport_gui.readers import text
from govreport_gui.recognise import recognise


def read(lines: str):
    return recognise(text.parse(lines))


def test_headings_with_wrong_number_or_wording_are_found():
    found = read("1、总体情况\n写了一些。\n五、存在的主要问题和整改办法\n问题。\n六、其他需要报告的事项\n无")
    assert [key for key, _ in found.report.headings] == ["overview", "problems", "other"]
    assert found.report.section("problems").text == "问题。"


@pytest.mark.parametrize(
    "text",
    [
        "一、总体情况。2023年做了一些工作。",
        "一、总体情况：2023年做了一些工作。",
        "一、总体情况　2023年做了一些工作。",
        "一、总体情况\n2023年做了一些工作。",
    ],
)
def test_heading_that_runs_into_its_text(text):
    before, after = Paragraph("本报告如下。", "1"), Paragraph("六、其他需要报告的事项\n无。", "3")
    report = recognise([before, Paragraph(text, "2"), after]).report
    assert report.preamble.text == "本报告如下。"
    assert report.section("overview").text == "2023年做了一些工作。"
    assert report.section("other").text == "无。"


@pytest.mark.parametrize(
    ("heading", "level", "found"),
    [("一、基本情况", 1, True), ("一、基本情况", 0, False), ("二、基本情况", 1, False), ("七、基本情况", 1, False)],
)
def test_other_words_are_a_heading_where_the_file_says_so_and_the_number_is_right(heading, level, found):
    texts = [
        "云溪县水利局2024年政府信息公开工作年度报告",
        heading,
        "全年工作有序。",
        "五、存在的主要问题及改进情况",
        "无。",
    ]
    blocks = [Paragraph(text, f"paragraph {at}", level * (text == heading)) for at, text in enumerate(texts)]
    read_so = recognise(blocks).report
    assert (("overview", heading) in read_so.headings) == found
    assert (read_so.text_of("overview") == "全年工作有序。") == found


def test_sentence_that_names_the_sections_is_no_heading():
    text = "本报告由一、总体情况、二、主动公开政府信息情况等六个部分组成。"
    report = recognise([Paragraph(text, "1"), Paragraph("一、总体情况", "2"), Paragraph("好。", "3")]).report
    assert report.preamble.text == text


def test_list_of_contents_is_not_taken_for_the_headings():
    contents = "\n".join(section.heading for section in forms()["2021"].sections)
    body = "\n".join(f"{section.heading}\n这里是{section.key}。" for section in forms()["2021"].sections)
    found = read(f"某县水利局2023年政府信息公开工作年度报告\n{contents}\n{body}")
    assert found.report.section("overview").text == "这里是overview。"


@pytest.mark.parametrize(
    ("front", "title", "organ", "year"),
    [
        (
            "云溪县水利局2023年政府信息公开工作年度报告",
            "云溪县水利局2023年政府信息公开工作年度报告",
            "云溪县水利局",
            2023,
        ),
        (
            "2022年云溪县水利局政府信息公开工作年度报告",
            "2022年云溪县水利局政府信息公开工作年度报告",
            "云溪县水利局",
            2022,
        ),
        (
            "云溪县青禾镇人民政府\n2023年度\n政府信息公开工作年度报告",
            "云溪县青禾镇人民政府2023年度政府信息公开工作年度报告",
            "云溪县青禾镇人民政府",
            2023,
        ),
        (
            "首页 > 年报\n发布时间：2024-01-09\n青禾镇2023年政府信息公开工作年度报告",
            "青禾镇2023年政府信息公开工作年度报告",
            "青禾镇",
            2023,
        ),
        (
            "政府信息公开工作年度报告\n青禾镇人民政府\n（2024年1月9日）",
            "政府信息公开工作年度报告",
            "青禾镇人民政府",
            2023,
        ),
    ],
)
def test_title(front, title, organ, year):
    report = read(f"{front}\n一、总体情况\n一年来做了一些工作。").report
    assert (report.title, report.organ, report.year) == (title, organ, year)
    assert report.preamble.text == ""


@pytest.mark.parametrize(
    ("end", "organ", "date", "text"),
    [
        ("无。\n青禾镇人民政府\n2024年1月9日", "青禾镇人民政府", "2024年1月9日", "无。"),
        ("无。\n青禾镇人民政府　2024年1月9日", "青禾镇人民政府", "2024年1月9日", "无。"),
        ("无。\n二〇二四年一月九日", "", "二〇二四年一月九日", "无。"),
        ("无。\n3", "", "", "无。"),
        (
            "无。\n青禾镇人民政府\n2024年1月9日\n主办：云溪县人民政府办公室\n【打印】【关闭】",
            "青禾镇人民政府",
            "2024年1月9日",
            "无。",
        ),
        ("无。\n打印本页", "", "", "无。\n打印本页"),
        (
            "无。\n青禾镇人民政府\n2024年1月9日\n附件：统计表",
            "",
            "",
            "无。\n青禾镇人民政府\n2024年1月9日\n附件：统计表",
        ),
        ("本年度没有其他事项，\n已于2024年1月9日公布。", "", "", "本年度没有其他事项，\n已于2024年1月9日公布。"),
    ],
)
def test_signature(end, organ, date, text):
    report = read(f"六、其他需要报告的事项\n{end}").report
    assert (report.signature.organ, report.signature.date) == (organ, date)
    assert report.section("other").text == text
