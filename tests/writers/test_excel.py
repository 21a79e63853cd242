from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govreport_gui.form import CellKind, CellRef
from govreport_gui.form.layout import layout
from govreport_gui.report import Part, Report, json_value
from govreport_gui.writers import excel
from govreport_gui.writers.excel_cells import ExcelCells, number_format
from govreport_gui.writers.excel_equations import SHEET
from govreport_gui.writers.printed import cell_text
from tests.builders import report_2019, sample_report, sound_report, with_every_cell, without_table

NOT_HELD_TOTAL = CellRef("applications", "unavailable_not_held", "total")


def opened(report: Report, *, values: bool = False):
    return openpyxl.load_workbook(io.BytesIO(excel.render(report)), data_only=values)


def stored(report: Report, *, values: bool) -> dict[CellRef, object]:
    """What stands in each cell of the tables: values, or formulas where there are any."""
    book = opened(report, values=values)
    return {
        ref: book[table.name].cell(row + 1, column + 1).value
        for table in report.form.tables
        if report.has_table(table.key)
        for ref, (row, column) in layout(table).places.items()
    }


def json_values(report: Report) -> dict[CellRef, object]:
    return {ref: json_value(report.form.kind(ref), text) for ref, text in report.cells.items()}


@pytest.mark.parametrize("report", [sample_report(), report_2019(), without_table(sample_report(), "review")])
def test_the_values_are_the_reports(report):
    expected = {
        ref: float(value) if report.form.kind(ref) is CellKind.AMOUNT and value is not None else value
        for ref, value in json_values(report).items()
    }
    assert stored(report, values=True) == expected


@pytest.mark.parametrize("report", [sample_report(), report_2019()], ids=["2021", "2019"])
def test_the_sheets_have_the_merges_of_the_form(report):
    book = opened(report)
    for table in report.form.tables:
        merged = {
            (m.min_row - 1, m.min_col - 1, m.size["rows"], m.size["columns"])
            for m in book[table.name].merged_cells.ranges
        }
        cells = layout(table).cells
        assert merged == {(c.row, c.column, c.rows, c.columns) for c in cells if c.rows * c.columns > 1}
        labels = {book[table.name].cell(c.row + 1, c.column + 1).value for c in cells if c.ref is None}
        assert labels == {c.text for c in cells if c.ref is None}


def test_totals_are_live_but_one_filled_by_hand_is_not():
    formulas = {
        ref: value for ref, value in stored(sample_report(), values=False).items() if str(value).startswith("=")
    }
    totals = {ref for table in sample_report().form.tables for ref in table.totals}
    assert set(formulas) == totals - {NOT_HELD_TOTAL}
    assert formulas[CellRef("applications", "granted", "total")] == "=SUM(D6:I6)"
    assert formulas[CellRef("applications", "handled_total", "natural")] == "=SUM(D6:D26)"
    assert formulas[CellRef("review", "reconsideration", "total")] == "=SUM(A4:D4)"
    assert stored(sample_report(), values=False)[NOT_HELD_TOTAL] == 6


def test_a_total_filled_by_hand_is_not_live_though_it_is_right():
    report = sound_report()
    total = CellRef("review", "reconsideration", "total")
    by_hand = replace(report, typed_totals=frozenset({total}))
    assert stored(by_hand, values=False)[total] == stored(report, values=True)[total]
    assert str(stored(report, values=False)[total]).startswith("=")


def test_a_sum_over_cells_with_others_between_names_each():
    report = sound_report()
    cells = ExcelCells.of(report)
    row = report.form.table["review"].refs[:5]
    assert cells.sum_formula(row[:3]) == "=SUM(A4:C4)"
    assert cells.sum_formula([row[0], row[2]]) == "=SUM(A4,C4)"


def test_excel_keeps_fifteen_digits_of_a_number_a_longer_one_stays_text():
    row = CellRef("disclosure", "fees", "amount")
    fifteen, sixteen = "12345678901.2345", "123456789012.3456"
    for text, value in ((fifteen, 12345678901.2345), (sixteen, sixteen)):
        assert stored(sample_report().with_cells({row: text}), values=False)[row] == value


def test_a_row_is_as_high_as_its_own_texts_not_as_labels_that_reach_further_down():
    sheet = opened(sample_report())["表三"]
    heights = [round(sheet.row_dimensions[row].height) for row in range(1, sheet.max_row + 1)]
    assert heights[:8] == [22, 22, 35, 22, 22, 22, 35, 22]


