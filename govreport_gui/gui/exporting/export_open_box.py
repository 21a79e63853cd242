"""What is still open, at the top of the export dialog: a line for each kind, with the way to the first of them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from govreport_gui.gui.exporting.export_open import OpenKind, OpenPoint
from govreport_gui.gui.looks import theme

_MOST_BELOW = 2  # more stand side by side: the rest of the dialog needs the height
_PARTS, _GAP = 3, 12  # sign, words and button; between two of these
SIGNS = {OpenKind.ERROR: "✗", OpenKind.WARNING: "▲", OpenKind.STALE: "◌", OpenKind.DOUBT: "？"}


class OpenBox(QWidget):
    """Says that nothing is open where nothing is."""

    place_asked = Signal(object)  # Place: the clerk wants to see it

    def __init__(self, points: Iterable[OpenPoint], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        points = list(points)
        beside = 2 if len(points) > _MOST_BELOW else 1
        for place, point in enumerate(points):
            row, column = divmod(place, beside)
            for offset, part in enumerate((self._sign(point), self._words(point), self._button(point))):
                layout.addWidget(part, row, column * (_PARTS + 1) + offset)
        for column in range(beside):
            layout.setColumnStretch(column * (_PARTS + 1) + 1, 1)
        layout.setColumnMinimumWidth(_PARTS, _GAP)
        if not points:
            layout.addWidget(QLabel("没有错误、警告和待更新的内容，可以放心导出。", self), 0, 0, 1, 3)

    def _sign(self, point: OpenPoint) -> QLabel:
        sign = QLabel(SIGNS[point.kind], self)
        sign.setStyleSheet(f"color: {self._color(point.kind)}")
        return sign

    def _words(self, point: OpenPoint) -> QLabel:
        words = QLabel(point.words, self)
        words.setWordWrap(True)
        return words

    def _button(self, point: OpenPoint) -> QPushButton:
        button = QPushButton("去看看", self)
        button.setAccessibleName(f"去看看：{point.words}")
        button.clicked.connect(lambda: self.place_asked.emit(point.first))
        self.buttons.append(button)
        return button

    def _color(self, kind: OpenKind) -> str:
        colors = theme.current()
        return {OpenKind.ERROR: colors.error, OpenKind.WARNING: colors.warning}.get(kind, colors.text)
