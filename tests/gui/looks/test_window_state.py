"""Windows are remembered for each screen, come back only where they are seen, and are never larger than the screen."""

import pytest
from PySide6.QtCore import QByteArray, QRect, QSize
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget

from govreport_gui import app
from govreport_gui.gui.looks import settings, window_state
from govreport_gui.gui.widgets.scrolled import Shrinkable
from tests.builders import sound_report

SCREEN = QRect(0, 0, 1366, 768)
PROJECTOR = (683, 384)  # 1366×768 at 200 %


@pytest.fixture
def widget(qtbot):
    app.application()
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_window_comes_back_where_it_was(widget, qtbot):
    widget.setGeometry(60, 70, 410, 320)
    widget.show()
    window_state.keep_window(widget)
    other = QWidget()
    qtbot.addWidget(other)
    window_state.restore_window(other)
    assert other.geometry() == QRect(60, 70, 410, 320)


def test_a_new_window_leaves_room_for_its_frame(widget):
    room = widget.screen().availableSize()
    window_state.resize_at_first(widget, QSize(300, 200))
    assert widget.size() == QSize(300, 200)
    window_state.resize_at_first(widget, room * 2)
    assert widget.size() == room - window_state.FRAME


def test_what_was_kept_for_another_screen_is_not_taken(widget):
    widget.setGeometry(60, 70, 410, 320)
    settings.keep(window_state.SCREEN, "Projector 1024x768")
    settings.keep(f"{window_state.GEOMETRY}/Projector 1024x768", widget.saveGeometry())
    widget.setGeometry(10, 20, 300, 200)
    window_state.restore_window(widget)
    assert widget.geometry() == QRect(10, 20, 300, 200)


def test_each_screen_has_its_own(widget):
    screen = widget.screen()
    window_state.keep("panes/rows", screen, QByteArray(b"this"))
    settings.keep("panes/rows/Projector 1024x768", QByteArray(b"that"))
    assert window_state.state("panes/rows", screen) == QByteArray(b"this")
    assert str(screen.size().width()) in window_state.screen_key(screen)


def test_nonsense_in_the_settings_does_no_harm(widget):
    widget.setGeometry(10, 20, 300, 200)
    window_state.keep(window_state.GEOMETRY, widget.screen(), QByteArray(b"nonsense"))
    window_state.restore_window(widget)
    assert widget.geometry() == QRect(10, 20, 300, 200)


@pytest.mark.parametrize(
    ("place", "seen"),
    [
        (QRect(0, 0, 800, 600), True),
        (QRect(1266, 0, 800, 600), True),
        (QRect(1300, 0, 800, 600), False),
        (QRect(0, 700, 800, 600), False),
        (QRect(-5000, 0, 800, 600), False),
        (QRect(1500, 100, 800, 600), True),  # on the second screen
    ],
)
def test_a_window_is_seen_where_enough_of_it_is(place, seen):
    screens = [SCREEN, QRect(1366, 0, 1024, 768)] if place.x() >= 1366 else [SCREEN]
    assert window_state.is_visible(place, screens) is seen


@pytest.mark.parametrize(
    ("place", "fitted"),
    [
        (QRect(100, 100, 600, 400), QRect(100, 100, 600, 400)),
        (QRect(100, 100, 600, 900), QRect(100, 0, 600, 768)),
        (QRect(-50, -50, 2000, 900), SCREEN),
        (QRect(1000, 700, 600, 400), QRect(766, 368, 600, 400)),
    ],
)
def test_what_is_too_large_is_made_smaller_and_moved_in(place, fitted):
    assert window_state.fitted(place, SCREEN) == fitted


def test_a_dialog_larger_than_the_screen_is_made_to_fit(widget, qtbot):
    room = widget.screen().availableGeometry()
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.resize(room.width() + 300, room.height() + 300)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: room.contains(dialog.frameGeometry()))


def test_panes_come_back_as_they_were_left(window, qtbot):
    window.document.new(sound_report())
    window.show_report()
    QApplication.processEvents()
    width = window.workspace.tree.width() + 60
    sizes = window.workspace.panes.columns.sizes()
    window.workspace.panes.columns.setSizes([width, sizes[1] - 60, *sizes[2:]])
    window.workspace.keep()
    again = app.create_window()
    qtbot.addWidget(again)
    again.resize(window.size())
    again.show()
    again.document.new(sound_report())
    again.show_report()
    QApplication.processEvents()
    assert abs(again.workspace.tree.width() - width) <= 2
    again.document.undo_stack.setClean()


def test_a_dialog_that_cannot_be_made_smaller_scrolls(widget, qtbot):
    room = widget.screen().availableGeometry()
    dialog = QDialog(widget)
    layout = QVBoxLayout(dialog)
    for name in ("first", "last"):
        line = QLineEdit(name, dialog)
        line.setMinimumSize(room.width() // 2, room.height())
        layout.addWidget(line)
    last = dialog.findChildren(QLineEdit)[1]
    last.setFocus()
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: room.contains(dialog.frameGeometry()))
    assert dialog.focusWidget() is last
    scrolled = dialog.findChild(Shrinkable)
    qtbot.waitUntil(lambda: scrolled.horizontalScrollBar().maximum() == 0)
    scrolled.ensureWidgetVisible(last)
    assert not last.visibleRegion().isEmpty()


def test_nothing_in_the_main_window_makes_it_outgrow_a_projector(window, qtbot):
    window.document.new(sound_report())
    window.show_report()
    window.workspace.show_guidance(True)
    window.desk.notice.say("长" * 200, {"看第一处": print})
    window.actions_by_id["replace"].trigger()
    window.resize(*PROJECTOR)
    QApplication.processEvents()
    assert window.size().toTuple() == PROJECTOR
    assert window.centralWidget().verticalScrollBar().maximum() > 0
    window.resize(1280, 900)
    window.desk.notice.hide()
    QApplication.processEvents()
    assert window.centralWidget().verticalScrollBar().maximum() == 0
