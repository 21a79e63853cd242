"""The dialog 单位资料 and what it does to the open report and the next ones."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from govreport_gui.checks.profile import Answers
from govreport_gui.gui.office.profile_dialog import ProfileDialog
from govreport_gui.gui.office.unit_card_offer import UnitCardOffer
from govreport_gui.unit_card.unit_card import UnitCard
from govreport_gui.unit_card.unit_card_texts import read_card
from tests.builders import sample_report

NEW = "云溪县青禾街道办事处"
ACCEPTED, REJECTED = QDialog.DialogCode.Accepted, QDialog.DialogCode.Rejected


@pytest.fixture
def answer(window, monkeypatch):
    """Open the dialog with some lines typed anew; answer what it then offers with `with_offer`."""
    window.document.new(sample_report())
    window.show_report()
    shown = []

    def run(with_offer=lambda _dialog: ACCEPTED, **typed):
        def type_in(dialog):
            for key, text in typed.items():
                dialog.card.lines[key].setText(text)
            return ACCEPTED

        def offered(dialog):
            shown.append([dialog.table.item(row, 2).text() for row in range(dialog.table.rowCount())])
            return with_offer(dialog)

        monkeypatch.setattr(ProfileDialog, "exec", type_in)
        monkeypatch.setattr(UnitCardOffer, "exec", offered)
        window.actions_by_id["profile"].trigger()
        return shown

    return run


def test_it_begins_with_what_the_report_says(window, monkeypatch):
    seen = []
    monkeypatch.setattr(ProfileDialog, "exec", lambda dialog: seen.append(dialog.card.card()))
    window.document.new(sample_report())
    window.show_report()
    window.actions_by_id["profile"].trigger()
    assert seen == [read_card(sample_report())]


def test_a_new_name_and_telephone_are_one_step(window, answer):
    before = window.document.report
    assert answer(name=NEW, phone="0499-5550119") == [[NEW, NEW, NEW, "0499-5550119"]]
    after = window.document.report
    assert after.title.startswith(NEW)
    assert (after.organ, after.signature.organ) == (NEW, NEW)
    assert "0499-5550119" in after.preamble.text
    assert window.document.undo_stack.count() == 1
    window.actions_by_id["undo"].trigger()
    assert window.document.report == before


def test_what_is_not_ticked_stays(window, answer):
    def refuse_all_but_the_title(dialog):
        for row in range(dialog.table.rowCount()):
            if dialog.table.item(row, 0).text() != "标题":
                dialog.table.item(row, 0).setCheckState(Qt.CheckState.Unchecked)
        return ACCEPTED

    answer(refuse_all_but_the_title, name=NEW)
    assert window.document.report == replace(
        sample_report(), title=sample_report().title.replace(sample_report().organ, NEW)
    )


def test_the_card_alone_can_be_kept(window, answer):
    answer(lambda _dialog: REJECTED, name=NEW)
    assert window.document.report == sample_report()
    assert window.document.profile.card.name == NEW


def test_nothing_is_offered_where_the_card_stays(answer):
    assert answer() == []


def test_the_next_blank_report_begins_with_it(window, answer):
    answer(phone="0499-5550119")
    window.document.undo_stack.setClean()
    window.actions_by_id["new"].trigger()
    report = window.document.report
    assert report.title == f"云溪县青禾镇人民政府{report.year}年{report.form.document}"
    assert "0499-5550119" in report.preamble.text
    assert report.signature.organ == report.organ == "云溪县青禾镇人民政府"
    assert not window.document.modified


def test_slips_are_said_under_the_field_and_nothing_is_refused(qtbot):
    dialog = ProfileDialog("青禾镇", Answers(organ="青禾镇", card=UnitCard(name="青禾镇")))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.card.lines["postcode"].setText(" 1399 ")
    assert "6位" in dialog.card.notes["postcode"].text()
    assert dialog.card.notes["phone"].isHidden()
    assert dialog.answers().card.postcode == "1399"
    dialog.card.lines["postcode"].setText("139900")
    assert dialog.card.notes["postcode"].isHidden()


def test_a_first_blank_report_offers_to_say_it_once(window, monkeypatch):
    def fill_in(dialog):
        dialog.card.lines["name"].setText("云溪县青禾镇人民政府")
        return ACCEPTED

    monkeypatch.setattr(ProfileDialog, "exec", fill_in)
    monkeypatch.setattr(UnitCardOffer, "exec", lambda _dialog: ACCEPTED)
    window.actions_by_id["new"].trigger()
    assert "还没有单位资料" in window.desk.notice.message.text()
    window.desk.notice.buttons[0].click()
    report = window.document.report
    assert report.title.startswith("云溪县青禾镇人民政府")
    assert report.preamble
    assert window.document.undo_stack.count() == 1
    window.document.undo_stack.setClean()
    window.actions_by_id["new"].trigger()
    assert window.desk.notice.isHidden()


def test_another_offices_card_does_not_become_the_default_by_itself(window, answer, monkeypatch):
    answer(phone="0499-5550119")
    ticked = []
    monkeypatch.setattr(ProfileDialog, "exec", lambda dialog: ticked.append(dialog.is_default()))
    for organ in (sample_report().organ, "云溪县财政局"):
        window.document.new(replace(sample_report(), organ=organ))
        window.actions_by_id["profile"].trigger()
    assert ticked == [True, False]
