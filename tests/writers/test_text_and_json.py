from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from govreport_gui import writers
from govreport_gui.blocks import Grid, GridCell
from govreport_gui.form import CellRef
from govreport_gui.importing import import_file
from govreport_gui.proof.proof import prove
from govreport_gui.readers.draft_line import DRAFT_LINE
from govreport_gui.report import Part, report_json
from govreport_gui.writers import json_file, text
from govreport_gui.writers.edition import Edition
from tests import plausible
from tests.builders import foreign_grid, picture, report_2019, sample_report, with_every_cell, without_table

FEW = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


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
        "政务新媒体发布情况\t\t",
        "公众号\t图文\t142",
        "\t视频\t9",
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


@pytest.mark.parametrize("draft", [False, True])
@FEW
@given(report=plausible.plausible_reports())
def test_any_plausible_report_reads_back(tmp_path, draft, report):
    """Pictures come back by their names, foreign tables by their texts: more does not go into a text."""
    edition = Edition(draft=draft)
    back = plausible.read_back(report, tmp_path / "年报.txt", edition)
    assert report_json(back) == report_json(report)
    assert plausible.only_texts(back) == plausible.only_texts(report)
    assert prove(report, tmp_path / "年报.txt", edition).is_equal


def test_a_draft_says_so_on_its_first_line():
    assert text.render(sample_report(), Edition(draft=True)).decode("utf-8-sig").split("\n")[0] == DRAFT_LINE
    assert "草稿" not in text.render(sample_report()).decode("utf-8-sig")


def test_that_line_belongs_to_no_report_even_where_there_is_no_title(tmp_path):
    report = replace(sample_report(), title="", organ="云溪县青禾镇人民政府")
    back = plausible.read_back(report, tmp_path / "年报.txt", Edition(draft=True))
    assert back.preamble == report.preamble


def row_of(*texts: str) -> Grid:
    return Grid(tuple(GridCell(0, column, text, "") for column, text in enumerate(texts)), "")


def test_foreign_tables_stay_tables_and_apart(tmp_path):
    grids = (foreign_grid(), row_of("窗口", "12"), row_of("只有一格"), foreign_grid())
    report = sample_report().with_part("disclosure", Part(grids))  # the last stands right above the table of the form
    back = plausible.read_back(report, tmp_path / "年报.txt")
    assert plausible.only_texts(back) == plausible.only_texts(report)
    assert back.cells == report.cells
