"""The preview of the printed report: its pages, their size, and what to do with them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from govreport_gui.gui.exporting.print_pages import Fit, PagesView
from govreport_gui.gui.help.help_key import HelpButton
from govreport_gui.gui.looks.window_state import resize_at_first
from govreport_gui.gui.widgets.flow_layout import FlowLayout
from govreport_gui.pages.document import PrintedDocument

SIZE = QSize(960, 860)  # where the screen is that large


class PrintPreview(QDialog):
    """Shows the pages; after `exec`, `chosen` says what to do with them."""

    PRINT, PDF, NOTHING = "打印", "导出 PDF", ""

    def __init__(self, document: PrintedDocument, remarks: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen = self.NOTHING
        self.setWindowTitle("打印预览")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.pages = PagesView(document, self)
        self.zoom = QLabel(self)
        self.number = QSpinBox(self)
        self.buttons = {
            verb: QPushButton(verb, self) for verb in ("缩小", "放大", "适合宽度", "整页", "导出 PDF…", "打印…", "关闭")
        }
        layout = QVBoxLayout(self)
        layout.addLayout(self._tools())
        if remarks:
            note = QLabel(remarks, self)
            note.setWordWrap(True)
            layout.addWidget(note)
        layout.addWidget(self.pages, 1)
        self._connect()
        resize_at_first(self, SIZE)
        self.pages.setFocus()

    def _tools(self) -> FlowLayout:
        row = FlowLayout()
        for verb in ("缩小", "放大"):
            row.addWidget(self.buttons[verb])
        row.addWidget(self.zoom)
        for verb in ("适合宽度", "整页"):
            row.addWidget(self.buttons[verb])
        row.addWidget(self._page_field())
        row.addStretch()
        for verb in ("导出 PDF…", "打印…", "关闭"):
            row.addWidget(self.buttons[verb])
        row.addWidget(HelpButton(self))
        return row

    def _page_field(self) -> QWidget:
        field = QWidget(self)
        line = QHBoxLayout(field)
        line.setContentsMargins(12, 0, 0, 0)
        line.addWidget(QLabel("第", field))
        line.addWidget(self.number)
        line.addWidget(QLabel(f"页，共 {self.pages.count} 页", field))
        return field

    def _connect(self) -> None:
        for verb, fit in (("适合宽度", Fit.WIDTH), ("整页", Fit.PAGE)):
            self.buttons[verb].clicked.connect(lambda _checked=False, fit=fit: self.pages.set_fit(fit))
        self.buttons["缩小"].clicked.connect(self.pages.zoom_out)
        self.buttons["放大"].clicked.connect(self.pages.zoom_in)
        self.buttons["导出 PDF…"].clicked.connect(lambda: self._choose(self.PDF))
        self.buttons["打印…"].clicked.connect(lambda: self._choose(self.PRINT))
        self.buttons["关闭"].clicked.connect(self.reject)
        self.buttons["打印…"].setDefault(True)
        self.number.setRange(1, self.pages.count)
        self.number.setAccessibleName("页码")
        self.number.valueChanged.connect(self._go_to)
        self.pages.page_changed.connect(self._show_page)
        self.pages.zoom_changed.connect(lambda zoom: self.zoom.setText(f"{zoom:.0%}"))
        for keys, act in (
            (QKeySequence.StandardKey.ZoomIn, self.pages.zoom_in),
            (QKeySequence.StandardKey.ZoomOut, self.pages.zoom_out),
            (QKeySequence("Ctrl+0"), lambda: self.pages.set_fit(Fit.WIDTH)),
            (QKeySequence.StandardKey.Print, lambda: self._choose(self.PRINT)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _go_to(self, page: int) -> None:
        if page != self.pages.page:
            self.pages.go_to(page)

    def _show_page(self, page: int) -> None:
        self.number.blockSignals(True)
        self.number.setValue(page)
        self.number.blockSignals(False)

    def _choose(self, verb: str) -> None:
        self.chosen = verb
        self.accept()
