from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from govreport_gui import writers
from govreport_gui.errors import WriteError
from govreport_gui.form import CellRef
from govreport_gui.form.layout import layout
from govreport_gui.report import Part, Report, Signature
from govreport_gui.writers import word
from govreport_gui.writers.edition import Edition
from govreport_gui.writers.page_profile import MM_PER_PT, OFFICIAL, PageProfile, twips
from tests.builders import foreign_grid, picture, report_2019, sample_report, with_every_cell, without_table


def opened(report: Report, page: PageProfile = OFFICIAL):
    return docx.Document(io.BytesIO(word.render(report, Edition(page=page))))


def paragraphs(report: Report) -> list[tuple[str, str]]:
    return [(paragraph.style.name, paragraph.text) for paragraph in opened(report).paragraphs]


def parts(report: Report) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(word.render(report))) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_page_and_margins():
    section = opened(sample_report()).sections[0]
    measured = [section.page_width, section.page_height, section.top_margin, section.left_margin]
    assert [round(length.mm) for length in measured] == [210, 297, 37, 28]
    text = section.page_width - section.left_margin - section.right_margin
    assert text == pytest.approx(Mm(156), abs=Mm(0.1))


def test_styles_of_the_text():
    report = replace(
        sample_report(),
        title="青禾镇政府信息公开工作年度报告",
        preamble=Part.of("前言。"),
        sections={"overview": Part.of("（一）主动公开\n1.数量\n（二）依申请公开。收到3件。")},
        cells={},
        signature=Signature("青禾镇", "2025年1月5日"),
    )
    assert paragraphs(report) == [
        ("Title", "青禾镇政府信息公开工作年度报告"),
        ("Normal", "前言。"),
        ("Heading 1", "一、总体情况"),
        ("Heading 2", "（一）主动公开"),
        ("Heading 3", "1.数量"),
        ("Normal", "（二）依申请公开。收到3件。"),
        ("Signature", "青禾镇"),
        ("Signature", "2025年1月5日"),
    ]


def test_fonts_are_named_for_every_script_and_have_alternates():
    styles = opened(sample_report()).styles
    for key, font in [
        ("Normal", "仿宋_GB2312"),
        ("Title", "方正小标宋简体"),
        ("Heading 1", "黑体"),
        ("Heading 2", "楷体_GB2312"),
    ]:
        fonts = styles[key].element.rPr.rFonts
        assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {font}
    assert "仿宋" in (table := parts(sample_report())["word/fontTable.xml"].decode())
    assert 'altName w:val="楷体"' in table
    assert b"asciiTheme" not in b"".join(parts(sample_report()).values())


def test_the_body_is_indented_and_pitched_but_no_cell_is():
    styles = opened(sample_report()).styles
    assert styles["Normal"].paragraph_format.line_spacing.pt == 28
    assert styles["Normal"].paragraph_format.first_line_indent.pt == 32
    for key in ("表格文字", "表格标签"):
        assert styles[key].base_style is None
        assert styles[key].paragraph_format.line_spacing.pt < 15
        assert not styles[key].paragraph_format.first_line_indent


@pytest.mark.parametrize("report", [sample_report(), report_2019()], ids=["2021", "2019"])
def test_the_tables_have_the_merges_of_the_form(report):
    for drawn, table in zip(opened(report).tables, report.form.tables, strict=True):
        starts = {}
        for row, tr in enumerate(drawn._tbl.tr_lst):
            column = 0
            for tc in tr.tc_lst:
                if tc.vMerge != "continue":
                    starts[row, column] = (tc.bottom - tc.top, tc.grid_span)
                column += tc.grid_span
        assert starts == {(cell.row, cell.column): (cell.rows, cell.columns) for cell in layout(table).cells}


