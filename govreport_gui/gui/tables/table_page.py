"""The page of a table: the grid, a word about its totals, or, where there is no such table, a way to add one."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from govreport_gui.form import CellRef
from govreport_gui.gui import edits
from govreport_gui.gui.document import Document
from govreport_gui.gui.tables.table_grid import TableGrid
from govreport_gui.gui.tables.table_model import TableModel

MISSING = "文件里没有这张表。\n需要的话可以添加一张空表，再逐格填写。"
SWITCH_HELP = "打勾后，总计由您自己填写，程序不再改动；不打勾时，总计随各项数字自动计算。"


class TablePage(QWidget):
    """One table of the open report."""

    cell_selected = Signal(object)  # CellRef | None: the cell with the cursor

    def __init__(self, document: Document, table: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.table = table
        self.model = TableModel(document, table, self)
        self.grid = TableGrid(self.model, self)
        self.bar = QWidget(self)
        self.switch = QCheckBox("手工填写总计", self)
        self.hand_filled = QLabel(self)
        self.compute_all = QPushButton("全部恢复自动计算", self)
        self.add_button = QPushButton("添加空表", self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self._grid_panel())
        self.stack.addWidget(self._missing_panel())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self._connect()
        self._refresh()

    def _grid_panel(self) -> QWidget:
        panel = QWidget(self)
        self.switch.setToolTip(SWITCH_HELP)
        self.hand_filled.setWordWrap(True)
        bar = QHBoxLayout(self.bar)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(self.switch)
        bar.addSpacing(12)
        bar.addWidget(self.hand_filled)
        bar.addWidget(self.compute_all)
        bar.addStretch(1)
        layout = QVBoxLayout(panel)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.bar)
        layout.addWidget(self.grid, 1)
        return panel

    def _missing_panel(self) -> QWidget:
        panel = QWidget(self)
        text = QLabel(MISSING, panel)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(panel)
        layout.addStretch(1)
        layout.addWidget(text)
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(2)
        return panel

    def _connect(self) -> None:
        self.grid.body.cell_selected.connect(self.cell_selected)
        self.switch.clicked.connect(lambda typed: self.document.set_totals_typed(self.table, typed))
        self.compute_all.clicked.connect(self._compute_all)
        self.add_button.clicked.connect(lambda: self.document.add_table(self.table))
        self.document.changed.connect(self._refresh)

    def _compute_all(self) -> None:
        self.document.set_totals_typed(self.table, False)
        self.grid.body.setFocus()  # the button is gone now; Qt would go to what comes after it

    def _refresh(self) -> None:
        report = self.document.report
        self.stack.setCurrentIndex(0 if report.has_table(self.table) else 1)
        totals = edits.totals_in(report, self.table)
        typed = totals & report.typed_totals
        self.bar.setVisible(bool(totals))
        self.switch.setChecked(bool(totals) and typed == totals)
        some = bool(typed) and typed != totals
        self.hand_filled.setText(f"有 {len(typed)} 个总计是手工填写的（带铅笔图标）" if some else "")
        self.compute_all.setVisible(some)

    # ── For whoever shows the page ──

    @property
    def current_cell(self) -> CellRef | None:
        """The cell with the cursor."""
        return self.grid.body.current_ref

    def show_cell(self, ref: CellRef) -> None:
        """Put the cursor on a cell, in view, ready to type."""
        self.grid.body.show_cell(ref)
        self.grid.body.setFocus()

    def set_highlight(self, refs: Iterable[CellRef]) -> None:
        """Frame the cells that take part in the selected finding."""
        self.model.set_highlight(refs)
