"""What a screen reader is told where Qt tells too little or too much, as heard on the AT-SPI bus (Orca)."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QWidget

_LEFT_OUT = "qt_rubberband"


def leave_out(widget: QWidget) -> None:
    """Let a widget be seen but not read: what it shows is read elsewhere.

    WORKAROUND: Qt 6.9 has no call for that, but leaves out what has the name of its own rubber band.
    """
    widget.setObjectName(_LEFT_OUT)


class SpokenFocus(QObject):
    """Tells what Qt does not when something gets the focus: the cell one stands on, and what a box is for."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._tell)

    def _tell(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QAbstractItemView) and QAccessible.isActive():
            QTimer.singleShot(0, now, lambda: _tell_item(now))  # after Qt, which names the whole table
        box = now if isinstance(now, QComboBox) else now.parentWidget() if now is not None else None
        if isinstance(box, QComboBox):
            tell_purpose(box)


def tell_purpose(box: QComboBox) -> None:
    """Let a box say what it is for besides what is chosen in it: on Linux Qt takes the choice for its name."""
    purpose = box.accessibleName()
    if purpose and not box.accessibleDescription():
        box.setAccessibleDescription(purpose)
    line = box.lineEdit()
    if line is not None and purpose and not line.accessibleName():
        line.setAccessibleName(purpose)


def _tell_item(view: QAbstractItemView) -> None:
    child = current_child(view)
    if child >= 0 and view.hasFocus():
        event = QAccessibleEvent(view, QAccessible.Event.Focus)
        event.setChild(child)
        QAccessible.updateAccessibility(event)


def current_child(view: QAbstractItemView) -> int:
    """Return which of a view's children, as a screen reader counts them, the cursor stands on; -1 for none."""
    seen = QAccessible.queryAccessibleInterface(view)
    item = seen.focusChild() if seen is not None else None
    return seen.indexOfChild(item) if seen is not None and item is not None else -1
