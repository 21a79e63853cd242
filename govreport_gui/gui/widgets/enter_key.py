"""Enter presses the button that has the focus, as Space does: in windows that are no dialogs, Qt leaves it idle."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QToolButton, QWidget

KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EnterKey(QObject):
    """Watches the buttons that had the focus once: a filter on everything would cost time at every event."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._watch)

    def _watch(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QPushButton | QToolButton) and not isinstance(now.window(), QDialog):
            now.installEventFilter(self)  # once only, however often

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Press the button."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in KEYS:
            if isinstance(watched, QPushButton | QToolButton) and not event.isAutoRepeat():
                watched.click()
            return True
        return super().eventFilter(watched, event)
