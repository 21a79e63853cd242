"""Workbooks, ours and others': tables anywhere, text between them, what is hidden, missing or only checks."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.styles import Border, Side

from govreport_gui.blocks import Grid, Paragraph, Skipped, SkippedKind
from govreport_gui.readers import excel, read
from govreport_gui.recognise.source_words import in_words
from govreport_gui.report import totals_typed
from govreport_gui.writers import excel as writer
from tests.builders import report_2019, sample_report, sound_report, with_every_cell, without_table
from tests.readers.excel_files import SHEET, STYLES, Setting, on_one_sheet, rewrite, rows, same_report

REPORTS = {
    "slips": sample_report(),
    "sound": sound_report(),
    "2019": report_2019(),
    "a table is missing": without_table(sample_report(), "review"),
    "blank": with_every_cell(sample_report(), ""),
    "zeros": with_every_cell(report_2019(), "0"),
    "odd texts": with_every_cell(sample_report(), "00"),
}
FIGURES = st.sampled_from(["", "0", "1", "7", "23", "1264", "00", "/", "5件"])
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def skipped(found):
    return {block.why: block.text for block in found if isinstance(block, Skipped)}


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_our_own_workbook_reads_back(report, tmp_path):
    (tmp_path / "表.xlsx").write_bytes(writer.render(report))
    same_report(report, tmp_path / "表.xlsx")


def test_our_check_sheet_is_not_the_reports(tmp_path):
    (tmp_path / "表.xlsx").write_bytes(writer.render(sample_report()))
    found = read(tmp_path / "表.xlsx")
    assert [block.text for block in found if isinstance(block, Skipped) and "核对" in block.why] == ["勾稽核对"]
    assert not any("勾稽核对" in block.source for block in found if not isinstance(block, Skipped))


@SLOW
@given(
    figures=st.lists(FIGURES, min_size=200, max_size=200),
    setting=st.builds(
        Setting,
        bordered=st.booleans(),
        gap=st.integers(0, 2),
        first_row=st.integers(1, 5),
        first_column=st.integers(1, 5),
        text_merged=st.booleans(),
        figures_as_text=st.booleans(),
    ),
)
def test_a_report_on_one_sheet(figures, setting, tmp_path):
    report = sample_report()
    cells = dict(zip(report.cells, figures, strict=False))
    report = replace(report, cells=cells, typed_totals=totals_typed(report.form, cells))
    same_report(report, on_one_sheet(report, setting, tmp_path / "表.xlsx"))


# ── tables and text on a sheet ──


def test_sources(book, blocks):
    book.active["C5"], book.active["D5"], book.active["C6"], book.active["D6"] = "项目", "件数", "许可", 12
    book.active["A1"] = "说明一句。"
    text, grid = blocks(book)
    assert text == Paragraph("说明一句。", "sheet 表, cell A1")
    assert grid.source == "sheet 表, cells C5:D6"
    assert grid.cells[-1].source == "sheet 表, cell D6"
    assert in_words(grid.cells[-1].source) == "工作表“表” D6 格"
    assert (grid.cells[-1].row, grid.cells[-1].column, grid.cells[-1].text) == (1, 1, "12")


def test_tables_parted_by_rows_and_by_columns(book, blocks):
    for top, left in ((1, 1), (1, 5), (5, 1)):
        for row in range(2):
            for column in range(2):
                book.active.cell(top + row, left + column, f"{top}{left}{row}{column}")
    grids = blocks(book)
    assert [grid.source for grid in grids] == [f"sheet 表, cells {area}" for area in ("A1:B2", "E1:F2", "A5:B6")]


def test_lines_around_a_drawn_table_are_text(book, blocks):
    sheet = book.active
    sheet["A1"], sheet["A2"], sheet["B2"], sheet["A3"], sheet["B3"], sheet["A4"] = (
        "表二",
        "甲",
        "乙",
        1,
        None,
        "以上属实",
    )
    for place in ("A2", "B2", "A3", "B3"):
        sheet[place].border = Border(*[Side(style="thin")] * 4)
    above, grid, below = blocks(book)
    assert (above.text, rows(grid), below.text) == ("表二", [["甲", "乙"], ["1", ""]], "以上属实")


def test_lines_at_the_start_and_end_of_cells_draw_a_table(book, tmp_path):
    """Strict workbooks, and those written from right to left, call left and right so."""
    sheet = book.active
    sheet["A1"], sheet["A2"], sheet["B2"], sheet["A3"] = "表二", "甲", "乙", "以上属实"
    for place in ("A2", "B2"):
        sheet[place].border = Border(left=Side(style="thin"), right=Side(style="thin"))
    path = tmp_path / "表.xlsx"
    book.save(path)
    named = {b"left": b"start", b"right": b"end"}
    rewrite(path, {STYLES: lambda xml: re.sub(rb"(?<=[</])(left|right)\b", lambda found: named[found[0]], xml)})
    assert [type(block) for block in read(path)] == [Paragraph, Grid, Paragraph]


def test_a_blank_row_that_is_drawn_belongs_to_the_table(book, blocks):
    sheet = book.active
    sheet["A1"], sheet["B1"] = "维持", "纠正"
    for place in ("A1", "B1", "A2", "B2", "A3", "B3", "C1"):
        sheet[place].border = Border(*[Side(style="thin")] * 4)
    (grid,) = blocks(book)
    assert rows(grid) == [["维持", "纠正"], ["", ""]]


def test_merged_cells(book, blocks):
    sheet = book.active
    sheet["A1"], sheet["B1"], sheet["B2"], sheet["C2"] = "办理结果", "人数", "甲", "乙"
    sheet["A3"], sheet["B3"], sheet["C3"] = "公开", 1, 2
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")
    (grid,) = blocks(book)
    spans = {cell.text: (cell.row, cell.column, cell.rows, cell.columns) for cell in grid.cells}
    assert (spans["办理结果"], spans["人数"], spans["乙"]) == ((0, 0, 2, 1), (0, 1, 1, 2), (1, 2, 1, 1))


def test_headings_inside_a_form_that_is_one_table(book, blocks):
    sheet = book.active
    texts = [("一、总体情况",), ("全年公开12件。",), ("二、主动公开",), ("项目", "件数"), ("许可", 3)]
    for row, line in enumerate(texts, 1):
        for column, text in enumerate(line, 1):
            sheet.cell(row, column, text)
        if len(line) == 1:
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=2)
        for column in (1, 2):
            sheet.cell(row, column).border = Border(*[Side(style="thin")] * 4)
    *lines, grid = blocks(book)
    assert [line.text for line in lines] == [text for (text,) in texts[:3]]
    assert rows(grid) == [["项目", "件数"], ["许可", "3"]]


# ── what is not seen, missing, beside the cells ──


def test_hidden_things_are_listed(book, blocks):
    sheet = book.active
    for row in range(1, 5):
        for column in range(1, 4):
            sheet.cell(row, column, row * 10 + column)
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    book.create_sheet("旧表")["A1"] = "旧"
    book["旧表"].sheet_state = "veryHidden"
    grid, *rest = blocks(book)
    assert rows(grid) == [["11", "13"], ["31", "33"], ["41", "43"]]
    assert [block.text for block in rest] == ["12、21、22、23、32、42", "旧表"]
    assert all("隐藏" in block.why for block in rest)


def test_a_formula_without_its_value_is_blank_and_listed(book, blocks):
    book.active.append(["许可", 3, 4])
    book.active.append(["合计", "=B1", "=C1"])
    grid, note = blocks(book)
    assert rows(grid) == [["许可", "3", "4"], ["合计", "", ""]]
    assert (note.text, note.source) == ("B2、C2", "sheet 表")
    assert "公式" in note.why


def test_a_summary_of_other_sheets_is_read(book, tmp_path):
    """Figures fetched from other sheets are the report's, unless verdicts stand beside them."""
    book.active.append(["许可", 3])
    path = tmp_path / "表.xlsx"
    book.create_sheet("汇总").append(["许可", "=表!B1"])
    book.save(path)
    with_value = {
        "xl/worksheets/sheet2.xml": lambda xml: xml.replace(b"<v></v>", b"<v>3</v>").replace(b"<v/>", b"<v>3</v>")
    }
    rewrite(path, with_value)
    assert [rows(grid) for grid in read(path)] == [[["许可", "3"]], [["许可", "3"]]]


