"""What a file held besides the report reaches the checks, whatever words a reader has for it."""

import pytest

from govreport_gui.blocks import Grid, GridCell, Paragraph, Skipped, SkippedKind, TableMark
from govreport_gui.readers.text import read
from govreport_gui.recognise.source_marks import source_marks

INNER = Grid((GridCell(0, 0, "0", ""),), "")


@pytest.mark.parametrize("kind", [kind for kind in SkippedKind if kind not in (SkippedKind.OTHER, SkippedKind.VERSION)])
def test_what_a_reader_left_out(kind):
    assert source_marks([Paragraph("一、总体情况", ""), Skipped("周小禾", "没有带入", "document", kind)]) == (
        str(kind),
    )


def test_words_alone_make_no_mark():
    assert source_marks([Skipped("某处", "批注、修订和书签的说明图片", "document")]) == ()


def test_layout_table():
    outer = Grid((GridCell(0, 0, "", "", content=(INNER,)),), "")
    assert source_marks([outer]) == ("layout_table",)
    assert source_marks([INNER]) == ()


def test_page_numbers_between_paragraphs():
    assert source_marks([], page_numbers=True) == ("page_number",)


def test_bookmarks_in_a_text_file(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("[bookmark: _Toc1]一、总体情况\n收到申请3件。\n", encoding="utf-8")
    assert source_marks(read(path)) == ("bookmark",)


def test_only_the_looks_of_the_forms_tables_matter():
    bare = Grid((GridCell(0, 0, "名称", ""),), "", frozenset({TableMark.NO_BORDERS}))
    assert source_marks([bare]) == ()
    assert source_marks([bare], tables=[bare]) == ("no_borders",)


@pytest.mark.parametrize(
    ("names", "marks"),
    [
        ("周小禾", ("author",)),
        ("Administrator、周小禾", ("author",)),
        ("Administrator", ()),
        ("微软用户、LENOVO", ()),
    ],
)
def test_names_that_computers_fill_in_tell_nobody(names, marks):
    assert source_marks([Skipped(names, "没有带入", "document", SkippedKind.AUTHOR)]) == marks
