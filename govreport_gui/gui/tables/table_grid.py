"""A statutory table as printed, with header rows and label columns that stay in view while one scrolls.

Four views share one model, each hiding what the others show: corner, headers, labels and, the only one that takes the
keyboard, the body. A table of several blocks has headers in its middle; it is small and is shown whole by the body.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QVBoxLayout, QWidget

from govreport_gui.form import CellRef
from govreport_gui.form.layout import LayoutCell
from govreport_gui.gui.looks.spoken import leave_out
from govreport_gui.gui.tables.grid_borders import ColumnBorders, fitting_width
from govreport_gui.gui.tables.grid_zoom import LEAST, MOST, NORMAL
from govreport_gui.gui.tables.own_widths import OwnWidths
from govreport_gui.gui.tables.table_asides import needed_height, raise_rows
from govreport_gui.gui.tables.table_delegate import TableDelegate, cell_font
from govreport_gui.gui.tables.table_model import TableModel
from govreport_gui.gui.tables.table_sizes import column_widths, row_heights, text_height
from govreport_gui.gui.tables.table_view import TableView

OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
LEAST_ROWS = 3  # lines below headers that stay


class TableGrid(QWidget):
    """The grid of a table: `body` is where one works."""

    zoom_asked = Signal(int)  # 1 larger, -1 smaller

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.body = TableView(model, self)
        self.corner, self.headers, self.labels = (self._frozen_view() for _ in range(3))
        self.body.setAccessibleName(model.document.report.form.table[model.table].name)
        self._zoom = NORMAL
        self._has_height = True  # for the headers and some figures below them
        self.own_widths = OwnWidths(self._table_key)  # of columns whose border was moved
        self._fitted: list[int] = []  # the widths of all columns
        self._needed: dict[LayoutCell, int] = {}  # how high each value cell must be in them
        for view in self.views:
            _bare(view)
            view.viewport().installEventFilter(self)
        self.borders = ColumnBorders(model, self.views, self)
        self.borders.dragged.connect(self._widen)
        self.borders.double_clicked.connect(self._fit_column)
        self._join_scrolling()
        self._arrange()
        self.setFocusProxy(self.body)
        model.modelReset.connect(self._start_again)
        model.text_changed.connect(self._text_changed)
        model.asides_changed.connect(self.fit)
        self._lay_out()

    @property
    def views(self) -> tuple[QTableView, ...]:
        """All four views."""
        return (self.corner, self.headers, self.labels, self.body)

    def _frozen_view(self) -> QTableView:
        view = QTableView(self)
        view.setModel(self.model)
        view.setItemDelegate(TableDelegate(self.model, view))
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(OFF)
        view.setVerticalScrollBarPolicy(OFF)
        view.clicked.connect(self._label_clicked)
        leave_out(view)  # every cell says its row and column itself
        return view

    def _label_clicked(self, index: QModelIndex) -> None:
        label = self.model.cell_at(index)
        if label is not None:
            self.body.setFocus()
            self.body.select_under(label, QGuiApplication.keyboardModifiers())

    def _join_scrolling(self) -> None:
        for mine, frozen in (
            (self.body.horizontalScrollBar(), self.headers.horizontalScrollBar()),
            (self.body.verticalScrollBar(), self.labels.verticalScrollBar()),
        ):
            mine.valueChanged.connect(frozen.setValue)
            frozen.valueChanged.connect(mine.setValue)  # the wheel over a header scrolls too

    def _arrange(self) -> None:
        """Lay out the body alone; `fit` leaves room around it, where headers and labels follow it."""
        self._around = QVBoxLayout(self)
        self._around.addWidget(self.body)
        self.body.setMinimumHeight(1)  # by its own hint it would leave the headers too little where all is small

    # ── Rows and columns ──

    @property
    def frozen_rows(self) -> int:
        """How many header rows stay in view: none where they would leave no room for figures."""
        return self.model.grid.header_rows if self._has_one_block and self._has_height else 0

    @property
    def frozen_columns(self) -> int:
        """How many label columns stay in view."""
        return self.model.grid.label_columns if self._has_one_block else 0

    @property
    def _has_one_block(self) -> bool:
        return len(self.model.document.report.form.table[self.model.table].blocks) == 1

    def _start_again(self) -> None:
        self.own_widths = OwnWidths(self._table_key)
        self._lay_out()

    def _lay_out(self) -> None:
        top, left, grid = self.frozen_rows, self.frozen_columns, self.model.grid
        for view in self.views:
            view.clearSpans()
            for cell in grid.cells:
                if cell.rows > 1 or cell.columns > 1:
                    view.setSpan(cell.row, cell.column, cell.rows, cell.columns)
            for row in range(grid.rows):
                view.setRowHidden(row, (row < top) != (view in (self.corner, self.headers)))
            for column in range(grid.columns):
                view.setColumnHidden(column, (column < left) != (view in (self.corner, self.labels)))
        self.fit()

    def fit(self) -> None:
        """Give columns and rows their sizes for the room and the font there are."""
        grid = self.model.grid
        self._needed.clear()
        self._fitted = widths = self._widths(self.body.fontMetrics())
        heights = row_heights(grid, widths, self.body.fontMetrics(), self._text_of)
        heights = raise_rows(heights, grid, widths, self._height_with_aside)
        if self._takes_height(sum(heights[: grid.header_rows])):
            self._lay_out()
            return
        for view in self.views:
            for column, width in enumerate(widths):
                view.setColumnWidth(column, width)
            for row, height in enumerate(heights):
                view.setRowHeight(row, height)
        header_height, label_width = sum(heights[: self.frozen_rows]), sum(widths[: self.frozen_columns])
        self._around.setContentsMargins(label_width, header_height, 0, 0)
        self._around.activate()
        self.headers.setVisible(header_height > 0)
        self.labels.setVisible(label_width > 0)
        self.corner.setVisible(header_height > 0 and label_width > 0)
        self._follow_body()

    def _takes_height(self, header_height: int) -> bool:
        """Take in whether there is room for headers that stay; return whether that is new."""
        before = self._has_height
        self._has_height = header_height + LEAST_ROWS * self.body.fontMetrics().height() <= self.height()
        return self._has_height is not before

    def _widths(self, metrics: QFontMetrics) -> list[int]:
        widths_mm = self.model.document.report.form.table[self.model.table].widths_mm
        return self.own_widths.put_into(column_widths(self.model.grid, widths_mm, self._room, metrics), metrics)

    @property
    def _table_key(self) -> str:
        """The table of this form, for the settings."""
        return f"{self.model.document.report.form_id}/{self.model.table}"

    @property
    def _room(self) -> int:
        return self.width() - self.body.verticalScrollBar().sizeHint().width()

    def _text_of(self, cell: LayoutCell) -> str:
        return self.model.document.report.cell(cell.ref) if cell.ref else cell.text

    def _height_with_aside(self, cell: LayoutCell, width: int) -> int:
        """Return how high a value cell must be, and remember it for `_text_changed`."""
        look, metrics = self.model.look(self.model.index(cell.row, cell.column)), self.body.fontMetrics()
        if look is None:
            return 0
        needed = needed_height(cell_font(self.body.font(), look), look.text, look.aside, width)
        self._needed[cell] = max(needed, text_height(metrics, look.text, width))
        return needed

    def _text_changed(self, ref: CellRef) -> None:
        """Make room, or take it back, where a text needs another height than the one before it."""
        cell = self.model.cell_at(self.model.index_of(ref))
        if cell is None:
            return
        before = self._needed.get(cell)
        self._height_with_aside(cell, sum(self._fitted[cell.column : cell.column + cell.columns]))
        if self._needed.get(cell) != before:
            self.fit()

    def _follow_body(self) -> None:
        """Keep headers and labels exactly as wide and high as the body shows: their scroll ranges must agree."""
        at, seen = self.body.geometry().topLeft(), self.body.viewport().size()
        self.corner.setGeometry(0, 0, at.x(), at.y())
        self.headers.setGeometry(at.x(), 0, seen.width(), at.y())
        self.labels.setGeometry(0, at.y(), at.x(), seen.height())

    # ── Zoom and columns ──

    def set_zoom(self, percent: int) -> None:
        """Show the grid larger or smaller than the texts around it."""
        self._zoom = percent
        self._set_fonts()

    def _set_fonts(self) -> None:
        for view in self.views:
            view.setFont(self._font_at(self._zoom))
        self.fit()

    def _font_at(self, percent: int) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * percent / NORMAL)
        return font

    def fitting_zoom(self) -> int:
        """Return the largest percentage at which all columns are in view; every column has its printed width again."""
        self.own_widths.clear()
        fits = (
            percent
            for percent in range(MOST, LEAST, -1)
            if sum(self._widths(QFontMetrics(self._font_at(percent)))) <= self._room
        )
        return next(fits, LEAST)

    def _widen(self, column: int, width: int) -> None:
        self.own_widths.keep(column, width, self.body.fontMetrics())
        self.fit()

    def restore_widths(self) -> bool:
        """Give every column its printed width again; return whether one had another."""
        had_own = self.own_widths.clear()
        self.fit()
        return had_own

    def _fit_column(self, column: int) -> None:
        """Fit a column to what stands in it; once it is, give it back its printed width."""
        metrics = self.body.fontMetrics()
        texts = [(cell, self._text_of(cell)) for cell in self.model.grid.cells]
        before = self._widths(metrics)
        width = fitting_width(before, column, metrics, texts)
        self.own_widths.keep(column, None if before[column] == width else width, metrics)
        self.fit()

    # ── Qt ──

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the body when its scroll bars come and go; zoom over headers and labels, too."""
        if event.type() is QEvent.Type.Resize and watched is self.body.viewport():
            self._follow_body()
        if isinstance(event, QWheelEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_asked.emit(1 if event.angleDelta().y() > 0 else -1)
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system's font size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._set_fonts()


def _bare(view: QTableView) -> None:
    """Leave nothing of Qt's own look; the delegate draws the lines too (a style sheet would freeze the font)."""
    view.setShowGrid(False)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.horizontalHeader().hide()
    view.verticalHeader().hide()
    view.horizontalHeader().setMinimumSectionSize(1)
    view.verticalHeader().setMinimumSectionSize(1)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setCornerButtonEnabled(False)
    view.viewport().setBackgroundRole(QPalette.ColorRole.Window)
