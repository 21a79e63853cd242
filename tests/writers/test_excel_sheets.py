"""The sheets beside the tables: text, last year, accepted findings; drafts; the workbook in LibreOffice."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from govreport_gui import readers, writers
from govreport_gui.blocks import Skipped
from govreport_gui.checks import check
from govreport_gui.finding import Finding, Severity
from govreport_gui.form import CellRef
from govreport_gui.importing import import_file
from govreport_gui.proof.proof import prove
from govreport_gui.report import Part, Report, report_json
from govreport_gui.waivers import apply, waive
from govreport_gui.writers import excel, excel_accepted, excel_equations, excel_last_year
from govreport_gui.writers.edition import PLAIN, Edition
from tests import plausible
from tests.builders import foreign_grid, picture, report_2019, sample_report, sound_report, without_table
from tests.test_conversions import SOFFICE, soffice

FEW = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
NATURAL = CellRef("applications", "received_new", "natural")
LAST_YEAR = replace(sound_report(), year=2023).with_cells({NATURAL: "5"})


def opened(report: Report, edition: Edition = PLAIN, *, values: bool = True):
    return openpyxl.load_workbook(io.BytesIO(excel.render(report, edition)), data_only=values)


def rows(sheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]


# ── text ──


def test_the_text_stands_in_order():
    report = sample_report().with_part("overview", Part(("一段。", picture(), foreign_grid(), "长" * 40000)))
    lines = [[cell.value for cell in row if cell.value] for row in opened(report)["文字"].rows]
    assert lines[0] == [report.title]
    start = lines.index(["一、总体情况"])
    assert lines[start + 1 : start + 6] == [
        ["一段。"],
        ["［图片：image1.png］"],
        ["政务新媒体发布情况"],
        ["公众号", "图文", "142"],
        ["视频", "9"],
    ]
    assert "".join(lines[start + 6] + lines[start + 7]) == "长" * 40000
    assert lines[-2:] == [[report.signature.organ], [report.signature.date]]


@pytest.mark.parametrize("edition", [PLAIN, Edition(draft=True, last_year=LAST_YEAR)], ids=["plain", "with last year"])
@FEW
@given(report=plausible.plausible_reports())
def test_any_plausible_report_reads_back(tmp_path, edition, report):
    """Pictures come back by their names; last year's figures are not taken for this year's."""
    back = plausible.read_back(report, tmp_path / "年报.xlsx", edition)
    assert report_json(back) == report_json(report)
    assert plausible.only_texts(back) == plausible.only_texts(report)
    assert prove(report, tmp_path / "年报.xlsx", edition).is_equal


# ── last year ──


def test_last_year_stands_beside_this_year_with_the_change():
    report = sound_report()
    edition = Edition(last_year=LAST_YEAR)
    sheet, formulas = opened(report, edition)["与上年对比"], opened(report, edition, values=False)["与上年对比"]
    assert [cell.value for cell in sheet[1]] == ["表", "项目", "栏目", "2023年", "2024年", "增减"]
    name, label, column = report.form.cell_name(NATURAL).split("·")
    at = next(k for k, row in enumerate(rows(sheet)) if row[:3] == [name, label, column])
    assert rows(sheet)[at][3:] == [5, int(report.cell(NATURAL)), int(report.cell(NATURAL)) - 5]
    assert rows(formulas)[at][4:] == [
        "=IF('表三'!D4=\"\",\"\",'表三'!D4)",
        f'=IF(ISNUMBER(E{at + 2}),E{at + 2}-N(D{at + 2}),"")',
    ]
    assert len(rows(sheet)) == len(report.form.refs)


def test_a_blank_of_last_year_counts_nothing_and_a_text_is_not_subtracted():
    before = {NATURAL: "", NATURAL._replace(column="commercial"): "/"}
    sheet = opened(sound_report(), Edition(last_year=LAST_YEAR.with_cells(before)))["与上年对比"]
    found = {row[2]: row[3:] for row in rows(sheet) if row[1] == sound_report().form.row(NATURAL).name}
    assert found["自然人"] == [None, 18, 18]
    assert found["商业企业"] == ["/", 3, None]


def test_tables_that_the_forms_do_not_share_are_not_compared():
    sheet = opened(sound_report(), Edition(last_year=report_2019()))["与上年对比"]
    assert {row[0] for row in rows(sheet)} == {"表三", "表四"}
    only_disclosure = without_table(without_table(sound_report(), "applications"), "review")
    assert "与上年对比" not in opened(only_disclosure, Edition(last_year=report_2019())).sheetnames


def test_without_last_year_and_acceptances_there_are_no_sheets_for_them():
    assert opened(sample_report()).sheetnames == ["表二", "表三", "表四", "勾稽核对", "文字"]


# ── accepted findings ──


def test_accepted_findings_stand_with_their_reasons():
    report = sample_report()
    first, *others = (finding for finding in check(report) if finding.severity is Severity.ERROR)
    findings = apply([first, *others], report, [waive(first, report, "=按上级批复填写")])
    sheet = opened(report, Edition(findings=tuple(findings)), values=False)["已接受的问题"]
    assert rows(sheet) == [["1", "错误", first.message, "=按上级批复填写"]]
    assert sheet["D2"].data_type == "s"


# ── what belongs to no report ──


def test_reading_leaves_out_what_was_put_beside_the_report(tmp_path):
    accepted = Finding("S03", Severity.ERROR, "表三不平。", waived="上级要求")
    edition = Edition(draft=True, last_year=LAST_YEAR, findings=(accepted,))
    writers.write(sound_report(), tmp_path / "年报.xlsx", edition)
    left_out = {block.text for block in readers.read(tmp_path / "年报.xlsx") if isinstance(block, Skipped)}
    assert left_out >= {excel_equations.SHEET, excel_last_year.SHEET, excel_accepted.SHEET}
    assert import_file(tmp_path / "年报.xlsx").report.cells == sound_report().cells


# ── paper ──


def test_a_draft_says_so_on_every_page():
    for sheet in opened(sample_report(), Edition(draft=True, last_year=LAST_YEAR)):
        assert sheet.oddHeader.left.text == "草稿"
    assert {sheet.oddHeader.left.text for sheet in opened(sample_report())} == {None}


def test_every_sheet_is_a4_and_one_page_wide():
    for sheet in opened(sample_report(), Edition(last_year=LAST_YEAR)):
        assert sheet.page_setup.paperSize == 9
        assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
        assert sheet.print_title_rows or sheet.title == "文字"


# ── LibreOffice ──


def recalculated(path: Path, folder: Path):
    """Let LibreOffice compute a workbook anew: it does so with files that other programs wrote."""
    return openpyxl.load_workbook(soffice(path, "xlsx", folder), data_only=True)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_comes_to_the_same_values(tmp_path):
    edition = Edition(last_year=LAST_YEAR)
    for number, report in enumerate((sample_report(), sound_report())):
        path = tmp_path / f"{number}.xlsx"
        writers.write(report, path, edition)
        theirs = recalculated(path, tmp_path)
        for sheet in opened(report, edition):
            assert values(theirs[sheet.title]) == values(sheet)
        assert import_file(tmp_path / "out" / path.name).report.cells == report.cells


def values(sheet) -> dict[str, object]:
    """Return what stands in a sheet; a formula that gives "" is as good as a blank."""
    cells = (cell for row in sheet.iter_rows() for cell in row)
    found = {cell.coordinate: cell.value for cell in cells if cell.value not in (None, "")}
    return {place: round(value, 9) if isinstance(value, float) else value for place, value in found.items()}


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_a_figure_changed_in_the_workbook_shows_at_once(tmp_path):
    path = tmp_path / "年报.xlsx"
    writers.write(sound_report(), path, Edition(last_year=LAST_YEAR))
    book = openpyxl.load_workbook(path)
    book["表三"]["D4"] = int(sound_report().cell(NATURAL)) + 7
    book.save(path)
    theirs = recalculated(path, tmp_path)
    unequal = [row[:6] for row in rows(theirs["勾稽核对"]) if row[5] != "相等"]
    assert [(row[1].partition("：")[0], row[4], row[5]) for row in unequal] == [
        ("自然人", 7, "不相等"),
        ("总计", 7, "不相等"),
    ]
    changed = next(row for row in rows(theirs["与上年对比"]) if row[2] == "自然人")
    assert changed[3:] == [5, 25, 20]
