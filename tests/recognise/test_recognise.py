"""Reports as they come: what is certain is placed, what is doubtful is said, the rest is listed."""

from dataclasses import replace

import pytest

from govreport_gui.blocks import Grid, GridCell, Paragraph, Picture
from govreport_gui.errors import NotAReport
from govreport_gui.form import CellRef, forms
from govreport_gui.form.layout import layout
from govreport_gui.readers import text
from govreport_gui.recognise import NoteKind, recognise
from govreport_gui.recognise.unglue import part_digits
from tests.builders import report_2019, sample_report
from tests.recognise.flattenings import as_text, table_rows

APPLICATIONS = "三、收到和处理政府信息公开申请情况\n"


def read(lines: str):
    return recognise(text.parse(lines))


def row(found, key: str) -> list[str]:
    table = found.report.form.table["applications"]
    return [found.report.cell(CellRef("applications", key, column)) for column in table.columns_of[key]]


def kinds(found, *kinds: NoteKind) -> list[str]:
    return [note.text for note in found.notes if note.kind in kinds]


def grid(rows: list[list[str]], name: str = "table 1") -> Grid:
    return Grid(
        tuple(
            GridCell(r, c, value, f"{name}, row {r + 1}, cell {c + 1}")
            for r, cells in enumerate(rows)
            for c, value in enumerate(cells)
        ),
        name,
    )


def statutory_grid(report, table: str) -> Grid:
    """Draw a table with its real merges, as a word processor stores it."""
    cells = (
        GridCell(c.row, c.column, report.cell(c.ref) if c.ref else c.text, f"row {c.row + 1}", c.rows, c.columns)
        for c in layout(report.form.table[table]).cells
    )
    return Grid(tuple(cells), table)


def test_no_report():
    with pytest.raises(NotAReport, match="没有找到"):
        read("采购清单\n桌子 3\n椅子 12")


def test_figures_beside_their_label_on_one_line():
    found = read(
        APPLICATIONS + "一、本年新收政府信息公开申请\n数量 21 0 1 0 0 0 22\n四、结转下年度继续办理 1 0 0 0 0 0 1"
    )
    assert row(found, "received_new") == ["21", "0", "1", "0", "0", "0", "22"]
    assert row(found, "carried_out") == ["1", "0", "0", "0", "0", "0", "1"]
    assert kinds(found, NoteKind.DOUBTFUL, NoteKind.UNPLACED) == []


def test_figures_before_their_label_are_placed_by_order_and_said_to_be_doubtful():
    found = read(
        APPLICATIONS + "（一）予以公开 2 0 0 0 0 0 2\n4 0 0 0 0 0 4\n（二）部分公开\n1.属于国家秘密 0 0 0 0 0 0 0"
    )
    assert row(found, "partly_granted") == ["4", "0", "0", "0", "0", "0", "4"]
    assert len(kinds(found, NoteKind.DOUBTFUL)) == 1


def test_torn_figures_that_do_not_add_up_stay_unplaced():
    found = read(
        APPLICATIONS + "（一）予以公开 2 0 0 0 0 0 2\n4 0 0 0 0 0 9\n（二）部分公开\n1.属于国家秘密 0 0 0 0 0 0 0"
    )
    assert row(found, "partly_granted") == [""] * 7
    assert kinds(found, NoteKind.UNPLACED) == ["4 0 0 0 0 0 9（不能确定属于哪一行）"]


def test_figures_behind_two_labels_belong_to_neither_for_certain():
    found = read(APPLICATIONS + "2.重复申请\n3.要求提供公开出版物\n1\n0\n0\n0\n0\n0\n1")
    assert row(found, "rejected_duplicate") == row(found, "rejected_publication") == [""] * 7
    assert "不能确定" in kinds(found, NoteKind.UNPLACED)[0]


