"""The icons: Lucide's line drawings (resources/icons), in the colour that is asked for."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from govreport_gui import paths
from govreport_gui.gui.looks import theme

SIZES = (16, 24, 32, 48)  # menus and buttons, tool bar, start page, large writing


@cache
def _drawing(name: str) -> str:
    return paths.resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def pixmap(name: str, color: QColor, size: int, ratio: float) -> QPixmap:
    """Draw an icon, `size` logical pixels wide."""
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", color.name()).encode()))
    drawn = QPixmap(QSize(size, size) * ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter)
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def icon(name: str, color: QColor, faded: QColor | None = None) -> QIcon:
    """Return an icon, and its picture for disabled buttons in `faded`."""
    made = QIcon()
    screen = QGuiApplication.primaryScreen()
    ratio = screen.devicePixelRatio() if screen else 1.0
    for size in SIZES:
        made.addPixmap(pixmap(name, color, size, ratio))
        if faded is not None:
            made.addPixmap(pixmap(name, faded, size, ratio), QIcon.Mode.Disabled)
    return made


def command_icon(name: str) -> QIcon:
    """Return the picture of a command in the current theme."""
    colors = theme.current()
    return icon(name, QColor(colors.text), QColor(colors.line))
