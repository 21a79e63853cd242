"""Choose a cell of the tables whose number shall stand in the text and follow the cell."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from govreport_gui.form import CellRef
from govreport_gui.report import Report

SIZE = (460, 420)
CELL = Qt.ItemDataRole.UserRole


class NumberDialog(QDialog):
    """A list of all cells with their numbers, narrowed by what is typed: each word must be in the name."""

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("插入表中的数")
        self.resize(*SIZE)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText("输入几个字来找，例如：新收 总计")
        self.search.setAccessibleName("查找单元格")
        self.search.setClearButtonEnabled(True)
        self.cells = QListWidget(self)
        self.cells.setAccessibleName("表中的数")
        for ref in report.cells:
            item = QListWidgetItem(f"{report.form.cell_name(ref)}　{report.linked_number(ref)}", self.cells)
            item.setData(CELL, ref)
        self.buttons = QDialogButtonBox(self)
        self.insert = self.buttons.addButton("插入", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        note = QLabel("插入的数会跟着表里的数一起变；直接改它的字，就不再跟着变。", self)
        note.setWordWrap(True)
        layout = QVBoxLayout(self)
        for widget in (self.search, self.cells, note, self.buttons):
            layout.addWidget(widget)
        self.search.textChanged.connect(self.narrow)
        self.cells.itemActivated.connect(self.accept)
        self.cells.currentItemChanged.connect(lambda *_: self.insert.setEnabled(self.chosen() is not None))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.narrow("")

    def narrow(self, typed: str) -> None:
        """Show the cells whose names hold every word typed; the first one is chosen."""
        words = typed.split()
        first = None
        for at in range(self.cells.count()):
            item = self.cells.item(at)
            item.setHidden(not all(word in item.text() for word in words))
            first = first or (None if item.isHidden() else item)
        self.cells.setCurrentItem(first)  # type: ignore[arg-type]  # None takes the choice away
        self.insert.setEnabled(first is not None)

    def chosen(self) -> CellRef | None:
        """Return the chosen cell."""
        item = self.cells.currentItem()
        return CellRef(*item.data(CELL)) if item is not None and not item.isHidden() else None


def ask_for_cell(report: Report, parent: QWidget) -> CellRef | None:
    """Let the clerk choose a cell; None if not."""
    dialog = NumberDialog(report, parent)
    chosen = dialog.chosen() if dialog.exec() else None
    dialog.deleteLater()
    return chosen
