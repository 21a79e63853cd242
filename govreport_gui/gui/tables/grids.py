"""What all grids of the window have in common: their size, who is told what they say, and the way to any cell."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from govreport_gui.gui.document import Document
from govreport_gui.gui.tables.grid_zoom import GridZoom
from govreport_gui.gui.tables.table_page import TablePage
from govreport_gui.gui.texts.number_dialog import GO_TO, ask_for_cell

NO_GRID = "这一部分没有表格。请先打开第二、三、四部分的表格。"
WIDTHS_RESTORED = "各列恢复了原来的宽度。"
NO_OWN_WIDTHS = "这张表的列宽没有改过。"
SAME_KEY_WITHOUT_SHIFT = "Ctrl+="


class Grids(QObject):
    """Takes in each page with a grid when it is made."""

    told = Signal(str)  # what a grid did, or did not do and why
    summed = Signal(str)  # what the selected cells add up to; "" where nothing does
    cell_asked = Signal(object)  # CellRef: the clerk wants to go there

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self.document = document
        self._window = parent
        self._shown: TablePage | None = None
        self.zoom = GridZoom(self)
        QShortcut(QKeySequence(SAME_KEY_WITHOUT_SHIFT), parent, self.larger)

    def add(self, page: TablePage) -> None:
        """Show a new page's grid like the others, and pass on what it says."""
        grid = page.grid
        grid.set_zoom(self.zoom.percent)
        self.zoom.changed.connect(grid.set_zoom)
        grid.zoom_asked.connect(self._step)
        grid.body.told.connect(self.told)
        grid.body.refused.connect(self.told)
        grid.body.summed.connect(self.summed)

    def show(self, page: TablePage | None) -> None:
        """Take in which grid is shown now, if any."""
        self._shown = page
        self.summed.emit(page.grid.body.summary if page else "")

    # ── Commands ──

    def larger(self) -> None:
        """Show the grids larger."""
        self._step(1)

    def smaller(self) -> None:
        """Show the grids smaller."""
        self._step(-1)

    def normal(self) -> None:
        """Show the grids as large as all other texts."""
        self.zoom.normal()
        self._tell_size()

    def fit_width(self) -> None:
        """Show the grids as large as lets all columns of this one be in view."""
        if self._shown is None:
            self.told.emit(NO_GRID)
            return
        self.zoom.set(self._shown.grid.fitting_zoom())
        self._tell_size()

    def restore_widths(self) -> None:
        """Give the columns of this grid their printed widths again."""
        if self._shown is None:
            self.told.emit(NO_GRID)
        else:
            self.told.emit(WIDTHS_RESTORED if self._shown.grid.restore_widths() else NO_OWN_WIDTHS)

    def go_to(self) -> None:
        """Ask for a cell by its labels or what stands in it, and go there."""
        ref = ask_for_cell(self.document.report, self._window, GO_TO)
        if ref is not None:
            self.cell_asked.emit(ref)

    def _step(self, direction: int) -> None:
        self.zoom.step(direction)
        self._tell_size()

    def _tell_size(self) -> None:
        self.told.emit(f"表格的显示比例：{self.zoom.percent}%")
