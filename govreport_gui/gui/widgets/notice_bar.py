"""A line above the pages that says what happened and offers what to do next; it stops nobody from working."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeGuard

import shiboken6
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget


class NoticeBar(QFrame):
    """Hidden until there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.buttons: list[QPushButton] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(10, 4, 10, 4)
        self._layout.addWidget(self.message, 1)
        self._before: QWidget | None = None  # what had the keys before they came here
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._remember)

    def _remember(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None and now is not None and self.isAncestorOf(now) and not self.isAncestorOf(before):
            self._before = before

    def setVisible(self, visible: bool) -> None:
        """Give the keys back to where they were when the line goes: Qt would give them to whatever comes next."""
        focused = QApplication.focusWidget()
        if not visible and focused is not None and self.isAncestorOf(focused) and _takes_keys(self._before):
            self._before.setFocus()
        super().setVisible(visible)

    def say(self, message: str, offers: Mapping[str, Callable[[], object]]) -> None:
        """Show a message with a button for each offer, and one to close it."""
        for button in self.buttons:
            button.hide()  # at once; it is deleted when the event loop comes round
            button.deleteLater()
        self.buttons = []
        self.message.setText(message)
        for verb, act in {**offers, "关闭": self.hide}.items():
            button = QPushButton(verb, self)
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._layout.addWidget(button)
            self.buttons.append(button)
        self.show()


def _takes_keys(widget: QWidget | None) -> TypeGuard[QWidget]:
    return widget is not None and shiboken6.isValid(widget) and widget.isVisible() and widget.isEnabled()
