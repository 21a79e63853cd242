"""What pasting makes of tables copied from other programs: `copied/` holds what LibreOffice put on the clipboard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport_gui.form import CellRef, forms
from govreport_gui.form.layout import layout
from govreport_gui.gui.edits import with_typed_cells
from govreport_gui.gui.tables.table_clipboard import PasteError, to_tsv, whole_html, whole_rows
from govreport_gui.gui.tables.table_labelled import is_whole_table
from govreport_gui.gui.tables.table_paste import Pasting, conflicts, pasting, told
from govreport_gui.gui.tables.table_pasted import copied_grid, rows_of
from govreport_gui.report import Report
from tests.builders import report_2019, sound_report

COPIED = Path(__file__).with_name("copied")
SOUND = sound_report()
FORM = SOUND.form
BLANK = Report.blank(FORM, 2024)
TABLES = ("disclosure", "applications", "review")


def app(row, column="natural"):
    return CellRef("applications", row, column)


def copied(name, *, html=True):
    text = (COPIED / f"{name}.tsv").read_text(encoding="utf-8")
    return copied_grid((COPIED / f"{name}.html").read_text(encoding="utf-8") if html else "", text)


def paste(report, grid, *selected):
    table = selected[0].table
    return pasting(report, layout(report.form.table[table]), selected, grid)


def figures(report, table):
    return {ref: text for ref, text in report.cells.items() if ref.table == table and text}


def tsv(*rows):
    return copied_grid("", to_tsv(rows))


# ── A whole table, by its labels ──


@pytest.mark.parametrize("html", [True, False])
@pytest.mark.parametrize("table", TABLES)
def test_a_table_copied_in_calc_with_its_labels_is_placed_by_them(table, html):
    pasted = paste(BLANK, copied(f"calc_{table}", html=html), FORM.table[table].refs[-1])
    assert pasted.changes == figures(SOUND, table)
    assert told(BLANK, pasted) == f"按行名、列名在{FORM.table[table].name}放入 {len(pasted.changes)} 个数。"


@pytest.mark.parametrize("table", TABLES)
def test_a_table_copied_from_the_published_page_in_a_browser_is_placed_whole(table):
    pasted = paste(BLANK, copied(f"chromium_{table}"), FORM.table[table].refs[-1])
    assert pasted.changes == figures(SOUND, table)
    assert told(BLANK, pasted) == f"按行名、列名在{FORM.table[table].name}放入 {len(pasted.changes)} 个数。"


def test_of_cells_marked_with_the_mouse_in_a_browser_the_row_without_its_label_is_told():
    pasted = paste(BLANK, copied("chromium_dragged"), app("granted"))
    assert pasted.changes == {ref: SOUND.cells[ref] for ref in FORM.refs if ref.row == "received_carried_in"}
    assert "1 处没有放入" in told(BLANK, pasted)


@pytest.mark.parametrize("form_id", ["2021", "2019"])
@given(data=st.data())
def test_what_is_copied_whole_comes_back_whole(form_id, data):
    form = forms()[form_id]
    table = data.draw(st.sampled_from(form.tables))
    texts = {ref: data.draw(st.sampled_from(["", "0", "3", "12", "4087"])) for ref in table.refs}
    if not any(texts.values()):
        return
    drawn, blank = layout(table), Report.blank(form, form.first_year)
    for grid in (copied_grid(whole_html(drawn, texts), ""), copied_grid("", to_tsv(whole_rows(drawn, texts)))):
        pasted = pasting(blank, drawn, table.refs[:1], grid)
        assert pasted.changes == {ref: text for ref, text in texts.items() if text}


def test_the_text_helps_where_calc_leaves_merged_cells_out_of_its_html():
    report = report_2019()
    html, text = ((COPIED / f"calc_disclosure_2019.{end}").read_text(encoding="utf-8") for end in ("html", "tsv"))
    blank, refs = Report.blank(report.form, 2020), report.form.table["disclosure"].refs
    assert len(paste(blank, copied_grid(html, text), refs[0]).changes) < len(refs)
    grid = copied_grid(html, text, lambda grid: is_whole_table(grid, report.form))
    assert paste(blank, grid, refs[0]).changes == figures(report, "disclosure")


def test_a_table_lands_where_it_belongs_wherever_the_cursor_is():
    pasted = paste(BLANK, copied("calc_review"), app("received_new"))
    assert pasted.changes == figures(SOUND, "review")
    assert "在表四放入" in told(BLANK, pasted)


def test_a_table_that_the_report_lacks_is_left_out_and_named():
    lacking = replace(BLANK, cells={ref: "" for ref in BLANK.cells if ref.table != "review"})
    with pytest.raises(PasteError, match="表四的数（报告里没有这张表）"):
        paste(lacking, copied("calc_review"), app("received_new"))


def test_a_few_rows_with_their_labels():
    rows = ["（一）予以公开", *"1000001"], ["4.保护第三方的合法权益", *"2000002"]
    pasted = paste(BLANK, tsv(*rows), app("carried_out", "total"))
    assert pasted.changes[app("denied_third_party")] == "2" and len(pasted.changes) == 14
    assert "请核对：保护第三方合法权益" in told(BLANK, pasted)


def test_what_finds_no_place_is_told():
    rows = [
        ["（一）予以公开", *"1000001"],
        ["（二）部分公开", *"123456789"],
        ["（七）总计", *"1000001"],
    ]
    pasted = paste(BLANK, tsv(*rows), app("granted"))
    assert len(pasted.changes) == 14
    assert "1 处没有放入：1 2 3 4 5 6 7 8 9（表三·部分公开这一行应当有7个数）" in told(BLANK, pasted)


def test_labels_without_a_place_for_any_figure_change_nothing():
    with pytest.raises(PasteError, match=r"没有认出它们的位置.*表中没有改动"):
        paste(BLANK, tsv(["自然人", "商业企业"], ["3", "4"]), app("received_new"))
    with pytest.raises(PasteError, match="里面没有数字"):
        paste(BLANK, tsv(["（一）予以公开", *[""] * 7]), app("received_new"))


def test_a_blank_beside_labels_leaves_the_figure_that_is_there():
    report = with_typed_cells(BLANK, {app("granted"): "8"})
    pasted = paste(report, tsv(["（一）予以公开", "", "1", "0", "0", "0", "0", ""]), app("granted"))
    assert app("granted") not in pasted.changes
    assert "1 格空白，表中原来的数没有动" in told(report, pasted)


def test_conflicts_are_other_figures_but_no_totals_that_only_follow():
    report = with_typed_cells(SOUND, {app("granted"): "99", app("received_new", "legal"): "１"})
    assert report.cell(app("granted", "total")) != SOUND.cell(app("granted", "total"))
    assert conflicts(report, paste(report, copied("calc_applications"), app("granted"))) == [app("granted")]


def test_a_pasted_total_that_contradicts_its_parts_stays_and_is_told():
    row = ["（一）予以公开", "1", "2", "0", "0", "0", "0", "4"]
    pasted = paste(BLANK, tsv(row), app("granted"))
    after = with_typed_cells(BLANK, pasted.changes)
    assert after.cell(app("granted", "total")) == "4" and app("granted", "total") in after.typed_totals
    assert "“表三·予以公开·总计”与各项之和不符，按粘贴的数保留" in told(BLANK, pasted)


def test_many_kept_totals_are_told_in_the_order_of_the_form():
    rows = ("received_new", "received_carried_in", "granted", "partly_granted", "carried_out")
    figures = {app(row, column): text for row in rows for column, text in (("natural", "1"), ("total", "9"))}
    kept = [f"“{SOUND.form.cell_name(app(row, 'total'))}”" for row in rows]
    said = told(BLANK, Pasting(figures))
    assert f"已粘贴 10 格。{kept[0]}、{kept[1]}、{kept[2]} 等 " in said
    assert " 格与各项之和不符" in said and "；" not in said.partition("，按粘贴的数")[0]
    few = told(BLANK, Pasting({ref: text for ref, text in figures.items() if ref.row in rows[2:4]}))
    assert f"{kept[2]}、{kept[3]}" in few


# ── A rectangle, from a cell on ──


def test_figures_from_calc_with_a_merged_cell_and_a_text_of_two_lines():
    pasted = paste(BLANK, copied("calc_figures"), app("granted"))
    assert pasted.changes == {
        app("granted"): "1,234",
        app("granted", "commercial"): "5",
        app("granted", "research"): '说“3”件,\n其中"1"件转送',
        app("partly_granted"): "12",
        app("partly_granted", "commercial"): "7",
        app("partly_granted", "research"): "",
    }
    assert with_typed_cells(BLANK, pasted.changes).cell(app("granted")) == "1234"


def test_figures_from_writer_keep_their_rows_though_the_text_has_lost_them():
    pasted = paste(BLANK, copied("writer_figures"), app("granted"))
    assert list(pasted.changes.values()) == ["30", "2", "0", "4", "0", "1"]


def test_excels_html_with_its_head_and_marks():
    html = (
        "Version:1.0\r\nStartHTML:0000000105\r\nEndHTML:0000000900\r\nStartFragment:0000000200\r\n"
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table border=0 cellpadding=0>'
        "<!--StartFragment--><col width=72><tr height=20><td class=xl65 align=right x:num>3</td>"
        "<td class=xl65 style='mso-ignore:colspan'>&nbsp;4 </td></tr><!--EndFragment--></table></body></html>"
    )
    assert rows_of(copied_grid(html, "3\t4\r\n")) == [["3", "4"]]


def test_text_with_quoted_line_feeds():
    assert rows_of(copied_grid("", '"三件\n（重复）"\t2\r\n')) == [["三件\n（重复）", "2"]]


def test_html_without_a_table_gives_way_to_the_text():
    assert rows_of(copied_grid("<p><b>30</b> 件</p>", "30\t4")) == [["30", "4"]]


def test_blanks_clear_cells_but_no_computed_totals():
    pasted = paste(SOUND, tsv(["5", *[""] * 6]), app("received_new"))
    assert app("received_new", "total") not in pasted.changes
    after = with_typed_cells(SOUND, pasted.changes)
    assert (after.cell(app("received_new", "total")), after.cell(app("received_new", "legal"))) == ("5", "")


@pytest.mark.parametrize(
    ("rows", "count"),
    [([["1", "2"]], 4), ([["1"], ["2"]], 4), ([["1", "2", "3"]], 3), ([["1"]], 4), ([["1", "2"], ["3", "4"]], 4)],
)
def test_rows_are_repeated_where_they_fill_the_selection(rows, count):
    selected = [app(row, column) for row in ("granted", "partly_granted") for column in ("natural", "commercial")]
    assert len(paste(BLANK, tsv(*rows), *selected).changes) == count


def test_a_selection_without_a_shape_takes_the_rows_once():
    selected = [app("granted"), app("partly_granted"), app("partly_granted", "commercial")]
    assert len(paste(BLANK, tsv(["1", "2"]), *selected).changes) == 2


def test_crosses_of_a_narrow_column_are_refused():
    with pytest.raises(PasteError, match="太窄"):
        tsv(["3", "####"])


@pytest.mark.parametrize("html", [True, False])
def test_far_too_much_is_refused_before_anything_is_compared(html):
    cells = "".join(f"<td>项目{k}</td>" for k in range(30))
    with pytest.raises(PasteError, match="有 1200 格"):
        copied_grid(f"<table>{f'<tr>{cells}</tr>' * 40}</table>" if html else "", "" if html else "项\t" * 1200)


def test_altered_labels_alone_are_labels_too():
    pasted = paste(BLANK, tsv(["4.保护第三方的合法权益", *"2000002"]), app("received_new"))
    assert pasted.labelled and pasted.changes[app("denied_third_party")] == "2"


def test_nothing_is_refused():
    with pytest.raises(PasteError, match="剪贴板里没有文字"):
        copied_grid("", "")
