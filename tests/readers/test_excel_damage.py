"""Workbooks that are damaged, strange or far too large."""

from __future__ import annotations

import zipfile

import pytest

from govreport_gui.blocks import Grid, Skipped
from govreport_gui.errors import ReadError
from govreport_gui.importing import import_file
from govreport_gui.readers import excel, package, read
from govreport_gui.writers import excel as writer
from tests.builders import sample_report
from tests.readers.excel_files import BOOK, SHEET, STRINGS, STYLES, rewrite, rows, same_report

MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/"


def test_a_strict_workbook(tmp_path):
    path = tmp_path / "表.xlsx"
    path.write_bytes(writer.render(sample_report()))
    with zipfile.ZipFile(path) as opened:
        names = opened.namelist()
    strict = {
        name: lambda xml: xml.replace(MAIN, STRICT).replace(OFFICE, STRICT[:27] + b"officeDocument/") for name in names
    }
    rewrite(path, strict)
    same_report(sample_report(), path)


@pytest.mark.parametrize("broken", [b"", b"<styleSheet>", b"no XML"])
def test_broken_styles(tmp_path, broken):
    path = tmp_path / "表.xlsx"
    path.write_bytes(writer.render(sample_report()))
    rewrite(path, {STYLES: lambda _: broken})
    assert import_file(path).report.cells == sample_report().cells


def test_missing_texts_are_listed(tmp_path):
    path = tmp_path / "表.xlsx"
    path.write_bytes(writer.render(sample_report()))
    rewrite(path, {}, without=[STRINGS])
    missing = [block for block in read(path) if isinstance(block, Skipped) and block.why == excel._WITHOUT_TEXT]
    assert missing[0].text.startswith("A1、A2、B2")


def test_broken_texts_are_damage(tmp_path):
    path = tmp_path / "表.xlsx"
    path.write_bytes(writer.render(sample_report()))
    rewrite(path, {STRINGS: lambda xml: xml[:-20]})
    with pytest.raises(ReadError, match="文字表"):
        read(path)


@pytest.mark.parametrize(
    ("part", "change", "words"),
    [
        (SHEET, lambda xml: xml[: len(xml) // 2], "已损坏"),
        (SHEET, lambda xml: b"", "是空的"),
        (SHEET, lambda xml: b'<!DOCTYPE a [<!ENTITY b "c">]>' + xml[xml.index(b"<worksheet") :], "已损坏"),
        (BOOK, lambda xml: xml.replace(b"<sheet ", b"<other "), "没有工作表"),
    ],
)
def test_damage_is_told(book, tmp_path, part, change, words):
    book.active.append(["许可", 3])
    path = tmp_path / "表.xlsx"
    book.save(path)
    rewrite(path, {part: change})
    with pytest.raises(ReadError, match=words):
        read(path)


def test_limits(book, tmp_path, monkeypatch):
    book.active.append(["许可", 3])
    path = tmp_path / "表.xlsx"
    book.save(path)
    monkeypatch.setattr(excel, "MOST_CELLS", 1)
    with pytest.raises(ReadError, match="单元格多于"):
        read(path)
    monkeypatch.setattr(package, "XML_LIMIT", 100)
    with pytest.raises(ReadError, match="部件大于"):
        read(path)


def test_cells_far_away_and_merges_of_everything(tmp_path, book):
    book.active["A1"] = "首格"
    path = tmp_path / "表.xlsx"
    book.save(path)
    far = '<row r="1048576"><c r="XFD1048576" t="str"><v>末格</v></c></row></sheetData>'.encode()
    merge = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    rewrite(path, {SHEET: lambda xml: xml.replace(b"</sheetData>", far + merge)})
    assert [block.text for block in read(path)] == ["首格", "末格"]


@pytest.mark.parametrize(
    "absurd",
    [
        '<row r="{}"><c r="A1"><v>5</v></c>',
        '<row r="1"><c r="A1" s="{}"><v>5</v></c>',
        '<row r="1"><c t="s"><v>{}</v></c>',
    ],
    ids=["row", "style", "text"],
)
def test_numbers_that_no_file_should_hold(tmp_path, book, absurd):
    book.active.append([1])
    path = tmp_path / "表.xlsx"
    book.save(path)
    first = b'<row r="1"><c r="A1" t="n"><v>1</v></c>'
    rewrite(
        path, {SHEET: lambda xml: xml.replace(first, f'{absurd.format("9" * 5000)}<c r="B1"><v>7</v></c>'.encode())}
    )
    block = read(path)[0]
    assert (block.cells[-1].text if isinstance(block, Grid) else block.text) == "7"


def test_overlapping_merges_lose_nothing(tmp_path, book):
    book.active.append(["甲", "乙"])
    book.active.append(["丙", "丁"])
    path = tmp_path / "表.xlsx"
    book.save(path)
    merges = (
        b'</sheetData><mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="B1:B2"/><mergeCell ref="?"/></mergeCells>'
    )
    rewrite(path, {SHEET: lambda xml: xml.replace(b"</sheetData>", merges)})
    grid, covered = read(path)
    assert (rows(grid), covered.text) == ([["甲"], ["丙", "丁"]], "乙")


def test_grids_never_overlap(book, blocks):
    for row in range(1, 12):
        for column in range(1, 9):
            if (row * column) % 3:
                book.active.cell(row, column, row * column)
    book.active.merge_cells("A1:C4")
    for grid in blocks(book):
        assert isinstance(grid, Grid)
        places = [
            (cell.row + row, cell.column + column)
            for cell in grid.cells
            for row in range(cell.rows)
            for column in range(cell.columns)
        ]
        assert len(places) == len(set(places))
