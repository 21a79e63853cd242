"""A window beside the main one: the work goes on in both."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


class SideWindow(QWidget):
    """Closed, by Esc too, it is only hidden."""

    def __init__(self, title: str, size: QSize, parent: QWidget | None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(title)
        self.resize(size)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.close)

    def bring(self) -> None:
        """Show it in front of the others."""
        self.show()
        self.raise_()
        self.activateWindow()
