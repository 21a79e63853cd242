"""What differs between two reports, on two pages: cells as a table, texts as rich text. A is left, B is right."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTabWidget, QTextBrowser, QWidget

from govreport_gui.compare import Comparison
from govreport_gui.gui.comparing.compare_model import SIDES, Column, CompareModel
from govreport_gui.gui.comparing.compare_text import comparison_html
from govreport_gui.gui.widgets.ruled_table import RuledTable

WIDTHS = {Column.A: 96, Column.B: 96, Column.CHANGE: 110}  # the place keeps most of a small screen
CELLS, TEXTS = "表格", "文字"


class ComparisonTabs(QTabWidget):
    """Shows a comparison; the tabs say how much there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.comparison: Comparison | None = None
        self._sides = SIDES
        self.model = CompareModel(self)
        self.view = RuledTable(self)
        self.texts = QTextBrowser(self)
        self.addTab(self.view, CELLS)
        self.addTab(self.texts, TEXTS)
        self.texts.setAccessibleName("不同的文字")
        self._set_view()

    def _set_view(self) -> None:
        self.view.setModel(self.model)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setAlternatingRowColors(True)
        self.view.setTabKeyNavigation(False)
        self.view.setAccessibleName("不同的格子")
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)  # no label is cut
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            header.resizeSection(column, width)

    def show_comparison(self, found: Comparison | None, sides: tuple[str, str] = SIDES) -> None:
        """Show what differs between reports that are called so; None shows nothing."""
        self.comparison, self._sides = found, sides
        self.model.show(found, sides)
        self.texts.setHtml(comparison_html(found, sides) if found else "")
        self.setTabText(0, f"{CELLS}（{self.model.rowCount()}）" if found else CELLS)
        self.setTabText(1, f"{TEXTS}（{len(found.texts)}）" if found else TEXTS)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change between light and dark."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self.comparison is not None:
            self.texts.setHtml(comparison_html(self.comparison, self._sides))
