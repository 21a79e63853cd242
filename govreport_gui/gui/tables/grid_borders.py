"""The borders between the columns of a grid: dragged, or double-clicked to fit what stands in the column."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent
from PySide6.QtWidgets import QTableView, QWidget

from govreport_gui.form.layout import LayoutCell
from govreport_gui.gui.tables.table_model import TableModel
from govreport_gui.gui.tables.table_sizes import PADDING

EDGE = 4  # pixels left and right of a border that count as it
MOST_CHARACTERS = 24  # as wide a column gets by itself: the longest labels go on on another line
LEAST_CHARACTERS = 2  # as narrow as one can drag it


class ColumnBorders(QObject):
    """Watches the header cells of some views; a press on anything else is left alone."""

    dragged = Signal(int, int)  # column, its new width
    double_clicked = Signal(int)  # column

    def __init__(self, model: TableModel, views: Sequence[QTableView], parent: QObject) -> None:
        super().__init__(parent)
        self.model = model
        self._views: dict[QWidget, QTableView] = {view.viewport(): view for view in views}
        self._held: tuple[int, int] | None = None  # column, and its left edge in the view, while one drags
        for viewport in self._views:
            viewport.setMouseTracking(True)
            viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the mouse where it is on a border."""
        view = self._views.get(watched) if isinstance(watched, QWidget) else None
        if view is None or not isinstance(event, QMouseEvent):
            return False
        if self._held is not None:
            return self._drag(view, event)
        border = self.border_at(view, event.position().toPoint())
        if event.type() is QEvent.Type.MouseMove and not event.buttons():
            view.viewport().setCursor(Qt.CursorShape.ArrowCursor if border is None else Qt.CursorShape.SplitHCursor)
        if border is None or event.button() != Qt.MouseButton.LeftButton:
            return False
        if event.type() is QEvent.Type.MouseButtonDblClick:
            self.double_clicked.emit(border)
        elif event.type() is QEvent.Type.MouseButtonPress:
            self._held = border, view.columnViewportPosition(border)
        return True

    def _drag(self, view: QTableView, event: QMouseEvent) -> bool:
        if self._held is None:
            return False
        column, left = self._held
        if event.type() is QEvent.Type.MouseMove:
            least = view.fontMetrics().height() * LEAST_CHARACTERS + 2 * PADDING
            self.dragged.emit(column, max(event.position().toPoint().x() - left, least))
        elif event.type() is QEvent.Type.MouseButtonRelease:
            self._held = None
        return True

    def border_at(self, view: QTableView, place: QPoint) -> int | None:
        """Return the column whose right border a place in a header cell lies on."""
        index = view.indexAt(place)
        cell = self.model.cell_at(index)
        if cell is None or not cell.heads_columns:
            return None
        rect = view.visualRect(index)
        if rect.right() - place.x() < EDGE:
            return cell.column + cell.columns - 1
        return cell.column - 1 if place.x() - rect.left() < EDGE and cell.column else None


def fitting_width(
    widths: Sequence[int],
    column: int,
    metrics: QFontMetrics,
    texts: Sequence[tuple[LayoutCell, str]],
) -> int:
    """Return how wide a column must be for the cells that end in it to need one line, within reason.

    `texts` is what stands in each cell; cells across most of the table have room anyway.
    """
    most = metrics.height() * MOST_CHARACTERS
    needed = [
        min(metrics.horizontalAdvance(text) + 2 * PADDING, most) - sum(widths[cell.column : column])
        for cell, text in texts
        if cell.column + cell.columns - 1 == column and cell.columns * 2 <= len(widths)
    ]
    return max([metrics.height() * LEAST_CHARACTERS, *needed])