def test_a_line_met_twice_with_other_figures_is_a_conflict():
    found = read(APPLICATIONS + "2.重复申请 1 0 0 0 0 0 1\n2.重复申请 1 0 0 0 0 0 1\n2.重复申请 1 2 0 0 0 0 3")
    assert row(found, "rejected_duplicate") == ["1", "0", "0", "0", "0", "0", "1"]
    assert {ref.column for ref in found.conflicts} == {"commercial", "total"}
    assert kinds(found, NoteKind.UNPLACED) == ["1 2 0 0 0 0 3（与前面读到的表三·重复申请不一致）"]


def test_figures_behind_labels_in_the_wrong_order_stay_unplaced():
    found = read(
        APPLICATIONS + "2.重复申请 0 0 0 0 0 0 0\n4.无正当理由大量反复申请\n3.要求提供公开出版物\n"
        "1 0 0 0 0 0 1\n2 0 0 0 0 0 2\n5.要求行政机关确认或重新出具已获取信息 0 0 0 0 0 0 0"
    )
    assert row(found, "rejected_publication") == row(found, "rejected_excessive") == [""] * 7
    assert len(kinds(found, NoteKind.UNPLACED)) == 2


def test_of_blank_rows_the_last_one_is_the_line_of_the_table():
    rows = [["结果维持"] * 15, [""] * 15, ["结果纠正"] * 15, [""] * 15]
    found = recognise([*text.parse("四、政府信息公开行政复议、行政诉讼情况"), grid(rows)])
    assert {source for ref, source in found.sources.items() if ref.table == "review"} == {
        f"table 1, row 4, cell {k}" for k in range(1, 16)
    }


def test_glued_figures_are_parted_where_the_sum_leaves_one_way():
    found = read(APPLICATIONS + "一、本年新收政府信息公开申请数量322000034")
    assert row(found, "received_new") == ["32", "2", "0", "0", "0", "0", "34"]
    assert len(kinds(found, NoteKind.DOUBTFUL)) == 1


def test_glued_figures_with_no_sum_to_go_by_stay_unplaced():
    found = read("二、主动公开政府信息情况\n行政规范性文件13055\n行政许可97")
    assert found.report.cell(CellRef("disclosure", "normative_documents", "issued")) == ""
    assert found.report.cell(CellRef("disclosure", "licensing", "decisions")) == "97"
    assert kinds(found, NoteKind.UNPLACED) == ["13055（表二·行政规范性文件这一行应当有3个数）"]


@pytest.mark.parametrize(("digits", "parted"), [("0000000", list("0000000")), ("123", None), ("1110000000", None)])
def test_part_digits(digits, parted):
    table = forms()["2021"].table["applications"]
    refs = [ref for ref in table.refs if ref.row == "granted"]
    assert part_digits(digits, refs, table.equations) == parted


def test_vanished_blanks_leave_a_row_unplaced():
    found = read(APPLICATIONS + "一、本年新收政府信息公开申请数量\n26\n26\n二、上年结转政府信息公开申请数量\n0\n0")
    assert row(found, "received_new") == [""] * 7
    assert len(kinds(found, NoteKind.UNPLACED)) == 2


def test_group_drawn_as_one_row_goes_to_its_last_line_doubtfully():
    rows = table_rows(sample_report(), forms()["2021"].table["applications"])
    kept = [r for r in rows if not any("行政机关不再处理" in cell or cell == "3.其他" for cell in r)]
    kept.insert(-2, ["（六）其他处理", "3", "0", "0", "0", "0", "0", "3"])
    title = Paragraph("云溪县水利局2023年政府信息公开工作年度报告", "p")
    found = recognise([title, Paragraph(APPLICATIONS.strip(), "p"), grid(kept)])
    assert row(found, "other_misc") == ["3", "0", "0", "0", "0", "0", "3"]
    assert row(found, "other_fee_unpaid") == [""] * 7
    assert any("其他处理" in note for note in kinds(found, NoteKind.DOUBTFUL))


