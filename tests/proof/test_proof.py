"""导出后自检: an export that holds the report is proved, and every planted slip is found and named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govreport_gui import writers
from govreport_gui.blocks import Grid
from govreport_gui.errors import WriteError
from govreport_gui.form import CellRef
from govreport_gui.proof import proof
from govreport_gui.proof.proof_flow import excerpts
from govreport_gui.report import Part, Report
from govreport_gui.writers.edition import PLAIN, Edition
from govreport_gui.writers.page_profile import PageProfile, SignatureKind
from tests.builders import foreign_grid, picture, report_2019, sample_report, sound_report, with_every_cell

FULL = sample_report().with_part("overview", Part(("图：", picture(), foreign_grid(), "两行\n在一段里")))
REPORTS = {
    "full": FULL,
    "2019": report_2019(),
    "eight digits": with_every_cell(sample_report(), "11398889"),
    "blank": with_every_cell(sample_report(), ""),
}
NATURAL = CellRef("applications", "received_new", "natural")


def exported(report: Report, path: Path, edition: Edition = PLAIN) -> Path:
    writers.write(report, path, edition)
    return path


@pytest.mark.parametrize("ending", writers.WRITERS)
@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_every_format_holds_the_report(report, ending, tmp_path):
    proved = proof.prove(report, exported(report, tmp_path / f"report{ending}"))
    assert proved.differences == ()
    assert (proved.figures, proved.blanks) == (
        sum(bool(text) for text in report.cells.values()),
        sum(not text for text in report.cells.values()),
    )


def test_it_is_told_how_much_was_compared(tmp_path):
    proved = proof.require_equal(sound_report(), exported(sound_report(), tmp_path / "report.docx"))
    assert proved.sentence() == "已核对：导出的 200 个数字与表中一致，27 段文字相同"
    proved = proof.prove(FULL, exported(FULL, tmp_path / "report.txt"))
    assert proved.sentence().endswith("，另有 2 处图片或附表放不进这种文件")


@pytest.mark.parametrize("kind", SignatureKind)
@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".txt"])
def test_a_signature_that_is_not_to_be_printed_is_not_missed(kind, ending, tmp_path):
    edition = Edition(page=PageProfile(signature=kind), draft=True, version="1")
    path = exported(sound_report(), tmp_path / f"report{ending}", edition)
    assert proof.prove(sound_report(), path, edition).is_equal


def test_gaps_in_a_foreign_table_and_pictures_known_only_by_name_are_no_slips(tmp_path):
    gaps = Grid(tuple(cell for cell in foreign_grid().cells if cell.text != "9"), "")
    report = sample_report().with_part("overview", Part(("图：", picture(data=b""), gaps, "完。")))
    proved = proof.prove(report, exported(report, tmp_path / "report.docx"))
    assert (proved.differences, proved.not_held) == ((), 1)


@pytest.mark.parametrize("ending", writers.WRITERS)
def test_what_nobody_sees_is_no_slip(ending, tmp_path):
    report = sound_report().with_part("overview", Part(("全年\u200b共\u00ad收到\ufeff申请  3 件。",)))
    report = report.with_cells({NATURAL._replace(column="research"): "5\u200b件"})
    assert proof.prove(report, exported(report, tmp_path / f"report{ending}")).differences == ()


# ── slips in a Word file ──


def a_figure(document) -> None:
    document.tables[2].cell(3, 3).paragraphs[0].runs[0].text = "81"


def a_label(document) -> None:
    document.tables[1].cell(0, 0).paragraphs[0].runs[0].text = "第二十条"


def a_figure_lost(document) -> None:
    document.tables[2].cell(3, 3).paragraphs[0].clear()


def a_word(document) -> None:
    run = document.paragraphs[1].runs[0]
    run.text = run.text.replace("条例", "办法", 1)


def a_paragraph_lost(document) -> None:
    paragraph = document.paragraphs[1]._p
    paragraph.getparent().remove(paragraph)


def a_paragraph_more(document) -> None:
    document.paragraphs[2].insert_paragraph_before("多写的一段。")


def two_swapped(document) -> None:
    first, second = (document.paragraphs[k]._p for k in (1, 2))
    second.addnext(first)


def a_table_lost(document) -> None:
    table = document.tables[2]._tbl
    table.getparent().remove(table)


def a_cell_of_a_foreign_table(document) -> None:
    document.tables[0].cell(1, 2).paragraphs[0].runs[0].text = "143"


def a_row_more(document) -> None:
    document.tables[2].add_row().cells[0].paragraphs[0].add_run("补记 3 件")


def a_row_more_in_a_foreign_table(document) -> None:
    document.tables[0].add_row().cells[0].paragraphs[0].add_run("抖音号")


def another_organ(document) -> None:
    document.paragraphs[-2].runs[0].text = "云溪县水利局"


def a_picture_lost(document) -> None:
    paragraph = next(p for p in document.paragraphs if p._p.xpath(".//w:drawing"))._p
    paragraph.getparent().remove(paragraph)


SLIPS: dict[Callable, str] = {
    a_figure: "表三·本年新收·自然人：应为“18”，文件里是“81”",
    a_label: "二、主动公开政府信息情况的表格第 1 行第 1 列：应为“第二十条第（一）项”，文件里是“第二十条”",
    a_figure_lost: "表三·本年新收·自然人：应为“18”，文件里是空白",
    a_word: "开头：应为",
    a_paragraph_lost: "没有找到",
    a_paragraph_more: "正文：多出“多写的一段。”",
    two_swapped: "正文：多出",
    a_table_lost: "三、收到和处理政府信息公开申请情况：应为“一张表格”，没有找到",
    a_cell_of_a_foreign_table: "一、总体情况的表格第 2 行第 3 列：应为“142”，文件里是“143”",
    a_row_more: "三、收到和处理政府信息公开申请情况的表格：多出“补记 3 件”",
    a_row_more_in_a_foreign_table: "一、总体情况的表格：多出“抖音号”",
    another_organ: "落款：应为",
    a_picture_lost: "一、总体情况：应为“一张图片”，没有找到",
}


@pytest.mark.parametrize(("slip", "told"), SLIPS.items(), ids=lambda slip: getattr(slip, "__name__", ""))
def test_a_slip_in_a_word_file_is_found_and_named(slip, told, tmp_path):
    path = exported(FULL, tmp_path / "report.docx")
    document = docx.Document(path)
    slip(document)
    document.save(path)
    proved = proof.prove(FULL, path)
    assert told in proved.sentence()
    with pytest.raises(WriteError, match="不一致"):
        proof.require_equal(FULL, path)


def test_a_title_in_two_lines_is_the_same_in_one(tmp_path):
    report = sample_report()
    parted = replace(report, title=report.title.replace("2024年", "\n2024年"))
    assert "\n" in parted.title
    assert proof.prove(parted, exported(parted, tmp_path / "report.docx")).differences == ()
    assert proof.prove(parted, tmp_path / "report.docx").is_equal


def test_what_differs_is_shown_with_a_little_around_it():
    before, after = "一二三四五六七八九十" * 3, "甲乙丙丁戊己庚辛壬癸" * 3
    shown, other = excerpts(f"{before}左{after}", f"{before}右{after}")
    assert shown == f"…{before[-10:]}左{after[:19]}…"
    assert other == f"…{before[-10:]}右{after[:19]}…"
    assert excerpts("全年12条。", "全年13条。") == ("全年12条。", "全年13条。")


def test_a_wrong_figure_in_a_workbook_is_found(tmp_path):
    path = exported(sound_report(), tmp_path / "report.xlsx")
    book = openpyxl.load_workbook(path)
    cell = next(
        c for row in book.worksheets[1].iter_rows() for c in row if c.value == int(sound_report().cell(NATURAL))
    )
    cell.value = 81
    book.save(path)
    assert not proof.prove(sound_report(), path).is_equal


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [("18", "81", "表三·本年新收·自然人：应为“18”，文件里是“81”"), ("每季度制作两期", "每季度制作三期", "没有找到")],
)
def test_a_slip_in_a_text_file_is_found(right, wrong, told, tmp_path):
    path = exported(sample_report(), tmp_path / "report.txt")
    text = path.read_text(encoding="utf-8")
    start = text.index("一、本年新收") if right.isdigit() else 0
    path.write_text(text[:start] + text[start:].replace(right, wrong, 1), encoding="utf-8")
    assert told in proof.prove(sample_report(), path).sentence()


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    ref=st.sampled_from(sorted(sample_report().cells)), text=st.sampled_from(["", "7", "00", "/", "11398889", "5件"])
)
def test_a_report_changed_after_its_export_is_told_from_the_file(ref, text, tmp_path):
    report = sample_report()
    path = exported(report, tmp_path / "report.docx")
    changed = replace(report, cells={**report.cells, ref: text})
    proved = proof.prove(changed, path)
    assert [d.where for d in proved.differences] == ([report.form.cell_name(ref)] if text != report.cell(ref) else [])


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".json"])
def test_a_file_that_cannot_be_read_back_is_told(ending, tmp_path):
    path = tmp_path / f"report{ending}"
    path.write_bytes(b"\x00\x01 nothing of ours")
    with pytest.raises(WriteError, match="读不回来"):
        proof.prove(sample_report(), path)


def test_of_two_paragraphs_that_say_the_same_none_may_be_lost(tmp_path):
    twice, once = (sample_report().with_part("other", Part(("没有其他事项。",) * times)) for times in (2, 1))
    proved = proof.prove(twice, exported(once, tmp_path / "report.txt"))
    assert [(slip.expected, slip.found) for slip in proved.differences] == [("没有其他事项。", None)]


def test_a_file_that_is_gone_is_told(tmp_path):
    with pytest.raises(WriteError, match="读不回来"):
        proof.prove(sample_report(), tmp_path / "report.docx")
