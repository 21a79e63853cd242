"""从去年的报告开始: from the start page to the draft in the window, with a real file; refusing, going back, undoing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QPushButton

from govreport_gui import paths, project
from govreport_gui.checks.profile import Answers
from govreport_gui.form import CellRef
from govreport_gui.gui.files import chosen_file
from govreport_gui.gui.importing.import_dialog import ImportDialog
from govreport_gui.gui.office.unit_card_offer import UnitCardOffer
from govreport_gui.gui.rolling.roll_dialog import BACK, RollDialog
from govreport_gui.importing import import_file
from govreport_gui.project import Project
from govreport_gui.report import Part
from govreport_gui.unit_card.unit_card import UnitCard
from govreport_gui.writers.page_profile import OFFICIAL
from tests.builders import report_2019, sound_report

SAMPLE = paths.resource("samples", "sample_report.docx")
CARRIED_IN = CellRef("applications", "received_carried_in", "natural")
ACCEPTED, REJECTED = QDialog.DialogCode.Accepted, QDialog.DialogCode.Rejected


def go_to_the_end(dialog):
    """Press the main button of each page, as a clerk does who agrees with everything."""
    dialog.show()
    for _page in range(2):
        dialog.next_button.click()
    return dialog.result()


@pytest.fixture
def walk(window, qtbot, monkeypatch):
    """Begin with a file; `looking` and `asking` are what the clerk does in the two dialogs."""

    def run(path, *, looking=lambda _dialog: ACCEPTED, asking=go_to_the_end, begin=None):
        monkeypatch.setattr(ImportDialog, "exec", looking)
        monkeypatch.setattr(RollDialog, "exec", asking)
        monkeypatch.setattr(chosen_file, "ask_open", lambda *_: Path(path))
        with qtbot.waitSignal(window.files.reading_changed, check_params_cb=lambda name: name == "", timeout=20_000):
            (begin or window.actions_by_id["roll"].trigger)()
        return window.document

    return run


@pytest.fixture
def last_year_file(tmp_path):
    def save(report=None, **others):
        path = tmp_path / "去年.govreport"
        project.save(Project(report or sound_report(), **others), path)
        return path

    return save


def test_from_the_start_page_to_the_draft(window, walk):
    button = window.start_page.panel.findChild(QPushButton)
    assert button.text() == "从去年的报告开始…"
    document = walk(SAMPLE, begin=button.click)
    read = import_file(SAMPLE).report
    report = document.report
    assert window.has_report
    assert (report.year, report.title) == (2025, read.title.replace("2024", "2025"))
    assert report.signature.date == ""
    assert report.cell(CARRIED_IN) == read.cell(CARRIED_IN._replace(row="carried_out"))
    assert replace(document.last_year, typed_totals=frozenset()) == replace(read, typed_totals=frozenset())
    assert document.path is None
    assert document.is_imported


def test_the_review_says_that_the_year_comes_next(window, walk):
    said = []

    def look(dialog):
        said.append(dialog.hint.text())
        return REJECTED

    walk(SAMPLE, looking=look)
    assert "下一步选年度" in said[0]
    assert "撤销" not in said[0]


def test_all_of_it_is_one_step_and_undo_gives_back_the_same_project(window, walk, last_year_file, tmp_path):
    last_year = last_year_file()
    opened = tmp_path / "正在写.govreport"
    project.save(Project(report_2019(), profile=Answers(switched_off=frozenset({"W08"}))), opened)
    window.open_path(str(opened))
    before = opened.read_bytes()
    document = walk(last_year)
    assert document.undo_stack.count() == 1
    assert document.undo_stack.undoText() == "从去年的报告开始"
    document.undo_stack.undo()
    assert document.path == opened
    document.save(opened)
    assert opened.read_bytes() == before
    document.undo_stack.redo()
    assert document.path is None
    assert document.report.year == 2025


def test_last_years_file_and_report_travel_with_the_draft(walk, last_year_file, tmp_path):
    source = last_year_file()
    document = walk(source)
    saved = tmp_path / "今年.govreport"
    document.save(saved)
    loaded = project.load(saved)
    assert loaded.last_year == sound_report()
    assert (loaded.original_name, loaded.original) == (source.name, source.read_bytes())
    assert loaded.report == document.report


@pytest.mark.parametrize("result", [REJECTED, "in the list"])
def test_giving_up_changes_nothing(window, walk, last_year_file, result):
    def give_up(dialog):
        if result == "in the list":
            dialog.next_button.click()
            dialog.cancel_button.click()
        return REJECTED

    window.actions_by_id["new"].trigger()
    before = window.document.report
    document = walk(last_year_file(), asking=give_up)
    assert document.report is before
    assert not document.modified


def test_not_going_on_after_looking_asks_no_further(window, walk):
    asked = []
    walk(SAMPLE, looking=lambda _dialog: REJECTED, asking=asked.append)
    assert asked == []
    assert not window.has_report


def test_a_figure_corrected_while_looking_is_carried_over(walk):
    ref = CARRIED_IN._replace(row="carried_out")

    def correct(dialog):
        dialog.draft.set_cells({ref: "7"}, "输入")
        return ACCEPTED

    document = walk(SAMPLE, looking=correct)
    assert document.report.cell(CARRIED_IN) == "7"
    assert document.last_year.cell(ref) == "7"


def test_one_may_go_back_to_what_was_read(walk):
    looked, asked = [], []

    def ask(dialog):
        asked.append(dialog)
        assert dialog.back_button.isEnabled()
        if len(asked) == 1:
            dialog.back_button.click()
            return dialog.result()
        return go_to_the_end(dialog)

    document = walk(SAMPLE, looking=lambda dialog: looked.append(dialog) or ACCEPTED, asking=ask)
    assert looked == [looked[0]] * 2
    assert len(asked) == 2
    assert document.report.year == 2025


def test_a_project_file_is_not_looked_at_again(walk, last_year_file):
    document = walk(last_year_file(), looking=lambda _dialog: pytest.fail("nothing to look at"))
    assert document.report.year == 2025


def refuse(dialog, wanted):
    """Untick the changes that `wanted` says, in the list."""
    model = dialog.changes.model
    for row, line in enumerate(model.lines):
        if wanted(dialog.changes.draft.changes[line.at]):
            model.setData(model.index(row, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)


def test_a_refused_change_is_not_made_and_all_others_are(walk, last_year_file):
    def refuse_the_date(dialog):
        dialog.next_button.click()
        refuse(dialog, lambda change: change.place == "date")
        dialog.next_button.click()
        return dialog.result()

    last_year = sound_report()
    whole = walk(last_year_file()).report
    part = walk(last_year_file(), asking=refuse_the_date).report
    assert part == replace(whole, signature=last_year.signature)


def test_going_back_for_another_organ_shows_the_changes_anew(qtbot):
    dialog = RollDialog(sound_report(), "去年.docx")
    qtbot.addWidget(dialog)
    dialog.next_button.click()
    refuse(dialog, lambda change: change.place == "date")
    dialog.back_button.click()
    dialog.next_button.click()
    assert len(dialog.changes.model.refused) == 1  # nothing else was said
    dialog.back_button.click()
    dialog.answers.organ.setText("云溪县青禾街道办事处")
    dialog.answers.date.setText("2026年1月9日")
    dialog.next_button.click()
    assert dialog.changes.model.refused == frozenset()
    assert dialog.report().organ == "云溪县青禾街道办事处"
    assert dialog.report().signature.date == "2026年1月9日"


def test_the_same_year_again_is_refused_in_one_sentence(qtbot):
    dialog = RollDialog(sound_report(), "去年.docx")
    qtbot.addWidget(dialog)
    dialog.answers.year.setValue(2024)
    assert "2024 年度" in dialog.answers.note.text()
    assert not dialog.next_button.isEnabled()
    dialog.go_on()
    assert dialog.pages.currentIndex() == 0
    dialog.answers.year.setValue(2025)
    assert dialog.answers.note.text() == ""
    assert dialog.next_button.isEnabled()


def test_a_report_without_year_is_taken_for_the_one_before_last(qtbot):
    report = replace(sound_report(), year=None)
    dialog = RollDialog(report, "去年.docx")
    qtbot.addWidget(dialog)
    assert dialog.answers.year.year() == date.today().year - 1
    assert "没有读到年度" in dialog.answers.findChildren(type(dialog.answers.note))[0].text()


def test_the_first_page_leads_back_only_where_something_was_looked_at(qtbot):
    for was_looked_at in (True, False):
        dialog = RollDialog(sound_report(), "去年.docx", was_looked_at=was_looked_at)
        qtbot.addWidget(dialog)
        assert dialog.back_button.isEnabled() is was_looked_at
    assert BACK not in (ACCEPTED.value, REJECTED.value)


def test_a_report_on_the_old_form_becomes_a_draft_on_the_new_one(walk, last_year_file):
    listed = []

    def look(dialog):
        dialog.next_button.click()
        listed.append(dialog.changes.reference.count())
        dialog.next_button.click()
        return dialog.result()

    document = walk(last_year_file(report_2019()), asking=look)
    assert (document.report.form_id, document.report.year) == ("2021", 2021)
    assert document.last_year.form_id == "2019"
    assert listed[0] > 0


def test_the_draft_says_what_is_left_and_leads_there(window, walk, last_year_file):
    document = walk(last_year_file())
    left = len(document.report.carried)
    assert left > 0
    assert f"{left} 处" in window.desk.notice.message.text()
    window.desk.notice.buttons[0].click()
    first = window.workspace.page(window.workspace.page_key).box.editor
    assert first.stale_at(first.textCursor().selectionStart()) is not None


def test_what_was_said_of_the_office_last_year_holds_on(walk, last_year_file):
    said = Answers(organ=sound_report().organ, switched_off=frozenset({"W08"}), filing_deadline=(1, 20))
    assert walk(last_year_file(profile=said)).profile == said


def test_the_page_set_up_of_last_year_holds_on(walk, last_year_file):
    page = replace(OFFICIAL, top_mm=33)
    assert walk(last_year_file(page=page)).page == page


def test_a_card_that_says_otherwise_is_offered_and_is_part_of_the_step(walk, last_year_file, monkeypatch):
    organ = sound_report().organ
    said = Answers(organ=organ, card=UnitCard(name=organ, phone="0499-5550119"))
    monkeypatch.setattr(UnitCardOffer, "exec", lambda _dialog: ACCEPTED)
    document = walk(last_year_file(profile=said))
    assert "电话：0499-5550119" in document.report.preamble.text
    assert document.undo_stack.count() == 1


def test_another_offices_card_is_not_offered(walk, last_year_file, monkeypatch):
    said = Answers(organ="云溪县财政局", card=UnitCard(name="云溪县财政局", phone="0499-5550119"))
    monkeypatch.setattr(UnitCardOffer, "exec", lambda _dialog: pytest.fail("it is another office's"))
    assert "0499-5550118" in walk(last_year_file(profile=said)).report.preamble.text


def test_a_draft_that_is_not_yet_written_is_not_carried_on(window, walk, last_year_file, said):
    draft = walk(last_year_file()).report
    path = last_year_file(draft)
    window.document.undo_stack.setClean()
    asked = []
    walk(path, asking=lambda dialog: asked.append(dialog.answers.note.text()) or REJECTED)
    assert "没有更新" in asked[0]


def dropped(target, file):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    action, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), action, data, buttons, keys)
    target.dragEnterEvent(enter)
    assert enter.isAccepted()
    target.dropEvent(QDropEvent(QPointF(9, 9), action, data, buttons, keys))


def test_a_file_dropped_on_the_big_panel_begins_the_walk(window, walk, last_year_file):
    path = last_year_file()
    document = walk(path, begin=lambda: dropped(window.start_page.panel, path))
    assert document.report.year == 2025


def test_a_file_dropped_beside_it_is_opened(window, last_year_file):
    dropped(window, last_year_file())
    assert window.document.report.year == 2024


def test_every_character_that_differs_lies_in_a_listed_change(walk, last_year_file):
    """What the list shows is all there is: refusing everything gives last year's words back."""
    last_year = sound_report().with_part("other", Part.of("2024年没有其他事项。"))

    def refuse_all(dialog):
        dialog.next_button.click()
        refuse(dialog, lambda _change: True)
        dialog.next_button.click()
        return dialog.result()

    report = walk(last_year_file(last_year), asking=refuse_all).report
    assert report.title == last_year.title
    assert {key: report.section(key) for key in report.sections} == dict(last_year.sections)
    assert report.signature == last_year.signature