def test_2019_figures_never_slide_into_2021_meanings():
    found = read(
        "二、主动公开政府信息情况\n信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n行政许可 | 12 | +3 | 88 |"
    )
    assert found.report.form_id == "2019"
    assert found.report.cell(CellRef("disclosure", "licensing", "last_year_items")) == "12"
    assert found.report.cell(CellRef("disclosure", "licensing", "decisions")) == "88"


def test_table_split_over_pages_with_its_header_repeated():
    report = sample_report()
    rows = table_rows(report, report.form.table["applications"], covered=True)
    first, second = grid(rows[:12], "table 1"), grid(rows[:3] + rows[12:], "table 2")
    found = recognise([Paragraph(APPLICATIONS.strip(), "p"), first, second])
    assert {ref: v for ref, v in found.report.cells.items() if v != report.cell(ref)} == {}


def test_table_continued_by_a_single_row():
    report = sample_report()
    rows = table_rows(report, report.form.table["disclosure"])
    blocks = [Paragraph("二、主动公开政府信息情况", "p"), grid(rows[:-1], "table 1"), grid(rows[-1:], "table 2")]
    assert recognise(blocks).report.cell(CellRef("disclosure", "fees", "amount")) == rows[-1][-1] != ""


def test_foreign_table_with_a_common_word_stays_foreign():
    foreign = grid([["办理方式", "件数"], ["其他", "3"]], "table 2")
    rows = table_rows(sample_report(), forms()["2021"].table["applications"])
    found = recognise([Paragraph(APPLICATIONS.strip(), "p"), grid(rows), foreign])
    assert found.report.section("applications").items == (foreign,)


def test_extra_subtotal_column_is_told_apart_by_the_headers():
    report = sample_report()
    rows = table_rows(report, report.form.table["applications"], covered=True)
    for at, cells in enumerate(rows):
        cells.insert(9, "小计" if at == 2 else "" if at < 3 else "99")
    rows[2][9:9] = []
    found = recognise([Paragraph(APPLICATIONS.strip(), "p"), grid(_with_leaf_heads(rows))])
    assert row(found, "received_new") == [report.cell(ref) for ref in report.form.refs if ref.row == "received_new"]


def _with_leaf_heads(rows: list[list[str]]) -> list[list[str]]:
    """Write every column's own header into one header row."""
    heads = ["", "", "", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "小计", "总计"]
    return [heads, *rows[3:]]


def test_whole_report_inside_a_layout_table():
    report = sample_report()
    inner = [Paragraph(report.title, "p")]
    for section in report.form.sections:
        inner.append(Paragraph(section.heading, "p"))
        inner += [statutory_grid(report, section.table)] if section.table else []
        inner += [Paragraph(p, "p") for p in report.section(section.key).paragraphs]
    outer = Grid((GridCell(0, 0, "导航", "c"), GridCell(0, 1, "", "c", content=tuple(inner))), "table 1")
    found = recognise([outer])
    assert found.report.cells == report.cells
    assert found.report.sections["overview"] == report.section("overview")


def test_pictures_and_foreign_tables_stay_in_their_place():
    picture = Picture("a.png", "image/png", b"x", "picture 1")
    foreign = grid([["渠道", "条数"], ["网站", "12"]])
    blocks = [Paragraph("一、总体情况", "1"), Paragraph("前文。", "2"), picture, Paragraph("中间。", "3"), foreign]
    items = recognise(blocks).report.section("overview").items
    assert items == ("前文。", picture, "中间。", foreign)


def test_pictures_and_tables_in_the_preamble_stay_and_those_above_the_title_are_listed():
    picture = Picture("a.png", "image/png", b"x", "picture 1")
    navigation, contact = grid([["首页", "年报"]]), grid([["电话", "0999-1234567"]])
    title = Paragraph("云溪县水利局2023年政府信息公开工作年度报告", "1")
    blocks = [navigation, title, Paragraph("本报告如下。", "2"), picture, contact, Paragraph("一、总体情况", "3")]
    found = recognise(blocks)
    assert found.report.preamble.items == ("本报告如下。", picture, contact)
    assert kinds(found, NoteKind.UNPLACED) == ["首页 年报"]


