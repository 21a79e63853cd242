"""单位资料: ask what holds for the office, keep it, and offer to bring the report in step; one undo step."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from govreport_gui import profile_storage
from govreport_gui.checks.profile import organ_of
from govreport_gui.gui.document import Document
from govreport_gui.gui.profile_dialog import ProfileDialog
from govreport_gui.gui.unit_card_offer import UnitCardOffer
from govreport_gui.report import Report
from govreport_gui.unit_card import UnitCard
from govreport_gui.unit_card_texts import read_card, updates, with_updates


def ask_for_unit(document: Document, window: QWidget) -> None:
    """Let the clerk say what holds for the office; kept for the next reports if wanted. ReadError, WriteError."""
    said = document.profile
    before = said.card.filled_by(read_card(document.report))
    dialog = ProfileDialog(organ_of(document.report), replace(said, card=before), window)
    if dialog.exec():
        answers = dialog.answers()
        report = document.report if answers.card == before else _updated(document.report, answers.card, before, window)
        document.set_profile(answers, report)
        if dialog.is_default():
            profile_storage.save_default(answers)
            document.use_default_profile(answers)
    dialog.deleteLater()


def _updated(report: Report, card: UnitCard, before: UnitCard, window: QWidget) -> Report:
    """Return the report with those updates that the clerk wants."""
    offered = updates(report, card, before)
    if not offered:
        return report
    dialog = UnitCardOffer(report.form, offered, window)
    wanted = dialog.chosen() if dialog.exec() else []
    dialog.deleteLater()
    return with_updates(report, wanted)
