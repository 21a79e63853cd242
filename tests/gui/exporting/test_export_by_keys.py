"""Enter presses the button that has the focus, not 导出 from wherever one is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from govreport_gui.gui.document import Document
from govreport_gui.gui.exporting.export_dialog import ExportDialog
from govreport_gui.gui.exporting.export_flow import ExportFlow
from tests.builders import sound_report


@pytest.fixture
def dialog(qtbot, qapp, tmp_path):
    window = QDialog()
    qtbot.addWidget(window)
    flow = ExportFlow(Document(sound_report(), check=lambda _report, _last_year: []), window)
    dialog = ExportDialog(flow.order(), (), flow.take, window)
    dialog.choice.folder.setText(str(tmp_path))
    for key, box in dialog.choice.boxes.items():
        box.setChecked(key == "text")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.export_button.setFocus()  # it lost it while nothing was ticked
    return dialog


def press_enter(qtbot, dialog):
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)


def export_by_enter(qtbot, dialog):
    press_enter(qtbot, dialog)
    qtbot.waitUntil(lambda: dialog._thread is None and bool(dialog.results.sentences), timeout=20_000)


def test_enter_exports_and_enter_again_closes(qtbot, dialog, said):
    export_by_enter(qtbot, dialog)
    assert dialog.focusWidget() is dialog.close_button
    press_enter(qtbot, dialog)
    assert not dialog.isVisible()
    assert said.asked == []  # it did not export a second time


def test_enter_on_a_file_opens_it(qtbot, dialog, said, monkeypatch):
    opened = []
    monkeypatch.setattr("govreport_gui.gui.exporting.export_results.open_file", opened.append)
    export_by_enter(qtbot, dialog)
    button = dialog.results.buttons[0]
    qtbot.waitUntil(button.isVisible)
    button.setFocus()
    qtbot.waitUntil(lambda: dialog.focusWidget() is button)
    press_enter(qtbot, dialog)
    assert len(opened) == 1
    assert said.asked == []


def test_enter_in_the_name_exports(qtbot, dialog):
    dialog.choice.pattern.setFocus()
    export_by_enter(qtbot, dialog)
    assert len(dialog.results.sentences) == 1
