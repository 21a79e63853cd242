"""The web page: semantic, harmless, read back whole, also after the editors of web sites have had it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import html as lxml_html

from govreport_gui.blocks import Grid, GridCell, Paragraph, Picture
from govreport_gui.form.layout import layout
from govreport_gui.importing import import_file
from govreport_gui.proof.proof import prove
from govreport_gui.readers.draft_line import DRAFT_LINE
from govreport_gui.readers.html import read, read_fragment
from govreport_gui.recognise import NoteKind, Recognition, recognise
from govreport_gui.report import Part, Report, report_json
from govreport_gui.writers import html, write
from govreport_gui.writers.edition import Edition
from govreport_gui.writers.html_tables import statutory_table
from tests import plausible
from tests.arbitrary import reports
from tests.builders import foreign_grid, picture, report_2019, sample_report, with_every_cell, without_table
from tests.test_conversions import SOFFICE, soffice
from tests.writers import sanitizers

FEW = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
EMBEDDED = Part(("图：", picture(), foreign_grid(), "完。"))


def page(report: Report, edition: Edition | None = None):
    return lxml_html.document_fromstring(html.render(report, edition or Edition()).decode())


def texts(elements) -> list[str]:
    return [element.text_content() for element in elements]


# ── the page ──


def test_the_tags_say_what_is_what():
    report = sample_report()
    tree = page(report)
    assert tree.get("lang") == "zh-CN"
    assert texts(tree.xpath("//h1")) == [report.title]
    assert texts(tree.xpath("//h2")) == [section.heading for section in report.form.sections]
    assert texts(tree.xpath("//h3"))[:2] == ["（一）主动公开", "（二）依申请公开"]
    assert texts(tree.xpath("//p[@align='right']")) == [report.signature.organ, report.signature.date]


@pytest.mark.parametrize("report", [sample_report(), report_2019()], ids=["2021", "2019"])
def test_the_tables_have_heads_scopes_and_the_merges_of_the_form(report):
    for table, drawn in zip(page(report).xpath("//table"), map(layout, report.form.tables), strict=True):
        labels = [cell for cell in drawn.cells if cell.ref is None and cell.text]
        assert texts(table.xpath(".//th")) == [cell.text for cell in labels]
        assert len(table.xpath("./thead/tr")) == drawn.header_rows
        assert len(table.xpath(".//tr")) == drawn.rows
        for found, cell in zip(table.xpath(".//th"), labels, strict=True):
            wide, high = int(found.get("colspan", 1)), int(found.get("rowspan", 1))
            assert (wide, high) == (cell.columns, cell.rows)
            assert found.get("scope") == ("col" if cell.heads_columns else "row")


def test_a_blank_corner_heads_nothing():
    report = sample_report()
    table = report.form.table["applications"]
    blank = replace(table, blocks=tuple(replace(block, corner="") for block in table.blocks))
    first = lxml_html.fromstring(statutory_table(report, blank)).xpath(".//tr[1]/*")[0]
    assert (first.text_content(), first.get("scope"), first.tag) == ("", None, "td")


def test_a_screen_reader_is_told_the_heading_of_each_table():
    report = sample_report()
    named = [section.heading for section in report.form.sections if section.table]
    assert page(report).xpath("//table/@aria-label") == named


def test_a_long_title_breaks_between_words():
    words = page(sample_report()).xpath("//h1/span/text()")
    assert words == ["云溪县青禾镇人民政府", "2024年", "政府信息公开工作年度报告"]
    assert f"<h1>{sample_report().title}</h1>" in html.fragment(sample_report())


def test_each_block_of_a_table_is_a_group_of_rows():
    table = page(sample_report()).xpath("//table")[0]
    blocks = len(sample_report().form.tables[0].blocks)
    assert len(table.xpath("./thead")) == 1
    assert len(table.xpath("./tbody")) == blocks


def test_nothing_runs_and_nothing_is_fetched():
    tree = page(sample_report().with_part("overview", EMBEDDED))
    assert tree.xpath("//script | //link | //iframe | //@onclick | //@style | //@class") == []
    assert [source[:22] for source in tree.xpath("//@src | //@href")] == ["data:image/png;base64,"]


@pytest.mark.parametrize("text", ["<b>甲</b>", "a<script>alert(1)</script>", "&nbsp;&lt;", '"引号"', "甲 & 乙", "</p>"])
def test_text_is_never_markup(text, tmp_path):
    report = with_every_cell(sample_report(), text).with_part("overview", Part((f"{text}。",)))
    back = plausible.read_back(report, tmp_path / "年报.html")
    assert (back.cells, back.section("overview")) == (report.cells, report.section("overview"))
    assert page(report).xpath("//b | //script") == []


def test_the_same_report_gives_the_same_bytes():
    assert html.render(sample_report()) == html.render(sample_report())


def test_a_draft_says_so_above_the_title_and_is_the_same_report():
    tree = page(sample_report(), Edition(draft=True))
    assert texts(tree.xpath("//header")) == [f"\n{DRAFT_LINE}\n"]
    assert "草稿" not in html.render(sample_report()).decode()


# ── the clipboard ──


def test_nothing_stands_around_what_is_copied_for_an_editor():
    elements = lxml_html.fragments_fromstring(html.fragment(sample_report(), Edition(draft=True)).replace("\n", ""))
    assert {element.tag for element in elements} == {"h1", "h2", "h3", "p", "table"}
    assert elements[0].text_content() == DRAFT_LINE


def test_what_is_copied_has_its_lines_and_alignment_in_styles_too():
    copied = lxml_html.document_fromstring(html.fragment(sample_report()))
    assert set(copied.xpath("//td/@style")) == {"border: 1px solid #000"}
    assert set(copied.xpath("//th/@style")) == {"border: 1px solid #000; font-weight: normal"}
    assert copied.xpath("//th[not(@style)] | //td[not(@style)] | //table[not(@style and @border)]") == []
    assert copied.xpath("//p[@align='right']/@style") == ["text-indent: 0; text-align: right"] * 2
    assert set(copied.xpath("//p[not(@align)]/@style")) == {"text-indent: 2em"}


def test_text_that_looks_like_a_tag_takes_no_style():
    report = sample_report().with_part("overview", Part(("写的是<td>和<table border>。",)))
    assert "写的是&lt;td&gt;和&lt;table border&gt;。" in html.fragment(report)


# ── read back ──

TWO_LINES = sample_report().with_part("overview", Part(("两行\n在一段里。",)))
SPACED = sample_report().with_part("overview", Part(("a  b   c。",)))


@pytest.mark.parametrize(
    "report",
    [
        pytest.param(sample_report(), id="2021"),
        pytest.param(report_2019(), id="2019"),
        pytest.param(sample_report().with_part("overview", EMBEDDED), id="embedded"),
        pytest.param(with_every_cell(sample_report(), ""), id="blank"),
        pytest.param(without_table(sample_report(), "review"), id="a table lost"),
        pytest.param(SPACED, id="several blanks"),
    ],
)
@pytest.mark.parametrize("draft", [False, True])
def test_a_report_comes_back(report, draft, tmp_path):
    back = plausible.read_back(report, tmp_path / "年报.html", Edition(draft=draft))
    assert plausible.without_sources(back) == plausible.without_sources(report)


@pytest.mark.parametrize("text", ["两行\n在一段里", "隔一行\n\n再写", "一\n二\n三"])
def test_a_line_break_inside_a_paragraph_comes_back_as_one(text, tmp_path):
    report = sample_report().with_part("overview", Part(("前一段。", text, "后一段。")))
    back = plausible.read_back(report, tmp_path / "年报.html")
    assert text in [block.text for block in read(tmp_path / "年报.html") if isinstance(block, Paragraph)]
    assert prove(report, tmp_path / "年报.html").is_equal
    assert back.section("overview") == plausible.read_back(report, tmp_path / "年报.docx").section("overview")


def test_without_styles_a_line_break_ends_a_paragraph_and_nothing_is_lost():
    assert report_json(after(sanitizers.without_styles, TWO_LINES).report) == report_json(TWO_LINES)


@FEW
@given(report=plausible.plausible_reports())
def test_any_plausible_report_comes_back_and_is_proved(tmp_path, report):
    back = plausible.read_back(report, tmp_path / "年报.html")
    assert plausible.without_sources(back) == plausible.without_sources(report)
    assert plausible.pictures_differ(report, back, named=True) == []
    assert prove(report, tmp_path / "年报.html").is_equal


@FEW
@given(report=reports())
def test_whatever_a_report_holds_a_page_can_be_made_of_it(report):
    lxml_html.document_fromstring(html.render(report).decode())


def test_foreign_tables_keep_gaps_and_what_stands_in_their_cells():
    inner = Grid((GridCell(0, 0, "内一", ""), GridCell(0, 1, "内二", "")), "")
    content = (Paragraph("一段", ""), inner, Paragraph("又一段", ""), picture())
    cells = (GridCell(0, 1, "右上", ""), GridCell(1, 0, "一段\n内一\n内二\n又一段", "", content=content))
    (grid,) = read_fragment(html.fragment(Report("2021", preamble=Part((Grid(cells, ""),)))))
    assert [(cell.row, cell.column, cell.text) for cell in grid.cells] == [
        (0, 0, ""),
        (0, 1, "右上"),
        (1, 0, "一段\n内一\n内二\n又一段"),
        (1, 1, ""),
    ]
    assert [type(block) for block in grid.cells[2].content] == [Paragraph, Grid, Paragraph, Picture]


def test_pictures_keep_their_size_and_a_name_alone_is_shown():
    wide = picture(width_mm=320.0, height_mm=100.0)
    back = read_fragment(html.fragment(Report("2021", preamble=Part((picture(), wide)))))
    assert [(round(item.width_mm), round(item.height_mm), item.data) for item in back] == [
        (60, 30, picture().data),
        (160, 50, picture().data),
    ]
    assert '<img alt="image1.png">' in html.fragment(Report("2021", preamble=Part((picture(data=b""),))))


# ── after an editor of a web site ──


def after(editor, report: Report, edition: Edition | None = None) -> Recognition:
    return recognise(read_fragment(editor(html.render(report, edition or Edition()).decode())))


def without_pictures(report: Report) -> Report:
    parts = {key: Part(tuple(filter(_is_no_picture, part.items))) for key, part in report.sections.items()}
    return replace(report, sections=parts)


def _is_no_picture(item: object) -> bool:
    return isinstance(item, (str, Grid))


@FEW
@given(report=plausible.plausible_reports())
def test_without_styles_it_is_the_same_report(report):
    back = after(sanitizers.without_styles, report).report
    assert plausible.without_sources(back) == plausible.without_sources(report)


@FEW
@given(report=plausible.plausible_reports())
def test_pictures_that_an_editor_drops_are_listed(report):
    found = after(sanitizers.without_picture_data, report)
    lost = [item.name for part in report.sections.values() for item in part.items if isinstance(item, Picture)]
    assert plausible.only_texts(found.report) == plausible.only_texts(report)
    assert [note.text.partition("（")[0] for note in found.notes if "重新插入" in note.text] == lost


@FEW
@given(report=plausible.plausible_reports())
def test_without_merges_it_is_the_same_report_with_plain_foreign_tables(report):
    back = after(sanitizers.without_spans, report).report
    assert report_json(back) == report_json(report)
    assert back.cells == report.cells
    assert plausible.only_texts(back) == plausible.only_texts(report)


@FEW
@given(report=plausible.plausible_reports())
def test_of_text_and_tables_only_the_pictures_are_lost(report):
    back = after(sanitizers.only_text_and_tables, report, Edition(draft=True)).report
    assert back.cells == report.cells
    assert plausible.only_texts(back) == plausible.only_texts(without_pictures(report))


@FEW
@given(report=plausible.plausible_reports())
def test_where_header_cells_are_lost_no_figure_moves_and_every_lost_one_is_listed(report):
    found = after(sanitizers.with_plain_cells_only, report)
    listed = " ".join(f"{note.text} {note.original}" for note in found.notes if note.kind is NoteKind.UNPLACED)
    for ref, wanted in report.cells.items():
        text = found.report.cell(ref)
        assert text in (wanted, "") or ref in found.doubtful
        assert text or wanted in listed


@pytest.mark.parametrize("report", [sample_report(), report_2019()], ids=["2021", "2019"])
def test_where_all_but_paragraphs_is_lost_every_table_is_listed(report):
    found = after(sanitizers.only_paragraphs, report)
    missing = " ".join(note.text for note in found.notes if note.kind is NoteKind.MISSING)
    assert not any(found.report.cells.values())
    assert all(table.name in missing for table in report.form.tables)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("report", [sample_report(), report_2019()], ids=["2021", "2019"])
def test_an_office_program_opens_it_as_the_same_report(report, tmp_path):
    report = report.with_part("problems", Part(("如下。", foreign_grid(), "完。")))
    write(report, tmp_path / "年报.html")
    back = import_file(soffice(tmp_path / "年报.html", "odt", tmp_path)).report
    assert report_json(back) == report_json(report)
    assert back.title == report.title
    assert plausible.only_texts(back) == plausible.only_texts(report)


def test_a_published_report_comes_back(shared, tmp_path):
    for seed in sorted((shared / "seeds").glob("*.txt")):
        report = import_file(seed).report
        path = tmp_path / f"{Path(seed).stem}.html"
        write(report, path)
        assert report_json(import_file(path).report) == report_json(report)
        assert report_json(after(sanitizers.without_spans, report).report)["tables"] == report_json(report)["tables"]
