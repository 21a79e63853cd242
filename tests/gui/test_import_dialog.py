"""What is shown before an import is accepted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govreport_gui.form import CellRef
from govreport_gui.gui.import_dialog import OPEN_UP_TO, ImportDialog
from govreport_gui.recognise.records import Note, NoteKind, Recognition
from govreport_gui.recognise.source_words import in_words
from govreport_gui.recognise.summary import headline, table_lines, text_lines
from govreport_gui.report import Part

CELL = CellRef("applications", "received_new", "natural")


@pytest.fixture
def recognition(balanced):
    cells = {ref: text for ref, text in balanced.cells.items() if ref.table != "review"}
    report = replace(balanced, cells=cells, organ="青禾镇人民政府", sections={"overview": Part.of("全年 很好。")})
    blanks = [Note(NoteKind.BLANK, f"空格{k}", f"table 1, row {k}, cell 2") for k in range(OPEN_UP_TO + 1)]
    notes = (
        *blanks,
        Note(NoteKind.DOUBTFUL, "表三·本年新收·自然人：粘连的数字", "table 2, row 3, cell 2", CELL),
        Note(NoteKind.UNPLACED, "12", "table 2, row 9, cell 4"),
        Note(NoteKind.MISSING, "没有找到表四"),
    )
    return Recognition(report, notes)


def test_counts_for_each_table(recognition):
    lines = [(line.name, line.read, line.blank, line.doubtful, line.missing) for line in table_lines(recognition)]
    assert lines == [("表二", 0, 10, 0, 0), ("表三", 175, 0, 1, 0), ("表四", 0, 0, 0, 15)]
    assert headline(recognition) == "已读 175 · 空白 10 · 存疑 1 · 未放入 1 · 缺少 1"


def test_texts_by_name(recognition):
    said = dict(text_lines(recognition))
    assert said == {
        "标题": "没有读到",
        "机关": "青禾镇人民政府",
        "年度": "2024 年",
        "前言": "空白",
        "一、总体情况": "5 字",
        "五、存在的主要问题及改进情况": "文件里没有",
        "六、其他需要报告的事项": "文件里没有",
    }


def test_notes_are_grouped_the_important_first_and_a_noisy_kind_folded(qtbot, recognition):
    dialog = ImportDialog(recognition, "去年.docx")
    qtbot.addWidget(dialog)
    groups = [dialog.notes.topLevelItem(row) for row in range(dialog.notes.topLevelItemCount())]
    assert [(group.text(0)[:3], group.childCount(), group.isExpanded()) for group in groups] == [
        ("未放入", 1, True),
        ("存疑：", 1, True),
        ("缺少：", 1, True),
        ("空白：", OPEN_UP_TO + 1, False),
    ]
    assert groups[0].child(0).text(1) == "第2个表格 第9行 第4格"


def test_nothing_to_tell(qtbot, balanced):
    dialog = ImportDialog(Recognition(balanced), "去年.docx")
    qtbot.addWidget(dialog)
    assert dialog.notes.topLevelItem(0).text(0) == "全部内容都已放入，没有需要核对的地方。"


def test_buttons_are_verbs(qtbot, recognition):
    dialog = ImportDialog(recognition, "去年.docx")
    qtbot.addWidget(dialog)
    assert [dialog.accept_button.text(), dialog.reject_button.text()] == ["接受", "不导入"]
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept_button.click()
    with qtbot.waitSignal(dialog.rejected):
        dialog.reject_button.click()


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("table 2, row 3, cell 5", "第2个表格 第3行 第5格"),
        ("footer", "页脚"),
        ("text box 1, paragraph 2", "第1个文本框 第2段"),
        ("附表, row 3", "附表 第3行"),
        ("", ""),
    ],
)
def test_sources_are_told_in_chinese(source, words):
    assert in_words(source) == words
