"""Plain text: what begins with tabs, what is a rule, and lines that must not hold the reader up."""

from __future__ import annotations

import pytest

from govreport_gui import readers
from govreport_gui.blocks import Block, Grid, Paragraph, Skipped
from govreport_gui.errors import ReadError
from govreport_gui.readers import text

HEADING = "一、总体情况"
FIRST, SECOND = "全年主动公开信息12条。", "收到申请3件，都按时答复。"
INDENTED = f"\t{HEADING}\n\t{FIRST}\n二、收费情况\n\t{SECOND}\n"
TABLE = "项目\t件数\n公文\t5\n"


def seen(blocks: list[Block]) -> list[str | list[str]]:
    """Return the texts of paragraphs, and the cells of each grid in a list."""
    return [
        block.text if isinstance(block, Paragraph) else [cell.text for cell in block.cells]
        for block in blocks
        if isinstance(block, Paragraph | Grid)
    ]


def test_paragraphs_that_begin_with_a_tab_are_no_table():
    assert seen(text.parse(INDENTED)) == [HEADING, FIRST, "二、收费情况", SECOND]


@pytest.mark.parametrize("between", ["", "\n"], ids=["right behind", "behind an empty line"])
def test_a_table_among_paragraphs_that_begin_with_a_tab(between):
    written = INDENTED + between + TABLE + between + f"\t{FIRST}\n\t{SECOND}\n"
    assert seen(text.parse(written))[4:] == [["项目", "件数", "公文", "5"], FIRST, SECOND]


def test_a_paragraph_above_a_table_is_not_its_first_row():
    assert seen(text.parse(f"\t{FIRST}\n{TABLE}")) == [FIRST, ["项目", "件数", "公文", "5"]]


def test_a_cell_a_line_stays_a_table_though_one_holds_a_sentence():
    written = "\t问题\n\t措施\n\n\t公开不及时\n\t每月核对一次。\n"
    assert seen(text.parse(written)) == [["问题", "措施", "公开不及时", "每月核对一次。"]]


@pytest.mark.parametrize(("line", "is_rule"), [("|---|:--:|", True), ("----+----|", True), ("|--|", False)])
def test_rules_of_tables_are_passed_over(line, is_rule):
    cells = seen(text.parse(f"|项目|件数|\n{line}\n|公文|5|\n"))[0]
    assert (len(cells) == 4) is is_rule


@pytest.mark.parametrize(
    "line",
    ["|" + "-" * 20_000 + "x|", "[bookmark:" * 100_000, "\t公文\n" + "转下一行\n" * 200_000],
    ids=lambda x: x[:9],
)
def test_no_line_holds_the_reader_up(line):
    assert text.parse(line + "\n")


def test_a_bookmark_is_left_out():
    found = text.parse("全年[bookmark:_Hlk1]公开12条。\n")
    assert [block.text for block in found if isinstance(block, Paragraph)] == ["全年公开12条。"]
    assert [block.text for block in found if isinstance(block, Skipped)] == ["[bookmark:_Hlk1]"]


def test_a_text_far_too_long_is_named_as_it_can_be_shown(tmp_path, monkeypatch):
    monkeypatch.setattr(text, "MAX_BYTES", 3)
    path = tmp_path / "报\u202e告.txt"
    path.write_text("总体情况", encoding="utf-8")
    with pytest.raises(ReadError, match=r"^“报告\.txt”超过20兆"):
        text.read(path)


def test_what_the_disk_says_is_said_in_plain_words(tmp_path, monkeypatch):
    path = tmp_path / "报告.txt"
    path.write_text("总体情况", encoding="utf-8")

    def broken(self):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(type(path), "read_bytes", broken)
    with pytest.raises(ReadError, match=r"磁盘出错。请检查") as raised:
        readers.read(path)
    assert "error" not in str(raised.value)
