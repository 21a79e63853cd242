"""Clicks and drops in the import window, as a clerk makes them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from govreport_gui.gui.importing import import_drag

LEFT = Qt.MouseButton.LeftButton


def click_source(qtbot, dialog, source):
    """Click on the middle of what stands at a source."""
    start, _end = dialog.source.text.places[source]
    cursor = QTextCursor(dialog.source.document())
    cursor.setPosition(start)
    dialog.source.setTextCursor(cursor)
    dialog.source.ensureCursorVisible()
    place = dialog.source.cursorRect(cursor).center() + QPoint(2, 0)
    qtbot.mouseClick(dialog.source.viewport(), LEFT, pos=place)


def click_cell(qtbot, dialog, ref):
    body = dialog.form.table_page(ref.table).grid.body
    qtbot.mouseClick(
        body.viewport(), LEFT, pos=body.visualRect(dialog.form.table_page(ref.table).model.index_of(ref)).center()
    )


def drop(viewport, place, text, source):
    """Drop a piece of the file as a drag would."""
    data = import_drag.mime(text, source)
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(viewport, QDragEnterEvent(place, copy, data, LEFT, none))
    QApplication.sendEvent(viewport, QDropEvent(place, copy, data, LEFT, none))
