"""Qt's Fusion style, where it falls short: what is chosen shows it by a bar, what divides is seen in every theme.

Fusion tells the chosen tab, a switch that is on and the button of the Enter key by a shade, which nobody sees on black;
no state is told by colour alone (window.md). Qt asks a style some hundred times at a keystroke, and each answer given
in Python takes its time: sizes are overridden beside larger writing only (`fusion_large.py`).

Options are `Any`: the stubs of PySide6 know none of their fields, and no widget that is None.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QMenu,
    QProxyStyle,
    QStyle,
    QStyleOptionButton,
    QStyleOptionMenuItem,
    QStyleOptionTab,
    QTabBar,
)

from govreport_gui.gui.looks import theme, typography

NAME = "Fusion"
BAR = 3  # pixels of the bar at a chosen tab or switch, at normal size
MENU_MARGIN = 5  # on both sides of the line between groups of a menu
_Element, _Control, _State = QStyle.PrimitiveElement, QStyle.ControlElement, QStyle.StateFlag
_FAR_SIDE = {  # of tabs that stand below or beside what they show
    QTabBar.Shape.RoundedSouth: Qt.Edge.BottomEdge,
    QTabBar.Shape.TriangularSouth: Qt.Edge.BottomEdge,
    QTabBar.Shape.RoundedWest: Qt.Edge.LeftEdge,
    QTabBar.Shape.TriangularWest: Qt.Edge.LeftEdge,
    QTabBar.Shape.RoundedEast: Qt.Edge.RightEdge,
    QTabBar.Shape.TriangularEast: Qt.Edge.RightEdge,
}


class Fusion(QProxyStyle):
    """The style beside writing of the normal size; `fusion_large.py` has the one for larger writing."""

    def __init__(self, percent: int = typography.NORMAL_SIZE) -> None:
        super().__init__(NAME)
        self.percent = percent

    def scaled(self, pixels: int) -> int:
        """Return a size that goes with the writing, in pixels."""
        return pixels * self.percent // 100

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: Any,
        painter: QPainter,
        widget: Any = None,
    ) -> None:
        """Draw it; a bar in a switch that is on, and a frame that is seen around a menu."""
        if element is _Element.PE_PanelScrollAreaCorner:  # as with the empty end of a header
            painter.fillRect(option.rect, QColor(theme.current().window))
            return
        super().drawPrimitive(element, option, painter, widget)
        if element is _Element.PE_PanelMenu or element is _Element.PE_Frame:
            _draw_outline(option, painter)
        elif element is _Element.PE_PanelButtonTool and option.state & _State.State_On:
            self._draw_bar(option.rect, Qt.Edge.BottomEdge, painter)
        elif element is _Element.PE_PanelButtonCommand and _is_default(option):
            painter.setPen(QColor(theme.current().part))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: Any,
        painter: QPainter,
        widget: Any = None,
    ) -> None:
        """Draw a part of a control; the chosen tab gets a bar."""
        if element is _Control.CE_HeaderEmptyArea:  # Fusion takes the colour of the view's outlines
            painter.fillRect(option.rect, QColor(theme.current().window))
            return
        if element is _Control.CE_MenuItem and isinstance(widget, QMenu):  # the list of a combo box draws these, too
            option.palette = theme.outlined_palette(theme.current())  # boxes of switches are seen
        super().drawControl(element, option, painter, widget)
        if element is _Control.CE_MenuItem and _is_separator(option):
            middle = option.rect.center().y()
            painter.setPen(QColor(theme.current().line))
            painter.drawLine(option.rect.left() + MENU_MARGIN, middle, option.rect.right() - MENU_MARGIN, middle)
            return
        is_tab = element is _Control.CE_TabBarTabShape and isinstance(option, QStyleOptionTab)
        if is_tab and option.state & _State.State_Selected:
            self._draw_bar(option.rect, _FAR_SIDE.get(option.shape, Qt.Edge.TopEdge), painter)

    def _draw_bar(self, place: QRect, edge: Qt.Edge, painter: QPainter) -> None:
        bar, width = QRect(place), self.scaled(BAR)
        if edge is Qt.Edge.TopEdge:
            bar.setHeight(width)
        elif edge is Qt.Edge.BottomEdge:
            bar.setTop(place.bottom() + 1 - width)
        elif edge is Qt.Edge.LeftEdge:
            bar.setWidth(width)
        else:
            bar.setLeft(place.right() + 1 - width)
        painter.fillRect(bar, QColor(theme.current().part))


def _draw_outline(option: Any, painter: QPainter) -> None:
    """Draw a frame that is seen: Fusion's is a shade of the ground, which nobody sees on black.

    WORKAROUND: at 125 and 150 % lines drawn by Qt's pen, as Fusion's are, miss the pixels that the widget may paint;
    what is filled is rounded as the widget itself is.
    """
    fusions_own = option.palette.color(QPalette.ColorRole.Window).darker(theme.OUTLINE_DARKER)
    color = fusions_own if theme.current() is theme.LIGHT else QColor(theme.current().outline)
    place: QRect = option.rect
    across, down = QSize(place.width(), 1), QSize(1, place.height())
    for corner, size in (
        (place.topLeft(), across),
        (place.bottomLeft(), across),
        (place.topLeft(), down),
        (place.topRight(), down),
    ):
        painter.fillRect(QRect(corner, size), color)


def _is_default(option: Any) -> bool:
    """Say whether a button is the one that Enter presses."""
    default = QStyleOptionButton.ButtonFeature.DefaultButton
    is_button = isinstance(option, QStyleOptionButton)
    return is_button and bool(option.features & default)


def _is_separator(option: Any) -> bool:
    """Say whether a line of a menu divides others; Fusion draws it in a shade of the ground, unseen on black."""
    separator = QStyleOptionMenuItem.MenuItemType.Separator
    return isinstance(option, QStyleOptionMenuItem) and option.menuItemType is separator  # type: ignore[attr-defined]
