"""Keeps Qt's own undo and redo out of text fields: the history is the document's, and belongs to the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QSpinBox, QTextEdit

QTS_HISTORY = frozenset({"edit-undo", "edit-redo"})  # what Qt names these commands


def is_history_key(event: QEvent) -> bool:
    """Say whether an editor is asked if it wants to have the keys of undo or redo."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return False
    keys = QKeySequence.StandardKey
    return event.matches(keys.Undo) or event.matches(keys.Redo)


def show_menu(editor: QLineEdit | QTextEdit, event: QContextMenuEvent) -> None:
    """Show an editor's own menu."""
    menu = context_menu(editor)
    menu.exec(event.globalPos())
    menu.deleteLater()


def context_menu(editor: QLineEdit | QTextEdit) -> QMenu:
    """Return an editor's own menu without undo and redo, and the line under them."""
    menu = editor.createStandardContextMenu()
    for action in menu.actions():
        if action.objectName() in QTS_HISTORY:
            menu.removeAction(action)
    if menu.actions() and menu.actions()[0].isSeparator():
        menu.removeAction(menu.actions()[0])
    return menu


class HistoryFilter(QObject):
    """Watches lines and spin boxes."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the keys to the window, and show the menu without them."""
        if is_history_key(event):
            event.ignore()
            return True
        line = watched.lineEdit() if isinstance(watched, QSpinBox) else watched
        if isinstance(event, QContextMenuEvent) and isinstance(line, QLineEdit):
            show_menu(line, event)
            return True
        return False
