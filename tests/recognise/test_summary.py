"""What the clerk is told of a recognition in short, and sources in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govreport_gui.recognise.records import Recognition
from govreport_gui.recognise.source_words import in_words
from govreport_gui.recognise.summary import headline, notes_by_kind, text_lines
from tests.recognise.imports import recognition


def test_the_headline():
    assert headline(recognition()) == "已读 8 · 空白 192 · 存疑 1 · 未放入 2 · 缺少 0"


def test_texts_by_name():
    read = recognition()
    report = replace(read.report, organ="", sections={"overview": read.report.section("overview")})
    assert dict(text_lines(Recognition(report))) == {
        "标题": "青禾镇人民政府2024年政府信息公开工作年度报告",
        "机关": "没有读到",
        "年度": "2024 年",
        "前言": "空白",
        "一、总体情况": "12 字",
        "五、存在的主要问题及改进情况": "文件里没有",
        "六、其他需要报告的事项": "文件里没有",
    }


def test_notes_are_grouped_the_important_first():
    groups = [(name[:3], len(notes)) for name, notes in notes_by_kind(recognition())]
    assert groups == [("未放入", 2), ("存疑：", 1), ("略去：", 1), ("空白：", 1)]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("table 2, row 3, cell 5", "第2个表格 第3行 第5格"),
        ("footer", "页脚"),
        ("text box 1, paragraph 2", "第1个文本框 第2段"),
        ("附表, row 3", "附表 第3行"),
        ("", ""),
    ],
)
def test_sources_are_told_in_chinese(source, words):
    assert in_words(source) == words
