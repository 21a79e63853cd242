"""从去年的报告开始: from last year's file to an open draft. The document changes once, at the very end."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog

from govreport_gui import project
from govreport_gui.checks.profile import organ_of
from govreport_gui.gui import background
from govreport_gui.gui.files.chosen_file import ChosenFile
from govreport_gui.gui.importing.import_dialog import ImportDialog
from govreport_gui.gui.office.unit_card_offer import brought_in_step
from govreport_gui.gui.rolling.roll_dialog import BACK, RollDialog
from govreport_gui.recognise.records import Recognition
from govreport_gui.report import Report, totals_typed

YEAR_FOLLOWS = "接受后，下一步选年度"


class RollFlow(ChosenFile):
    """Asks for the file, shows what was read, asks for year and organ, shows every change, opens the draft."""

    QUESTION = "选择去年的报告"

    drafted = Signal()  # the draft is open now

    def take(self, recognition: Recognition, path: Path) -> None:
        """Show what was read of last year's file, and go on to the draft."""
        if path.suffix.lower() == project.SUFFIX:  # it was looked at when it was made
            self._ask(RollDialog(recognition.report, path.name, self.window), path)
            return
        looking = ImportDialog(recognition, path.name, self.window, YEAR_FOLLOWS)
        looking.setWindowTitle("从去年的报告开始：对照原文核对")
        going_on = True
        while going_on and looking.exec():
            report = looking.result_recognition().report
            typed = report.typed_totals | totals_typed(report.form, report.cells)
            dialog = RollDialog(replace(report, typed_totals=typed), path.name, self.window, was_looked_at=True)
            going_on = self._ask(dialog, path) == BACK
        looking.deleteLater()

    def _ask(self, dialog: RollDialog, path: Path) -> int:
        """Ask for year and organ, show the changes and open the draft; return how the dialog ended."""
        result = dialog.exec()
        if result == QDialog.DialogCode.Accepted:
            self._open(dialog.report(), dialog.last_year, path)
        dialog.deleteLater()
        return result

    def _open(self, report: Report, last_year: Report, path: Path) -> None:
        before = self._whole(path) if path.suffix.lower() == project.SUFFIX else project.Project(last_year)
        said = before.profile or self.document.own_profile or self.document.default_profile
        report = brought_in_step(report, said.for_organ(organ_of(report)).card, "不更新", self.window)
        self.files.guard.finish_saving()
        self.document.start_from_draft(report, before, path)
        self.files.opened.emit()
        self.drafted.emit()

    def _whole(self, path: Path) -> project.Project:
        """Load last year's file once more, with what was said in it about organ and page. ReadError."""
        return background.done(partial(project.load, path), self)
