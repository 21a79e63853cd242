"""查找命令: type a few characters of what one wants to do, Enter does it; menu and key are shown to be learnt."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from govreport_gui.gui.help.key_list import KeyRow, commands
from govreport_gui.gui.help.key_model import ROW, KeyFilter, KeyModel, key_view

SIZE = (620, 460)
NOTHING = "没有这样的命令。换几个字试试，例如：导出、去年、撤销。"
LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CommandPalette(QDialog):
    """`chosen` is the command to be given after the dialog is gone."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("查找命令")
        self.resize(*SIZE)
        self.chosen: QAction | None = None
        self._actions = actions
        self.search = QLineEdit(self)
        self.search.setPlaceholderText("输入要做的事，例如：导出 核对单")
        self.search.setAccessibleName("查找命令")
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self.rows = KeyFilter(KeyModel(commands(), self._can_give))
        self.list = key_view(self.rows)
        self.list.setAccessibleName("找到的命令")
        self.nothing = QLabel(NOTHING, self)
        layout = QVBoxLayout(self)
        for widget in (self.search, self.nothing, self.list):
            layout.addWidget(widget)
        self.search.textChanged.connect(self.narrow)
        self.search.returnPressed.connect(self._give)
        self.list.activated.connect(self._give)
        self.narrow("")

    def _can_give(self, row: KeyRow) -> bool:
        return self._actions[row.action].isEnabled()

    def narrow(self, typed: str) -> None:
        """List the commands that hold every word typed; the first one that can be given is chosen."""
        self.rows.narrow(typed)
        self.nothing.setVisible(self.rows.rowCount() == 0)
        indexes = (self.rows.index(row, 0) for row in range(self.rows.rowCount()))
        first = next((index for index in indexes if index.flags() & Qt.ItemFlag.ItemIsEnabled), QModelIndex())
        self.list.setCurrentIndex(first)

    def _give(self) -> None:
        row: KeyRow | None = self.list.currentIndex().data(ROW)
        if row is not None:
            self.chosen = self._actions[row.action]
            self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows go through the list while one types."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in LIST_KEYS:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)


def ask_for_command(actions: Mapping[str, QAction], parent: QWidget) -> None:
    """Let the clerk find a command, and give it."""
    dialog = CommandPalette(actions, parent)
    dialog.exec()
    dialog.deleteLater()
    if dialog.chosen is not None:
        dialog.chosen.trigger()
