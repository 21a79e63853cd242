"""Shows tool tips one after the other, as the mouse at rest brings them up. For the gallery, and for tests of tips."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QToolBar, QToolTip, QWidget

from govreport_gui.form import CellRef
from govreport_gui.gui.main_window import MainWindow
from govreport_gui.report import Part
from tests.builders import sample_report, sound_report
from tests.gui.every_window import Look

TOTAL = CellRef("applications", "unavailable_not_held", "total")
UNTIDY = "没有  收费,也没有 3 件以上的 欠账。"


def show_tool_tips(window: MainWindow, folder: Path, look: Look) -> None:
    """Show the tips of the main window over a report with findings and last year's figures."""
    del folder
    window.document.undo_stack.setClean()
    window.document.new(sample_report().with_part("other", Part.of(UNTIDY)))
    window.document.attach_last_year(sound_report())
    window.show_report()
    window.document.check_now()
    _show_of_bars(window, look)
    _show_of_views(window, look)
    _show_of_texts(window, look)


def shown_tip() -> QLabel:
    """Return the tip that is shown now."""
    return next(tip for tip in QApplication.topLevelWidgets() if tip.inherits("QTipLabel") and tip.isVisible())


def _show_of_bars(window: MainWindow, look: Look) -> None:
    for bar in window.findChildren(QToolBar):
        for number, action in enumerate(action for action in bar.actions() if action.toolTip()):
            _look_at(f"tip_bar_{number}", bar.widgetForAction(action), look)
    pane = window.workspace.findings
    _look_at("tip_accepted", pane.accepted, look)


def _show_of_views(window: MainWindow, look: Look) -> None:
    tree = window.workspace.tree
    _look_at_row("tip_tree", tree, tree.model().index(2, 0), look)
    findings = window.workspace.findings.list
    for number in range(3):
        _look_at_row(f"tip_finding_{number}", findings, findings.model().index(number, 0), look)
    window.workspace.show_cell(TOTAL)
    body = window.workspace.page("applications").table.grid.body
    _look_at_row("tip_cell", body, body.currentIndex(), look)


def _show_of_texts(window: MainWindow, look: Look) -> None:
    window.workspace.show_page("other")
    page = window.workspace.page("other")
    editor = page.box.editor
    cursor = editor.textCursor()
    cursor.setPosition(next(place for place in range(len(UNTIDY)) if editor.findings_at(place)))
    _look_at("tip_text", editor, look, editor.cursorRect(cursor).center())


def _look_at_row(name: str, view: QAbstractItemView, index: QModelIndex, look: Look) -> None:
    view.scrollTo(index)
    _look_at(name, view, look, view.visualRect(index).center())


def _look_at(name: str, widget: QWidget, look: Look, place: QPoint | None = None) -> None:
    """Let the mouse rest on a place of a widget, and look at the tip, if there is one."""
    place = widget.rect().center() if place is None else place
    asked = getattr(widget, "viewport", lambda: widget)()
    QApplication.sendEvent(asked, QHelpEvent(QEvent.Type.ToolTip, place, asked.mapToGlobal(place)))
    if QToolTip.isVisible():
        picture = QLabel()  # the tip itself goes with the next event
        picture.setPixmap(shown_tip().grab())
        look(name, picture)
    QToolTip.hideText()
