"""What the clerk does about findings, with real clicks and keys: repair, mend, accept. Each is one undo step."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QMenu

from govreport_gui.checks import check
from govreport_gui.finding import Severity
from govreport_gui.form import CellRef
from govreport_gui.gui.document import Document
from govreport_gui.gui.findings_accept import NO_REASON
from govreport_gui.gui.findings_model import Role
from govreport_gui.gui.findings_pane import FindingsPane
from govreport_gui.gui.findings_rows import Kind, Verb
from govreport_gui.report import Part
from tests.builders import sound_report

GRANTED = CellRef("applications", "granted", "natural")
BLANKS = (CellRef("review", "litigation_direct", "upheld"), CellRef("review", "litigation_direct", "corrected"))


@pytest.fixture
def report():
    """A report with one wrong cell, two blanks and two slips of one kind in the text."""
    sound = sound_report()
    typed = frozenset(sound.form.table["applications"].totals)
    cells = {**sound.cells, GRANTED: str(int(sound.cell(GRANTED)) + 1), **dict.fromkeys(BLANKS, "")}
    sections = {**sound.sections, "other": Part.of("截止12月底，公开5条。\n截止到年底，答复5件。")}
    return replace(sound, cells=cells, typed_totals=typed, sections=sections)


@pytest.fixture
def pane(qtbot, report):
    pane = FindingsPane(Document(report, check=check))
    qtbot.addWidget(pane)
    pane.resize(900, 700)
    pane.document.check_now()
    pane.show()
    pane.list.setFocus()
    return pane


def lines(pane):
    return [pane.filter.index(row, 0) for row in range(pane.filter.rowCount())]


def line(pane, kind, rule):
    return next(i for i in lines(pane) if i.data(Role.ROW).kind is kind and i.data(Role.FINDING).rule == rule)


def rules(pane):
    return [index.data(Role.FINDING).rule for index in lines(pane) if index.data(Role.ROW).kind is Kind.FINDING]


def press(qtbot, pane, index, verb):
    pane.list.scrollTo(index)
    rect = pane.list.visualRect(index)
    place = dict(pane.list.buttons.buttons(rect, index.data(Role.ROW)))[verb].center()
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    pane.document.check_now()


def click(qtbot, pane, index):
    place = pane.list.visualRect(index).topLeft()
    place.setX(place.x() + 60)
    place.setY(place.y() + 10)
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def head(pane):
    """Return the rule of the problem that the wrong cell makes."""
    return next(index.data(Role.FINDING).rule for index in lines(pane) if index.data(Role.ROW).kind is Kind.REPAIR)


def type_in(pane, text):
    """Type Chinese as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(pane.accept_bar.reason, event)


def accept(qtbot, pane, index, reason):
    press(qtbot, pane, index, Verb.ACCEPT)
    type_in(pane, reason)
    qtbot.mouseClick(pane.accept_bar.accept_button, Qt.MouseButton.LeftButton)
    pane.document.check_now()


# ── Proposals ──


def test_a_proposal_is_taken_over_by_its_button(qtbot, pane, report):
    went = []
    pane.jump.connect(went.append)
    press(qtbot, pane, line(pane, Kind.REPAIR, head(pane)), Verb.REPAIR)
    assert pane.document.report.cell(GRANTED) == str(int(report.cell(GRANTED)) - 1)
    assert not any(finding.severity is Severity.ERROR for finding in pane.document.findings)
    assert went[-1].suspects[0].cell == GRANTED
    assert pane.document.undo_stack.count() == 1
    pane.document.undo_stack.undo()
    assert pane.document.report == report


def test_a_proposal_of_two_cells_is_one_step(qtbot, balanced):
    """Five of 自然人·予以公开 were put into another column: the row still adds up, two columns do not."""
    typed = frozenset(balanced.form.table["applications"].totals)
    aside = GRANTED._replace(column="legal")
    moved = replace(balanced, typed_totals=typed, cells={**balanced.cells, GRANTED: "15", aside: "10"})
    pane = FindingsPane(Document(moved, check=check))
    qtbot.addWidget(pane)
    pane.resize(900, 700)
    pane.show()
    pane.document.check_now()
    press(qtbot, pane, line(pane, Kind.REPAIR, head(pane)), Verb.REPAIR)
    assert (pane.document.report.cell(GRANTED), pane.document.report.cell(aside)) == ("20", "5")
    assert pane.document.undo_stack.count() == 1
    pane.document.undo_stack.undo()
    assert pane.document.report == moved


