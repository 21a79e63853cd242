"""Finds in a window what is cut off or out of reach, as far as that can be computed; the rest takes eyes."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QMenu, QPushButton, QWidget

ROUNDING = 2  # pixels


def faults(window: QWidget) -> Iterator[str]:
    """Say what of a window does not fit the screen, or is smaller than its words."""
    room = window.screen().availableGeometry()
    if window.width() > room.width() or window.height() > room.height():
        yield f"larger than the screen: {_size(window.size())}, {_size(room.size())}"
    for widget in window.findChildren(QWidget):
        if widget.isVisibleTo(window) and not isinstance(widget.window(), QMenu):
            yield from _faults(widget, window)


def _faults(widget: QWidget, window: QWidget) -> Iterator[str]:
    if isinstance(widget, QPushButton) and widget.text():
        if not _fits(widget.minimumSizeHint(), widget.size()):
            yield f"words cut: {_named(widget)} {_size(widget.size())}, wants {_size(widget.minimumSizeHint())}"
    elif isinstance(widget, QLabel) and widget.text() and not _fits(_wanted(widget), widget.size()):
        yield f"words cut: {_named(widget)} {_size(widget.size())}, wants {_size(_wanted(widget))}"
    if isinstance(widget, (QAbstractButton, QLabel)) and not _is_within(widget, window):
        yield f"out of sight: {_named(widget)}"


def _wanted(label: QLabel) -> QSize:
    if not label.wordWrap():
        return label.minimumSizeHint()
    return QSize(0, label.heightForWidth(label.width()))


def _fits(wanted: QSize, given: QSize) -> bool:
    return wanted.width() <= given.width() + ROUNDING and wanted.height() <= given.height() + ROUNDING


def _is_within(widget: QWidget, window: QWidget) -> bool:
    """Say whether all of a widget is seen, or scrolls into sight."""
    above = widget.parentWidget()
    place = QRect(widget.mapTo(window, QPoint()), widget.size())
    while above is not None and above is not window:
        if isinstance(above, QAbstractScrollArea):
            return True
        above = above.parentWidget()
    return window.rect().adjusted(-ROUNDING, -ROUNDING, ROUNDING, ROUNDING).contains(place)


def _named(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, (QAbstractButton, QLabel)) else ""
    return f"{type(widget).__name__} “{words[:20]}”"


def _size(size: QSize) -> str:
    return f"{size.width()}×{size.height()}"
