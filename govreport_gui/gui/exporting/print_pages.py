"""The pages of the report below each other, in any size: what the preview shows."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from govreport_gui.gui.looks import theme
from govreport_gui.pages.document import PrintedDocument
from govreport_gui.pages.units import UNITS_PER_INCH

GAP = 16  # around a page, in pixels
ZOOM_STEP = 1.2
SMALLEST, LARGEST = 0.2, 5.0


class Fit(StrEnum):
    """What the size of the pages follows."""

    FREE = "free"
    WIDTH = "width"
    PAGE = "page"


class PagesView(QAbstractScrollArea):
    """Draws the pages that are in sight, and no others."""

    page_changed = Signal(int)  # the page in sight; the first is 1
    zoom_changed = Signal(float)  # 1.0: as large as on paper

    def __init__(self, document: PrintedDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.zoom = 1.0
        self.fit = Fit.WIDTH
        self.page = 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("报告的页面")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # or its coming changes the width to fit
        self.verticalScrollBar().valueChanged.connect(self._note_page)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.document.pages)

    # ── Size ──

    def set_fit(self, fit: Fit) -> None:
        """Have the size follow the width or the height of the window from now on."""
        self.fit = fit
        self._follow_fit()

    def zoom_in(self) -> None:
        """Show the pages larger."""
        self.set_zoom(self.zoom * ZOOM_STEP)

    def zoom_out(self) -> None:
        """Show the pages smaller."""
        self.set_zoom(self.zoom / ZOOM_STEP)

    def set_zoom(self, zoom: float) -> None:
        """Show the pages in a size of their own, 1.0 being that of the paper."""
        self.fit = Fit.FREE
        self._resize_pages(zoom)

    def _follow_fit(self) -> None:
        room = self.viewport().size()
        paper = self.document.page_size
        wide = (room.width() - 2 * GAP) / (paper.width() * self._pixels_per_unit)
        high = (room.height() - 2 * GAP) / (paper.height() * self._pixels_per_unit)
        if self.fit is not Fit.FREE:
            self._resize_pages(wide if self.fit is Fit.WIDTH else min(wide, high))
        else:
            self._resize_pages(self.zoom)

    def _resize_pages(self, zoom: float) -> None:
        """Show the pages in another size, with the same place in sight."""
        page, bar = self.page, self.verticalScrollBar()
        into_page = (bar.value() - self._top(page)) / self._page_size.height()
        self.zoom = min(max(zoom, SMALLEST), LARGEST)
        self._set_ranges()
        bar.setValue(round(self._top(page) + into_page * self._page_size.height()))
        self.zoom_changed.emit(self.zoom)
        self.viewport().update()

    def _set_ranges(self) -> None:
        """Tell the scroll bars how much there is; what was in the middle across stays there."""
        room, size = self.viewport().size(), self._page_size
        bar, across = self.verticalScrollBar(), self.horizontalScrollBar()
        bar.setPageStep(room.height())
        bar.setSingleStep(room.height() // 10)
        bar.setRange(0, max(self._top(self.count + 1) + GAP - room.height(), 0))
        middle = (across.value() / across.maximum()) if across.maximum() else 0.5
        across.setPageStep(room.width())
        across.setRange(0, max(size.width() + 2 * GAP - room.width(), 0))
        across.setValue(round(middle * across.maximum()))

    @property
    def _pixels_per_unit(self) -> float:
        return self.logicalDpiX() / UNITS_PER_INCH

    @property
    def _page_size(self) -> QSize:
        return (self.document.page_size * self._pixels_per_unit * self.zoom).toSize()

    def _top(self, page: int) -> int:
        """Return where the grey above a page begins, the first being 1, counted from the first one's."""
        return (page - 1) * (self._page_size.height() + GAP)

    # ── Place ──

    def go_to(self, page: int) -> None:
        """Show a page from its top; the first is 1."""
        self.verticalScrollBar().setValue(self._top(min(max(page, 1), self.count)))

    def _note_page(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        page = min(int(middle // (self._page_size.height() + GAP)) + 1, self.count)
        if page != self.page:
            self.page = page
            self.page_changed.emit(page)

    # ── Qt ──

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight."""
        painter = QPainter(self.viewport())
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(event.rect(), self.palette().mid())
        for index in range(self.count):
            place = self._place(index)
            if place.intersects(event.rect()):
                self._paint_page(painter, index, place)

    def _place(self, index: int) -> QRect:
        size, room = self._page_size, self.viewport().width()
        left = max((room - size.width()) // 2, GAP) - self.horizontalScrollBar().value()
        return QRect(QPoint(left, self._top(index + 1) + GAP - self.verticalScrollBar().value()), size)

    def _paint_page(self, painter: QPainter, index: int, place: QRect) -> None:
        painter.fillRect(place, Qt.GlobalColor.white)
        painter.setPen(theme.current().line)
        painter.drawRect(QRectF(place))
        painter.save()
        painter.setClipRect(place)
        painter.translate(place.topLeft())
        scale = self._pixels_per_unit * self.zoom
        painter.scale(scale, scale)
        self.document.paint(painter, index)
        painter.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the window."""
        super().resizeEvent(event)
        self._follow_fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, change the size."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        if event.angleDelta().y() > 0:
            self.zoom_in()
        else:
            self.zoom_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the pages."""
        turns = {
            Qt.Key.Key_PageDown: self.page + 1,
            Qt.Key.Key_PageUp: self.page - 1,
            Qt.Key.Key_Home: 1,
            Qt.Key.Key_End: self.count,
        }
        page = turns.get(Qt.Key(event.key()))
        if page is None:
            super().keyPressEvent(event)
            return
        self.go_to(page)
