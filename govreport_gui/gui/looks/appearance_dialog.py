"""外观和字号: the theme and the size of all writing. What is chosen is seen at once and kept."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QWidget

from govreport_gui.gui.looks import appearance, typography
from govreport_gui.gui.looks.appearance import CHOICE_NAMES, Choice

NOTE = "选了就能看到效果，下次打开程序仍然这样。整个屏幕的缩放由系统设置，程序会跟着变。"


class AppearanceDialog(QDialog):
    """Two choices and a way out; nothing to confirm, for one can always choose again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("外观和字号")
        self.theme = QComboBox(self)
        for wanted, name in CHOICE_NAMES.items():
            self.theme.addItem(name, wanted)
        self.theme.setCurrentIndex(self.theme.findData(appearance.choice()))
        self.size_box = QComboBox(self)
        for percent, name in typography.SIZES.items():
            self.size_box.addItem(f"{name}（{percent}%）", percent)
        self.size_box.setCurrentIndex(self.size_box.findData(typography.size()))
        note = QLabel(NOTE, self)
        note.setWordWrap(True)
        buttons = QDialogButtonBox(self)
        buttons.addButton("关闭(&C)", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QFormLayout(self)
        layout.addRow("外观(&A)", self.theme)
        layout.addRow("字号(&S)", self.size_box)
        layout.addRow(note)
        layout.addRow(buttons)
        for box in (self.theme, self.size_box):
            box.currentIndexChanged.connect(self._look)

    def _look(self) -> None:
        appearance.of_application().choose(Choice(self.theme.currentData()), self.size_box.currentData())


def ask_for_appearance(parent: QWidget) -> None:
    """Let the clerk choose how the program looks."""
    dialog = AppearanceDialog(parent)
    dialog.exec()
    dialog.deleteLater()
