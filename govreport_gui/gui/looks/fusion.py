"""Qt's Fusion style, where it falls short: small marks grow with the writing, and what is chosen shows it by a bar.

Fusion sizes boxes, arrows and scroll bars by the screen alone. It tells the chosen tab, a switch that is on and the
button of the Enter key by a shade, which nobody sees on black; no state is told by colour alone (window.md).

Options are `Any`: the stubs of PySide6 know none of their fields, and no widget that is None.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPolygonF
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QProxyStyle,
    QStyle,
    QStyleOptionButton,
    QStyleOptionMenuItem,
    QStyleOptionSpinBox,
    QStyleOptionTab,
    QTabBar,
)

from govreport_gui.gui.looks import theme

NAME = "Fusion"
BAR = 3  # pixels of the bar at a chosen tab or switch, at normal size
ARROW = 8  # width of Fusion's arrows
SPIN_BUTTON = 16  # and of its spin buttons
MENU_MARGIN = 5  # on both sides of the line between groups of a menu
_Metric, _Element, _Control = QStyle.PixelMetric, QStyle.PrimitiveElement, QStyle.ComplexControl
_Sub, _State = QStyle.SubControl, QStyle.StateFlag
SCALED = frozenset(
    {
        _Metric.PM_IndicatorWidth,
        _Metric.PM_IndicatorHeight,
        _Metric.PM_ExclusiveIndicatorWidth,
        _Metric.PM_ExclusiveIndicatorHeight,
        _Metric.PM_CheckBoxLabelSpacing,
        _Metric.PM_RadioButtonLabelSpacing,
        _Metric.PM_ScrollBarExtent,
        _Metric.PM_ScrollBarSliderMin,
        _Metric.PM_TreeViewIndentation,
        _Metric.PM_MenuButtonIndicator,
        _Metric.PM_SmallIconSize,
        _Metric.PM_TitleBarButtonIconSize,
    }
)
_ARROWS = {
    _Element.PE_IndicatorArrowUp: Qt.ArrowType.UpArrow,
    _Element.PE_IndicatorArrowDown: Qt.ArrowType.DownArrow,
    _Element.PE_IndicatorArrowLeft: Qt.ArrowType.LeftArrow,
    _Element.PE_IndicatorArrowRight: Qt.ArrowType.RightArrow,
}
_FRAMED = frozenset({_Element.PE_PanelMenu, _Element.PE_Frame})  # in a shade of the ground, which nobody sees on black
_POINTS = {  # corners of an arrow, in halves of its size around its middle
    Qt.ArrowType.UpArrow: ((-1, 0.5), (1, 0.5), (0, -0.5)),
    Qt.ArrowType.DownArrow: ((-1, -0.5), (1, -0.5), (0, 0.5)),
    Qt.ArrowType.LeftArrow: ((0.5, -1), (0.5, 1), (-0.5, 0)),
    Qt.ArrowType.RightArrow: ((-0.5, -1), (-0.5, 1), (0.5, 0)),
}
_FAR_SIDE = {  # of tabs that stand below or beside what they show
    QTabBar.Shape.RoundedSouth: Qt.Edge.BottomEdge,
    QTabBar.Shape.TriangularSouth: Qt.Edge.BottomEdge,
    QTabBar.Shape.RoundedWest: Qt.Edge.LeftEdge,
    QTabBar.Shape.TriangularWest: Qt.Edge.LeftEdge,
    QTabBar.Shape.RoundedEast: Qt.Edge.RightEdge,
    QTabBar.Shape.TriangularEast: Qt.Edge.RightEdge,
}


class Fusion(QProxyStyle):
    """Made anew for another size of the writing: then Qt lays out everything again."""

    def __init__(self, percent: int) -> None:
        super().__init__(NAME)
        self.percent = percent

    def _scaled(self, pixels: int) -> int:
        return pixels * self.percent // 100

    # ── Sizes ──

    def pixelMetric(self, metric: QStyle.PixelMetric, option: Any = None, widget: Any = None) -> int:
        """Return a size in pixels; those of small marks go with the writing."""
        pixels = super().pixelMetric(metric, option, widget)
        return self._scaled(pixels) if metric in SCALED else pixels

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: Any,
        part: QStyle.SubControl,
        widget: Any = None,
    ) -> QRect:
        """Return the place of a part; the buttons of a spin box are wider beside larger writing."""
        place = super().subControlRect(control, option, part, widget)
        if control is not _Control.CC_SpinBox or not self._has_buttons(option):
            return place
        extra = self._scaled(SPIN_BUTTON) - SPIN_BUTTON
        if part in (_Sub.SC_SpinBoxUp, _Sub.SC_SpinBoxDown):
            return place.adjusted(-extra, 0, 0, 0)
        return place.adjusted(0, 0, -extra, 0) if part is _Sub.SC_SpinBoxEditField else place

    @staticmethod
    def _has_buttons(option: Any) -> bool:
        none = QAbstractSpinBox.ButtonSymbols.NoButtons
        is_spin_box = isinstance(option, QStyleOptionSpinBox)
        return is_spin_box and option.buttonSymbols is not none

    def sizeFromContents(self, kind: QStyle.ContentsType, option: Any, size: QSize, widget: Any = None) -> QSize:
        """Return the size of a control; a spin box has room for its wider buttons."""
        wanted = super().sizeFromContents(kind, option, size, widget)
        is_wider = kind is QStyle.ContentsType.CT_SpinBox and self._has_buttons(option)
        return wanted + QSize(self._scaled(SPIN_BUTTON) - SPIN_BUTTON, 0) if is_wider else wanted

    # ── Arrows ──

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: Any,
        painter: QPainter,
        widget: Any = None,
    ) -> None:
        """Draw arrows as large as the writing, a bar in a switch that is on, and a frame that is seen around a menu."""
        arrow = self._arrow(element, option)
        if arrow is not None and self.percent > 100:
            self._draw_arrow(arrow, option, option.rect, painter)
            return
        if element is _Element.PE_PanelScrollAreaCorner:  # as with the empty end of a header
            painter.fillRect(option.rect, QColor(theme.current().window))
            return
        super().drawPrimitive(element, option, painter, widget)
        if element in _FRAMED and theme.current() is not theme.LIGHT:
            painter.setPen(QColor(theme.current().outline))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        if element is _Element.PE_PanelButtonTool and option.state & _State.State_On:
            self._draw_bar(option.rect, Qt.Edge.BottomEdge, painter)
        if element is _Element.PE_PanelButtonCommand and _is_default(option):
            painter.setPen(QColor(theme.current().part))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))

    @staticmethod
    def _arrow(element: QStyle.PrimitiveElement, option: Any) -> Qt.ArrowType | None:
        """Return which arrow an element is, None for any other; the branch of a tree is one where it has children."""
        if element is not _Element.PE_IndicatorBranch:
            return _ARROWS.get(element)
        if not option.state & _State.State_Children:
            return None
        return Qt.ArrowType.DownArrow if option.state & _State.State_Open else Qt.ArrowType.RightArrow

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: Any,
        painter: QPainter,
        widget: Any = None,
    ) -> None:
        """Draw a control; over Fusion's small arrows in it, larger ones."""
        super().drawComplexControl(control, option, painter, widget)
        if self.percent <= 100 or (control is _Control.CC_SpinBox and not self._has_buttons(option)):
            return
        for part, arrow in _arrows_in(control, option):
            place = self.subControlRect(control, option, part, widget)
            if option.subControls & part and place.isValid():
                self._draw_arrow(arrow, option, place, painter)

    def _draw_arrow(self, arrow: Qt.ArrowType, option: Any, place: QRect, painter: QPainter) -> None:
        size = min(self._scaled(ARROW), place.width() - 2, 2 * place.height() - 2) / 2
        middle = QPointF(place.center()) + QPointF(0.5, 0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(option.palette.color(QPalette.ColorRole.ButtonText))
        painter.drawPolygon(QPolygonF([middle + QPointF(x, y) * size for x, y in _POINTS[arrow]]))
        painter.restore()

    # ── What is chosen ──

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: Any,
        painter: QPainter,
        widget: Any = None,
    ) -> None:
        """Draw a part of a control; the chosen tab gets a bar."""
        if element is QStyle.ControlElement.CE_HeaderEmptyArea:  # Fusion takes the colour of the view's outlines
            painter.fillRect(option.rect, QColor(theme.current().window))
            return
        super().drawControl(element, option, painter, widget)
        if element is QStyle.ControlElement.CE_MenuItem and _is_separator(option):
            middle = option.rect.center().y()
            painter.setPen(QColor(theme.current().line))
            painter.drawLine(option.rect.left() + MENU_MARGIN, middle, option.rect.right() - MENU_MARGIN, middle)
            return
        is_tab = element is QStyle.ControlElement.CE_TabBarTabShape and isinstance(option, QStyleOptionTab)
        if is_tab and option.state & _State.State_Selected:
            self._draw_bar(option.rect, _FAR_SIDE.get(option.shape, Qt.Edge.TopEdge), painter)

    def _draw_bar(self, place: QRect, edge: Qt.Edge, painter: QPainter) -> None:
        bar, width = QRect(place), self._scaled(BAR)
        if edge is Qt.Edge.TopEdge:
            bar.setHeight(width)
        elif edge is Qt.Edge.BottomEdge:
            bar.setTop(place.bottom() + 1 - width)
        elif edge is Qt.Edge.LeftEdge:
            bar.setWidth(width)
        else:
            bar.setLeft(place.right() + 1 - width)
        painter.fillRect(bar, QColor(theme.current().part))


