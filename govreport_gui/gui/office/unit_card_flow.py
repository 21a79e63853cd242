"""单位资料: ask what holds for the office, keep it, and offer to bring the report in step; one undo step."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from govreport_gui import number, profile_storage
from govreport_gui.checks.profile import organ_of
from govreport_gui.gui.document import Document
from govreport_gui.gui.office.profile_dialog import ProfileDialog
from govreport_gui.gui.office.unit_card_offer import brought_in_step
from govreport_gui.unit_card.unit_card_texts import read_card

CARD_ALONE = "只保存资料"


def ask_for_unit(document: Document, window: QWidget) -> None:
    """Let the clerk say what holds for the office; kept for the next reports if wanted. ReadError, WriteError."""
    said, own = document.profile, document.own_profile
    card = said.card.filled_by(read_card(document.report))
    dialog = ProfileDialog(organ_of(document.report), replace(said, card=card), window)
    usual = document.default_profile.card.name
    dialog.as_default.setChecked(
        not usual or number.squeeze(usual) == number.squeeze(card.name)
    )  # a guest's stays here
    if dialog.exec():
        answers, report = dialog.answers(), document.report
        if own is None or own.card != answers.card:
            report = brought_in_step(report, answers.card, CARD_ALONE, window)
        document.set_profile(answers, report)
        if dialog.is_default():
            profile_storage.save_default(answers)
            document.use_default_profile(answers)
    dialog.deleteLater()
