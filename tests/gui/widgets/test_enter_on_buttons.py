"""Enter presses the button that has the focus outside of dialogs, too: start page, notice, reason."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from govreport_gui.finding import Finding, Severity
from govreport_gui.gui.files.start_page import StartPage
from govreport_gui.gui.findings.findings_accept import AcceptBar
from govreport_gui.gui.widgets.enter_key import EnterKey
from govreport_gui.gui.widgets.notice_bar import NoticeBar


@pytest.fixture(params=["start page", "notice", "reason"])
def place(request, qtbot):
    made = {"start page": StartPage, "notice": NoticeBar, "reason": AcceptBar}[request.param]()
    qtbot.addWidget(made)
    EnterKey(made)  # as the window has it
    if isinstance(made, NoticeBar):
        made.say("草稿好了。", {"看第一处": lambda: None})
    if isinstance(made, AcceptBar):
        made.resize(600, 100)
        made.ask(Finding("W01", Severity.HINT, "逗号不对。"))
    made.show()
    if isinstance(made, StartPage):
        made.recovery.show()
    return made


def test_enter_presses_each_button(qtbot, place):
    buttons = place.findChildren(QPushButton)
    assert len(buttons) >= 2
    for button in buttons:
        place.show()
        button.setFocus()
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, Qt.Key.Key_Return)
