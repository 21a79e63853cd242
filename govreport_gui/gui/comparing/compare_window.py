"""与另一份报告比较: a window beside the main one with all that differs between two reports of any readable kind."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from govreport_gui.compare import Comparison, Side, compare
from govreport_gui.compare import in_words as words
from govreport_gui.gui.comparing.compare_model import HEADINGS
from govreport_gui.gui.comparing.compare_side import CompareSide
from govreport_gui.gui.comparing.compare_text import comparison_rows
from govreport_gui.gui.comparing.comparison_tabs import ComparisonTabs
from govreport_gui.gui.document import Document
from govreport_gui.gui.help.help_key import HelpButton
from govreport_gui.gui.tables.grid_clipboard import put_rows
from govreport_gui.gui.widgets.side_window import SideWindow

SIZE = QSize(940, 680)
CHOOSE_BOTH = "请选择 A 和 B 两份报告。报告文件、Word、Excel、PDF、网页都可以。"
TEXT_HEADINGS = ("部分", "怎么变的", "A", "B")


class CompareWindow(SideWindow):
    """Compares anew whenever a side changes; closed it is only hidden."""

    said = Signal(str)  # a remark for the status bar

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__("与另一份报告比较", SIZE, parent)
        self.comparison: Comparison | None = None
        self.sides = {side: CompareSide(side.name, document, self) for side in Side}
        self.note = QLabel(self)
        self.tabs = ComparisonTabs(self)
        self.model, self.view, self.texts = self.tabs.model, self.tabs.view, self.tabs.texts
        self.copy_button = QPushButton("复制全部", self)
        self._timer = QTimer(self, singleShot=True, interval=0)  # many changes in a row, one comparison
        self._lay_out()
        self._connect()
        self._compare()

    def _lay_out(self) -> None:
        self.note.setWordWrap(True)
        self.copy_button.setToolTip("复制这一页列出的全部内容，可以粘贴到 Excel、Word 或 WPS")
        buttons = QHBoxLayout()
        buttons.addWidget(self.note, 1)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(HelpButton(self))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        for side in self.sides.values():
            layout.addWidget(side)
        layout.addLayout(buttons)
        layout.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._compare)
        for side in self.sides.values():
            side.changed.connect(self._timer.start)
        self.copy_button.clicked.connect(self.copy_all)
        copy = QAction("复制", self.view, shortcut=QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy_selected)
        self.view.addAction(copy)

    # ── What is shown ──

    def _compare(self) -> None:
        """Compare what is chosen; nothing is done while nobody looks."""
        a, b = (self.sides[side].report for side in Side)
        self.comparison = compare(a, b) if a and b and self.isVisible() else None
        self._show()

    def _show(self) -> None:
        found = self.comparison
        self.tabs.show_comparison(found)
        self.note.setText(words.headline(found) + words.forms_text(found) if found else CHOOSE_BOTH)
        self.copy_button.setEnabled(found is not None)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was changed meanwhile."""
        super().showEvent(event)
        self._timer.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop reading."""
        for side in self.sides.values():
            side.wait()
        super().closeEvent(event)

    # ── Clipboard ──

    def copy_all(self) -> None:
        """Copy all that the page in front lists."""
        if self.comparison is None:
            return
        if self.tabs.currentWidget() is self.texts:
            self._copy([TEXT_HEADINGS, *comparison_rows(self.comparison)])
        else:
            self._copy_cells(range(self.model.rowCount()))

    def copy_selected(self) -> None:
        """Copy the selected rows of the table."""
        self._copy_cells(sorted(index.row() for index in self.view.selectionModel().selectedRows()))

    def _copy_cells(self, rows: Sequence[int]) -> None:
        self._copy([tuple(HEADINGS.values()), *(self.model.texts(row) for row in rows)])

    def _copy(self, rows: Sequence[Sequence[str]]) -> None:
        """Copy rows, the first being the names of the columns."""
        put_rows(rows)
        self.said.emit(f"已复制 {len(rows) - 1} 行。")
