"""How a Word file's tables look, and what the file tells of whoever made it."""

from __future__ import annotations

import zipfile

import pytest

from govreport_gui.blocks import Grid, Skipped, SkippedKind, TableMark
from govreport_gui.importing import import_file
from govreport_gui.readers import word
from govreport_gui.writers import write
from tests.builders import sound_report
from tests.readers.word_files import WordFiles, cell, para, row, run
from tests.readers.word_files import write as write_parts

PAGE_END = "<w:r><w:lastRenderedPageBreak/></w:r>"
LINES = '<w:tblBorders><w:top w:val="single"/><w:insideH w:val="nil"/></w:tblBorders>'
NO_LINES = '<w:tblBorders><w:top w:val="nil"/><w:insideH w:val="none"/></w:tblBorders>'
HEAD = "<w:tblHeader/>"
PROPERTIES = {
    "core": (
        "package/2006/relationships/metadata/core-properties",
        '<p:coreProperties xmlns:p="urn:p" xmlns:dc="urn:dc"><dc:creator>{}</dc:creator></p:coreProperties>',
    ),
    "app": (
        "officeDocument/2006/relationships/extended-properties",
        '<Properties xmlns="urn:e"><Company>{}</Company><Template>Normal.dotm</Template></Properties>',
    ),
}


@pytest.fixture
def ours(tmp_path):
    """Return a Word file of ours."""
    path = tmp_path / "年报.docx"
    write(sound_report(), path)
    return path


def marks(word_files: WordFiles, *rows: str, properties: str = LINES, styles: str = "") -> frozenset[TableMark]:
    body = f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"
    (grid,) = (block for block in word_files.blocks(body, styles=styles) if isinstance(block, Grid))
    return grid.marks


def rows(*contents: str, head: str = "") -> list[str]:
    return [row(cell("项"), cell("数"), properties=head), *(row(cell(text), cell("1")) for text in contents)]


def test_a_table_on_one_page_with_lines_has_no_marks(word_files):
    assert marks(word_files, *rows("甲", "乙", "丙")) == frozenset()


def test_no_lines(word_files):
    assert marks(word_files, *rows("甲", "乙", "丙"), properties=NO_LINES) == {TableMark.NO_BORDERS}
    assert marks(word_files, *rows("甲", "乙", "丙"), properties="") == {TableMark.NO_BORDERS}


def test_lines_of_a_cell_or_a_style_are_lines(word_files):
    framed = '<w:tcBorders><w:left w:val="single"/></w:tcBorders>'
    assert marks(word_files, *rows("甲", "乙"), row(cell("丙", framed), cell("1")), properties="") == frozenset()
    style = f'<w:style w:type="table" w:styleId="a"><w:name w:val="a"/><w:tblPr>{LINES}</w:tblPr></w:style>'
    heir = '<w:style w:type="table" w:styleId="b"><w:name w:val="b"/><w:basedOn w:val="a"/></w:style>'
    styled = '<w:tblStyle w:val="b"/>'
    assert marks(word_files, *rows("甲", "乙", "丙"), properties=styled, styles=style + heir) == frozenset()


def test_small_tables_and_those_that_lay_out_the_page_are_not_judged(word_files):
    assert marks(word_files, *rows("甲"), properties="") == frozenset()
    inner = f"<w:tbl><w:tblPr/>{row(cell('内'))}</w:tbl>{para('外')}"
    assert marks(word_files, *rows("甲", "乙", inner), properties="") == frozenset()


def test_a_head_that_is_not_repeated(word_files):
    across = rows("甲", para(PAGE_END + run("乙")), "丙")
    assert marks(word_files, *across) == {TableMark.HEADER_NOT_REPEATED}
    assert marks(word_files, *rows("甲", para(PAGE_END + run("乙")), "丙", head=HEAD)) == frozenset()


def test_a_page_that_begins_with_the_table_tears_nothing(word_files):
    first = row(cell(para(PAGE_END + run("项"))), cell("数"))
    assert marks(word_files, first, *rows("甲", "乙", "丙")[1:]) == frozenset()


def test_a_torn_row(word_files):
    torn = rows("甲", para(run("乙的上半") + PAGE_END + run("下半")), "丙", head=HEAD)
    assert marks(word_files, *torn) == {TableMark.ROW_TORN}


def test_a_report_whose_tables_lost_their_lines(ours):
    edited(ours, "word/styles.xml", b"w:tblBorders", b"w:noBorders")
    edited(ours, "word/document.xml", b"w:tcBorders", b"w:noBorders")
    edited(ours, "word/document.xml", b"w:tblBorders", b"w:noBorders")
    assert import_file(ours).report.source_marks == ("no_borders",)


# ── who made it ──


def parts_of(path) -> dict[str, bytes]:
    """Return the parts of a Word file."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def edited(path, part: str, old: bytes, new: bytes) -> None:
    """Put other bytes into a part of a Word file."""
    parts = parts_of(path)
    write_parts(path, {**parts, part: parts[part].replace(old, new)})


def with_properties(path, **names: str) -> None:
    """Add property parts with these names to a Word file."""
    parts, links = parts_of(path), ""
    for key, name in names.items():
        kind, xml = PROPERTIES[key]
        parts[f"docProps/{key}.xml"] = xml.format(name).encode()
        links += (
            f'<Relationship Id="{key}" Type="http://schemas.openxmlformats.org/{kind}" Target="docProps/{key}.xml"/>'
        )
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"</Relationships>", f"{links}</Relationships>".encode())
    write_parts(path, parts)


def left_out(path, kind: SkippedKind) -> list[str]:
    return [block.text for block in word.read(path) if isinstance(block, Skipped) and block.kind is kind]


def test_our_own_file_tells_of_nobody(ours):
    assert left_out(ours, SkippedKind.AUTHOR) == []
    assert import_file(ours).report.source_marks == ()


def test_names_in_the_properties(ours):
    with_properties(ours, core="周小禾", app="青禾镇人民政府")
    assert left_out(ours, SkippedKind.AUTHOR) == ["周小禾、青禾镇人民政府"]
    found = import_file(ours)
    assert found.report.source_marks == ("author",)
    assert any("周小禾" in note.text for note in found.notes)


def test_names_that_computers_fill_in_are_no_mark(ours):
    with_properties(ours, core="Administrator", app="微软用户")
    assert import_file(ours).report.source_marks == ()


def test_empty_names_are_none(ours):
    with_properties(ours, core=" ", app="")
    assert left_out(ours, SkippedKind.AUTHOR) == []


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("External:file:///C:\\Users\\zhou\\年报.docx", True),
        ("External:D:\\年报.docx", True),
        ("External:https://www.yunxi.gov.cn/", False),
    ],
)
def test_links_into_a_computer(word_files, target, told):
    blocks = word_files.blocks(para(run("正文")), links=[("a", "hyperlink", target)])
    paths = [block for block in blocks if isinstance(block, Skipped) and block.kind is SkippedKind.LOCAL_PATH]
    assert [path.text for path in paths] == ([target.removeprefix("External:")] if told else [])
