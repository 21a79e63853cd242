"""A headed piece of the window that can be folded away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget


class Foldable(QWidget):
    """A button with a title, and under it what it opens and closes."""

    toggled = Signal(bool)  # open?

    def __init__(self, title: str, content: QWidget, parent: QWidget | None = None, *, opened: bool = True) -> None:
        super().__init__(parent)
        self.content = content
        self.button = QToolButton(self)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setAutoRaise(True)
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(lambda: self.set_open(not self.opened))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.button)
        layout.addWidget(content)
        self.set_title(title)
        self.set_open(opened)

    def set_title(self, title: str) -> None:
        """Say what is inside; shown whether open or not."""
        self.button.setText(title)
        self.button.setAccessibleName(title)

    def set_open(self, opened: bool) -> None:
        """Open or fold it."""
        self.opened = opened
        self.button.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)
        self.content.setVisible(opened)
        self.toggled.emit(opened)
