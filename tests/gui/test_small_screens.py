"""On 1366×768 at 200 % every window keeps its buttons in sight; what has no room for itself scrolls inside."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QUndoCommand
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from govreport_gui.checks.profile import Answers
from govreport_gui.gui.comparing.bar_chart import chart_size
from govreport_gui.gui.comparing.stale_window import StaleWindow
from govreport_gui.gui.comparing.year_on_year_window import YearOnYearWindow
from govreport_gui.gui.document import Document
from govreport_gui.gui.exporting.page_profile_dialog import PageProfileDialog
from govreport_gui.gui.exporting.print_preview import PrintPreview
from govreport_gui.gui.files.versions_dialog import Version, VersionsDialog
from govreport_gui.gui.office.profile_dialog import ProfileDialog
from govreport_gui.gui.rolling.roll_changes import RollChanges
from govreport_gui.gui.widgets.scrolled import Shrinkable
from govreport_gui.gui.widgets.undo_list import UndoList
from govreport_gui.pages.document import lay_out
from govreport_gui.project import Project
from govreport_gui.rollover import roll
from govreport_gui.writers.edition import PLAIN
from tests.builders import sample_report, sound_report

SMALLEST = (683, 350)  # less what the title takes


def quiet_document():
    return Document(sound_report(), check=lambda _report, _last_year: [])


def versions():
    shown = Version("今天 10:42", lambda: Project(sound_report()), "现在的报告", sample_report)
    return VersionsDialog("历史版本", "每次保存前的样子。", [shown], ("打开副本", "关闭"), None)


WINDOWS = {
    "print": lambda: PrintPreview(lay_out(sound_report(), PLAIN), "这台电脑没有几种字体。每页印有“草稿”。"),
    "year_on_year": lambda: YearOnYearWindow(quiet_document(), None),
    "unrewritten": lambda: StaleWindow(quiet_document(), None),
    "profile": lambda: ProfileDialog("青禾镇人民政府", Answers(organ="青禾镇人民政府")),
    "page_setup": lambda: PageProfileDialog(quiet_document().page),
    "versions": versions,
}


def shown_small(qtbot, window):
    qtbot.addWidget(window)
    window.show()
    window.resize(*SMALLEST)
    for _layout in range(3):
        QApplication.processEvents()
    return window


def cut_off(window, kind):
    """Return what reaches beyond the window; what scrolls is in sight where it scrolls."""
    for part in window.findChildren(kind):
        place = QRect(part.mapTo(window, QPoint(0, 0)), part.size())
        if part.isVisible() and not scrolls(part, window) and not window.rect().contains(place):
            yield part


def scrolls(part, window):
    above = part.parentWidget()
    while above is not None and above is not window:
        if isinstance(above, QAbstractScrollArea):
            return True
        above = above.parentWidget()
    return False


@pytest.mark.parametrize("name", WINDOWS)
def test_buttons_stay_in_sight(qtbot, name):
    window = shown_small(qtbot, WINDOWS[name]())
    assert (window.width(), window.height()) == SMALLEST  # its content lets it be so small
    assert [button.text() for button in cut_off(window, QPushButton)] == []
    assert list(cut_off(window, QComboBox)) == []
    assert any(button.isVisible() and not scrolls(button, window) for button in window.findChildren(QPushButton))


def test_a_field_that_asks_for_the_keys_comes_into_sight(qtbot):
    content = QWidget()
    column = QVBoxLayout(content)
    fields = [QLineEdit(content) for _line in range(40)]
    for field in fields:
        column.addWidget(field)
    area = Shrinkable(content)
    shown_small(qtbot, area)
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    for field in (fields[-1], fields[0], fields[20]):
        field.setFocus()
        QApplication.processEvents()
        place = QRect(field.mapTo(area.viewport(), QPoint(0, 0)), field.size())
        assert area.viewport().rect().contains(place)


def test_versions_and_sentences_give_way_in_proportion(qtbot):
    window = shown_small(qtbot, versions())
    for split in window.findChildren(QSplitter):
        assert split.sizes()[0] < 0.4 * sum(split.sizes())
    window = shown_small(qtbot, StaleWindow(quiet_document(), None))
    (rows,) = window.findChildren(QSplitter)
    assert rows.sizes()[0] > 0.4 * sum(rows.sizes())


def test_steps_have_an_end_in_sight(qtbot):
    """A step with a long place is cut with …, and does not move the list sideways."""
    document = quiet_document()
    document.undo_stack.push(QUndoCommand("填写 " + "表三·本年新收·自然人" * 9))
    steps = UndoList(document)
    qtbot.addWidget(steps)
    steps.resize(220, 300)
    steps.show()
    QApplication.processEvents()
    for row in range(steps.model.rowCount()):
        assert steps.list.visualRect(steps.model.index(row)).width() <= steps.list.viewport().width()


def test_a_chart_is_as_wide_as_there_is_room(qtbot):
    document = quiet_document()
    document.attach_last_year(sample_report())
    window = shown_small(qtbot, YearOnYearWindow(document, None))
    window.findChild(QTabWidget).setCurrentWidget(window.charts)
    QApplication.processEvents()
    view = window.charts.view
    assert view.width() <= view.parentWidget().width()
    natural = chart_size(view.chart).toSize()
    assert view.width() / view.height() == pytest.approx(natural.width() / natural.height(), rel=0.02)
    window.resize(1200, 900)
    QApplication.processEvents()
    assert view.size() == natural


def test_typing_begins_in_the_first_field(qtbot):
    dialog = shown_small(qtbot, WINDOWS["profile"]())
    assert dialog.focusWidget() is dialog.card.lines["name"]


def test_all_columns_of_the_draft_are_in_sight(qtbot):
    changes = RollChanges()
    changes.show_draft(roll(sample_report()))
    shown_small(qtbot, changes)
    assert changes.list.horizontalHeader().length() <= changes.list.viewport().width()
