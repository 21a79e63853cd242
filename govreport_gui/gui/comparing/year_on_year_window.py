"""与去年对比: a window beside the main one with all cells of both years, and with pictures of them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from govreport_gui.gui.comparing.chart_page import ChartPage
from govreport_gui.gui.comparing.last_year_flow import NOTHING_ATTACHED
from govreport_gui.gui.comparing.year_on_year_model import (
    ALL_TABLES,
    PAIR_ROLE,
    WEIGHT_HELP,
    WEIGHT_PLAIN,
    Column,
    YearOnYearModel,
    YearOnYearOrder,
)
from govreport_gui.gui.document import Document
from govreport_gui.gui.help.help_key import HelpButton
from govreport_gui.gui.tables.grid_clipboard import put_rows
from govreport_gui.gui.widgets.flow_layout import FlowLayout
from govreport_gui.gui.widgets.ruled_table import RuledTable
from govreport_gui.gui.widgets.side_window import SideWindow
from govreport_gui.year_on_year.year_on_year import comparable_tables

SIZE = QSize(860, 640)
FIGURE_WIDTH = 84


class YearOnYearWindow(SideWindow):
    """Follows the document; closed it is only hidden."""

    cell_asked = Signal(object)  # CellRef: the clerk wants to see it in the grid
    said = Signal(str)  # a remark for the status bar
    exported = Signal(str)  # the file that a picture was written to

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__("与去年对比", SIZE, parent)
        self.document = document
        self.model = YearOnYearModel(document, self)
        self.order = YearOnYearOrder(self)
        self.order.setSourceModel(self.model)
        self.words = QLineEdit(self)
        self.tables = QComboBox(self)
        self.only_changed = QCheckBox("只看有变化的", self)
        self.copy_button = QPushButton("复制全部", self)
        self.note = QLabel(self)
        self.view = RuledTable(self)
        self.charts = ChartPage(document, self)
        self._lay_out()
        self._set_view()
        self._connect()
        self._refresh()

    def _lay_out(self) -> None:
        self.words.setPlaceholderText("按名称查找，例如：重复申请 自然人")
        self.words.setAccessibleName("按名称查找")
        self.words.setClearButtonEnabled(True)
        self.tables.setAccessibleName("看哪张表")
        self.copy_button.setToolTip("复制列出的各行，可以粘贴到 Excel 或 WPS 表格；只要其中几行的，选中后按 Ctrl+C")
        self.note.setWordWrap(True)
        self.note.setToolTip(f"突出程度：{WEIGHT_HELP}")
        bar = FlowLayout()
        for widget in (self.words, self.tables, self.only_changed, self.copy_button):
            bar.addWidget(widget)
        cells = QWidget(self)
        column = QVBoxLayout(cells)
        column.addLayout(bar)
        column.addWidget(self.view, 1)
        column.addWidget(self.note)
        tabs = QTabWidget(self)
        tabs.addTab(cells, "逐格对比")
        tabs.addTab(self.charts, "图解")
        tabs.setCornerWidget(HelpButton(tabs))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(tabs)

    def _set_view(self) -> None:
        self.order.sort(Column.WEIGHT, Qt.SortOrder.DescendingOrder)
        self.view.setModel(self.order)
        self.view.horizontalHeader().setSortIndicator(Column.WEIGHT, Qt.SortOrder.DescendingOrder)
        self.view.setSortingEnabled(True)  # by the indicator: sorted already
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setAlternatingRowColors(True)
        self.view.setTabKeyNavigation(False)
        self.view.setAccessibleName("两年各个格子的数字")
        self.view.verticalHeader().hide()
        header = self.view.horizontalHeader()
        header.setDefaultSectionSize(FIGURE_WIDTH)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._filter)
        self.tables.currentIndexChanged.connect(self._filter)
        self.only_changed.toggled.connect(self._filter)
        self.copy_button.clicked.connect(self.copy_all)
        self.view.clicked.connect(self._go)
        self.view.activated.connect(self._go)
        copy = QAction("复制", self.view, shortcut=QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy_selected)
        self.view.addAction(copy)
        self.charts.said.connect(self.said)
        self.charts.exported.connect(self.exported)
        self.document.changed.connect(self._refresh)

    # ── What is shown ──

    def _refresh(self) -> None:
        """List the tables there are, and say what is missing."""
        form, last = self.document.report.form, self.document.last_year
        if last is None:
            self.note.setText(NOTHING_ATTACHED)
            return
        known = comparable_tables(form.id, last.form_id)
        names = {"全部表格": ALL_TABLES} | {table.name: key for key, table in form.table.items() if key in known}
        if [self.tables.itemText(k) for k in range(self.tables.count())] != list(names):
            self.tables.clear()
            for name, key in names.items():
                self.tables.addItem(name, key)
        left_out = "、".join(table.name for key, table in form.table.items() if key not in known)
        missing = f"去年用的是{last.form.name}，{left_out}口径不同，没有列出。" if left_out else ""
        self.note.setText(f"{missing}突出程度：{WEIGHT_PLAIN}单击一行，到表里看这一格。")

    def _filter(self) -> None:
        self.order.show_only(
            words=self.words.text(),
            table=self.tables.currentData() or ALL_TABLES,
            only_changed=self.only_changed.isChecked(),
        )

    def _go(self, index: QModelIndex) -> None:
        self.cell_asked.emit(index.data(PAIR_ROLE).ref)

    # ── Clipboard ──

    def copy_all(self) -> None:
        """Copy all rows that are shown."""
        self._copy(range(self.order.rowCount()))

    def copy_selected(self) -> None:
        """Copy the selected rows."""
        self._copy(sorted(index.row() for index in self.view.selectionModel().selectedRows()))

    def _copy(self, shown: Iterable[int]) -> None:
        """Copy rows, with the names of the columns."""
        pairs = [self.order.index(row, 0).data(PAIR_ROLE) for row in shown]
        rows = [self.model.headings(), *(self.model.texts(one) for one in pairs)]
        put_rows(rows)
        self.said.emit(f"已复制 {len(pairs)} 行。")
