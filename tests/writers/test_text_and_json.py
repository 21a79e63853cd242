from __future__ import annotations

import json

import pytest

from govreport_gui import writers
from govreport_gui.form import CellRef
from govreport_gui.importing import import_file
from govreport_gui.report import Part, report_json
from govreport_gui.writers import json_file, text
from tests.builders import foreign_grid, picture, report_2019, sample_report, with_every_cell, without_table


def test_json_is_the_report_of_the_contract():
    assert json.loads(json_file.render(sample_report())) == {"report": report_json(sample_report())}


def test_text_has_a_line_for_each_paragraph_and_row():
    report = sample_report().with_part("overview", Part(("一段。", picture(), foreign_grid())))
    lines = text.render(report).decode("utf-8-sig").split("\n")
    assert lines[0] == report.title
    start = lines.index("一、总体情况")
    assert lines[start + 1 : start + 6] == [
        "一段。",
        "［图片：image1.png］",
        "政务新媒体发布情况",
        "公众号\t图文\t142",
        "视频\t9",
    ]
    assert "行政规范性文件\t2\t1\t9" in lines
    assert "（三）不予公开\t1.属于国家秘密\t0\t0\t0\t0\t0\t0\t0" in lines
    assert "行政强制\t" in lines  # blank
    assert lines[-3:] == [report.signature.organ, report.signature.date, ""]


def test_a_cell_stays_in_its_line():
    report = sample_report().with_cells({CellRef("disclosure", "licensing", "decisions"): "12\n件\t多"})
    assert "行政许可\t12 件 多" in text.render(report).decode("utf-8-sig").split("\n")


@pytest.mark.parametrize(
    "report",
    [sample_report(), report_2019(), with_every_cell(sample_report(), ""), without_table(sample_report(), "review")],
    ids=["2021", "2019", "all blank", "a table lost"],
)
def test_text_reads_back(report, tmp_path):
    writers.write(report, tmp_path / "年报.txt")
    assert report_json(import_file(tmp_path / "年报.txt").report) == report_json(report)
