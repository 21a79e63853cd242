"""A label for a figure that changes at every keystroke."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel


class SteadyLabel(QLabel):
    """As large as its text: the window is laid out anew only where that is another size, not at each other figure."""

    def setText(self, text: str) -> None:
        """Show a text."""
        super().setText(text)
        self.setFixedSize(self.sizeHint())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the writing."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.setFixedSize(self.sizeHint())
