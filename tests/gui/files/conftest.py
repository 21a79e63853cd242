"""A report in a file, the answer where to save it, and a disk that takes its time."""

from __future__ import annotations

import threading
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QTimer

from govreport_gui import project
from govreport_gui.errors import WriteError
from govreport_gui.gui.files import file_flow
from govreport_gui.project import Project
from tests.builders import sound_report


@pytest.fixture
def saved(tmp_path):
    path = tmp_path / "共享" / "青禾镇.govreport"
    path.parent.mkdir()
    project.save(Project(sound_report()), path)
    return path


@pytest.fixture
def asked_for(monkeypatch):
    """Answer the question where to save."""

    def answer(path):
        monkeypatch.setattr(file_flow, "ask_save", lambda *_: path)

    return answer


class Disk:
    """Does nothing until the clerk has done what is to be done meanwhile."""

    def __init__(self, window):
        self.window = window
        self.gate = threading.Event()
        self.gate.set()
        self.reached = 0
        self.fails = False

    def pass_gate(self):
        self.reached += 1
        assert self.gate.wait(5)
        if self.fails:
            raise WriteError("磁盘空间不够，请清理磁盘。")

    @contextmanager
    def busy_during(self, *deeds):
        """Let the clerk do things, one after the other, while the disk is busy; then it gets on."""
        self.gate.clear()
        begun = self.reached
        left = [*deeds, self.gate.set]

        def go_on():
            deed = left.pop(0) if self.reached > begun else None
            if left:
                QTimer.singleShot(10, self.window, go_on)  # before the deed: it may have an event loop of its own
            if deed is not None:
                deed()

        QTimer.singleShot(10, self.window, go_on)
        yield
        assert len(left) <= 1  # who lets go of the disk does not wait for it
        self.gate.set()


@pytest.fixture
def disk(window, monkeypatch):
    disk = Disk(window)
    save, load = project.save, project.load

    def slow_save(content, path):
        disk.pass_gate()
        return save(content, path)

    def slow_load(path):
        if threading.current_thread() is not threading.main_thread():
            disk.pass_gate()
        return load(path)

    monkeypatch.setattr(project, "save", slow_save)
    monkeypatch.setattr(project, "load", slow_load)
    yield disk
    disk.fails = False
    disk.gate.set()
