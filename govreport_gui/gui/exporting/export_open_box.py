"""What is still open, at the top of the export dialog: a line for each kind, with the way to the first of them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from govreport_gui.gui.exporting.export_open import OpenKind, OpenPoint
from govreport_gui.gui.looks import theme

SIGNS = {OpenKind.ERROR: "✗", OpenKind.WARNING: "▲", OpenKind.STALE: "◌", OpenKind.DOUBT: "？"}


class OpenBox(QWidget):
    """Says that nothing is open where nothing is."""

    place_asked = Signal(object)  # Place: the clerk wants to see it

    def __init__(self, points: Iterable[OpenPoint], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setColumnStretch(1, 1)
        for row, point in enumerate(points):
            sign = QLabel(SIGNS[point.kind], self)
            sign.setStyleSheet(f"color: {self._color(point.kind)}")
            layout.addWidget(sign, row, 0)
            layout.addWidget(QLabel(point.words, self), row, 1)
            layout.addWidget(self._button(point), row, 2)
        if not self.buttons:
            layout.addWidget(QLabel("没有错误、警告和待更新的内容，可以放心导出。", self), 0, 0, 1, 3)

    def _button(self, point: OpenPoint) -> QPushButton:
        button = QPushButton("去看看", self)
        button.setAccessibleName(f"去看看：{point.words}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.place_asked.emit(point.first))
        self.buttons.append(button)
        return button

    def _color(self, kind: OpenKind) -> str:
        colors = theme.current()
        return {OpenKind.ERROR: colors.error, OpenKind.WARNING: colors.warning}.get(kind, colors.text)
