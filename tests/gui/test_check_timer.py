"""When the check runs: once for many changes, at once where it must be known, later where it takes long."""

from __future__ import annotations

import time

import pytest

from govreport_gui.form import CellRef
from govreport_gui.gui import check_timer
from govreport_gui.gui.document import Document

CELL = CellRef("applications", "received_new", "natural")


@pytest.fixture
def checked(qapp, balanced):
    """Return a document and the list of its checks."""
    runs = []
    document = Document(balanced, check=lambda report, _last_year: runs.append(report) or [])
    document.check_now()
    runs.clear()
    return document, runs


def test_many_changes_in_a_row_are_checked_once(checked, qapp):
    document, runs = checked
    for figure in range(5):
        document.set_cells({CELL: str(figure)}, "输入")
    assert runs == []
    qapp.processEvents()
    assert runs == [document.report]


def test_settling_checks_what_changed_and_nothing_else(checked):
    document, runs = checked
    document.checking.settle()
    assert runs == []
    document.set_cells({CELL: "7"}, "输入")
    document.checking.settle()
    document.checking.settle()
    assert runs == [document.report]


def test_what_takes_long_waits_for_a_pause_until_it_is_quick_again(qapp, balanced):
    costs = [0.0, 2 * check_timer.QUICK, 0.0]

    def check(_report, _last_year):
        end = time.thread_time() + costs.pop(0)
        while time.thread_time() < end:
            pass
        return []

    document = Document(balanced, check=check)
    intervals = []
    for _run in range(3):
        document.check_now()
        intervals.append(document.checking.interval())
    assert intervals == [0, check_timer.PAUSE, 0]
