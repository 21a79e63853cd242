"""Bugs: of slots, of threads, of painting. The work is rescued first, then the clerk is told, once."""

from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtCore import QCoreApplication, QTimer, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from govreport_gui import log
from govreport_gui.form import CellRef
from govreport_gui.gui.help import crash, crash_dialog
from govreport_gui.gui.help.crash import CrashGuard, Rescue
from govreport_gui.gui.help.crash_dialog import CrashDialog
from govreport_gui.safekeeping import autosave
from tests.builders import sound_report

CELL = CellRef("applications", "received_new", "natural")
CANARY = "金丝雀乡收到申请四千三百二十一件"


class Told:
    """Stands for the dialog."""

    def __init__(self):
        self.all = []
        self.goes_on = True

    def __call__(self, _window, rescue, details):
        self.all.append((rescue, details))
        return self.goes_on


@pytest.fixture
def told():
    return Told()


@pytest.fixture
def guard(window, told):
    """A guard that does not take the hooks of the tests themselves."""
    log.start()
    yield CrashGuard(window, told)
    log.stop()


@pytest.fixture
def installed(guard):
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    guard.install()
    yield guard
    guard.remove()
    sys.excepthook, threading.excepthook, sys.unraisablehook = before


def bug(text=CANARY):
    raise RuntimeError(text or CANARY)


def take(guard, text=CANARY):
    try:
        bug(text)
    except RuntimeError as error:
        guard.take(type(error), error, error.__traceback__)


def edit(window):
    window.document.new(sound_report())
    window.show_report()
    window.document.set_cells({CELL: "4321"}, "输入")


def test_the_work_is_rescued_before_the_clerk_is_told(guard, window, told, qtbot):
    edit(window)
    take(guard)
    assert told.all == []  # not amid what went wrong
    qtbot.waitUntil(lambda: bool(told.all))
    assert told.all[0][0] is Rescue.COPIED
    (copy,) = autosave.folder().glob("*.govreport")
    assert autosave.load(copy).report.cell(CELL) == "4321"


@pytest.mark.parametrize("opened", [True, False])
def test_where_nothing_is_unsaved_nothing_is_copied(guard, window, told, qtbot, opened):
    if opened:
        window.document.new(sound_report())
        window.show_report()
    take(guard)
    qtbot.waitUntil(lambda: bool(told.all))
    assert told.all[0][0] is Rescue.NOTHING_TO_SAVE
    assert not list(autosave.folder().iterdir())


def test_a_rescue_that_breaks_too_is_told(guard, window, told, qtbot, monkeypatch):
    edit(window)
    monkeypatch.setattr(window.desk.autosaving, "write_now", lambda: bug("another"))
    take(guard)
    qtbot.waitUntil(lambda: bool(told.all))
    assert told.all[0][0] is Rescue.NOT_COPIED


def test_a_bug_that_comes_with_every_repaint_is_told_once(guard, told, qtbot):
    for _repaint in range(5):
        take(guard)
    qtbot.waitUntil(lambda: bool(told.all))
    QCoreApplication.processEvents()
    assert len(told.all) == 1
    take(guard, "a second bug")
    qtbot.waitUntil(lambda: len(told.all) == 2)


def test_the_log_knows_the_bug_but_no_word_of_the_report(guard, window, told, qtbot):
    edit(window)
    window.document.set_field("title", CANARY)
    window.document.set_cells({CELL: "98765432"}, "输入")
    take(guard)
    qtbot.waitUntil(lambda: bool(told.all))
    written = "".join(file.read_text(encoding="utf-8") for file in log.file().parent.iterdir())
    assert "RuntimeError" in written
    assert "test_crash.py" in written
    assert [word for word in (CANARY, "98765432", "青禾镇") if word in written] == []
    assert CANARY in told.all[0][1]  # the clerk sees all of it


def test_bugs_of_slots_are_taken(installed, told, qtbot, capsys):
    button = QPushButton()
    qtbot.addWidget(button)
    button.clicked.connect(bug)
    button.click()
    qtbot.waitUntil(lambda: bool(told.all))
    assert "RuntimeError" in told.all[0][1]


def test_bugs_of_threads_are_told_in_the_windows_own(installed, guard, window, qtbot, capsys):
    where = []
    guard._tell = lambda *_what: where.append(threading.current_thread()) or True
    thread = threading.Thread(target=bug)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(where))
    assert where == [threading.main_thread()]


def test_qt_warnings_are_written(installed):
    qWarning("QPainter::begin: Paint device returned engine == 0")
    assert "QPainter::begin" in log.tail(3)


def test_leaving_keeps_the_copy(guard, window, told, qtbot, monkeypatch):
    left = []
    monkeypatch.setattr(crash.QCoreApplication, "exit", left.append)
    edit(window)
    told.goes_on = False
    take(guard)
    qtbot.waitUntil(lambda: bool(left))
    assert left == [crash.FAILED]
    assert list(autosave.folder().glob("*.govreport"))


# ── The dialog ──


@pytest.fixture
def dialog(qtbot):
    made = CrashDialog(Rescue.COPIED, "Traceback\nRuntimeError: " + CANARY)
    qtbot.addWidget(made)
    return made


def button(dialog, words):
    return next(button for button in dialog.findChildren(QPushButton) if button.text() == words)


def test_details_can_be_copied(dialog):
    button(dialog, "复制").click()
    copied = QGuiApplication.clipboard().text()
    assert CANARY in copied
    assert "Qt：" in copied


@pytest.mark.parametrize(("press", "result"), [("继续", 1), ("退出程序", 0)])
def test_go_on_or_leave(dialog, press, result):
    QTimer.singleShot(0, button(dialog, press).click)
    assert dialog.exec() == result


def test_escape_goes_on(dialog):
    QTimer.singleShot(0, dialog.reject)
    assert dialog.exec() == 1


def test_each_outcome_has_its_words():
    assert set(crash_dialog.WORK) == set(Rescue)
