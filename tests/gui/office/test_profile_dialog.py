"""The dialog that asks what kind of organ it is and which rules to run, and what comes of the answer."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDialog

from govreport_gui import profile_storage
from govreport_gui.checks import RULES
from govreport_gui.checks.profile import Answers, OrganKind
from govreport_gui.gui.document import Document
from govreport_gui.gui.office.profile_dialog import ProfileDialog
from govreport_gui.recognise.records import Recognition
from govreport_gui.report import Part, Signature
from tests.builders import sample_report

ORGAN = "青禾镇人民政府"
SAID = Answers(
    organ=ORGAN,
    kind=OrganKind.STREET,
    can_rule=False,
    filing_deadline=(1, 20),
    switched_on=frozenset({"A14"}),
    switched_off=frozenset({"S03", "Z99"}),  # Z99: of a later version
)


def dialog_of(qtbot, said=None, organ=ORGAN):
    dialog = ProfileDialog(organ, said or Answers(organ=organ))
    qtbot.addWidget(dialog)
    return dialog


def switch(dialog, rule, on):
    (item,) = dialog.rules.findItems(f"{rule}　", Qt.MatchFlag.MatchStartsWith)
    item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


def test_untouched_it_says_what_was_said(qtbot):
    assert dialog_of(qtbot).answers() == Answers(organ=ORGAN)
    assert dialog_of(qtbot, SAID).answers() == SAID


def test_it_shows_what_the_name_tells(qtbot):
    dialog = dialog_of(qtbot)
    assert dialog.kind.currentText() == "按名称判断（乡镇政府）"
    assert dialog.can_rule.currentText() == "按名称判断（不可以）"
    assert dialog.rules.count() == len(RULES)


def test_it_takes_kind_days_and_switches(qtbot):
    dialog = dialog_of(qtbot)
    dialog.kind.setCurrentText("县级政府")
    dialog.can_rule.setCurrentText("可以")
    dialog.filing.is_set.setChecked(True)
    dialog.filing.date.setDate(QDate(2024, 2, 29))
    switch(dialog, "W08", False)
    switch(dialog, "A16", True)
    assert dialog.answers() == Answers(
        organ=ORGAN,
        kind=OrganKind.COUNTY,
        can_rule=True,
        filing_deadline=(2, 29),
        switched_on=frozenset({"A16"}),
        switched_off=frozenset({"W08"}),
    )


def test_places_and_website_are_taken_however_they_are_written(qtbot):
    dialog = dialog_of(qtbot, replace(SAID, places=("河东村",), domain="qinghe.example"))
    assert dialog.places.text() == "河东村"
    assert dialog.domain.text() == "qinghe.example"
    dialog.places.setText(" 河东村、南山片区，桑园县 河东村 ")
    dialog.domain.setText("https://www.Qinghe.example/zwgk/")
    assert dialog.answers() == replace(SAID, places=("河东村", "南山片区", "桑园县"), domain="qinghe.example")
    dialog.places.clear()
    dialog.domain.clear()
    assert dialog.answers() == SAID


def test_checks_go_by_the_places_and_the_website(qapp):
    document = Document(sample_report())
    document.set_part("overview", Part.of("全年依托桑园县人民政府门户网站（www.qinghe.example）公开信息。"))
    document.check_now()
    assert {"R03", "R05"} <= {finding.rule for finding in document.findings}
    document.set_profile(Answers(organ=ORGAN, places=("桑园县",), domain="qinghe.example"))
    document.check_now()
    assert not {"R03", "R05"} & {finding.rule for finding in document.findings}


def test_rules_are_found_by_words_of_their_name_and_by_id(qtbot):
    dialog = dialog_of(qtbot)
    for typed, expected in (("结转 下年度 正文", ["N05"]), ("s03", ["S03"])):
        dialog.search.setText(typed)
        items = [dialog.rules.item(at) for at in range(dialog.rules.count())]
        assert [item.text()[:3] for item in items if not item.isHidden()] == expected


def test_enter_in_the_search_line_does_not_save(qtbot):
    dialog = dialog_of(qtbot)
    dialog.show()
    dialog.search.setFocus()
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_a_rule_switched_off_is_silent_and_one_step_brings_it_back(qapp):
    document = Document(sample_report())
    document.check_now()
    told = {finding.rule for finding in document.findings}
    off = min(told)
    document.set_profile(Answers(switched_off=frozenset({off})))
    document.check_now()
    assert {finding.rule for finding in document.findings} == told - {off}
    assert document.modified
    document.undo_stack.undo()
    document.check_now()
    assert {finding.rule for finding in document.findings} == told


def test_the_window_counts_the_days_until_the_deadline(qapp):
    report = replace(sample_report(), year=date.today().year - 1, signature=Signature("青禾镇人民政府", ""))
    document = Document(report)
    document.check_now()
    assert "D05" in {finding.rule for finding in document.findings}


def test_saying_the_same_is_no_step(qapp):
    document = Document(sample_report())
    document.set_profile(document.profile)
    assert not document.modified


def test_a_report_brought_in_step_with_what_was_said_before_is_one_step(qapp):
    document = Document(sample_report())
    changed = replace(document.report, organ="青禾镇人民政府办公室")
    document.set_profile(document.profile, changed)
    assert document.report == changed
    document.undo_stack.undo()
    assert document.report == sample_report()


def test_the_answer_is_saved_with_the_report_and_as_default_for_the_next(window, monkeypatch, tmp_path):
    def answer(dialog):
        switch(dialog, "W08", False)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ProfileDialog, "exec", answer)
    window.document.new(sample_report())
    window.show_report()
    window.actions_by_id["profile"].trigger()
    assert window.document.undo_stack.undoText() == "修改单位资料"
    assert profile_storage.load_default().switched_off == {"W08"}
    window.document.save(tmp_path / "报告.govreport")
    window.document.new(sample_report())
    assert window.document.profile.switched_off == {"W08"}
    window.document.open(tmp_path / "报告.govreport")
    assert window.document.profile.switched_off == {"W08"}


def test_undo_in_the_window_takes_the_answer_back(window):
    window.document.new(sample_report())
    window.show_report()
    window.document.set_profile(Answers(switched_off=frozenset({"W08"})))
    window.actions_by_id["undo"].trigger()
    assert window.document.profile.switched_off == frozenset()
    window.actions_by_id["redo"].trigger()
    assert window.document.profile.switched_off == {"W08"}


def test_an_import_over_the_report_keeps_what_was_said(qapp, tmp_path):
    document = Document(replace(sample_report(), organ=ORGAN))
    document.set_profile(SAID)
    document.accept_import(Recognition(replace(sample_report(), organ="云溪县财政局")), tmp_path / "报告.docx")
    assert document.profile == SAID.for_organ("云溪县财政局")
    assert document.profile.kind is None


def test_a_default_file_that_is_no_good_is_told_and_the_report_opens(window, said):
    profile_storage.default_file().write_text("{", encoding="utf-8")
    window.document.new(sample_report())
    window.show_report()
    assert "机关资料文件" in said.told[0]
    assert window.has_report


def opened(window, organ, said=None):
    """Open a report as from a file, and return what the bar above it asks."""
    window.document.new(replace(sample_report(), organ=organ))
    if said:
        window.document.set_profile(said)
    window.desk.files.opened.emit()
    return "" if window.desk.notice.isHidden() else window.desk.notice.message.text()


def test_the_kind_is_asked_for_only_where_neither_the_name_nor_anybody_tells(window):
    assert "哪类机关" in opened(window, "云溪高新区")
    assert [button.text() for button in window.desk.notice.buttons] == ["单位资料…", "关闭"]
    assert opened(window, ORGAN) == ""
    assert opened(window, "云溪高新区", Answers(kind=OrganKind.OTHER)) == ""


def test_the_bar_leads_to_the_dialog_and_goes(window, monkeypatch):
    asked = []
    monkeypatch.setattr(ProfileDialog, "exec", lambda dialog: asked.append(dialog.windowTitle()))
    opened(window, "云溪高新区")
    window.desk.notice.buttons[0].click()
    assert asked == ["单位资料"]
    assert window.desk.notice.isHidden()
