"""What the clerk does about findings, with real clicks and keys: repair and mend. Each is one undo step."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from govreport_gui.finding import Severity
from govreport_gui.gui.findings.findings_deeds import NO_FIX
from govreport_gui.gui.findings.findings_model import Role
from govreport_gui.gui.findings.findings_rows import Kind, Verb
from tests.gui.findings_clicks import (
    BLANKS,
    GRANTED,
    accept,
    click,
    faulty_report,
    head,
    line,
    open_pane,
    press,
    rules,
)


@pytest.fixture
def report():
    return faulty_report()


@pytest.fixture
def pane(qtbot, report):
    return open_pane(qtbot, report)


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
    pane = open_pane(qtbot, moved)
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


def test_what_was_accepted_is_not_mended(qtbot, pane):
    rule = head(pane)
    accept(qtbot, pane, line(pane, Kind.FINDING, rule), "以台账为准")
    pane.show_accepted(True)
    pane.list.setCurrentIndex(line(pane, Kind.FINDING, rule))
    before = pane.document.report
    with qtbot.waitSignal(pane.said) as said:
        pane.mend()
    assert said.args == [NO_FIX]
    assert pane.document.report == before


# ── Quick fixes ──


def test_a_slip_is_mended_by_its_button_and_only_it(qtbot, pane):
    press(qtbot, pane, line(pane, Kind.FINDING, "T13"), Verb.MEND)
    assert pane.document.report.text_of("other") == "截至12月底，公开5条。\n截止到年底，答复5件。"
    assert pane.document.undo_stack.undoText() == "改为“截至”"


def test_a_mended_slip_says_in_which_part(qtbot, pane, report):
    with qtbot.waitSignal(pane.said) as said:
        press(qtbot, pane, line(pane, Kind.FINDING, "T13"), Verb.MEND)
    assert said.args == [f"已改“{report.form.section['other'].heading}”：改为“截至”，可以撤销。"]


def test_all_of_a_kind_are_one_step(pane, report):
    pane.list.setCurrentIndex(line(pane, Kind.FINDING, "T13"))
    pane.mend_alike()
    assert pane.document.report.text_of("other") == "截至12月底，公开5条。\n截至年底，答复5件。"
    assert pane.document.undo_stack.count() == 1
    pane.document.undo_stack.undo()
    assert pane.document.report == report


def test_the_blanks_are_listed_at_the_button(qtbot, pane):
    index = line(pane, Kind.FINDING, "C01")
    press(qtbot, pane, index, Verb.MEND)
    menu = QApplication.activePopupWidget()
    button = pane.list.buttons.place_of(pane.list.currentIndex(), Verb.MEND)
    at = pane.list.viewport().mapToGlobal(button.bottomLeft())
    assert menu.geometry().left() <= at.x() <= menu.geometry().right()
    menu.close()


def test_blanks_are_listed_before_they_are_filled(qtbot, pane, report):
    press(qtbot, pane, line(pane, Kind.FINDING, "C01"), Verb.MEND)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert pane.document.report == report
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == [*(f"{report.form.cell_name(ref)}：空白 → 0" for ref in BLANKS), "填补空白：共 2 格", "只改一列"]
    assert [action.isEnabled() for action in menu.actions() if action.text()] == [False, False, True, True]
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert [pane.document.report.cell(ref) for ref in BLANKS] == ["0", "0"]
    assert [fill.cells for fill in pane.document.report.zero_fills] == [tuple(BLANKS)]
    pane.document.undo_stack.undo()
    assert pane.document.report == report
    pane.document.undo_stack.redo()
    pane.document.set_cells({BLANKS[0]: "4"}, "输入")
    assert [fill.cells for fill in pane.document.report.zero_fills] == [tuple(BLANKS[1:])]


def test_the_blanks_of_one_column_can_be_filled_alone(qtbot, pane, report):
    press(qtbot, pane, line(pane, Kind.FINDING, "C01"), Verb.MEND)
    menu = QApplication.activePopupWidget()
    (columns,) = menu.findChildren(QMenu)
    assert [action.text() for action in columns.actions()] == ["结果维持：共 1 格", "结果纠正：共 1 格"]
    columns.actions()[1].trigger()
    assert [pane.document.report.cell(ref) for ref in BLANKS] == ["", "0"]
    assert [fill.cells for fill in pane.document.report.zero_fills] == [(BLANKS[1],)]
    pane.document.undo_stack.undo()
    assert pane.document.report == report
    menu.close()


def test_what_has_no_fix_says_so(qtbot, pane):
    pane.list.setCurrentIndex(line(pane, Kind.FINDING, "T13"))
    row = pane.list.current_row
    with qtbot.waitSignal(pane.said) as said:
        pane.deeds.mend(replace(row, finding=replace(row.finding, rule="T15")))
    assert "变了" in said.args[0]


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


def test_a_menu_is_gone_when_it_was_used(qtbot, pane):
    menu_of(pane, line(pane, Kind.FINDING, "T13"))
    pane.list.menu_asked.emit(pane.list.currentIndex().data(Role.ROW), QPoint())
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert pane.findChildren(QMenu) == []


def test_menus(qtbot, pane):
    assert menu_of(pane, line(pane, Kind.FINDING, "T13")) == [
        "定位",
        "改正：改为“截至”",
        "改正全部同类（2 处）",
        "接受…",
        "说明…",
    ]
    proposal = line(pane, Kind.REPAIR, head(pane))
    assert proposal.data().removeprefix("↳ ") in menu_of(pane, line(pane, Kind.FINDING, head(pane)))
    accept(qtbot, pane, line(pane, Kind.FINDING, "T13"), "沿用原文")
    pane.show_accepted(True)
    assert menu_of(pane, line(pane, Kind.FINDING, "T13")) == ["定位", "取消接受", "说明…"]


def test_lines_say_what_can_be_done_with_them(pane):
    said = line(pane, Kind.FINDING, "T13").data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert said == "可以改正（Ctrl+回车）、接受（A）、说明（S）"
    said = line(pane, Kind.REPAIR, head(pane)).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert said == "可以改（Ctrl+回车）、定位（回车）"


def test_a_double_click_on_a_button_is_one_press(qtbot, pane):
    index = line(pane, Kind.FINDING, "T13")
    rect = pane.list.visualRect(index)
    place = dict(pane.list.buttons.geometry.buttons(rect, index.data(Role.ROW)))[Verb.MEND].center()
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    pane.document.check_now()
    qtbot.mouseDClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert pane.document.undo_stack.count() == 1