@pytest.fixture
def raw(book, tmp_path):
    """Return a way to read a sheet whose rows (and what follows them) are given as XML."""

    def of(data):
        book.active.append(["占位"])
        path = tmp_path / "表.xlsx"
        book.save(path)
        whole = re.compile(rb"<sheetData>.*</sheetData>", re.DOTALL)
        rewrite(path, {SHEET: lambda xml: whole.sub(f"<sheetData>{data}".encode(), xml)})
        return read(path)

    return of


def test_a_sheet_that_only_checks_others_is_left_out(book, raw):
    book.create_sheet("数据").append(["许可", 3])
    checks = '<c r="B1"><f>数据!B1</f><v>3</v></c><c r="C1" t="str"><f>IF(B1=3,"相等","不等")</f><v>相等</v></c>'
    found = raw(f'<row r="1">{checks}</row></sheetData>')
    assert skipped(found) == {excel._CHECKS: "表"}
    assert [rows(block) for block in found if isinstance(block, Grid)] == [[["许可", "3"]]]


def test_a_formula_that_gives_an_empty_text_lacks_nothing(raw):
    found = raw('<row r="1"><c r="A1"><v>3</v></c><c r="B1" t="str"><f>""</f></c></row></sheetData>')
    assert skipped(found) == {}