def test_the_place_of_a_proposal(qtbot, pane):
    with qtbot.waitSignal(pane.jump) as said:
        press(qtbot, pane, line(pane, Kind.REPAIR, head(pane)), Verb.GO)
    assert said.args[0].suspects[0].cell == GRANTED
    assert pane.document.undo_stack.count() == 0


def test_what_follows_is_folded_and_opens(qtbot, pane):
    before = pane.filter.rowCount()
    fold = line(pane, Kind.FOLD, head(pane))
    assert fold.data().startswith("▸ 另有 ")
    followers = fold.data(Role.ROW).followers
    click(qtbot, pane, fold)
    assert pane.filter.rowCount() == before + followers
    pane.list.setCurrentIndex(line(pane, Kind.FOLD, head(pane)))
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert pane.filter.rowCount() == before


def test_stepping_goes_from_problem_to_problem(pane):
    went = []
    pane.jump.connect(lambda finding: went.append(finding.rule))
    pane.list.setCurrentIndex(QModelIndex())
    for _ in rules(pane):
        pane.next_finding()
    assert went == rules(pane)


def test_after_mending_the_next_step_leaves_none_out(pane):
    went = []
    pane.jump.connect(lambda finding: went.append(finding.rule))
    pane.list.setCurrentIndex(QModelIndex())
    wanted = rules(pane)
    pane.next_finding()
    pane.mend()
    pane.document.check_now()
    pane.next_finding()
    pane.next_finding()
    assert list(dict.fromkeys(went)) == list(dict.fromkeys(wanted[:3]))


# ── Quick fixes ──


def test_a_slip_is_mended_by_its_button_and_only_it(qtbot, pane):
    press(qtbot, pane, line(pane, Kind.FINDING, "T13"), Verb.MEND)
    assert pane.document.report.text_of("other") == "截至12月底，公开5条。\n截止到年底，答复5件。"
    assert pane.document.undo_stack.undoText() == "改为“截至”"


def test_all_of_a_kind_are_one_step(pane, report):
    pane.list.setCurrentIndex(line(pane, Kind.FINDING, "T13"))
    pane.mend_alike()
    assert pane.document.report.text_of("other") == "截至12月底，公开5条。\n截至年底，答复5件。"
    assert pane.document.undo_stack.count() == 1
    pane.document.undo_stack.undo()
    assert pane.document.report == report


def test_blanks_are_listed_before_they_are_filled(qtbot, pane, report):
    press(qtbot, pane, line(pane, Kind.FINDING, "C01"), Verb.MEND)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert pane.document.report == report
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == [*(f"{report.form.cell_name(ref)}：空白 → 0" for ref in BLANKS), "填补空白：共 2 格"]
    assert [action.isEnabled() for action in menu.actions() if action.text()] == [False, False, True]
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert [pane.document.report.cell(ref) for ref in BLANKS] == ["0", "0"]


def test_what_has_no_fix_says_so(qtbot, pane):
    pane.list.setCurrentIndex(line(pane, Kind.FINDING, "T13"))
    row = pane.list.current_row
    with qtbot.waitSignal(pane.said) as said:
        pane.deeds.mend(replace(row, finding=replace(row.finding, rule="T15")))
    assert "变了" in said.args[0]


# ── Accepting ──


def test_an_error_is_accepted_with_a_reason_and_told_apart(qtbot, pane):
    rule = head(pane)
    errors = pane.counts[Severity.ERROR].text()
    accept(qtbot, pane, line(pane, Kind.FINDING, rule), "以业务系统为准")
    assert pane.document.undo_stack.count() == 1
    assert pane.accepted.text() == "已接受 1"
    assert pane.counts[Severity.ERROR].text() != errors
    qtbot.mouseClick(pane.accepted, Qt.MouseButton.LeftButton)
    assert rules(pane) == [rule]
    assert lines(pane)[0].data(Role.DETAIL).endswith("已接受：以业务系统为准")
    press(qtbot, pane, lines(pane)[0], Verb.REOPEN)
    assert [f.waived for f in pane.document.findings if f.waived] == []
    assert not pane.accepted.isVisible()  # none is left to show: the open ones are back
    assert pane.counts[Severity.ERROR].text() == errors


