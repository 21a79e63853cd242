"""What is found between two reports, asserted whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govreport_gui.compare import Side, TextKind, apply, compare
from govreport_gui.compare.in_words import cell_text
from govreport_gui.form import CellRef
from govreport_gui.report import Part, Signature
from tests.builders import foreign_grid, picture, report_2019, sound_report


def texts(a: Part, b: Part):
    report = replace(sound_report(), sections={})
    found = compare(replace(report, sections={"other": a}), replace(report, sections={"other": b})).texts
    assert {difference.part for difference in found} <= {"other"}
    return [(difference.kind.value, difference.a, difference.b) for difference in found]


def test_blank_zero_and_slash_are_different():
    a = sound_report()
    cells = [CellRef("review", "reconsideration", column) for column in ("upheld", "corrected", "pending")]
    before = replace(a, cells={**a.cells, **dict(zip(cells, ("", "0", "/"), strict=True))})
    after = replace(a, cells={**a.cells, **dict(zip(cells, ("0", "/", ""), strict=True))})
    assert [(d.cell, d.a, d.b) for d in compare(before, after).cells] == [
        (cells[0], "", "0"),
        (cells[1], "0", "/"),
        (cells[2], "/", ""),
    ]


CASES = {
    "one word": (
        "全年公开信息12条。\n没有其他事项。",
        "全年公开信息15条。\n没有其他事项。",
        [("changed", "全年公开信息12条。", "全年公开信息15条。")],
    ),
    "a sentence in the middle": (
        "举办培训。开展检查。",
        "举办培训。接受评议3次。开展检查。",
        [("added", "", "接受评议3次。")],
    ),
    "a paragraph gone": (
        "举办培训。\n开展检查。通报结果。\n接受评议。",
        "举办培训。\n接受评议。",
        [("removed", "开展检查。通报结果。", "")],
    ),
    "a paragraph moved": (
        "举办培训三次以上。\n开展检查并通报。\n接受群众的评议。",
        "接受群众的评议。\n举办培训三次以上。\n开展检查并通报。",
        [("moved", "接受群众的评议。", "接受群众的评议。")],
    ),
    "moved and changed": (
        "青禾镇公开栏设在大厅东侧。\n开展检查并通报。\n接受群众的评议。",
        "开展检查并通报。\n接受群众的评议。\n青禾镇公开栏设在大厅西侧。",
        [("moved", "青禾镇公开栏设在大厅东侧。", "青禾镇公开栏设在大厅西侧。")],
    ),
    "a paragraph parted": (
        "举办培训。开展检查。",
        "举办培训。\n开展检查。",
        [("added", "", "\n")],
    ),
    "the likest is the pair": (
        "全年召开会议4次，研究公开工作。",
        "全年召开会议。全年召开会议5次，研究公开工作。",
        [
            ("added", "", "全年召开会议。"),
            ("changed", "全年召开会议4次，研究公开工作。", "全年召开会议5次，研究公开工作。"),
        ],
    ),
    "long and nothing in common": (
        "举办业务培训三次以上。",
        "青禾镇设公开专区一处。",
        [("removed", "举办业务培训三次以上。", ""), ("added", "", "青禾镇设公开专区一处。")],
    ),
    "nothing in common": ("甲乙丙丁。", "子丑寅卯。", [("removed", "甲乙丙丁。", ""), ("added", "", "子丑寅卯。")]),
}


@pytest.mark.parametrize("case", CASES)
def test_texts(case):
    a, b, expected = CASES[case]
    assert texts(Part.of(a), Part.of(b)) == expected


def test_pictures_and_foreign_tables_are_compared_by_what_they_hold():
    same = Part(("见下图。", picture(), foreign_grid()))
    elsewhere = Part(("见下图。", picture(source="第 3 页", name="图.png"), foreign_grid()))
    assert texts(same, elsewhere) == []
    assert texts(same, Part(("见下图。", foreign_grid()))) == [("removed", "【图片：image1.png】", "")]
    assert texts(Part(("见下图。",)), same) == [
        ("added", "", "【图片：image1.png】"),
        ("added", "", "【表格：政务新媒体发布情况】"),
    ]


def test_a_foreign_table_with_another_figure_is_the_same_table():
    (*cells, last) = foreign_grid().cells
    changed = replace(foreign_grid(), cells=(*cells, replace(last, text="12")))
    name = "【表格：政务新媒体发布情况】"
    assert texts(Part(("见下表。", foreign_grid())), Part(("见下表。", changed))) == [
        ("changed", f"{name}第3行第3列：9", f"{name}第3行第3列：12")
    ]
    other = replace(foreign_grid(), cells=tuple(replace(cell, text=f"{cell.row}") for cell in cells))
    assert [kind for kind, *_ in texts(Part((foreign_grid(),)), Part((other,)))] == ["removed", "added"]


def test_a_paragraph_taken_out_behind_one_that_grew():
    """The end of the one that grew stays its end: nothing else is added or removed."""
    a = Part.of("撤下过期信息6条。\n机关大厅设公开栏1处，每月更新。\n组织培训1次。")
    b = Part.of("撤下过期信息6条。数字以县局的通知为准。\n组织培训1次。")
    grew, gone = ("added", "", "数字以县局的通知为准。"), ("removed", "机关大厅设公开栏1处，每月更新。", "")
    assert texts(a, b) == [grew, gone]
    assert sorted(texts(b, a)) == [("added", "", gone[1]), ("removed", grew[2], "")]


def test_title_and_signature():
    a = sound_report()
    b = replace(a, title="", signature=Signature(a.signature.organ, "2025年1月16日"))
    assert [(d.part, d.kind, d.a, d.b) for d in compare(a, b).texts] == [
        ("title", TextKind.REMOVED, a.title, ""),
        ("date", TextKind.CHANGED, "2025年1月15日", "2025年1月16日"),
    ]


def test_differences_come_in_the_order_of_the_report():
    a = sound_report()
    cell = CellRef("applications", "granted", "natural")
    b = replace(a.with_part("problems", Part.of("无。")), cells={**a.cells, cell: "77"}, title="报告", preamble=Part())
    places = list(dict.fromkeys(difference.place for difference in compare(a, b).differences))
    assert places == ["title", "preamble", "applications", "problems"]


def test_a_table_that_one_report_lacks_is_told_once():
    full = sound_report()
    lacking = replace(full, cells={ref: text for ref, text in full.cells.items() if ref.table != "applications"})
    found = compare(lacking, full)
    assert found.cells == ()
    assert [(table.table, table.only_in, len(table.cells)) for table in found.tables] == [("applications", Side.B, 175)]


def test_other_forms_are_compared_where_they_mean_the_same():
    old, new = report_2019(), sound_report()
    found = compare(old, new)
    assert "disclosure" not in {difference.cell.table for difference in found.cells}
    assert {difference.cell.table for difference in found.cells} == {"applications", "review"}
    rest = {(left.side, left.cell.table, left.cell.row) for left in found.uncompared}
    assert (Side.A, "applications", "other") in rest
    assert (Side.B, "applications", "other_misc") in rest
    assert (Side.A, "disclosure", "licensing") in rest
    assert all(left.text.strip() for left in found.uncompared)


def test_a_cell_of_blanks_is_told_as_blank():
    assert [cell_text(text) for text in ("", " \u3000", "空白", " 0")] == ["（空白）", "（空白）", "空白", " 0"]


def test_hundreds_of_equal_sentences_are_no_trouble():
    many = Part.of("\n".join(["没有发生此类情形。"] * 400))
    fewer = Part.of("\n".join(["没有发生此类情形。"] * 380))
    assert len(texts(many, fewer)) == 20


def test_versions_are_paired_in_long_texts_too():
    before = [f"第{k}号档案柜里的卷宗已经整理编目并移交给县档案馆。" for k in range(600)]
    after = [line.replace("移交", "全部移交") if k % 50 == 7 else line for k, line in enumerate(before)]
    found = texts(Part.of("\n".join(["开头。", *before, "结尾。"])), Part.of("\n".join(["起首。", *after, "完了。"])))
    assert [kind for kind, *_ in found].count("changed") == 12


def test_a_sentence_that_stayed_is_no_version_of_its_neighbours():
    a, b = ("全年公开信息120条。全年公开信息135条。", "全年公开信息135条。全年公开信息177条。")
    assert texts(Part.of(a), Part.of(b)) == [
        ("removed", "全年公开信息120条。", ""),
        ("added", "", "全年公开信息177条。"),
    ]


def test_thousands_of_sentences_in_another_order_are_moved_one_by_one():
    lines = [f"第{k}号档案柜里的卷宗已经整理编目。" for k in range(4000)]
    report = replace(sound_report(), sections={})
    a, b = (replace(report, sections={"other": Part(tuple(items))}) for items in (lines, lines[::-1]))
    found = compare(a, b).texts
    assert {difference.kind for difference in found} == {TextKind.MOVED}
    assert apply(a, found).part("other") == b.part("other")
