"""送签回读 in the window: what is listed, decided, checked at once, taken over in one step and undone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from govreport_gui import importing
from govreport_gui.compare import Side, TableDifference
from govreport_gui.finding import Finding, Severity
from govreport_gui.form import CellRef
from govreport_gui.gui.document import Document
from govreport_gui.gui.files import chosen_file
from govreport_gui.gui.importing.import_dialog import ImportDialog
from govreport_gui.gui.looks.tool_tips import wrapped
from govreport_gui.gui.sign_off import sign_off_flow, sign_off_words
from govreport_gui.gui.sign_off.sign_off_dialog import KEPT_NOW, NO_NEW_FINDINGS, ONLY_REMARKS, SignOffDialog
from govreport_gui.gui.sign_off.sign_off_effect import Effect, effect
from govreport_gui.gui.sign_off.sign_off_model import Decision, SignOffModel
from govreport_gui.gui.sign_off.sign_off_words import NOT_THERE, THERE
from govreport_gui.report import Part
from govreport_gui.sign_off import Proposal, read_back
from tests.builders import sound_report
from tests.sign_off.rounds import against, came_back, put, remark, set_figure
from tests.sign_off.word_edits import WordFile
from tests.test_conversions import SOFFICE, soffice

FIRST, SECOND, THIRD = "集市旁设了公开栏。", "窗口备有查阅目录。", "村里的喇叭每周播报政策两次。"
CHECK = Qt.ItemDataRole.CheckStateRole
CHECKED, UNCHECKED, HALF = (Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked)


def told(*sentences):
    return sound_report().with_part("overview", Part.of("\n".join(sentences)))


SENT = told(FIRST, SECOND, THIRD)
OURS = told(FIRST, "窗口备有查阅目录和意见簿。", THIRD)
EDITS = (put("备有", "常备"), put("每周", "每天", tracked=True), put("1月15日", "1月22日"), remark(FIRST, "再压缩一下"))


@pytest.fixture
def found(tmp_path):
    return against(SENT, OURS, tmp_path, *EDITS)


@pytest.fixture
def dialog(qtbot, found):
    dialog = SignOffDialog(found, "送签稿改.docx", Document(OURS))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def ticks(model):
    return [model.index(row, 0).data(CHECK) for row in range(model.rowCount())]


def test_the_model_is_sound(qtmodeltester, found):
    qtmodeltester.check(SignOffModel(OURS, found.proposals))


def test_only_a_full_tick_takes_a_change_over(found):
    model = SignOffModel(OURS, found.proposals)
    for state, decision in ((HALF, Decision.LEAVE), (CHECKED, Decision.TAKE), (UNCHECKED, Decision.LEAVE)):
        assert model.setData(model.index(1, 0), state.value, CHECK)
        assert model.decisions[1] is decision
    assert not model.setData(model.index(1, 1), CHECKED.value, CHECK)


def test_clean_changes_are_taken_conflicts_wait(dialog):
    assert ticks(dialog.model) == [HALF, CHECKED, CHECKED]
    rows = [[dialog.model.index(row, column).data() for column in range(4)] for row in range(3)]
    assert rows == [
        ["一、总体情况·改动", SECOND, "窗口常备查阅目录。", Decision.OPEN.value],
        ["一、总体情况·改动", THIRD, THIRD.replace("每周", "每天"), Decision.TAKE.value],
        ["落款日期·改动", "2025年1月15日", "2025年1月22日", Decision.TAKE.value],
    ]
    assert dialog.accept_button.text() == "采用 2 处"
    assert "还有 1 处没有决定" in dialog.outcome.text()


def test_the_head_names_the_version_and_counts(dialog):
    note = dialog.note.text()
    assert "2025年1月17日 16:40 导出的“送签稿.docx”" in note
    assert "文件改了 3 处：文字 3 处。其中 1 处报告后来也改过" in note
    assert "修订标记 2 处" in note


def test_what_is_not_decided_stays_as_it_is(dialog):
    report = dialog.report()
    assert report.section("overview").paragraphs == (FIRST, "窗口备有查阅目录和意见簿。", THIRD.replace("每周", "每天"))
    assert report.signature.date == "2025年1月22日"


def test_a_conflict_shows_three_versions(dialog):
    dialog.list.setCurrentIndex(dialog.model.index(0, 0))
    shown = dialog.sides.toPlainText()
    assert [head for head in ("送出时", "文件里", "报告现在") if head in shown] == ["送出时", "文件里", "报告现在"]
    assert "意见簿" in shown
    assert "underline" in dialog.sides.toHtml()
    dialog.list.setCurrentIndex(dialog.model.index(1, 0))
    assert "报告现在" not in dialog.sides.toPlainText()


def test_space_and_buttons_decide_on_the_chosen_lines(dialog, qtbot):
    dialog.list.setCurrentIndex(dialog.model.index(0, 0))
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.model.decisions[0] is Decision.TAKE
    dialog.list.selectAll()
    qtbot.mouseClick(dialog.leave_button, Qt.MouseButton.LeftButton)
    assert ticks(dialog.model) == [UNCHECKED] * 3
    qtbot.waitUntil(lambda: dialog.accept_button.text() == ONLY_REMARKS)  # the comment can be kept all the same
    assert dialog.accept_button.isEnabled()
    qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.accept_button.text() == "采用 3 处")
    assert dialog.report().section("overview").paragraphs[1] == "窗口常备查阅目录。"


def test_the_next_one_to_decide_is_found_and_the_whole_walk_needs_no_mouse(qtbot, tmp_path):
    ours = replace(OURS, signature=replace(OURS.signature, date="2025年1月20日"))
    dialog = SignOffDialog(against(SENT, ours, tmp_path, *EDITS), "送签稿.docx", Document(ours))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.model.decisions == [Decision.OPEN, Decision.TAKE, Decision.OPEN]
    assert dialog.list.currentIndex().row() == 0
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)  # taken
    walked = []
    while dialog.focusWidget() is not dialog.next_button:
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        walked.append(dialog.focusWidget())
    assert walked == [dialog.take_button, dialog.leave_button, dialog.next_button]
    QTest.keyClick(dialog.next_button, Qt.Key.Key_Space)
    assert dialog.list.currentIndex().row() == 2
    assert dialog.focusWidget() is dialog.list
    assert "报告现在" in dialog.sides.toPlainText()
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not dialog.next_button.isEnabled())
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.report().signature.date == "2025年1月22日"


def test_the_only_one_to_decide_is_gone_back_to(dialog):
    assert dialog.list.currentIndex().row() == 0
    dialog.take_button.setFocus()
    dialog.next_button.click()
    assert dialog.list.currentIndex().row() == 0
    assert dialog.focusWidget() is dialog.list


@pytest.mark.parametrize(("only_in", "before", "after"), [(Side.A, THERE, NOT_THERE), (Side.B, NOT_THERE, THERE)])
def test_a_table_that_one_side_lacks_is_told(only_in, before, after):
    form = sound_report().form
    change = TableDifference("review", only_in, ())
    said = sign_off_words.told(form, Proposal(change, change))
    assert (said.place, said.before, said.after) == (form.table["review"].name, before, after)


def test_without_comments_nothing_taken_is_nothing_to_do(qtbot, tmp_path):
    dialog = SignOffDialog(against(SENT, SENT, tmp_path, put("备有", "常备")), "送签稿.docx", Document(SENT))
    qtbot.addWidget(dialog)
    dialog.model.decide([0], Decision.LEAVE)
    qtbot.waitUntil(lambda: not dialog.accept_button.isEnabled())


def test_comments_are_listed_with_their_place(dialog):
    assert dialog.remarks.toPlainText() == f"{KEPT_NOW}\n一、总体情况：“{FIRST}”\n再压缩一下"
    assert "周小禾" not in dialog.remarks.toHtml()


def test_the_check_says_what_the_changes_bring(qtbot, tmp_path):
    cell = CellRef("applications", "granted", "natural")
    sent = sound_report()
    found = against(sent, sent, tmp_path, set_figure(cell, "305"))
    dialog = SignOffDialog(found, "送签稿.docx", Document(sent))
    qtbot.addWidget(dialog)
    assert "自然人" in dialog.findings.toPlainText()
    assert "采用后会多出" in dialog.outcome.text()
    assert "个错误" in dialog.outcome.text()
    dialog.model.setData(dialog.model.index(0, 0), UNCHECKED, CHECK)
    qtbot.waitUntil(lambda: dialog.findings.toPlainText() == NO_NEW_FINDINGS)
    assert dialog.outcome.text() == ""


def test_totals_that_follow_are_listed_beside_their_part(qtbot, tmp_path):
    part, other = (CellRef("applications", row, "natural") for row in ("granted", "partly_granted"))
    sent = sound_report()
    dialog = SignOffDialog(
        against(sent, sent, tmp_path, set_figure(part, "305"), set_figure(other, "40")), "送签稿.docx", Document(sent)
    )
    qtbot.addWidget(dialog)
    typed = sent.with_cells({part: "305"})
    line, column, all_of_them = (
        typed.cell(CellRef("applications", *place))
        for place in (("granted", "total"), ("handled_total", "natural"), ("handled_total", "total"))
    )
    dialog.model.setData(dialog.model.index(1, 0), UNCHECKED, CHECK)
    assert dialog.model.index(0, 2).data() == (
        f"305（总计随之变为 {line}，（七）总计随之变为 {column}，（七）总计·总计随之变为 {all_of_them}）"
    )
    assert dialog.model.index(1, 2).data() == "40"
    assert dialog.report() == typed
    dialog.model.setData(dialog.model.index(1, 0), CHECKED, CHECK)
    both = sent.with_cells({part: "305", other: "40"}).cell(CellRef("applications", "handled_total", "natural"))
    assert f"（七）总计随之变为 {both}" in dialog.model.index(0, 2).data()


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("ours", [SENT, OURS])
def test_the_last_column_has_room_for_its_heading_and_for_every_decision(qtbot, tmp_path, ours, percent):
    dialog = SignOffDialog(against(SENT, ours, tmp_path, *EDITS), "送签稿.docx", Document(ours))
    qtbot.addWidget(dialog)
    dialog.show()
    font = dialog.font()
    font.setPointSizeF(font.pointSizeF() * percent / 100)
    dialog.setFont(font)
    header, last = dialog.list.horizontalHeader(), dialog.model.columnCount() - 1
    for decision in (*dialog.model.decisions, Decision.LEAVE, Decision.TAKE):
        dialog.model.decide([0], decision)
        width = dialog.list.columnWidth(last)
        assert width > max(header.sectionSizeHint(last), dialog.list.sizeHintForColumn(last))
    qtbot.waitUntil(lambda: header.length() == dialog.list.viewport().width())


def test_a_long_text_is_listed_around_its_difference(found, tmp_path):
    long = "县政府门户网站的公开专栏由各科室轮流维护，每月第一周由办公室逐条核对链接，核对时备有清单并留存签字记录。"
    model = SignOffModel(OURS, against(told(long), told(long), tmp_path, put("备有", "常备")).proposals)
    before, after = (model.index(0, column).data() for column in (1, 2))
    assert before.startswith("…")
    assert "备有清单" in before
    assert "常备清单" in after
    assert model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == wrapped(long)


def test_a_sum_that_was_broken_before_is_no_new_problem():
    cell = CellRef("applications", "granted", "natural")
    was, now = (Finding("S01", Severity.ERROR, f"差 {k}。", cells=(cell,)) for k in (1, 2))
    assert effect([was], [now]) == Effect()
    text = Finding("T01", Severity.WARNING, "错字。", part="overview")
    assert effect([was, replace(text, waived="已核实")], [now, text]) == Effect((text,), 0)
    assert effect([was, text], []) == Effect((), 2)


def test_an_untouched_file_has_nothing_to_take(qtbot, tmp_path):
    dialog = SignOffDialog(against(SENT, SENT, tmp_path), "送签稿.docx", Document(SENT))
    qtbot.addWidget(dialog)
    dialog.show()
    assert "文件里没有要采用的改动。" in dialog.note.text()
    assert not dialog.accept_button.isVisible()
    assert dialog.close_button.text() == "关闭"


def test_a_lost_id_is_told(qtbot, tmp_path):
    recognition, _ = came_back(SENT, tmp_path, *EDITS)
    dialog = SignOffDialog(read_back(recognition, SENT), "送签稿.docx", Document(SENT))
    qtbot.addWidget(dialog)
    assert "没有记录送出过的版本" in dialog.note.text()


# ── from the menu to one undo step ──


@pytest.fixture
def went_out(window, tmp_path):
    """Open a report of which a version went out and came back edited; return that file."""
    _, record = came_back(SENT, tmp_path, *EDITS)
    window.document.new(OURS)
    window.document.remember_issued(record)
    window.show_report()
    return tmp_path / "送签稿.docx"


def read_in_window(window, qtbot, monkeypatch, path: Path, result=QDialog.DialogCode.Accepted):
    """Choose a file for 送签回读 in the menu and close the dialog; return it as it was shown."""
    seen = []

    def shown(dialog):
        seen.append((dialog.note.text(), dialog.model.rowCount()))
        return result.value

    monkeypatch.setattr(chosen_file, "ask_open", lambda *_: path)
    monkeypatch.setattr(SignOffDialog, "exec", shown)
    window.actions_by_id["sign_off"].trigger()
    qtbot.waitUntil(lambda: bool(seen), timeout=60_000)
    return seen[0]


def test_one_undo_step(window, went_out, qtbot, monkeypatch):
    _, count = read_in_window(window, qtbot, monkeypatch, went_out)
    assert count == 3
    assert window.document.report.signature.date == "2025年1月22日"
    assert window.document.undo_stack.undoText() == sign_off_flow.STEP
    window.actions_by_id["undo"].trigger()
    assert window.document.report == OURS


def test_what_is_typed_while_the_file_is_read_is_in_the_report_first(window, went_out, monkeypatch):
    typed = {CellRef("applications", "granted", "natural"): "77"}
    recognition = importing.import_file(went_out)
    window.document.typing_ends.connect(lambda: window.document.set_cells(typed, "输入"))
    monkeypatch.setattr(SignOffDialog, "exec", lambda _dialog: QDialog.DialogCode.Accepted.value)
    window.desk.sign_offs.take(recognition, went_out)
    window.document.undo_stack.undo()
    assert window.document.undo_stack.undoText() == "输入"
    assert window.document.report.cell(*typed) == "77"


def test_out_of_the_window_and_back(window, qtbot, monkeypatch, tmp_path):
    window.document.new(SENT)
    window.show_report()
    path = tmp_path / "年报.docx"
    window.exports.write(path)
    note, count = read_in_window(window, qtbot, monkeypatch, path)
    assert count == 0
    assert "导出的“年报.docx”" in note
    window.document.set_cells({CellRef("applications", "granted", "natural"): "77"}, "输入")  # after it went out
    opened = WordFile(path)
    EDITS[0](opened)
    opened.save()
    _, count = read_in_window(window, qtbot, monkeypatch, path)
    assert count == 1
    assert "窗口常备查阅目录。" in window.document.report.section("overview").paragraphs
    assert window.document.report.cell(CellRef("applications", "granted", "natural")) == "77"


@pytest.fixture
def dialogs(monkeypatch):
    """Collect which dialogs are shown; each is closed at once."""
    seen = []
    monkeypatch.setattr(SignOffDialog, "exec", lambda _dialog: seen.append("read back") or 0)
    monkeypatch.setattr(ImportDialog, "exec", lambda _dialog: seen.append("import") or 0)
    return seen


@pytest.fixture
def import_file(window, qtbot):
    """Import a file in the window, to the end."""

    def imported(path):
        with qtbot.waitSignal(window.files.reading_changed, check_params_cb=lambda name: not name):
            window.open_path(str(path))

    return imported


@pytest.fixture
def import_what_went_out(went_out, import_file):
    return lambda: import_file(went_out)


@pytest.mark.parametrize(
    ("verb", "shown"), [(sign_off_flow.STEP, ["read back"]), (sign_off_flow.WHOLE, ["import"]), ("取消", [])]
)
def test_importing_what_went_out_offers_to_read_it_back(verb, shown, said, dialogs, import_what_went_out):
    said.answers = [verb]
    import_what_went_out()
    assert said.asked == [("“送签稿.docx”是这份报告导出过的文件。", sign_off_flow.STEP, sign_off_flow.WHOLE, "取消")]
    assert dialogs == shown


def test_importing_another_report_asks_nothing(window, said, dialogs, import_file, tmp_path):
    came_back(SENT, tmp_path)
    window.document.new(OURS)
    import_file(tmp_path / "送签稿.docx")
    assert dialogs == ["import"]
    assert said.asked == []


def test_cancelled_nothing_changes(window, went_out, qtbot, monkeypatch):
    read_in_window(window, qtbot, monkeypatch, went_out, QDialog.DialogCode.Rejected)
    assert window.document.report == OURS
    assert not window.document.undo_stack.canUndo()


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_a_file_saved_in_an_old_format_comes_back_under_its_id(window, went_out, qtbot, monkeypatch, tmp_path):
    old = soffice(went_out, "doc", tmp_path)
    note, count = read_in_window(window, qtbot, monkeypatch, old)
    assert count == 3
    assert "送签稿.docx" in note
    assert "版本号" not in note