def test_no_reason_is_refused_in_words(qtbot, pane):
    press(qtbot, pane, line(pane, Kind.FINDING, "T13"), Verb.ACCEPT)
    qtbot.keyClicks(pane.accept_bar.reason, "   ")
    qtbot.keyClick(pane.accept_bar.reason, Qt.Key.Key_Return)
    assert NO_REASON in pane.accept_bar.refusal.text()
    assert pane.accept_bar.refusal.isVisible()
    assert pane.document.undo_stack.count() == 0
    type_in(pane, "原")
    assert not pane.accept_bar.refusal.isVisible()


def test_esc_accepts_nothing(qtbot, pane):
    press(qtbot, pane, line(pane, Kind.FINDING, "T13"), Verb.ACCEPT)
    qtbot.keyClick(pane.accept_bar.reason, Qt.Key.Key_Escape)
    assert not pane.accept_bar.isVisible()
    assert pane.document.undo_stack.count() == 0


def test_the_key_a_asks_for_the_reason(qtbot, pane):
    pane.list.setCurrentIndex(line(pane, Kind.FINDING, "T13"))
    qtbot.keyClick(pane.list, Qt.Key.Key_A)
    assert pane.accept_bar.finding == pane.current()
    assert pane.accept_bar.reason.hasFocus()


def test_what_is_gone_is_asked_no_longer(qtbot, pane):
    press(qtbot, pane, line(pane, Kind.FINDING, "C01"), Verb.ACCEPT)
    pane.document.set_cells(dict.fromkeys(BLANKS, "0"), "输入")
    pane.document.check_now()
    assert not pane.accept_bar.isVisible()


def test_an_acceptance_outlives_saving_and_opens_again_when_its_ground_changes(qtbot, pane, tmp_path):
    accept(qtbot, pane, line(pane, Kind.FINDING, "C01"), "没有这类案件")
    pane.document.save(tmp_path / "a.govreport")
    again = Document()
    again.open(tmp_path / "a.govreport")
    again.check_now()
    assert [(f.rule, f.waived) for f in again.findings if f.waived] == [("C01", "没有这类案件")]
    again.set_cells({BLANKS[0]: "0"}, "输入")
    again.check_now()
    assert "C01" in {finding.rule for finding in again.open_findings}


def test_undo_takes_an_acceptance_back(qtbot, pane, report):
    accept(qtbot, pane, line(pane, Kind.FINDING, "T13"), "沿用原文")
    pane.document.undo_stack.undo()
    assert pane.document.report == report
    pane.document.check_now()
    assert pane.document.open_findings == pane.document.findings


# ── Menu and names ──


def menu_of(pane, index):
    pane.list.setCurrentIndex(index)
    place = pane.list.visualRect(index).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, pane.list.viewport().mapToGlobal(place))
    QApplication.sendEvent(pane.list.viewport(), event)
    menu = QApplication.activePopupWidget()
    texts = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    menu.close()
    return texts


def test_menus(qtbot, pane):
    assert menu_of(pane, line(pane, Kind.FINDING, "T13")) == [
        "定位",
        "修正：改为“截至”",
        "修正全部同类（2 处）",
        "接受…",
    ]
    proposal = line(pane, Kind.REPAIR, head(pane))
    assert proposal.data().removeprefix("↳ ") in menu_of(pane, line(pane, Kind.FINDING, head(pane)))
    accept(qtbot, pane, line(pane, Kind.FINDING, "T13"), "沿用原文")
    pane.show_accepted(True)
    assert menu_of(pane, line(pane, Kind.FINDING, "T13")) == ["定位", "取消接受"]


def test_lines_say_what_can_be_done_with_them(pane):
    said = line(pane, Kind.FINDING, "T13").data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert said == "可以修正（Ctrl+回车）、接受（A）"
    said = line(pane, Kind.REPAIR, head(pane)).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert said == "可以改（Ctrl+回车）、定位（回车）"


def test_a_double_click_on_a_button_is_one_press(qtbot, pane):
    index = line(pane, Kind.FINDING, "T13")
    rect = pane.list.visualRect(index)
    place = dict(pane.list.buttons.buttons(rect, index.data(Role.ROW)))[Verb.MEND].center()
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    pane.document.check_now()
    qtbot.mouseDClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert pane.document.undo_stack.count() == 1
