"""What of the list of findings is in sight after findings came and went."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex

from govreport_gui.gui.document import Document
from govreport_gui.gui.findings.findings_pane import FindingsPane
from tests.gui.findings.test_findings_pane import ERROR, HINT, WARNING, Checks

HINTS = [replace(HINT, rule=f"W{number}") for number in range(20)]
WARNINGS = [replace(WARNING, rule=f"C{number}") for number in range(20)]
OTHER_ERROR = replace(ERROR, rule="S04")


@pytest.fixture
def checks():
    return Checks([*WARNINGS, *HINTS])


@pytest.fixture
def pane(qtbot, checks):
    made = FindingsPane(Document(check=checks))
    qtbot.addWidget(made)
    made.resize(700, 250)
    made.document.check_now()
    made.show()
    qtbot.waitExposed(made)
    made.list.setCurrentIndex(QModelIndex())  # alone in the window it has the focus, and with it a selected line
    return made


def find(pane, checks, findings):
    checks.findings = findings
    pane.document.check_now()


def is_seen(pane, row):
    return pane.list.viewport().rect().contains(pane.list.visualRect(pane.filter.index(row, 0)))


def test_the_first_error_comes_into_sight(pane, checks):
    pane.list.scrollToBottom()
    find(pane, checks, [ERROR, *WARNINGS, *HINTS])
    assert is_seen(pane, 0)


def test_an_error_behind_many_comes_into_sight(pane, checks):
    errors = [replace(ERROR, rule=f"E{number}", cells=()) for number in range(20)]
    find(pane, checks, [*errors, *WARNINGS])
    pane.list.scrollToBottom()
    find(pane, checks, [*errors, replace(OTHER_ERROR, cells=()), *WARNINGS])
    assert is_seen(pane, len(errors))


def test_what_matters_no_more_than_what_is_seen_moves_nothing(pane, checks):
    pane.list.scrollTo(pane.filter.index(10, 0), pane.list.ScrollHint.PositionAtTop)
    before = pane.list.verticalScrollBar().value()
    find(pane, checks, [*WARNINGS, replace(WARNING, rule="D01"), *HINTS])
    assert before > 0
    assert pane.list.verticalScrollBar().value() == before


def test_the_chosen_line_stays_in_sight(pane, checks):
    pane.list.setCurrentIndex(pane.filter.index(30, 0))
    chosen = pane.current()
    find(pane, checks, [ERROR, OTHER_ERROR, *WARNINGS, *HINTS])
    assert pane.current() == chosen
    assert is_seen(pane, pane.list.currentIndex().row())


def test_the_chosen_line_and_the_error_above_it_are_both_in_sight(pane, checks):
    pane.list.setCurrentIndex(pane.filter.index(1, 0))
    find(pane, checks, [ERROR, *WARNINGS, *HINTS])
    assert is_seen(pane, 0)
    assert is_seen(pane, 2)


def test_a_line_that_qt_selected_is_not_a_chosen_one(pane, checks):
    pane.list.setCurrentIndex(pane.filter.index(30, 0))
    find(pane, checks, [*WARNINGS, *HINTS[:10], *HINTS[11:]])  # the chosen one is mended
    assert pane.current() is not None
    find(pane, checks, [ERROR, *WARNINGS, *HINTS[:10], *HINTS[11:]])
    assert is_seen(pane, 0)


def test_the_same_lines_leave_the_clerks_scrolling_alone(pane, checks):
    pane.list.setCurrentIndex(pane.filter.index(0, 0))
    pane.list.scrollToBottom()
    find(pane, checks, [replace(finding, message="改过的话。") for finding in checks.findings])
    assert not is_seen(pane, 0)
