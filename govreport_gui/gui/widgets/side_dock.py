"""A pane at the side of the window that can be moved, and is closed by Esc; the work goes on beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QMainWindow, QToolButton, QWidget

from govreport_gui.gui.widgets.scrolled import Shrinkable

WIDTH = 360
SHARE = 4  # and no more than this part of a narrow window
MARGIN = 9  # as wide as around the panes


class SideDock(QDockWidget):
    """Holds `content`, which scrolls where it does not fit; `closed` says what gets the focus after Esc."""

    def __init__(
        self, title: str, name: str, content: QWidget, window: QMainWindow, closed: Callable[[], object]
    ) -> None:
        super().__init__(title, window)
        self.setObjectName(name)
        self.content = content
        self.setWidget(Shrinkable(content, self))
        self.setAllowedAreas(
            Qt.DockWidgetArea.LeftDockWidgetArea
            | Qt.DockWidgetArea.RightDockWidgetArea
            | Qt.DockWidgetArea.BottomDockWidgetArea
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)  # Qt's own offers to hide the tool bar
        self._closed = closed
        self.setTitleBarWidget(self._make_title(title))
        beside = [dock for dock in window.findChildren(SideDock) if dock is not self and not dock.isFloating()]
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self)
        if beside:
            window.tabifyDockWidget(beside[0], self)
        else:
            window.resizeDocks([self], [min(WIDTH, window.width() // SHARE)], Qt.Orientation.Horizontal)

    def _make_title(self, title: str) -> QWidget:
        """Make a title with a verb to close the pane: Qt's own signs cannot be seen on a dark ground."""
        bar = QWidget(self)
        close = QToolButton(bar)
        close.setText("关闭")
        close.setToolTip("关闭（Esc）")
        close.clicked.connect(self._leave)
        name = QLabel(title, bar)
        line = QHBoxLayout(bar)
        line.setContentsMargins(MARGIN, 2, 2, 0)
        line.addWidget(name)
        line.addStretch(1)
        line.addWidget(close)
        return bar

    def _leave(self) -> None:
        self.close()
        self._closed()

    def bring(self) -> None:
        """Show it in front of others at the same place."""
        self.show()
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close it by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)
