"""从去年的报告开始: from last year's file to an open draft. The document changes once, at the very end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from govreport_gui import project
from govreport_gui.checks.profile import Answers
from govreport_gui.gui.document import Document
from govreport_gui.gui.file_dialogs import ask_open
from govreport_gui.gui.file_flow import OPEN_FILTER, FileFlow
from govreport_gui.gui.import_dialog import ImportDialog
from govreport_gui.gui.roll_dialog import RollDialog
from govreport_gui.recognise.records import Recognition
from govreport_gui.report import Report, totals_typed


class RollFlow(QObject):
    """Asks for the file, shows what was read, asks for year and organ, shows every change, opens the draft."""

    drafted = Signal()  # the draft is open now

    def __init__(self, document: Document, files: FileFlow, window: QWidget) -> None:
        super().__init__(window)
        self.document = document
        self.files = files
        self.window = window

    def begin(self) -> None:
        """Ask for last year's file and begin."""
        path = ask_open(self.window, "选择去年的报告", OPEN_FILTER)
        if path is not None:
            self.begin_with(path)

    def begin_with(self, path: Path) -> None:
        """Begin with a file."""
        self.files.read(path, self._go_on)

    def _go_on(self, recognition: Recognition, path: Path) -> None:
        last_year = self._looked_at(recognition, path)
        if last_year is None:
            return
        dialog = RollDialog(last_year, path.name, self.window)
        if dialog.exec():
            self.document.start_from_draft(dialog.report(), dialog.last_year, path, _profile_in(path))
            self.files.opened.emit()
            self.drafted.emit()
        dialog.deleteLater()

    def _looked_at(self, recognition: Recognition, path: Path) -> Report | None:
        """Return last year's report once its doubtful figures were looked at; None where the clerk gave up."""
        if path.suffix.lower() == project.SUFFIX:  # it was looked at when it was made
            return recognition.report
        dialog = ImportDialog(recognition, path.name, self.window)
        dialog.setWindowTitle("从去年的报告开始：对照原文核对")
        report = dialog.result_recognition().report if dialog.exec() else None
        dialog.deleteLater()
        return report and replace(report, typed_totals=report.typed_totals | totals_typed(report.form, report.cells))


def _profile_in(path: Path) -> Answers | None:
    """Return what was said about the office in last year's project file. ReadError."""
    return project.load(path).profile if path.suffix.lower() == project.SUFFIX else None
