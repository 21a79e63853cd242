"""Every window that answers F1 shows so by a button."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QFileDialog

from govreport_gui.gui.actions import ACTIONS
from govreport_gui.gui.help.command_palette import CommandPalette
from govreport_gui.gui.help.help_key import HelpButton
from govreport_gui.gui.help.help_topics import topic_of
from govreport_gui.gui.help.manual_window import ManualWindow
from govreport_gui.gui.main_window import MainWindow
from tests.builders import sample_report, sound_report
from tests.gui.every_window import FOREIGN, show_opened

OTHERS = (
    MainWindow,
    ManualWindow,
    CommandPalette,
    QFileDialog,
)  # with a menu, the help, no buttons, Qt's own


@pytest.fixture
def filled(window):
    window.document.new(sample_report())
    window.document.attach_last_year(sound_report())
    window.show_report()
    window.document.check_now()
    return window


def _is_seen(button):
    window = button.window()
    return button.isVisible() and window.rect().contains(QRect(button.mapTo(window, QPoint()), button.size()))


def test_every_window_that_answers_f1_has_a_button_for_help(filled, qtbot):
    without, seen = [], []

    def look(found):
        if isinstance(found, OTHERS) or topic_of(found) is None:
            return
        seen.append(type(found).__name__)
        found.activateWindow()
        qtbot.waitUntil(found.isActiveWindow)
        if not any(_is_seen(button) for button in found.findChildren(HelpButton)):
            without.append(type(found).__name__)

    for record in ACTIONS:
        if "…" in record.text and record.id not in FOREIGN:
            show_opened(filled.actions_by_id[record.id].trigger, look)
    assert {"CompareWindow", "YearOnYearWindow", "StaleWindow", "PrintPreview", "ExportDialog"} <= set(seen)
    assert without == []
