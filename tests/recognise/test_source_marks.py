"""What a file held besides the report reaches the checks, whatever words a reader has for it."""

import pytest

from govreport_gui.blocks import Grid, GridCell, Paragraph, Skipped
from govreport_gui.readers import word, word_inline
from govreport_gui.readers.html_left_out import HIDDEN as HIDDEN_IN_PAGE
from govreport_gui.recognise.source_marks import source_marks

INNER = Grid((GridCell(0, 0, "0", ""),), "")


@pytest.mark.parametrize(
    ("why", "marks"),
    [
        (word_inline.DELETED, ("tracked_change",)),
        (word_inline.MOVED, ("tracked_change",)),
        (word_inline.HIDDEN, ("hidden_text",)),
        (HIDDEN_IN_PAGE, ("hidden_text",)),
        (word._COMMENT, ("comment",)),
        ("书签标记", ("bookmark",)),
        (word._CONTENTS, ()),
        (word._NO_PICTURE, ()),
    ],
)
def test_reasons_of_readers(why, marks):
    assert source_marks([Paragraph("一、总体情况", ""), Skipped("某处", why, "document")]) == marks


def test_layout_table():
    outer = Grid((GridCell(0, 0, "", "", content=(INNER,)),), "")
    assert source_marks([outer]) == ("layout_table",)
    assert source_marks([INNER]) == ()


def test_page_number_that_was_dropped():
    assert source_marks([], ["3（页码）", "页眉（页眉没有带入）"]) == ("page_number",)
