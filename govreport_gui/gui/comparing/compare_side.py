"""One side of a comparison: which report it is, and the way to choose a file and read it in the background."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from govreport_gui.gui.document import Document
from govreport_gui.gui.files.file_dialogs import ask_open
from govreport_gui.gui.files.file_flow import OPEN_FILTER
from govreport_gui.gui.files.file_names import report_name
from govreport_gui.gui.importing.reading import Reading, reading_of
from govreport_gui.gui.looks import messages
from govreport_gui.report import Report

NOT_CHOSEN = "还没有选择文件"
CHOOSE, CANCEL = "选择文件…", "取消读取"


class CompareSide(QWidget):
    """Holds a report: that of a file, or the open one, which it follows."""

    changed = Signal()  # it is another report now; read `report`

    def __init__(self, name: str, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.document = document
        self._report: Report | None = None
        self._is_open_one = False
        self._reading: Reading | None = None
        self._shown_before = NOT_CHOSEN
        self.title = QLabel(NOT_CHOSEN, self)
        self.title.setAccessibleName(f"{name} 是哪份报告")
        self.choose_button = QPushButton(CHOOSE, self)
        self.choose_button.setAccessibleName(f"选择 {name} 的文件")
        self.open_button = QPushButton("用打开的报告", self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(QLabel(f"<b>{name}</b>", self))
        layout.addWidget(self.title, 1)
        layout.addWidget(self.open_button)
        layout.addWidget(self.choose_button)
        self.choose_button.clicked.connect(self._choose_or_cancel)
        self.open_button.clicked.connect(self.use_open_one)
        document.changed.connect(self._follow)
        if program := QCoreApplication.instance():
            program.aboutToQuit.connect(self.wait)  # a process must not outlive the program

    @property
    def report(self) -> Report | None:
        """The report of this side, None where none is chosen."""
        return self.document.report if self._is_open_one else self._report

    def use_open_one(self) -> None:
        """Take the report that is open in the main window, as it stands at any time."""
        self._is_open_one, self._report = True, None
        self._name_open_one()
        self.changed.emit()

    def read(self, path: Path) -> None:
        """Read a file; what goes wrong is told, and the side stays as it was."""
        if self._reading is not None:
            return
        self._reading = reading_of(path, self)
        self._reading.finished.connect(self._finish)
        self._reading.progressed.connect(self.title.setText)
        self._shown_before = self.title.text()
        self.title.setText(f"正在读取“{path.name}”…")
        self.choose_button.setText(CANCEL)
        self.open_button.setEnabled(False)
        self._reading.start()

    def wait(self) -> None:
        """Give up a running reading, before the window goes."""
        if self._reading is not None:
            self._reading.wait()

    def _choose_or_cancel(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            return
        path = ask_open(self, f"选择 {self.name} 的文件", OPEN_FILTER)
        if path is not None:
            self.read(path)

    def _finish(self) -> None:
        reading, self._reading = self._reading, None
        self.choose_button.setText(CHOOSE)
        self.open_button.setEnabled(True)
        self.title.setText(self._shown_before)
        if reading is None:
            return
        if not reading.was_cancelled:
            messages.guarded(self.window(), lambda: self._take(reading))
        reading.deleteLater()

    def _take(self, reading: Reading) -> None:
        self._report, self._is_open_one = reading.result().report, False
        self.title.setText(reading.path.name)
        self.title.setToolTip(str(reading.path))
        self.changed.emit()

    def _follow(self) -> None:
        if self._is_open_one:
            self._name_open_one()
            self.changed.emit()

    def _name_open_one(self) -> None:
        path = self.document.path
        name = path.name if path else report_name(self.document.report)
        self.title.setText(f"打开的报告：{name}")
        self.title.setToolTip(str(path or ""))
