"""Choose a cell of the tables: one whose number shall stand in the text and follow the cell, or one to go to."""

from __future__ import annotations

from dataclasses import dataclass

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
from govreport_gui.gui.tables.table_find import cells_matching
from govreport_gui.report import Report

SIZE = (460, 420)
CELL = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a cell is chosen for, in the words of the dialog."""

    title: str
    verb: str
    note: str
    blank: str  # how a blank cell is shown


INSERT = Purpose("插入表中的数", "插入", "插入的数会跟着表里的数一起变；直接改它的字，就不再跟着变。", "0")
GO_TO = Purpose("转到格子", "转到", "也可以输入格子里的数，例如：3001。", "空白")


class NumberDialog(QDialog):
    """A list of all cells with their numbers, narrowed by what is typed: labels, or a cell's own number."""

    def __init__(self, report: Report, parent: QWidget | None = None, purpose: Purpose = INSERT) -> None:
        super().__init__(parent)
        self.report = report
        self.setWindowTitle(purpose.title)
        self.resize(*SIZE)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText("输入几个字来找，例如：新收 总计")
        self.search.setAccessibleName("查找格子")
        self.search.setClearButtonEnabled(True)
        self.cells = QListWidget(self)
        self.cells.setAccessibleName("表中的数")
        for ref in report.cells:
            said = report.cell(ref).strip() or purpose.blank
            item = QListWidgetItem(f"{report.form.cell_name(ref)}　{said}", self.cells)
            item.setData(CELL, ref)
        self.buttons = QDialogButtonBox(self)
        self.insert = self.buttons.addButton(purpose.verb, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        note = QLabel(purpose.note, self)
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
        """Show the cells that every word typed belongs to; the first one is chosen."""
        matching = set(cells_matching(self.report, typed)) if typed.strip() else self.report.cells.keys()
        first = None
        for at in range(self.cells.count()):
            item = self.cells.item(at)
            item.setHidden(CellRef(*item.data(CELL)) not in matching)
            first = first or (None if item.isHidden() else item)
        self.cells.setCurrentItem(first)  # type: ignore[arg-type]  # None takes the choice away
        self.insert.setEnabled(first is not None)

    def chosen(self) -> CellRef | None:
        """Return the chosen cell."""
        item = self.cells.currentItem()
        return CellRef(*item.data(CELL)) if item is not None and not item.isHidden() else None


def ask_for_cell(report: Report, parent: QWidget, purpose: Purpose = INSERT) -> CellRef | None:
    """Let the clerk choose a cell; None if not."""
    dialog = NumberDialog(report, parent, purpose)
    chosen = dialog.chosen() if dialog.exec() else None
    dialog.deleteLater()
    return chosen