def test_tables_that_only_lay_out_the_page_are_opened():
    title = Grid((GridCell(0, 0, "云溪县水利局2023年政府信息公开工作年度报告", "c"),), "table 1")
    body = grid([["导航", "五、存在的主要问题及改进情况\n有些问题。\n六、其他需要报告的事项\n无。"]])
    report = recognise([title, body]).report
    assert report.title == "云溪县水利局2023年政府信息公开工作年度报告"
    assert (report.section("problems").text, report.section("other").text) == ("有些问题。", "无。")


def test_of_texts_too_far_apart_for_a_table_each_is_a_paragraph():
    far = Grid((GridCell(0, 0, "甲", "A1"), GridCell(999, 999, "乙", "ALL1000")), "sheet 表")
    found = recognise([*text.parse("一、总体情况"), far])
    assert found.report.section("overview").items == ("甲", "乙")


def test_what_a_site_sets_around_the_report_is_listed():
    found = read(
        "首页 > 年报\n云溪县水利局2023年政府信息公开工作年度报告\n发布时间：2024-01-09 来源：本局 浏览次数：12\n"
        "现公布如下。\n一、总体情况\n好。"
    )
    assert found.report.preamble.text == "现公布如下。"
    assert kinds(found, NoteKind.UNPLACED) == ["首页 > 年报", "发布时间：2024-01-09 来源：本局 浏览次数：12"]


@pytest.mark.parametrize("make", [sample_report, report_2019])
@pytest.mark.parametrize("odd", ["<", "a<b>&c", "见附件"])
def test_texts_instead_of_figures_are_kept_as_they_stand(make, odd):
    report = make()
    report = replace(report, cells=dict.fromkeys(report.cells, odd))
    blocks = []
    for section in report.form.sections:
        blocks.append(Paragraph(section.heading, "p"))
        blocks += [statutory_grid(report, section.table)] if section.table else []
    assert recognise(blocks).report.cells == report.cells


def test_missing_table_is_missing_and_not_zero():
    found = read(as_text(sample_report(), "tabs").split("四、政府信息公开行政复议")[0])
    assert not found.report.has_table("review")
    assert any("表四" in text for text in kinds(found, NoteKind.MISSING))


def test_traditional_characters_and_pinyin_in_the_labels():
    found = read(
        "三、收到和處理政府信息公開(kāi)申請(qǐng)情況\n"
        "一、本年新收政府信息公開(kāi)申請(qǐng)數(shù)量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
        "二、上年結(jié)轉(zhuǎn)政府信息公開(kāi)申請(qǐng)數(shù)量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"
    )
    assert row(found, "received_new") == ["1", "0", "0", "0", "0", "0", "1"]


def test_broken_lines_are_joined_but_paragraphs_are_not():
    line = "今年以来我局按照上级部署认真做好政府信息公开的各项工作取得了一些新的"
    lines = "\n".join(f"　　（{n}）{line}\n{line}\n成效。" for n in "一二三四")
    paragraphs = read(f"一、总体情况\n{lines}").report.section("overview").paragraphs
    assert paragraphs == tuple(f"（{n}）{line}{line}成效。" for n in "一二三四")


@pytest.mark.parametrize("figures", ["\t\t4087\t\t3", "\t5\t\t\t7", "\t\t6\t\t", "\t5\t6\t\t7"])
def test_a_place_that_a_merged_header_covers_is_no_blank_cell(figures):
    found = read(
        "二、主动公开政府信息情况\n第二十条第（一）项\n"
        "信息内容\t本年新制作数量\t本年新公开数量\t\t对外公开总数量\n"
        f"规章{figures}\n规范性文件\t1\t2\t\t3"
    )
    columns = ("newly_made", "newly_disclosed", "disclosed_total")
    read_figures = [found.report.cell(CellRef("disclosure", "rules", column)) for column in columns]
    _, made, disclosed, _, total = figures.split("\t")
    assert read_figures == [made, disclosed, total]
