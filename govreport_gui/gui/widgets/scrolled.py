"""A part of a window that scrolls where it does not fit: small screens, large writing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

LEAST_ROOM = (380, 230)  # pixels that a window leaves its content, menus and panes not counted, at 1366×768 and 200 %


class Unframed(QScrollArea):
    """Asks for the room its content wants, takes less, and never scrolls sideways."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for ground in (content, self.viewport()):
            ground.setAutoFillBackground(False)  # a tab has a ground of its own

    def sizeHint(self) -> QSize:
        """Return the size at which nothing scrolls, words wrapped as now; Qt's own stops at a third of the screen."""
        hint, content = self.widget().sizeHint(), self.widget()
        if self.isVisible() and content.hasHeightForWidth():
            hint.setHeight(content.heightForWidth(self.viewport().width()))
        return hint

    def minimumSizeHint(self) -> QSize:
        """Return a size as wide as the content must be."""
        width = self.widget().minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height where words wrap otherwise."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what the content wants; the area itself has Qt watch it."""
        if watched is self.widget() and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class Shrinkable(QScrollArea):
    """Is as large as there is room for; what needs more scrolls both ways, so that no window outgrows its screen."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._show_focus)
        self.setWidget(content)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if isinstance(program := QApplication.instance(), QApplication):
            program.focusChanged.connect(self._later.start)

    def _show_focus(self) -> None:
        """Bring a field into sight that asks to be typed in; Qt does so at Tab alone."""
        now = QApplication.focusWidget()
        if now is None or not self.widget().isAncestorOf(now):
            return
        place = QRect(now.mapTo(self.widget(), QPoint(0, 0)), now.size())
        if place.height() <= self.viewport().height() and place.width() <= self.viewport().width():
            middle = place.center()
            self.ensureVisible(middle.x(), middle.y(), place.width() // 2 + 1, place.height() // 2 + 1)

    def sizeHint(self) -> QSize:
        """Return the size at which nothing scrolls."""
        return self.widget().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return what the content must have beside the bar, and no more than fits the smallest screen."""
        beside = QSize(self.verticalScrollBar().sizeHint().width(), 0)
        return (self.widget().minimumSizeHint() + beside).boundedTo(QSize(*LEAST_ROOM))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the content the room there is."""
        super().resizeEvent(event)
        self._stretch()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what the content must have; the area itself has Qt watch it."""
        if watched is self.widget() and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._stretch()
        return super().eventFilter(watched, event)

    def _stretch(self) -> None:
        """WORKAROUND: a resizable QScrollArea takes for the least height the one that wrapped words would like."""
        content, layout = self.widget(), self.widget().layout()
        size = self.viewport().size().expandedTo(content.minimumSizeHint())
        if layout is not None and layout.hasHeightForWidth():
            least = layout.minimumHeightForWidth(size.width())
            size.setHeight(max(self.viewport().height(), least))
        if size != content.size():
            content.resize(size)
            self._later.start()  # a line that came with the keys may make it higher in several turns


def let_scroll(window: QWidget) -> None:
    """Put all that stands in a window, which is too much for the screen, into an area that scrolls."""
    layout = window.layout()
    if layout is None or window.findChild(Shrinkable) is not None:
        return
    focused = window.focusWidget()
    content = QWidget()
    content.setLayout(layout)  # Qt takes it off the window, together with the widgets in it
    around = QVBoxLayout(window)
    around.setContentsMargins(0, 0, 0, 0)
    scrolled = Shrinkable(content, window)
    around.addWidget(scrolled)
    around.activate()  # the window may be smaller from now on
    window.resize(window.size() + QSize(scrolled.verticalScrollBar().sizeHint().width(), 0))
    if focused is not None:
        focused.setFocus()  # it was taken off the window, too