def test_no_row_is_higher_than_excel_allows():
    sheet = opened(sample_report().with_part("overview", Part(("逐条公开。" * 2000,))))["文字"]
    heights = [row.height for row in sheet.row_dimensions.values() if row.height]
    assert 400 < max(heights) <= 409


def test_a_total_over_text_is_live_only_where_excel_comes_to_the_same():
    slash, zeros = CellRef("applications", "granted", "research"), CellRef("applications", "partly_granted", "research")
    formulas = stored(sound_report().with_cells({slash: "/", zeros: "007"}), values=False)
    assert formulas[slash._replace(column="total")] == "=SUM(D6:I6)"
    assert formulas[zeros._replace(column="total")] == 10  # the report counts 007, SUM would not


def test_an_empty_report_is_empty():
    assert set(stored(with_every_cell(sample_report(), ""), values=False).values()) == {None}


HOSTILE = ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "00", "/", "5件", "{=1}", "http://a.b", "1e5", "12345678901234567890"]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_never_a_formula_nor_a_number(text):
    sheet = opened(with_every_cell(sample_report(), text))["表三"]
    assert (sheet["D4"].value, sheet["D4"].data_type, sheet["D4"].hyperlink) == (text, "s", None)
    texts = opened(sample_report().with_part("overview", Part((text,))))["文字"]
    assert text in [row[0].value for row in texts.rows if row[0].data_type == "s"]


@given(text=st.text(max_size=20))
@settings(max_examples=10, deadline=None)
def test_any_text_survives(text):
    report = with_every_cell(sample_report(), text)
    expected = json_value(CellKind.COUNT, cell_text(report, NOT_HELD_TOTAL))
    value = opened(report, values=True)["表三"]["J4"].value
    assert ("" if value is None else value) == ("" if expected is None else expected)


@pytest.mark.parametrize(
    ("kind", "text", "shown"),
    [
        (CellKind.COUNT, "3", "0"),
        (CellKind.CHANGE, "+19", "+0;-0;0"),
        (CellKind.CHANGE, "19", "0"),
        (CellKind.CHANGE, "-3", "+0;-0;0"),
        (CellKind.AMOUNT, "12.68", "0.####"),
        (CellKind.AMOUNT, "12", "General"),
        (CellKind.AMOUNT, "0.50", "0.00"),
        (CellKind.AMOUNT, "0.123456", "0.######"),
    ],
)
def test_numbers_look_as_they_were_written(kind, text, shown):
    assert number_format(kind, text) == shown


def test_the_equations_say_where_they_fail():
    sheet, formulas = opened(sample_report(), values=True)[SHEET], opened(sample_report())[SHEET]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert len(rows) == 42
    assert [row[:6] for row in rows if row[5] != "相等"] == [
        ["表三", "本机关不掌握：自然人至其他组织各列之和＝总计", 5, 6, -1, "不相等"],
        ["表三", "总计：予以公开至其他处理·其他各行之和＝办理结果总计", 25, 24, 1, "不相等"],
    ]
    assert {row[4] for row in rows if row[5] == "相等"} == {0}
    carried = next(row for row in formulas.iter_rows(min_row=2) if row[1].value.startswith("自然人：本年新收"))
    assert [cell.value for cell in carried[1:6]] == [
        "自然人：本年新收＋上年结转＝办理结果总计＋结转下年度",
        "=SUM('表三'!D4:D5)",
        "=SUM('表三'!D27:D28)",
        "=SUM('表三'!D4:D5)-SUM('表三'!D27:D28)",
        f'=IF(E{carried[0].row}=0,"相等","不相等")',
    ]


def test_the_equations_name_text_that_no_sum_counts():
    report = sound_report().with_cells({CellRef("applications", "granted", "research"): "5件"})
    notes = [row[6].value for row in opened(report, values=True)[SHEET].iter_rows(min_row=2) if row[6].value]
    assert notes == ["表三·予以公开·科研机构“5件”是文字，没有计入"] * 2


def test_the_pages_are_a4_one_page_wide_with_repeated_heads():
    sheet = opened(sample_report())["表三"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "portrait")
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
    assert sheet.print_title_rows == "$1:$3"
    assert sheet.freeze_panes == "D4"


def test_the_same_report_gives_the_same_bytes():
    assert excel.render(sample_report()) == excel.render(sample_report())
