"""送签批注: comments of the leader stay with the report until they are dealt with."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from govreport_gui import project
from govreport_gui.gui.document import Document
from govreport_gui.gui.sign_off.remarks_model import RemarksModel
from govreport_gui.gui.sign_off.remarks_pane import ALL_DONE, GAP, NONE_YET, RemarksPane, page_named
from govreport_gui.gui.sign_off.sign_off_dialog import KEPT_BEFORE, ONLY_REMARKS, SignOffDialog
from govreport_gui.remarks import Remark
from govreport_gui.report import Part
from tests.builders import sound_report
from tests.gui.sign_off.test_sign_off import read_in_window
from tests.sign_off.rounds import against, came_back, put, remark

FIRST = "集市旁设了公开栏。"
SENT = sound_report().with_part("overview", Part.of(FIRST))
PLACES = ("一、总体情况：“集市旁”", "表三·总计", "标题与前言")
WORDS = tuple(Remark(f"改一改 {k}", place) for k, place in enumerate(PLACES))


@pytest.fixture
def document(qapp):
    document = Document(SENT)
    document.remember_remarks(WORDS)
    return document


@pytest.fixture
def pane(qtbot, document):
    pane = RemarksPane(document)
    qtbot.addWidget(pane)
    pane.show()
    return pane


@pytest.mark.parametrize("width", [200, 210, 240, 330])
def test_remarks_stand_under_each_other_in_full(pane, document, width):
    long = Remark("数字再核一遍，" * 12, "三、收到和处理政府信息公开申请情况·表三·总计")
    document.remember_remarks((WORDS[0], long, WORDS[1]))
    pane.resize(width, 380)
    QApplication.processEvents()
    pane.list.doItemsLayout()
    places = [pane.list.visualRect(pane.model.index(row)) for row in range(pane.model.rowCount())]
    gaps = {below.top() - above.bottom() - 1 for above, below in pairwise(places)}
    assert gaps == {2 * GAP}  # each is as high as it was taken for
    metrics = pane.list.fontMetrics()
    lines = metrics.horizontalAdvance(pane.model.index(1).data()) / places[1].width()
    assert places[1].height() >= metrics.height() * lines


def test_the_model_is_sound(qtmodeltester, document):
    qtmodeltester.check(RemarksModel(document))


def test_ticks_are_saved_and_no_undo_step(pane, document, tmp_path):
    document.save(tmp_path / "报告.govreport")
    pane.show_first()
    QTest.keyClick(pane.list, Qt.Key.Key_Space)
    assert [item.done for item in document.records.remarks] == [True, False, False]
    assert "还有 2 条" in pane.advice.text()
    assert document.modified
    assert not document.undo_stack.canUndo()
    document.save(document.path)
    assert not document.modified
    assert project.load(document.path).remarks == document.records.remarks
    assert pane.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("已处理，")


def test_it_says_when_all_are_done_and_when_there_are_none(pane, document):
    document.remember_remarks(tuple(replace(item, done=True) for item in WORDS))
    assert pane.advice.text() == ALL_DONE
    document.new(SENT)
    assert pane.advice.text() == NONE_YET
    assert pane.model.rowCount() == 0


@pytest.mark.parametrize(("row", "page"), [(0, "overview"), (1, "applications"), (2, "front")])
def test_enter_goes_to_the_page(pane, qtbot, row, page):
    assert page_named(SENT.form, WORDS[row].place) == page
    pane.list.setCurrentIndex(pane.model.index(row))
    with qtbot.waitSignal(pane.chosen, check_params_cb=lambda told: told == page):
        QTest.keyClick(pane.list, Qt.Key.Key_Return)


def test_the_first_that_is_not_dealt_with_is_chosen(pane, document):
    document.remember_remarks((replace(WORDS[0], done=True), *WORDS[1:]))
    pane.show_first()
    assert pane.list.currentIndex().row() == 1


def test_undo_leaves_them_alone(document):
    document.set_field("title", "另一个标题")
    document.remember_remarks(WORDS[:1])
    document.undo_stack.undo()
    assert document.records.remarks == document.project.remarks == WORDS[:1]


def test_only_comments_came_back(qtbot, tmp_path):
    found = against(SENT, SENT, tmp_path, remark(FIRST, "再压缩一下"))
    dialog = SignOffDialog(found, "送签稿.docx", Document(SENT))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.accept_button.text() == ONLY_REMARKS
    assert dialog.accept_button.isEnabled()
    known = Document(SENT)
    known.remember_remarks(tuple(replace(item, done=True) for item in found.remarks))
    again = SignOffDialog(found, "送签稿.docx", known)
    qtbot.addWidget(again)
    again.show()
    assert not again.accept_button.isVisible()
    assert KEPT_BEFORE in again.remarks.toPlainText()


@pytest.mark.parametrize("result", [QDialog.DialogCode.Accepted, QDialog.DialogCode.Rejected])
def test_from_the_file_to_the_pane(window, qtbot, monkeypatch, tmp_path, result):
    _, record = came_back(SENT, tmp_path, put("集市", "新集市"), remark("公开栏", "再压缩一下"))
    window.document.new(SENT)
    window.document.remember_issued(record)
    window.show_report()
    read_in_window(window, qtbot, monkeypatch, tmp_path / "送签稿.docx", result)
    if result is QDialog.DialogCode.Rejected:
        assert window.document.records.remarks == ()
        return
    (kept,) = window.document.records.remarks
    assert (kept.text, kept.file_name, kept.done) == ("再压缩一下", "送签稿.docx", False)
    assert kept.when
    assert window.desk.remarks.dock.isVisible() or not window.isVisible()
    window.actions_by_id["undo"].trigger()
    assert window.document.report == SENT
    assert window.document.records.remarks == (kept,)
    window.actions_by_id["remarks"].trigger()
    assert window.desk.remarks.dock.content.model.rowCount() == 1
