"""F1 everywhere: each window and pane has a place of the manual that exists, and leads there."""

from __future__ import annotations

import importlib
import pkgutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from govreport_gui import app, gui
from govreport_gui.gui.help.help_key import HelpButton
from govreport_gui.gui.help.help_topics import topic_of, topics
from govreport_gui.gui.help.manual_pages import pages
from govreport_gui.gui.help.manual_window import ManualWindow
from tests.builders import sound_report

PANES = ("Pane", "Window", "UndoList", "StartPage", "Offer", "Palette", "Popup", "Preview")  # how their names end
WITHOUT = {"MainWindow", "ManualWindow", "GuidancePane"}  # what has the focus in it decides; is the manual; is help


def own_widgets():
    """Return the class of every widget of the program that is not only there for others to build on."""
    for module in pkgutil.walk_packages(gui.__path__, f"{gui.__name__}."):
        importlib.import_module(module.name)
    found, left = set(), [QWidget]
    while left:
        kind = left.pop()
        left += kind.__subclasses__()
        if is_own(kind) and not any(is_own(other) for other in kind.__subclasses__()):
            found.add(kind)
    return found


def is_own(kind):
    return kind.__module__.startswith(gui.__name__)


def test_every_window_and_pane_has_a_topic(qapp):
    asked = {kind.__name__ for kind in own_widgets() if issubclass(kind, QDialog) or kind.__name__.endswith(PANES)}
    assert asked - WITHOUT - set(topics()) == set()


def test_every_topic_is_of_a_class_and_a_place_that_exist(qapp):
    texts = {}
    for page in pages():
        document = QTextDocument()
        document.setMarkdown(page.markdown)
        texts[page.key] = document.toPlainText()
    assert set(topics()) - {kind.__name__ for kind in own_widgets()} == set()
    assert [name for name, topic in topics().items() if texts.get(topic.page, "").count(topic.words) != 1] == []


class ExportDialog(QDialog):
    """Has the name of one with a topic, and nothing else of it."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.box = QDialogButtonBox(self)
        layout = QVBoxLayout(self)
        layout.addWidget(self.line)
        layout.addWidget(self.box)


@pytest.fixture
def dialog(qtbot, qapp):
    app.application()
    made = ExportDialog()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made


def manual_of(window):
    return window.findChild(ManualWindow, options=Qt.FindChildOption.FindDirectChildrenOnly)


def test_f1_in_a_dialog_opens_its_place_of_the_manual(dialog, qtbot):
    qtbot.keyClick(dialog.line, Qt.Key.Key_F1)
    manual = manual_of(dialog)
    assert manual.isVisible()
    assert manual.shown.key == "07_export"
    assert manual.page.textCursor().selectedText() == topics()["ExportDialog"].words
    dialog.activateWindow()
    qtbot.keyClick(dialog.line, Qt.Key.Key_F1)
    assert manual_of(dialog) is manual


def test_a_standard_line_of_buttons_gets_one_for_help(dialog, qtbot):
    qtbot.waitUntil(lambda: dialog.box.findChildren(HelpButton) != [])
    dialog.hide()
    dialog.show()
    (button,) = dialog.box.findChildren(HelpButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert manual_of(dialog).shown.key == "07_export"


@pytest.fixture
def filled(window):
    window.document.new(sound_report())
    window.show_report()
    return window


def test_f1_in_the_findings_and_at_the_start(filled):
    filled.workspace.findings.severity_box.setFocus()
    filled.actions_by_id["help_here"].trigger()
    assert filled.manual.shown.key == topics()["FindingsPane"].page
    filled.manual.close()
    filled.show_start_page()
    filled.actions_by_id["help_here"].trigger()
    assert filled.manual.shown.key == topics()["StartPage"].page


@pytest.mark.parametrize(
    ("command", "name"), [("find", "FindPane"), ("remarks", "RemarksPane"), ("undo_list", "UndoList")]
)
def test_f1_in_a_pane_at_the_side(filled, command, name):
    filled.actions_by_id[command].trigger()
    pane = next(widget for widget in filled.findChildren(QWidget) if type(widget).__name__ == name)
    inside = next(widget for widget in pane.findChildren(QWidget) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    inside.setFocus()
    filled.actions_by_id["help_here"].trigger()
    assert (filled.manual.shown.key, topic_of(inside)) == (topics()[name].page, topics()[name])


def test_f1_in_the_form_is_its_guidance(filled):
    filled.workspace.show_guidance(False)
    filled.workspace.show_page("applications")
    filled.workspace.page("applications").table.grid.body.setFocus()
    filled.actions_by_id["help_here"].trigger()
    assert filled.workspace.guidance.isVisible()