def test_tables_are_fixed_bordered_and_repeat_their_header():
    for drawn, table in zip(opened(sample_report()).tables, sample_report().form.tables, strict=True):
        rows = drawn._tbl.tr_lst
        headers = [row.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None for row in rows]
        assert headers == [row < layout(table).header_rows for row in range(len(rows))]
        assert all(row.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None for row in rows)
        assert drawn._tbl.tblPr.find(qn("w:tblLayout")).get(qn("w:type")) == "fixed"
        assert {border.get(qn("w:sz")) for border in drawn._tbl.tblPr.find(qn("w:tblBorders"))} == {"4"}
        assert [round(column.width.mm, 1) for column in drawn.columns] == list(table.widths_mm)


def test_the_widths_of_the_cells_are_those_of_their_columns():
    for drawn, table in zip(opened(sample_report()).tables, sample_report().form.tables, strict=True):
        widths = [twips(mm) for mm in table.widths_mm]
        for row in drawn._tbl.tr_lst:
            column = 0
            for cell in row.tc_lst:
                assert cell.width.twips == sum(widths[column : column + cell.grid_span])
                column += cell.grid_span


@pytest.mark.parametrize("figure", ["7", "12345", "11398889"])
def test_a_long_figure_is_never_broken(figure):
    for drawn in opened(with_every_cell(sample_report(), figure)).tables:
        for cell in drawn._tbl.iter(qn("w:tc")):
            if "".join(t.text for t in cell.iter(qn("w:t"))) == figure:
                points = int(cell.xpath(".//w:sz")[0].get(qn("w:val"))) / 2
                assert points >= 5.5
                assert len(figure) * 0.64 * points < cell.width.pt


def test_a_column_with_long_figures_takes_room_from_its_neighbours():
    report = sample_report().with_cells({CellRef("applications", "granted", "natural"): "11398889"})
    drawn = opened(report).tables[1]
    usual = report.form.table["applications"].widths_mm
    widths = [column.width.mm for column in drawn.columns]
    assert sum(widths) == pytest.approx(sum(usual), abs=0.1)
    assert widths[:3] == pytest.approx(usual[:3], abs=0.1)
    assert widths[3] > usual[3] + 5
    assert all(width > 6.7 for width in widths[3:])  # two characters of a label


def test_no_empty_paragraph_but_between_two_tables_and_at_the_end():
    report = sample_report().with_part("other", Part((foreign_grid(), foreign_grid())))
    assert ("表间隔", "") not in paragraphs(sample_report())
    assert paragraphs(report).count(("表间隔", "")) == 1
    assert all(text for style, text in paragraphs(sample_report()))
    assert paragraphs(replace(report, signature=Signature()))[-1] == ("表间隔", "")


def test_a_missing_table_is_not_drawn():
    assert len(opened(without_table(sample_report(), "review")).tables) == 2


@pytest.mark.parametrize(
    ("organ", "date", "characters"),
    [
        ("水利局", "2025年1月15日", (7.5, 2)),  # 3 and 6.5 wide: the date is the longer one
        ("", "2025年1月5日", (2,)),
        ("水利局", "", (2,)),
    ],
)
def test_the_signature_stands_as_the_standard_says(organ, date, characters):
    signed = [
        paragraph
        for paragraph in opened(replace(sample_report(), signature=Signature(organ, date))).paragraphs
        if paragraph.style.name == "Signature"
    ]
    assert tuple(int(p._p.pPr.ind.get(qn("w:rightChars"))) / 100 for p in signed) == characters
    assert [p.paragraph_format.space_before is not None for p in signed] == [k == 0 for k in range(len(signed))]


def test_a_date_shorter_than_the_organ_begins_two_characters_right_of_it():
    signature = Signature("云溪县青禾镇人民政府", "2025年1月5日")
    paragraphs = opened(replace(sample_report(), signature=signature)).paragraphs
    organ, date = [p for p in paragraphs if p.style.name == "Signature"]
    assert organ._p.pPr.ind.get(qn("w:rightChars")) == "200"
    assert date._p.pPr.jc.get(qn("w:val")) == "left"
    begins = OFFICIAL.text_mm[0] / MM_PER_PT - (2 + len(signature.organ) - 2) * OFFICIAL.body_pt
    assert date.paragraph_format.left_indent.pt == pytest.approx(begins, abs=0.1)


