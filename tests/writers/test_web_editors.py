"""What real editors of web sites make of the report: pasted into each in Chromium once, their answers read here.

web_editors/copied.html is what 复制网页稿 put on the clipboard; the others are what the editors gave back as the text
to be published: TinyMCE 7, CKEditor 4.22 and 48, wangEditor 5.1, UEditor 1.5 (UEditorPlus 4.5 gives the same),
Neditor 2.1, KindEditor 4.1 and Quill 2.0. chromium.html is what the browser itself copies of the exported page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html as lxml_html

from govreport_gui.blocks import Grid, Picture
from govreport_gui.readers.html import read_fragment
from govreport_gui.recognise import NoteKind, Recognition, recognise
from govreport_gui.report import Report

CAPTURED = Path(__file__).with_name("web_editors")
WITHOUT_PICTURE_DATA = ("ueditor", "neditor")  # they take away pictures that were not uploaded
KEEP_THE_TABLES = ("chromium", "ckeditor4", "ckeditor5", "kindeditor", "tinymce", "wangeditor", *WITHOUT_PICTURE_DATA)
PICTURE = ("picture", "image1.png")


def captured(name: str) -> Recognition:
    return recognise(read_fragment(page(name)))


def page(name: str) -> str:
    return (CAPTURED / f"{name}.html").read_text(encoding="utf-8")


def content(report: Report) -> list[object]:
    """Return all but the figures; editors end a paragraph where a line breaks, so lines are compared."""
    return [report.title, *report.headings, *_items(report), report.signature]


def _items(report: Report) -> Iterator[object]:
    for part in (report.preamble, *report.sections.values()):
        for item in part.items:
            if isinstance(item, Grid):
                yield tuple((cell.row, cell.column, cell.rows, cell.columns, cell.text) for cell in item.cells)
            elif isinstance(item, Picture):
                yield "picture", item.name
            else:
                yield from filter(None, item.splitlines())


def test_what_was_pasted_is_a_whole_report():
    report = captured("copied").report
    assert list(report.cells) == list(report.form.refs)
    assert sum(not text for text in report.cells.values()) == 1
    assert PICTURE in content(report)
    assert any(isinstance(item, tuple) and len(item) == 6 for item in content(report))


@pytest.mark.parametrize("name", KEEP_THE_TABLES)
def test_every_figure_comes_back(name):
    assert captured(name).report.cells == captured("copied").report.cells


@pytest.mark.parametrize("name", KEEP_THE_TABLES)
def test_every_paragraph_heading_and_table_comes_back(name):
    wanted = content(captured("copied").report)
    if name in WITHOUT_PICTURE_DATA:
        wanted.remove(PICTURE)
    assert content(captured(name).report) == wanted


@pytest.mark.parametrize("name", KEEP_THE_TABLES)
def test_nothing_else_is_noted(name):
    drafts = 0 if name == "chromium" else 1  # it was the page of a report that is no draft
    kinds = Counter(note.kind for note in captured(name).notes)
    assert kinds == Counter({NoteKind.BLANK: 1, NoteKind.DROPPED: drafts})


def test_what_an_editor_without_header_cells_and_merges_loses_is_listed():
    wanted, found = captured("copied").report, captured("quill")
    lost = {ref for ref, text in wanted.cells.items() if found.report.cells.get(ref, "") != text}
    assert {ref.table for ref in lost} == {"review"}
    name = wanted.form.table["review"].name
    assert [note.text for note in found.notes if note.kind is NoteKind.MISSING and name in note.text]
    assert [item for item in _items(found.report) if isinstance(item, tuple) and "结果维持" in str(item)]


def test_a_pasted_table_keeps_its_lines():
    for name in ("tinymce", "ckeditor4", "kindeditor"):
        assert {table.get("border") for table in lxml_html.fromstring(page(name)).iter("table")} == {"1"}
    for name in ("ueditor", "neditor"):
        cells = lxml_html.fromstring(page(name)).xpath("//th | //td")
        assert all("border: 1px solid" in cell.get("style", "") for cell in cells)


@pytest.mark.parametrize("name", [name for name in KEEP_THE_TABLES if name != "ckeditor4"])
def test_organ_and_date_stay_on_the_right(name):
    lines = lxml_html.fromstring(page(name)).xpath("//p[normalize-space()]")[-2:]
    assert all("right" in (line.get("style", "") + line.get("align", "")) for line in lines)