def test_a_cell_without_a_name_follows_the_one_before(raw):
    (grid,) = raw('<row><c r="C1"><v>5</v></c><c><v>7</v></c></row><row><c r="C2"><v>6</v></c></row></sheetData>')
    assert (grid.source, rows(grid)) == ("sheet 表, cells C1:D2", [["5", "7"], ["6", ""]])


@pytest.mark.parametrize(
    ("stored", "meant"), [("_x4E2D_", "中"), ("_x005F_x0041_", "_x0041_"), ("甲_x0001_", "甲"), ("max_x", "max_x")]
)
def test_escaped_characters_are_read_as_meant(raw, stored, meant):
    (line,) = raw(f'<row r="1"><c r="A1" t="str"><v>{stored}</v></c></row></sheetData>')
    assert line.text == meant


def test_a_merge_told_from_its_last_cell(raw):
    cells = '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>2</v></c></row><row r="2"><c r="C2"><v>3</v></c></row>'
    (grid,) = raw(f'{cells}</sheetData><mergeCells><mergeCell ref="B2:A1"/></mergeCells>')
    assert [(c.text, c.row, c.column, c.rows, c.columns) for c in grid.cells] == [
        ("1", 0, 0, 2, 2),
        ("2", 0, 2, 1, 1),
        ("3", 1, 2, 1, 1),
    ]


def test_cells_where_no_sheet_has_any_are_listed(raw):
    found = raw(
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFE1"><v>5</v></c><c r="A1048577"><v>6</v></c></row></sheetData>'
    )
    assert [block.text for block in found if isinstance(block, Skipped)] == ["5", "6"]


def test_beside_a_merged_cell_a_sentence_stays_in_its_table(book, blocks):
    sheet = book.active
    sheet["A1"], sheet["B1"], sheet["B2"], sheet["B3"] = "办理结果", "公开", "说明：含部分公开。", "其他"
    sheet.merge_cells("A1:A3")
    (grid,) = blocks(book)
    assert [cell.text for cell in grid.cells] == ["办理结果", "公开", "说明：含部分公开。", "其他"]


def test_what_a_format_rounds_is_said(book, blocks):
    book.active.append(["收费", 7730.2841])
    book.active["B1"].number_format = "0.00"
    grid, note = blocks(book)
    assert rows(grid) == [["收费", "7730.28"]]
    assert (note.text, note.source) == ("存的是 7730.2841，显示为 7730.28", "sheet 表, cell B1")


def test_comments_and_margins_are_listed(book, blocks):
    book.active.append(["许可", 3])
    book.active["B1"].comment = Comment("请核对", "张")
    book.active.oddHeader.center.text = "云溪县&P"
    found = blocks(book)
    assert skipped(found) == {excel._COMMENT: "请核对", excel._MARGINS: "云溪县"}
    kinds = [block.kind for block in found if isinstance(block, Skipped)]
    assert sorted(kinds) == [SkippedKind.OTHER, SkippedKind.COMMENT]
