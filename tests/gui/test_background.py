"""Work off the window's thread: its result comes in the window's thread, and the window lives meanwhile."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QWidget

from govreport_gui.errors import ReadError
from govreport_gui.gui import background
from govreport_gui.gui.background import Task

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def parent(qapp):
    return QObject()


@pytest.fixture
def gate():
    """Hold work up until it is opened; a test that fails opens it, too."""
    gate = threading.Event()
    yield gate
    gate.set()


def test_what_is_quick_is_there_at_once(parent):
    seen = []
    task = Task(lambda: 7, parent, lambda _task: seen.append("done"), lambda: seen.append("lasts"))
    task.start()
    assert (seen, task.result()) == (["done"], 7)


def test_what_lasts_comes_in_the_windows_thread(parent, slow_work, gate, qtbot):
    seen = []

    def note(_task):
        seen.append(QThread.currentThread())

    task = Task(lambda: gate.wait(10) and QThread.currentThread(), parent, note)
    task.start()
    assert (task.has_lasted, task.is_done, seen) == (True, False, [])
    gate.set()
    qtbot.waitUntil(lambda: task.is_done)
    assert seen == [parent.thread()]
    assert task.result() is not parent.thread()


def test_the_window_lives_while_it_is_waited_for(parent, slow_work, gate):
    beats = []
    heart = QTimer(parent, interval=1)
    heart.timeout.connect(lambda: beats.append(1) if len(beats) < 10 else gate.set())
    heart.start()
    assert background.done(lambda: gate.wait(10), parent)
    assert len(beats) == 10


@pytest.mark.parametrize("patience", [0.0, 60.0])
def test_what_goes_wrong_is_raised_where_it_was_asked_for(parent, monkeypatch, patience):
    monkeypatch.setattr(background, "MOMENT", patience)

    def fail():
        raise ReadError("读不了“甲”。请换一份。")

    with pytest.raises(ReadError, match="读不了“甲”"):
        background.done(fail, parent)


def test_a_cancel_lets_go_at_once_and_for_good(parent, slow_work, gate, qtbot):
    seen = []
    task = Task(lambda: gate.wait(10), parent, lambda task: seen.append(task.was_cancelled))
    task.start()
    QTimer.singleShot(0, task.cancel)
    task.live_through()
    gate.set()
    qtbot.wait(50)
    assert seen == [True]


def test_what_is_done_cannot_be_cancelled(parent):
    task = Task(lambda: 7, parent)
    task.start()
    task.cancel()
    assert not task.was_cancelled
    assert task.result() == 7


def test_one_may_wait_for_it_without_the_window(parent, slow_work, gate):
    seen = []
    task = Task(lambda: gate.wait(10), parent, lambda _task: seen.append(1))
    task.start()
    threading.Timer(0.02, gate.set).start()
    task.finish()
    task.finish()
    assert (seen, task.result()) == ([1], True)


def test_a_window_that_goes_before_its_work_hears_nothing(slow_work, gate, qtbot):
    owner, seen = QWidget(), []
    task = Task(lambda: gate.wait(10), owner, seen.append)
    task.start()
    shiboken6.delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: task.is_done)
    assert seen == []


PROGRAM = """
import time
from PySide6.QtWidgets import QApplication, QWidget
from govreport_gui.gui import background
app, window = QApplication([]), QWidget()
background.PATIENCE = {patience}
task = background.Task(lambda: time.sleep({seconds}), window)
task.start()
task.cancel()
print("left")
"""


@pytest.mark.parametrize(("seconds", "patience"), [(0.3, 10_000), (60, 50)])
def test_the_program_ends_whatever_still_runs(seconds, patience):
    program = PROGRAM.format(seconds=seconds, patience=patience)
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=30, cwd=ROOT, check=False
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "left\n", "")
