"""Where windows and panes stand, remembered for each screen; and that nothing is larger than the screen it is on."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QObject, QRect, QSize
from PySide6.QtGui import QGuiApplication, QScreen, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from govreport_gui.gui.looks import settings
from govreport_gui.gui.widgets.scrolled import let_scroll

GEOMETRY = "window/geometry"
SCREEN = "window/screen"  # setting: the screen the window was on last
FRAME = QSize(16, 40)  # of a window around what it holds, at least
LEAST_VISIBLE = 100  # pixels of a window, in both directions, that must be on a screen to be found there


def screen_key(screen: QScreen) -> str:
    """Return the name of a screen in the settings: another size of the same screen is another screen."""
    size = screen.size()
    return f"{screen.name().replace('/', '_') or 'screen'} {size.width()}x{size.height()}"


def state(key: str, screen: QScreen) -> QByteArray:
    """Return what was remembered for a screen, empty if nothing."""
    return settings.state(f"{key}/{screen_key(screen)}")


def keep(key: str, screen: QScreen, value: QByteArray) -> None:
    """Remember something for a screen."""
    settings.keep(f"{key}/{screen_key(screen)}", value)


def keep_window(window: QWidget) -> None:
    """Remember how the window stands on its screen, and which one that is."""
    settings.keep(SCREEN, screen_key(window.screen()))
    keep(GEOMETRY, window.screen(), window.saveGeometry())


def restore_window(window: QWidget) -> None:
    """Put the window where it was on the screen it was on; where that is gone, as it was on the one there is."""
    last = settings.text(SCREEN)
    screens = QGuiApplication.screens()
    screen = next((one for one in screens if screen_key(one) == last), window.screen())
    usual = window.geometry()
    window.restoreGeometry(state(GEOMETRY, screen))
    if not is_visible(window.frameGeometry(), [one.availableGeometry() for one in screens]):
        window.setGeometry(usual)


def resize_at_first(window: QWidget, size: QSize) -> None:
    """Give a new window the size it likes, as far as its screen has room for that and the frame around it."""
    window.resize(size.boundedTo(window.screen().availableSize() - FRAME))


def is_visible(place: QRect, screens: list[QRect]) -> bool:
    """Tell whether enough of a window is on one of the screens to be seen and moved."""
    seen = (place.intersected(screen) for screen in screens)
    return any(part.width() >= LEAST_VISIBLE and part.height() >= LEAST_VISIBLE for part in seen)


def fitted(place: QRect, room: QRect) -> QRect:
    """Return the place of a window, smaller and moved as far as it must be to lie in the room there is."""
    within = QRect(place)
    within.setSize(place.size().boundedTo(room.size()))
    within.moveLeft(max(room.left(), min(within.left(), room.right() + 1 - within.width())))
    within.moveTop(max(room.top(), min(within.top(), room.bottom() + 1 - within.height())))
    return within


class ScreenFitter(QObject):
    """Makes windows that are too large for their screen smaller, as soon as they are in front; what cannot, scrolls."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusWindowChanged.connect(self._fit)

    def _fit(self, front: QWindow | None) -> None:
        window = QApplication.activeWindow()
        if front is None or window is None or window.windowHandle() is not front or window.isMaximized():
            return
        _make_smaller(window)
        if not _has_room(window) and window.parentWidget() is not None:  # the main window has its own way
            let_scroll(window)
            _make_smaller(window)


def _has_room(window: QWidget) -> bool:
    frame, room = window.frameGeometry(), window.screen().availableGeometry()
    return frame.width() <= room.width() and frame.height() <= room.height()


def _make_smaller(window: QWidget) -> None:
    """Resize a window to the room its screen has; it stays as large as its content must be."""
    if _has_room(window):
        return
    frame = window.frameGeometry()
    place = fitted(frame, window.screen().availableGeometry())
    window.resize(place.size() - (frame.size() - window.size()))
    window.move(place.topLeft())
