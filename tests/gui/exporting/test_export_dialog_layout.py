"""The export dialog on a small screen: what has no room scrolls, and nothing is squeezed."""

from __future__ import annotations

import pytest

from govreport_gui.form import CellRef
from govreport_gui.gui.exporting.export_dialog import ExportDialog
from govreport_gui.gui.exporting.export_job import Order
from govreport_gui.gui.exporting.export_open import OpenKind, OpenPoint
from govreport_gui.gui.widgets.scrolled import Unframed
from govreport_gui.writers.edition import PLAIN
from tests.builders import sound_report

CELL = CellRef("applications", "carried_out", "natural")
ALL_KINDS = [OpenPoint(kind, 2, CELL) for kind in OpenKind]


def opened(qtbot, points):
    dialog = ExportDialog(Order(sound_report(), PLAIN, ()), points, lambda _outcome: None)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.mark.parametrize("points", [[], ALL_KINDS[:1], ALL_KINDS])
@pytest.mark.parametrize("height", [510, 400])
def test_nothing_is_squeezed_on_a_small_screen(qtbot, points, height):
    dialog = opened(qtbot, points)
    dialog.resize(820, height)
    qtbot.waitUntil(lambda: dialog.height() == height)
    choice = dialog.choice
    parts = [*choice.boxes.values(), choice.sheet_suffix, choice.pattern, choice.folder, *dialog.open_box.buttons]
    assert [part for part in parts if part.height() < part.sizeHint().height()] == []
    assert dialog.rect().contains(dialog.export_button.geometry())


def test_nothing_scrolls_where_there_is_room_also_when_words_wrap_anew(qtbot):
    dialog = opened(qtbot, ALL_KINDS[:2])
    dialog.resize(820, 760)
    dialog.choice.pattern.setText("一份名称长得要分成几行才写得下的年度报告" * 8)
    bar = dialog.findChild(Unframed).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0)


def test_each_open_point_has_its_own_button(qtbot):
    dialog = opened(qtbot, ALL_KINDS)
    buttons = dialog.open_box.buttons
    assert [button.accessibleName() for button in buttons] == [f"去看看：2 {kind}" for kind in OpenKind]
    places = {(button.x(), button.y()) for button in buttons}
    assert len(places) == len(OpenKind)
