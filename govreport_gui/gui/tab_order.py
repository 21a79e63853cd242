"""Where Tab leads. Qt takes the order in which widgets were made; what is made later stands behind everything."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_after(before: QWidget, part: QWidget) -> None:
    """Let Tab lead from a widget into a part of the window, through it in its own order, and on."""
    for widget in list(_reached_in(part)):
        QWidget.setTabOrder(before, widget)
        before = widget


def _reached_in(part: QWidget) -> Iterator[QWidget]:
    """Go through what Tab reaches in a part, which stands together in Qt's chain as it was made together."""
    widget: QWidget | None = part
    while widget is not None and (widget is part or part.isAncestorOf(widget)):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            yield widget
        widget = next_in_chain(widget)


def next_in_chain(widget: QWidget) -> QWidget | None:
    """Return the widget that stands behind another in Qt's chain, whether Tab stops there or not.

    WORKAROUND: PySide 6.9 takes it for a child of the one before, and deletes it with that one, half a window on the
    way. Naming its parent again sets that right and changes nothing in Qt.
    """
    following = widget.nextInFocusChain()
    if following is not None:
        following.setParent(following.parentWidget())
    return following
