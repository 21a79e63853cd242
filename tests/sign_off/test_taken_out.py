"""A leader takes out a section's heading, or a line of a table's head: it is told, and what stays is no change."""

from __future__ import annotations

import pytest

from govreport_gui.compare import TextKind
from govreport_gui.form.layout import layout
from govreport_gui.readers.word_names import TR
from govreport_gui.report import Part
from tests.builders import sound_report
from tests.sign_off.rounds import against, put
from tests.sign_off.word_edits import WordFile, text_of

FIRST, SECOND, LAST = "集市旁设了公开栏。", "窗口备有查阅目录。", "没有收取信息处理费。"
SENT = sound_report().with_part("problems", Part((FIRST, SECOND))).with_part("other", Part((LAST,)))
HEADINGS = {key: section.heading for key, section in SENT.form.section.items()}
HEAD_ROWS = [
    (table.key, row)
    for table in SENT.form.tables
    for row in sorted({cell.row for cell in layout(table).cells if cell.heads_columns and cell.text})
]


def take_out(*texts: str, tracked: bool = False):
    def edit(opened: WordFile) -> None:
        for paragraph in opened.paragraphs:
            if text_of(paragraph) in texts:
                opened.remove(paragraph, tracked=tracked)

    return edit


def write_behind(words: str, text: str):
    def edit(opened: WordFile) -> None:
        paragraph = next(p for p in opened.paragraphs if text_of(p) == words)
        opened.insert_after(paragraph, text, tracked=False)

    return edit


def in_short(found):
    return [(p.theirs.part, p.theirs.kind, p.theirs.a.strip(), p.theirs.b.strip()) for p in found.proposals]


@pytest.mark.parametrize("tracked", [False, True])
@pytest.mark.parametrize("key", HEADINGS)
def test_under_a_heading_taken_out_nothing_has_changed(tmp_path, key, tracked):
    found = against(SENT, SENT, tmp_path, take_out(HEADINGS[key], tracked=tracked))
    assert found.proposals == ()
    assert [text for text in found.left_out if HEADINGS[key] in text] == list(found.left_out)
    assert len(found.left_out) == 1


def test_two_headings_taken_out_one_behind_the_other(tmp_path):
    found = against(SENT, SENT, tmp_path, take_out(HEADINGS["problems"], HEADINGS["other"]))
    assert found.proposals == ()
    assert len(found.left_out) == 2


def test_what_was_edited_under_a_heading_taken_out_is_proposed_in_its_section(tmp_path):
    gone = take_out(HEADINGS["problems"])
    found = against(
        SENT, SENT, tmp_path, gone, put("设了公开栏", "新设了公开栏"), write_behind(SECOND, "新增一处窗口。")
    )
    assert in_short(found) == [
        ("problems", TextKind.CHANGED, FIRST, "集市旁新设了公开栏。"),
        ("problems", TextKind.ADDED, "", "新增一处窗口。"),
    ]
    taken = found.with_accepted(found.proposals)
    assert taken.section("problems").items == ("集市旁新设了公开栏。", SECOND, "新增一处窗口。")


def test_a_first_paragraph_in_other_words_stays_under_its_heading(tmp_path):
    edits = take_out(HEADINGS["problems"]), put(FIRST, "各村微信群每天转发办事指南。")
    found = against(SENT, SENT, tmp_path, *edits)
    assert {part for part, *_rest in in_short(found)} == {"problems"}
    taken = found.with_accepted(found.proposals)
    assert taken.section("problems").items == ("各村微信群每天转发办事指南。", SECOND)


def test_a_heading_taken_out_with_its_text(tmp_path):
    found = against(SENT, SENT, tmp_path, take_out(HEADINGS["problems"], FIRST, SECOND))
    assert {(part, kind) for part, kind, _a, _b in in_short(found)} == {("problems", TextKind.REMOVED)}
    assert not found.with_accepted(found.proposals).section("problems").text
    assert found.with_accepted(found.proposals).section("other") == SENT.section("other")


@pytest.mark.parametrize(("key", "row"), HEAD_ROWS)
def test_a_line_of_a_head_taken_out_is_told_by_name(tmp_path, key, row):
    table = SENT.form.table[key]

    def take_row(opened: WordFile) -> None:
        grid = opened.tables[list(SENT.form.table).index(key)]
        grid.remove(list(grid.iterchildren(TR))[row])

    found = against(SENT, SENT, tmp_path, take_row)
    words = [cell.text for cell in layout(table).cells if cell.row == row and cell.heads_columns and cell.text]
    (told,) = found.left_out
    assert table.name in told
    assert words[0] in told
    assert found.with_accepted(found.proposals) == SENT


def test_a_file_with_all_its_heads_says_nothing(tmp_path):
    assert against(SENT, SENT, tmp_path).left_out == ()
