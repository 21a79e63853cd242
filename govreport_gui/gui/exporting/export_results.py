"""What became of each exported file: what was proven, or what went wrong; with the ways to open it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QWidget

from govreport_gui.gui.exporting.export_job import Outcome
from govreport_gui.gui.exporting.show_file import open_file, open_folder
from govreport_gui.gui.looks import theme

LEAST_HEIGHT = 110  # two files


class ExportResults(QScrollArea):
    """Says what will stand here until a file came out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)  # what the questions leave
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("导出结果")
        self.sentences: list[QLabel] = []
        self.buttons: list[QPushButton] = []
        self.clear()

    def clear(self) -> None:
        """Forget the files of the export before."""
        inner = QWidget()
        self._rows = QGridLayout(inner)
        self._rows.setColumnStretch(1, 1)
        self._rows.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.sentences, self.buttons = [], []
        self._hint = QLabel("导出的每个文件都会读回来，和报告逐格核对，结果写在这里。", inner)
        self._rows.addWidget(self._hint, 0, 0, 1, 2)
        self.setWidget(inner)
        self.setMinimumHeight(inner.sizeHint().height() + 2 * self.frameWidth())

    def add(self, outcome: Outcome) -> None:
        """Add a file."""
        self._hint.hide()
        self.setMinimumHeight(LEAST_HEIGHT)
        row, path = len(self.sentences), outcome.task.path
        colors = theme.current()
        sign = QLabel("✓" if outcome.is_done else "✗", self)
        sign.setStyleSheet(f"color: {colors.done if outcome.is_done else colors.error}")
        told = QLabel(f"{path.name}\n{outcome.sentence}", self)
        told.setWordWrap(True)
        told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sentences.append(told)
        self._rows.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.addWidget(told, row, 1)
        if outcome.is_done:
            self._offer(row, 2, "打开文件", str(path), open_file)
            self._offer(row, 3, "打开所在文件夹", str(path), open_folder)
        self.ensureWidgetVisible(told)

    def tell(self, remark: str) -> None:
        """Say below the files what is to be known of all of them."""
        if remark:
            told = QLabel(remark, self)
            told.setWordWrap(True)
            self._rows.addWidget(told, len(self.sentences), 0, 1, -1)

    def _offer(self, row: int, column: int, verb: str, path: str, act: Callable[[str], None]) -> None:
        button = QPushButton(verb, self)
        button.setAccessibleName(f"{verb}：{Path(path).name}")
        button.clicked.connect(lambda: act(path))
        self._rows.addWidget(button, row, column, Qt.AlignmentFlag.AlignTop)
        self.buttons.append(button)
