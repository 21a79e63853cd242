"""The XML of our Word files: valid against the schema, and what layout asks of tables and runs."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from govreport_gui.blocks import Grid, GridCell
from govreport_gui.form.layout import layout
from govreport_gui.report import Part, Report, Signature
from govreport_gui.writers import word
from govreport_gui.writers.edition import PLAIN, Edition
from govreport_gui.writers.page_profile import OFFICIAL, NumberPlace, SignatureKind
from tests.builders import foreign_grid, picture, report_2019, sample_report, without_table

FULL = sample_report().with_part("overview", Part(("图：", picture(), foreign_grid(), "完。", picture(data=b""))))
REPORTS = {
    "2021": sample_report(),
    "2019": report_2019(),
    "pictures and tables": FULL,
    "little": replace(without_table(sample_report(), "review"), title="", preamble=Part(), signature=Signature()),
}
SEALED = replace(OFFICIAL, signature=SignatureKind.SEALED, page_number=NumberPlace.CENTRE)
EDITIONS = {"plain": PLAIN, "draft": Edition(page=SEALED, draft=True, version="a1b2c3")}
# The validator wants a theme; ECMA-376 part 1, 11.3.10 says a document may have one: no font of ours comes from it.
NO_THEME = "relationships/theme' is missing"

each_report = pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
each_edition = pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)


def complaints(data: bytes, folder) -> list[str]:
    file = folder / "report.docx"
    file.write_bytes(data)
    found = map(str, OpenXmlValidator().validate(str(file)).errors)
    return [error for error in found if NO_THEME not in error]


def document(report: Report, edition: Edition = PLAIN):
    return docx.Document(io.BytesIO(word.render(report, edition)))


@each_edition
@each_report
def test_it_is_valid(report, edition, tmp_path):
    assert complaints(word.render(report, edition), tmp_path) == []


@pytest.mark.parametrize(
    ("part", "right", "wrong"),
    [
        ("word/document.xml", b'<w:vAlign w:val="center"/>', b'<w:vAlign w:val="middle"/>'),
        ("word/document.xml", b"<w:cantSplit/>", b"<w:cantSplits/>"),
        ("word/document.xml", b"<w:tblGrid>", b"<w:p/><w:tblGrid>"),
        ("word/settings.xml", b"</w:settings>", b"<w:evenAndOddHeaders/></w:settings>"),
    ],
)
def test_the_validator_would_tell(part, right, wrong, tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word.render(sample_report()))) as package, zipfile.ZipFile(out, "w") as copy:
        for name in package.namelist():
            data = package.read(name)
            copy.writestr(name, data.replace(right, wrong, 1) if name == part else data)
    assert complaints(out.getvalue(), tmp_path)


@each_edition
@each_report
def test_every_run_names_its_chinese_font(report, edition):
    body = document(report, edition)
    parts = [body, body.sections[0].footer, body.sections[0].even_page_footer, body.sections[0].header]
    runs = [run for part in parts for run in part._element.iter(qn("w:r"))]
    assert runs
    faces = {run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}").get(qn("w:eastAsia")) for run in runs}
    assert faces <= {font.name for font in edition.page.fonts}


@each_report
def test_rows_do_not_break_and_the_heads_repeat(report):
    drawn = [table for table in document(report).tables if len(table.columns) != 3]  # 3: the one not of the form
    forms = [table for table in report.form.tables if report.has_table(table.key)]
    for table, wanted in zip(drawn, map(layout, forms), strict=True):
        rows = [row._tr.trPr for row in table.rows]
        assert [row.find(qn("w:tblHeader")) is not None for row in rows] == [
            k < wanted.header_rows for k in range(wanted.rows)
        ]
        assert all(row.find(qn("w:cantSplit")) is not None for row in rows)


@each_report
def test_merges_are_real_and_fill_the_grid(report):
    for table in document(report).tables:
        columns = len(table._tbl.tblGrid.gridCol_lst)
        above: dict[int, int] = {}
        for row in table._tbl.tr_lst:
            starts = {cell.grid_offset: cell.grid_span for cell in row.tc_lst}
            assert sum(starts.values()) == columns
            for cell in row.tc_lst:
                if cell.vMerge == "continue":
                    assert above.get(cell.grid_offset) == cell.grid_span
            above = starts


def test_no_line_of_a_table_has_the_pitch_of_the_text():
    made = document(sample_report())
    pitches = {key: made.styles[key].paragraph_format.line_spacing.pt for key in ("表格文字", "表格标签")}
    for table in made.tables:
        for paragraph in (p for row in table.rows for cell in row.cells for p in cell.paragraphs):
            own = paragraph.paragraph_format.line_spacing
            assert (pitches[paragraph.style.name] if own is None else own.pt) < 15


@each_report
def test_no_text_touches_the_lines_of_its_cell(report):
    for table in document(report).tables:
        margins = table._tbl.tblPr.find(qn("w:tblCellMar"))
        assert all(int(margins.find(qn(f"w:{side}")).get(qn("w:w"))) > 0 for side in ("top", "left", "bottom", "right"))


def test_a_heading_that_ends_in_a_stop_keeps_with_what_follows():
    lines = ["（一）收费。", "全年没有收费。", "二、主要做法", "（二）其他。没有。", "完。"]
    body = document(sample_report().with_part("other", Part(tuple(lines))))
    kept = [p.text for p in body.paragraphs if p.text in lines[:-1] and p.paragraph_format.keep_with_next]
    assert kept == ["（一）收费。", "二、主要做法"]


def test_headings_keep_with_what_follows_and_a_table_with_its_heading():
    body = document(sample_report())
    assert all(body.styles[f"Heading {level}"].paragraph_format.keep_with_next for level in (1, 2, 3))
    for table in body.tables:
        *rows, last = table._tbl.tr_lst
        assert all(p.pPr.keepNext is not None for row in rows for p in row.iter(qn("w:p")))
        assert all(p.pPr.keepNext is None for p in last.iter(qn("w:p")))


def test_properties_say_nothing_but_the_title():
    with zipfile.ZipFile(io.BytesIO(word.render(sample_report()))) as package:
        assert b"<cp:coreProperties" in (core := package.read("docProps/core.xml"))
        assert core.count(b"</") == 2  # the title and the end
        assert {"docProps/app.xml", "docProps/custom.xml"} & set(package.namelist()) == set()


def test_a_cell_that_ends_in_a_table_is_closed_by_a_paragraph():
    inner = Grid((GridCell(0, 0, "内", "inner"),), "inner")
    outer = Grid((GridCell(0, 0, "外", "a", content=(inner,)), GridCell(0, 1, "旁", "b")), "outer")
    document = docx.Document(io.BytesIO(word.render(sample_report().with_part("overview", Part((outer,))))))
    assert {cell[-1].tag for cell in document.element.body.iter(qn("w:tc"))} == {qn("w:p")}
