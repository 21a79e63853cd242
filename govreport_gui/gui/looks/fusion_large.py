"""Qt's Fusion style beside larger writing: boxes, arrows and scroll bars grow with it; Fusion sizes them by the screen.

Apart from `fusion.py`: Qt asks a style for sizes some hundred times at a keystroke, and each answer given in Python
takes its time, so they are given only where Fusion's own are wrong.

Options are `Any`: the stubs of PySide6 know none of their fields, and no widget that is None.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPolygonF
from PySide6.QtWidgets import QAbstractSpinBox, QStyle, QStyleOptionSpinBox

from govreport_gui.gui.looks.fusion import Fusion

ARROW = 8  # width of Fusion's arrows
SPIN_BUTTON = 16  # and of its spin buttons
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
_POINTS = {  # corners of an arrow, in halves of its size around its middle
    Qt.ArrowType.UpArrow: ((-1, 0.5), (1, 0.5), (0, -0.5)),
    Qt.ArrowType.DownArrow: ((-1, -0.5), (1, -0.5), (0, 0.5)),
    Qt.ArrowType.LeftArrow: ((0.5, -1), (0.5, 1), (-0.5, 0)),
    Qt.ArrowType.RightArrow: ((-0.5, -1), (-0.5, 1), (0.5, 0)),
}


class LargeFusion(Fusion):
    """Made anew for another size of the writing: then Qt lays out everything again."""

    # ── Sizes ──

    def pixelMetric(self, metric: QStyle.PixelMetric, option: Any = None, widget: Any = None) -> int:
        """Return a size in pixels; those of small marks go with the writing."""
        pixels = super().pixelMetric(metric, option, widget)
        return self.scaled(pixels) if metric in SCALED else pixels

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
        extra = self.scaled(SPIN_BUTTON) - SPIN_BUTTON
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
        return wanted + QSize(self.scaled(SPIN_BUTTON) - SPIN_BUTTON, 0) if is_wider else wanted

    # ── Arrows ──

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: Any,
        painter: QPainter,
        widget: Any = None,
    ) -> None:
        """Draw arrows as large as the writing."""
        arrow = self._arrow(element, option)
        if arrow is None:
            super().drawPrimitive(element, option, painter, widget)
        else:
            self._draw_arrow(arrow, option, option.rect, painter)

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
        if control is _Control.CC_SpinBox and not self._has_buttons(option):
            return
        for part, arrow in _arrows_in(control, option):
            place = self.subControlRect(control, option, part, widget)
            if option.subControls & part and place.isValid():
                self._draw_arrow(arrow, option, place, painter)

    def _draw_arrow(self, arrow: Qt.ArrowType, option: Any, place: QRect, painter: QPainter) -> None:
        size = min(self.scaled(ARROW), place.width() - 2, 2 * place.height() - 2) / 2
        middle = QPointF(place.center()) + QPointF(0.5, 0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(option.palette.color(QPalette.ColorRole.ButtonText))
        painter.drawPolygon(QPolygonF([middle + QPointF(x, y) * size for x, y in _POINTS[arrow]]))
        painter.restore()


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
