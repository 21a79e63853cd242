"""The windows beside the main one: Esc puts each of them away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from govreport_gui.gui.comparing.compare_window import CompareWindow
from govreport_gui.gui.comparing.stale_window import StaleWindow
from govreport_gui.gui.comparing.year_on_year_window import YearOnYearWindow
from govreport_gui.gui.document import Document
from tests.builders import sound_report


@pytest.mark.parametrize("kind", [CompareWindow, StaleWindow, YearOnYearWindow])
def test_escape_closes(qtbot, kind):
    window = kind(Document(sound_report(), check=lambda _report, _last_year: []), None)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_Escape)

    assert not window.isVisible()
