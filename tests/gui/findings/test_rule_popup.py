"""The explanation of a finding: by its button, by key, by menu and by the window's command; nothing is modal."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication

from govreport_gui.checks.rule_names import rule_basis, rule_explanation, rule_name
from govreport_gui.gui.findings.findings_pane import NONE_CHOSEN
from govreport_gui.gui.findings.findings_rows import Kind, Verb
from govreport_gui.gui.findings.rule_popup import RulePopup
from tests.builders import sound_report
from tests.gui.findings_clicks import accept, faulty_report, line, open_pane, press


@pytest.fixture
def pane(qtbot):
    return open_pane(qtbot, faulty_report())


def shown() -> RulePopup:
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, RulePopup)
    return popup


def test_the_button_explains_the_rule(qtbot, pane):
    press(qtbot, pane, line(pane, Kind.FINDING, "T13"), Verb.EXPLAIN)
    text = shown().label.text()
    assert all(said in text for said in ("T13", rule_name("T13"), rule_explanation("T13"), rule_basis("T13")))
    assert not shown().isModal()
    assert pane.document.undo_stack.count() == 0


@pytest.mark.parametrize("rule", ["C01", "T13"])
def test_it_opens_beside_its_button(qtbot, pane, rule):
    room = pane.screen().availableGeometry()
    pane.resize(room.width() - 20, 300)
    index = line(pane, Kind.FINDING, rule)
    press(qtbot, pane, index, Verb.EXPLAIN)
    button = pane.list.buttons.place_of(index, Verb.EXPLAIN)
    button.moveTo(pane.list.viewport().mapToGlobal(button.topLeft()))
    popup = shown()
    place = popup.geometry()
    popup.close()
    assert room.contains(place)
    assert not place.intersects(button)
    assert place.intersects(button.adjusted(-4, -4, 4, 4))


def test_escape_closes_it_and_the_line_stays_selected(qtbot, pane):
    pane.list.setCurrentIndex(line(pane, Kind.FINDING, "C01"))
    qtbot.keyClick(pane.list, Qt.Key.Key_S)
    popup = shown()
    with qtbot.waitSignal(popup.destroyed):
        qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert pane.current().rule == "C01"


def test_the_command_explains_the_selected_finding(pane):
    pane.list.setCurrentIndex(line(pane, Kind.FINDING, "C01"))
    pane.explain()
    assert rule_explanation("C01") in shown().label.text()
    shown().close()


def test_the_menu_of_a_line_offers_it(qtbot, pane):
    row = line(pane, Kind.FINDING, "C01")
    pane.list.setCurrentIndex(row)
    menu = pane.deeds.menu(pane.list.current_row, pane)
    next(action for action in menu.actions() if action.text().startswith("说明")).trigger()
    assert rule_explanation("C01") in shown().label.text()
    shown().close()


def test_an_accepted_finding_is_explained_too(qtbot, pane):
    accept(qtbot, pane, line(pane, Kind.FINDING, "C01"), "台账缺失")
    pane.show_accepted(True)
    press(qtbot, pane, line(pane, Kind.FINDING, "C01"), Verb.EXPLAIN)
    assert rule_explanation("C01") in shown().label.text()
    shown().close()


def test_without_a_selected_finding_it_says_so(qtbot):
    pane = open_pane(qtbot, sound_report())
    with qtbot.waitSignal(pane.said) as said:
        pane.explain()
    assert said.args == [NONE_CHOSEN]


def test_it_stays_on_the_screen(qtbot, pane):
    room = pane.screen().availableGeometry()
    popup = RulePopup("P08", pane)
    qtbot.addWidget(popup)
    popup.show_beside(QRect(room.right() - 20, room.bottom() - 20, 300, 20))
    assert room.contains(popup.frameGeometry())
    assert popup.label.heightForWidth(popup.label.width()) <= popup.label.height()
