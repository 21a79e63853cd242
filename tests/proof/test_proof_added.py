"""导出后自检 notices what somebody added to an exported file, in the formats that are compared by meaning, too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from openpyxl.comments import Comment

from govreport_gui import writers
from govreport_gui.proof import proof
from govreport_gui.proof.proof_added import added
from govreport_gui.proof.proof_flow import Cell, Flow
from govreport_gui.report import Part, Report
from govreport_gui.writers.edition import Edition
from tests.builders import picture, report_2019, sample_report, with_every_cell

OVERVIEW = ("集市旁设了公开栏，每月换一次内容。", "窗口备有查阅目录。")
SENT = sample_report().with_part("overview", Part(OVERVIEW))


def with_overview(*items) -> Report:
    return SENT.with_part("overview", Part(items))


def told(report: Report, path: Path) -> str:
    return "；".join(map(str, proof.prove(report, path).differences))


@pytest.mark.parametrize("ending", [".txt", ".xlsx", ".pdf", ".html", ".docx"])
@pytest.mark.parametrize(
    ("report", "words"),
    [
        (with_overview(OVERVIEW[0], "另有一段。", OVERVIEW[1]), "另有一段。"),
        (with_overview(f"{OVERVIEW[0]}后来添的一句。", OVERVIEW[1]), "后来添的一句。"),
        (with_overview(OVERVIEW[0], OVERVIEW[0], OVERVIEW[1]), "集市旁设了公开栏"),  # the same once more
    ],
    ids=["paragraph", "sentence", "twice"],
)
def test_more_text_than_the_report_has(ending, report, words, tmp_path):
    path = tmp_path / f"report{ending}"
    writers.write(report, path)
    assert proof.prove(report, path).is_equal
    assert words in told(SENT, path)


@pytest.mark.parametrize("ending", [".txt", ".xlsx", ".pdf"])
@pytest.mark.parametrize("text", ["", "1,234,567", "+3", "007", "12.680", "5件", "0", "－"])
def test_nothing_is_added_by_the_way_a_format_writes_figures(ending, text, tmp_path):
    for report in (with_every_cell(SENT, text), with_every_cell(report_2019(), text)):
        path = tmp_path / f"report{ending}"
        writers.write(report, path, Edition(draft=True, last_year=SENT))
        assert told(report, path) == ""


def test_a_picture_more_on_a_page(tmp_path):
    path = tmp_path / "report.pdf"
    writers.write(with_overview(*OVERVIEW, picture()), path)
    assert told(SENT, path) == "正文：多出“一张图片”"


def a_row(book) -> None:
    book["表二"].append(["行政检查", "", "", "17"])


def a_figure(book) -> None:
    book["表三"].cell(40, 12).value = 777


def a_sheet(book) -> None:
    book.create_sheet("草稿")["A1"] = "先别公布"


def a_comment(book) -> None:
    book["表三"]["A1"].comment = Comment("这里再核", "某人")


@pytest.mark.parametrize(
    ("edit", "words"), [(a_row, "行政检查"), (a_figure, "777"), (a_sheet, "先别公布"), (a_comment, "批注：")]
)
def test_what_was_added_to_a_workbook(edit: Callable, words: str, tmp_path):
    path = tmp_path / "report.xlsx"
    writers.write(SENT, path)
    book = openpyxl.load_workbook(path)
    edit(book)
    book.save(path)
    assert words in told(SENT, path)


@pytest.mark.parametrize("line", ["多写的一行", "行政检查\t17"])
def test_a_line_added_to_a_text_file(line, tmp_path):
    path = tmp_path / "report.txt"
    writers.write(SENT, path)
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    at = next(k for k, text in enumerate(lines) if text.startswith("行政处罚")) + 1
    path.write_text("\n".join([*lines[:at], line, *lines[at:]]), encoding="utf-8-sig")
    assert line.split("\t")[0] in told(SENT, path)


def test_hidden_text_in_a_word_file(tmp_path):
    path = tmp_path / "report.docx"
    writers.write(SENT, path)
    document = docx.Document(path)
    run = document.paragraphs[3].add_run("不要公开的话")
    run.font.hidden = True
    document.save(path)
    assert "隐藏的文字：" in told(SENT, path)


def test_a_figure_that_stands_once_too_often_is_told():
    once = Flow((("表格", {(0, 0, 1, 1): Cell("5"), (0, 1, 1, 1): Cell("总计")}),))
    twice = Flow((("表格", {(0, 0, 1, 1): Cell("5"), (0, 1, 1, 1): Cell("总计"), (1, 0, 1, 1): Cell("5")}),))
    labels_again = Flow((("表格", {(0, 0, 1, 1): Cell("5"), (0, 1, 1, 1): Cell("总计"), (1, 1, 1, 1): Cell("总计")}),))
    assert [slip.found for slip in added(once, twice)] == ["5"]
    assert list(added(once, labels_again)) == []  # pages repeat the head of a table
