"""What all window tests share: no display needed, no settings of the person who runs them, no Qt warning unnoticed."""

from __future__ import annotations

import gc
import os
from types import SimpleNamespace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QSettings, QtMsgType
from PySide6.QtGui import QGuiApplication

from govreport_gui import app
from govreport_gui.form import CellRef, forms
from govreport_gui.gui import background, garbage
from govreport_gui.gui.document import Document
from govreport_gui.gui.exporting import computer_fonts
from govreport_gui.gui.looks import messages
from govreport_gui.report import Report
from govreport_gui.writers.page_profile import OFFICIAL

# The offscreen platform cannot do these things and says so; they are no fault of the window.
HARMLESS = (
    "This plugin does not support propagateSizeHints()",
    "This plugin does not support raise()",
    "This plugin does not support grabbing the keyboard",  # which menus do
)


@pytest.fixture(autouse=True)
def own_settings(tmp_path):
    """Give every test fresh settings."""
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, str(tmp_path / "settings"))


@pytest.fixture(autouse=True)
def garbage_of_the_window():
    """Collect garbage in this thread only, as the program does."""
    gc.disable()
    yield
    garbage.collect_when_due()
    gc.enable()


@pytest.fixture(autouse=True)
def emptied_clipboard():
    """Leave nothing copied behind.

    WORKAROUND: Qt's offscreen platform frees what Python put there after Python itself is gone, and the process ends
    with a segmentation fault; real platforms do not.
    """
    yield
    if isinstance(QGuiApplication.instance(), QGuiApplication):
        QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def official_fonts(monkeypatch):
    """Let the computer have the fonts of official documents, whatever it really has: check G02 asks for them."""
    monkeypatch.setattr(computer_fonts, "installed", lambda: frozenset(font.name for font in OFFICIAL.fonts))


@pytest.fixture(autouse=True)
def patient_moment(monkeypatch):
    """Take whatever is done off the window's thread for quick, however busy this computer is; `slow_work` undoes it."""
    monkeypatch.setattr(background, "MOMENT", 60.0)


@pytest.fixture
def slow_work(monkeypatch, patient_moment):
    """Let all that is done off the window's thread last, so that the window lives on meanwhile."""
    monkeypatch.setattr(background, "MOMENT", 0.0)


@pytest.fixture(autouse=True)
def no_qt_warnings(qtlog):
    """Fail a test in which Qt warned."""
    yield
    levels = {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg}
    said = [record.message for record in qtlog.records if record.type in levels]
    assert [message for message in said if not message.startswith(HARMLESS)] == []


@pytest.fixture
def form():
    return forms()["2021"]


@pytest.fixture
def balanced(form):
    """A report whose sums all hold: 自然人 30 new + 4 carried in = 30 handled + 4 carried out, and so on."""
    figures = {
        ("received_new", "natural"): "30",
        ("received_carried_in", "natural"): "4",
        ("granted", "natural"): "20",
        ("unavailable_not_held", "natural"): "10",
        ("carried_out", "natural"): "4",
        ("received_new", "legal"): "5",
        ("granted", "legal"): "5",
    }
    blank = Report.blank(form, 2024)
    zeros = dict.fromkeys((ref for ref in form.refs if ref.table == "applications"), "0")
    return blank.with_cells({**zeros, **{CellRef("applications", *key): text for key, text in figures.items()}})


@pytest.fixture
def document(qapp, balanced):
    """An open document that finds nothing wrong."""
    return Document(balanced, check=lambda _report, _last_year: [])


@pytest.fixture
def said(monkeypatch):
    """Collect what the window tells, and answer its questions with the verbs in `answers`."""

    said = SimpleNamespace(told=[], asked=[], answers=[])
    monkeypatch.setattr(messages, "tell", lambda _parent, sentence: said.told.append(sentence))

    def choose(_parent, sentence, *verbs, details=""):
        said.asked.append((sentence, *verbs))
        return said.answers.pop(0) if said.answers else "不保存"  # also when the test is over and the window goes

    monkeypatch.setattr(messages, "choose", choose)
    return said


@pytest.fixture
def window(qtbot, said):
    window = app.create_window()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    yield window
    window.document.undo_stack.setClean()
