"""A frame around whatever has the focus, the same in every style and theme: one always sees where one types."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QMenuBar, QWidget

from govreport_gui.gui.looks import theme
from govreport_gui.gui.looks.spoken import leave_out

WIDTH = 2
UNFRAMED = (QMenu, QMenuBar)  # the chosen entry shows it
NOTHING = QRect()


class FocusFrame(QWidget):
    """Lies on a widget and lets everything through but its own border.

    It is made once for a widget and then grows or shrinks to nothing: at a child that is shown or hidden, Qt's item
    views lay out and paint all that they show.
    """

    def __init__(self, framed: QWidget) -> None:
        super().__init__(framed)
        self._framed = framed
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        leave_out(self)
        self.setGeometry(NOTHING)
        self.show()

    @classmethod
    def of(cls, framed: QWidget) -> FocusFrame:
        """Return the frame of a widget, made if it never had the focus."""
        made = framed.findChild(cls, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return made if isinstance(made, cls) else cls(framed)

    def cover(self) -> None:
        """Show the frame and follow the widget."""
        self._framed.installEventFilter(self)
        self._fit()

    def uncover(self) -> None:
        """Let nothing be seen of the frame."""
        self._framed.removeEventFilter(self)
        self.setGeometry(NOTHING)

    def _fit(self) -> None:
        place = self._framed.rect()
        self.setMask(QRegion(place) - QRegion(place.adjusted(WIDTH, WIDTH, -WIDTH, -WIDTH)))
        self.setGeometry(place)  # after the mask: without one, all that lies under it would be painted anew
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the widget, and above what it shows."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded):
            self._fit()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill what the mask leaves."""
        QPainter(self).fillRect(self.rect(), QColor(theme.current().part))


class FocusFollower(QObject):
    """Keeps a frame on the widget that has the focus.

    A grid keeps its own while one types in the line that opens in a cell.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._framed: list[QWidget] = []
        app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        framed = [] if now is None or not _is_framed(now) else [now]
        framed += [view for view in self._framed if shiboken6.isValid(view) and _is_typed_in(view, now)]
        for widget in self._framed:
            if widget not in framed and shiboken6.isValid(widget):
                FocusFrame.of(widget).uncover()
        for widget in framed:
            if widget not in self._framed:
                FocusFrame.of(widget).cover()
        self._framed = framed


def _is_typed_in(view: QWidget, now: QWidget | None) -> bool:
    """Say whether what has the focus now is the line of a view's cell."""
    return now is not None and isinstance(view, QAbstractItemView) and now.parentWidget() is view.viewport()


def _is_framed(widget: QWidget) -> bool:
    """Windows and menus show by themselves that they have the focus."""
    return not widget.isWindow() and not isinstance(widget, UNFRAMED)
