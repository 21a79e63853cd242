"""What a file's tables print otherwise than the form."""

import pytest

from govreport_gui.blocks import Grid, GridCell, Paragraph
from govreport_gui.form import forms
from govreport_gui.recognise.labels import lexicon
from govreport_gui.recognise.printed import printed_labels

TABLE = "applications"
REFS = forms()["2021"].table[TABLE].refs
GRANTED = "（一）予以公开"


def labels_of(*texts):
    """Return (official, read) for lines of text, as if every figure had been found."""
    blocks = [Paragraph(text, "") for text in texts]
    return [(p.official, p.read) for p in printed_labels({TABLE: blocks}, set(REFS), lexicon("2021"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（一）予以公开 0 0 0", []),
        ("（一） 予 以 公 开", []),
        ("(一) 予以公开 0 0 0", [(GRANTED, "(一)予以公开")]),
        ("2.其他法律法规禁止公开", [("2.其他法律行政法规禁止公开", "2.其他法律法规禁止公开")]),
        ("5.要求行政机关确认或重新", []),  # the label goes on in the next line
        ("三、本年度办理结果（一）予以公开", []),  # two labels in one cell
        ("果6.属于四类过程性信息", []),  # the last character of a label set downwards
        ("2.重复申请0000000", []),  # its figures ran into it
        ("四、結轉下年度繼續辦理", []),
        ("本表由办公室填报", []),
    ],
)
def test_label(text, expected):
    assert labels_of(text) == expected


def grid(*rows):
    cells = [GridCell(r, c, text, "") for r, row in enumerate(rows) for c, text in enumerate(row)]
    return Grid(tuple(cells), "table 1")


def test_surplus_lines_have_their_group_and_figures():
    zeros = ["0"] * 6
    block = grid(
        ["（四）无法提供", "3.补正后申请内容仍不明确", "1", *zeros],
        ["", "无法提供小计", "3", *zeros],
    )
    labels = printed_labels({TABLE: [block]}, set(REFS), lexicon("2021"))
    assert [p for p in labels if p.figures] == [(TABLE, "（四）无法提供", "无法提供小计", ("3", *zeros))]


def test_a_surplus_column():
    block = grid(["商业企业", "科研机构", "法人小计"], ["（一）予以公开", "1", "1"])
    labels = printed_labels({TABLE: [block]}, set(REFS), lexicon("2021"))
    assert (TABLE, "", "法人小计", ()) in labels


def test_a_line_that_is_not_in_the_file():
    found = {ref for ref in REFS if ref.row != "rejected_duplicate"}
    labels = printed_labels({TABLE: [Paragraph("（一）予以公开", "")]}, found, lexicon("2021"))
    assert labels == ((TABLE, "2.重复申请", "", ()),)


def test_only_a_grid_can_lack_its_corner():
    said = printed_labels({TABLE: [grid(["（一）予以公开", "0", "0"])]}, set(REFS), lexicon("2021"))
    assert [p.read for p in said] == [""]
    assert labels_of("（一）予以公开") == []