def test_a_date_below_an_organ_longer_than_a_line_stays_on_the_page():
    signature = Signature("云溪县青禾镇人民政府" * 3, "2025年1月5日")
    date = [p for p in opened(replace(sample_report(), signature=signature)).paragraphs if p.text][-1]
    assert date.paragraph_format.left_indent.pt == 0


def test_page_numbers_stand_outside():
    document = opened(sample_report())
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        (paragraph,) = footer.paragraphs
        assert "".join(t.text for t in paragraph._p.iter(qn("w:t"))) == "— 1 —"
        assert paragraph._p.pPr.jc.get(qn("w:val")) == side
        assert paragraph._p.pPr.ind.get(qn(f"w:{side}Chars")) == "100"


def test_pictures_are_kept_each_once_and_never_wider_than_the_text():
    wide = picture(width_mm=400.0, height_mm=100.0)
    document = opened(
        sample_report().with_part("overview", Part(("图：", picture(), wide, picture(data=b"", name="丢失.png"))))
    )
    sizes = [(round(shape.width.mm), round(shape.height.mm)) for shape in document.inline_shapes]
    assert sizes == [(60, 30), (156, 39), (60, 30)]
    media = [part for part in document.part.package.iter_parts() if part.content_type == "image/png"]
    assert [part.blob for part in media] == [picture().data]


def test_the_same_report_gives_the_same_bytes_without_author_or_date():
    report = sample_report().with_part("overview", Part(("图：", picture(), foreign_grid())))
    assert word.render(report) == word.render(report)
    properties = opened(report).core_properties
    assert (properties.author, properties.last_modified_by) == ("", "")
    assert b"dcterms" not in parts(report)["docProps/core.xml"]
    with zipfile.ZipFile(io.BytesIO(word.render(report))) as package:
        assert {(info.date_time, info.create_system) for info in package.infolist()} == {((1980, 1, 1, 0, 0, 0), 0)}


def test_characters_that_xml_cannot_hold_do_no_harm():
    bad = "前\x00\x01\ud800\ufffe后 <&>\"'"
    report = replace(
        with_every_cell(sample_report(), bad),
        title=bad,
        preamble=Part((bad, picture(name=bad))),
        signature=Signature(bad, bad),
    )
    document = opened(report)
    assert document.paragraphs[0].text == "前后 <&>\"'"
    assert document.tables[0].cell(2, 1).text == "前后 <&>\"'"


def test_a_long_address_does_not_spread_the_line_before_it():
    report = replace(sample_report(), preamble=Part.of("见https://www.example.cn/zfxxgk/2024/nb.html。\n见网站。"))
    _, address, plain, *_ = opened(report).paragraphs
    assert address._p.pPr.jc.get(qn("w:val")) == "left"
    assert plain._p.pPr is None


def test_another_profile():
    page = replace(OFFICIAL, line_pt=28.95, top_mm=30)
    document = opened(sample_report(), page)
    assert round(document.sections[0].top_margin.mm) == 30
    assert document.styles["Normal"].paragraph_format.line_spacing.pt == pytest.approx(28.95)


def test_write_goes_by_the_ending(tmp_path):
    writers.write(sample_report(), tmp_path / "年报.DOCX")
    assert (tmp_path / "年报.DOCX").read_bytes() == word.render(sample_report())
    with pytest.raises(WriteError, match=r"请以 \.docx、"):
        writers.write(sample_report(), tmp_path / "年报.odt")
    assert [file.name for file in tmp_path.iterdir()] == ["年报.DOCX"]
