"""Before a pasted table changes figures that are already there: which ones, from what to what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from govreport_gui.form import CellRef
from govreport_gui.gui.tables.table_paste import Pasting
from govreport_gui.report import Report

SIZE = (560, 420)
COLUMNS = ("格子", "表中现在", "粘贴后")


class PasteDialog(QDialog):
    """Accepted: place the figures."""

    def __init__(self, report: Report, pasted: Pasting, differing: Sequence[CellRef], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("粘贴整张表")
        self.resize(*SIZE)
        self.message = QLabel(
            f"按行名、列名可以放入 {len(pasted.changes)} 个数，其中 {len(differing)} 格里已经有别的数。"
            "放入以后可以一步撤销。",
            self,
        )
        self.message.setWordWrap(True)
        self.list = self._make_list(report, pasted, differing)
        buttons = QDialogButtonBox(self)
        self.place = buttons.addButton("放入", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("不粘贴", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self.message, self.list, buttons):
            layout.addWidget(widget)
        self.place.setFocus()

    def _make_list(self, report: Report, pasted: Pasting, differing: Sequence[CellRef]) -> QTableWidget:
        table = QTableWidget(len(differing), len(COLUMNS), self)
        table.setHorizontalHeaderLabels(COLUMNS)
        table.setAccessibleName("粘贴会改动的数")
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        for row, ref in enumerate(differing):
            for column, text in enumerate((report.form.cell_name(ref), report.cell(ref), pasted.changes[ref])):
                item = QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                table.setItem(row, column, item)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        return table


def ask_about(report: Report, pasted: Pasting, differing: Sequence[CellRef], parent: QWidget) -> bool:
    """Show which figures pasting would change; say whether it shall."""
    dialog = PasteDialog(report, pasted, differing, parent)
    accepted = bool(dialog.exec())
    dialog.deleteLater()
    return accepted
