"""Word files as other programs write them: LibreOffice, pandoc, python-docx; and real published reports."""

from __future__ import annotations

import shutil
import subprocess

import docx
import pytest

from govreport_gui.blocks import Grid, Paragraph
from govreport_gui.readers import read
from tests.readers.word_files import package, para, write

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>
<h1>云溪县青禾镇工作年度报告</h1>
<h2>一、总体情况</h2>
<p>全年主动公开<b>12</b>件，<a href="http://127.0.0.1:9/">网站</a>公开8件。<br>另有4件。</p>
<ol><li>第一项</li><li>第二项<ol><li>子项</li></ol></li><li>第三项</li></ol>
<table border="1">
<tr><td rowspan="2" colspan="2">信息内容</td><td colspan="2">申请人情况</td></tr>
<tr><td>自然人</td><td>总计</td></tr>
<tr><td rowspan="2">三、办理结果</td><td>（一）予以公开</td><td>3</td><td>&nbsp;</td></tr>
<tr><td>（二）部分公开</td><td>0</td><td>/</td></tr>
</table>
</body></html>"""
CELLS = [
    (0, 0, 2, 2, "信息内容"),
    (0, 2, 1, 2, "申请人情况"),
    (1, 2, 1, 1, "自然人"),
    (1, 3, 1, 1, "总计"),
    (2, 0, 2, 1, "三、办理结果"),
    (2, 1, 1, 1, "（一）予以公开"),
    (2, 2, 1, 1, "3"),
    (2, 3, 1, 1, ""),
    (3, 1, 1, 1, "（二）部分公开"),
    (3, 2, 1, 1, "0"),
    (3, 3, 1, 1, "/"),
]


def by_libre_office(source, folder):
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--writer", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run([*command, "--outdir", folder, source], check=True, capture_output=True, timeout=120)
    return folder / f"{source.stem}.docx"


def by_pandoc(source, folder):
    target = source.with_suffix(".docx")
    subprocess.run(["pandoc", "-o", target, source], check=True, capture_output=True, timeout=60, cwd=folder)
    return target


WRITERS = [("soffice", by_libre_office), ("pandoc", by_pandoc)]


@pytest.mark.parametrize("program, convert", WRITERS, ids=[name for name, _ in WRITERS])
def test_a_web_page_turned_into_word(tmp_path, program, convert):
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    source = tmp_path / "page.html"
    source.write_text(PAGE, encoding="utf-8")
    blocks = read(convert(source, tmp_path))
    paragraphs = [(block.level, block.text) for block in blocks if isinstance(block, Paragraph)]
    assert paragraphs == [
        (1, "云溪县青禾镇工作年度报告"),
        (2, "一、总体情况"),
        (0, "全年主动公开12件，网站公开8件。\n另有4件。"),
        (0, "1.第一项"),
        (0, "2.第二项"),
        (0, paragraphs[5][1]),
        (0, "3.第三项"),
    ]
    assert paragraphs[5][1].endswith("子项")
    (grid,) = (block for block in blocks if isinstance(block, Grid))
    assert [(cell.row, cell.column, cell.rows, cell.columns, cell.text.strip()) for cell in grid.cells] == CELLS


def test_automatic_numbers_survive_another_writer(tmp_path):
    if shutil.which("soffice") is None:
        pytest.skip("soffice is not installed")
    levels = (("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))
    numbering = "".join(
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for index, (kind, text) in enumerate(levels)
    )
    numbering = f'<w:abstractNum w:abstractNumId="0">{numbering}</w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    places = [0, 1, 1, 2, 2, 0, 1, 2] + [0] * 9
    body = "".join(
        para("正文", f'<w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="1"/></w:numPr>') for index in places
    )
    ours = write(tmp_path / "编号.docx", package(body, numbering=numbering))
    labels = ["一、", "（一）", "（二）", "1.", "2.", "二、", "（一）", "1.", *(f"{n}、" for n in "三四五六七八九十")]
    expected = [f"{label}正文" for label in [*labels, "十一、"]]
    assert [block.text for block in read(ours)] == expected
    (tmp_path / "again").mkdir()
    theirs = by_libre_office(ours, tmp_path / "again")
    assert [block.text for block in read(theirs) if isinstance(block, Paragraph)] == expected


def test_headings_of_python_docx(tmp_path):
    written = docx.Document()
    written.add_heading("青禾镇年度报告", 0)
    written.add_heading("一、总体情况", 1)
    written.add_heading("（一）主动公开", 2)
    written.add_paragraph("全年公开12件。")
    written.save(tmp_path / "报告.docx")
    found = [block for block in read(tmp_path / "报告.docx") if isinstance(block, Paragraph)]
    assert [(block.level, block.text) for block in found] == [
        (0, "青禾镇年度报告"),
        (1, "一、总体情况"),
        (2, "（一）主动公开"),
        (0, "全年公开12件。"),
    ]


REPORTS = [("shuyang-bureau-2023", [14, 30, 215, 34], 10), ("wps-blank-template", [30, 215, 34], 10)]


@pytest.mark.parametrize("name, cells, width", REPORTS, ids=[name for name, *_ in REPORTS])
def test_published_reports(shared, name, cells, width):
    blocks = read(shared / "cases" / "reports" / name / "report.docx")
    grids = [block for block in blocks if isinstance(block, Grid)]
    assert [len(grid.cells) for grid in grids] == cells
    assert max(cell.column + cell.columns for cell in grids[-2].cells) == width


def test_published_reports_have_no_holes_and_no_overlaps(shared):
    for path in sorted((shared / "cases" / "reports").glob("*/report.docx")):
        for grid in (block for block in read(path) if isinstance(block, Grid)):
            squares = [
                (row, column)
                for cell in grid.cells
                for row in range(cell.row, cell.row + cell.rows)
                for column in range(cell.column, cell.column + cell.columns)
            ]
            assert len(squares) == len(set(squares))
            height, width = (max(place) + 1 for place in zip(*squares, strict=True))
            assert len(squares) == height * width, (path.parent.name, grid.source)
