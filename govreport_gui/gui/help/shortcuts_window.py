"""快捷键: every key of the program in one list, with a line to search it; it may stay open beside the work."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from govreport_gui.gui.help.key_list import commands, other_keys
from govreport_gui.gui.help.key_model import KeyFilter, KeyModel, key_view

SIZE = (620, 560)


class ShortcutsWindow(QDialog):
    """The keys of the menus first, then those of grid, texts and lists."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("快捷键")
        self.resize(*SIZE)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText("输入几个字来找，例如：表格 回车")
        self.search.setAccessibleName("查找快捷键")
        self.search.setClearButtonEnabled(True)
        with_key = [row for row in (*commands(), *other_keys()) if row.keys]
        self.rows = KeyFilter(KeyModel(with_key))
        self.list = key_view(self.rows)
        self.list.setAccessibleName("快捷键")
        buttons = QDialogButtonBox(self)
        buttons.addButton("关闭(&C)", QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        self.search.textChanged.connect(self.rows.narrow)
        layout = QVBoxLayout(self)
        for widget in (self.search, self.list, buttons):
            layout.addWidget(widget)