def _is_default(option: Any) -> bool:
    """Say whether a button is the one that Enter presses."""
    default = QStyleOptionButton.ButtonFeature.DefaultButton
    is_button = isinstance(option, QStyleOptionButton)
    return is_button and bool(option.features & default)


def _is_separator(option: Any) -> bool:
    """Say whether a line of a menu divides others; Fusion draws it in a shade of the ground, unseen on black."""
    separator = QStyleOptionMenuItem.MenuItemType.Separator
    return isinstance(option, QStyleOptionMenuItem) and option.menuItemType is separator  # type: ignore[attr-defined]


def _arrows_in(control: QStyle.ComplexControl, option: Any) -> tuple[tuple[QStyle.SubControl, Qt.ArrowType], ...]:
    """Return the parts of a control that hold an arrow."""
    if control is _Control.CC_SpinBox:
        return ((_Sub.SC_SpinBoxUp, Qt.ArrowType.UpArrow), (_Sub.SC_SpinBoxDown, Qt.ArrowType.DownArrow))
    if control is _Control.CC_ComboBox:
        return ((_Sub.SC_ComboBoxArrow, Qt.ArrowType.DownArrow),)
    if control is not _Control.CC_ScrollBar:
        return ()
    if option.state & _State.State_Horizontal:
        return ((_Sub.SC_ScrollBarSubLine, Qt.ArrowType.LeftArrow), (_Sub.SC_ScrollBarAddLine, Qt.ArrowType.RightArrow))
    return ((_Sub.SC_ScrollBarSubLine, Qt.ArrowType.UpArrow), (_Sub.SC_ScrollBarAddLine, Qt.ArrowType.DownArrow))
