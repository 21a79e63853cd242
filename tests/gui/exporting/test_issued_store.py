"""Exporting a Word file leaves a saved report saved: the record of what went out is stored in its file at once."""

from __future__ import annotations

import pytest

from govreport_gui import project
from govreport_gui.errors import WriteError
from govreport_gui.form import CellRef
from govreport_gui.gui.exporting.export_dialog import ExportDialog
from govreport_gui.gui.files import file_work
from govreport_gui.report import Part
from govreport_gui.safekeeping import backups
from tests.builders import sound_report

CELL = CellRef("applications", "carried_out", "natural")
FAULT = "磁盘满了，没有保存。请腾出空间后再保存一次。"


@pytest.fixture
def saved(window, tmp_path):
    """Return the window with a report that is saved in 报告.govreport, one step done before."""
    window.document.new(sound_report())
    window.document.set_part("other", Part.of("没有其他需要报告的事项，特此说明。"))
    window.show_report()
    window.desk.files.guard.save(tmp_path / "报告.govreport")
    return window


def names(path):
    return [record.file_name for record in project.load(path).issued]


def test_a_saved_report_stays_saved(saved, tmp_path):
    saved.desk.exports.write(tmp_path / "送签.docx")
    assert not saved.document.modified
    assert names(tmp_path / "报告.govreport") == ["送签.docx"]
    assert saved.desk.files.may_leave()  # asks nothing: nobody would answer


def test_no_step_is_lost(saved, tmp_path):
    saved.document.undo_stack.undo()
    saved.document.undo_stack.redo()
    saved.desk.exports.write(tmp_path / "送签.docx")
    assert saved.document.undo_stack.undoText() == "输入文字"
    saved.document.undo_stack.undo()
    assert saved.document.modified
    assert saved.document.undo_stack.redoText() == "输入文字"


def test_steps_that_can_be_redone_stay(saved, tmp_path):
    saved.document.set_cells({CELL: "2"}, "再输入")
    saved.document.undo_stack.undo()
    saved.desk.exports.write(tmp_path / "送签.docx")
    assert not saved.document.modified
    assert saved.document.undo_stack.redoText() == "再输入"


def test_other_changes_stay_the_clerks_to_save(saved, tmp_path):
    saved.document.set_cells({CELL: "2"}, "输入")
    saved.desk.exports.write(tmp_path / "送签.docx")
    assert saved.document.modified
    assert names(tmp_path / "报告.govreport") == []
    assert project.load(tmp_path / "报告.govreport").report.cell(CELL) == "1"


def test_a_report_that_was_never_saved_has_no_file_to_store_it_in(window, tmp_path):
    window.document.new(sound_report())
    window.show_report()
    window.desk.exports.write(tmp_path / "送签.docx")
    assert window.document.modified
    assert sorted(path.name for path in tmp_path.glob("*.govreport")) == []


def test_what_is_no_word_file_stores_nothing(saved, tmp_path):
    before = (tmp_path / "报告.govreport").read_bytes()
    saved.desk.exports.write(tmp_path / "公开.txt")
    assert (tmp_path / "报告.govreport").read_bytes() == before


def test_a_fault_is_said_and_the_report_stays_unsaved(saved, tmp_path, monkeypatch):
    def fail(*_args):
        raise WriteError(FAULT)

    monkeypatch.setattr(file_work.project, "save", fail)
    saved.desk.exports.write(tmp_path / "送签.docx")
    assert saved.document.modified
    assert saved.document.undo_stack.isClean()
    assert saved.desk.notice.message.text().endswith(f"送签记录没有存进“报告.govreport”，关闭时会请您保存。{FAULT}")
    assert names(tmp_path / "报告.govreport") == []


def test_what_others_wrote_is_not_overwritten(saved, tmp_path):
    path = tmp_path / "报告.govreport"
    project.save(project.Project(sound_report().with_cells({CELL: "5"})), path)
    saved.desk.exports.write(tmp_path / "送签.docx")
    assert saved.document.modified
    assert project.load(path).report.cell(CELL) == "5"
    assert "改过了" in saved.desk.notice.message.text()


def test_a_read_only_file_is_left_alone(saved, tmp_path):
    path = tmp_path / "报告.govreport"
    saved.desk.files.guard.read_only = "“报告.govreport”是只读的：保存时请另存为一份。"
    before = path.stat().st_mtime_ns
    saved.desk.exports.write(tmp_path / "送签.docx")
    assert path.stat().st_mtime_ns == before
    assert saved.document.modified
    assert "只读" in saved.desk.notice.message.text()


def test_exports_push_no_earlier_version_out(saved, tmp_path):
    path = tmp_path / "报告.govreport"
    saved.document.set_cells({CELL: "2"}, "输入")
    saved.desk.files.guard.save(path)
    before = [version.saved for version in backups.versions(path)]
    for number in range(3):
        saved.desk.exports.write(tmp_path / f"送签{number}.docx")
    assert [version.saved for version in backups.versions(path)] == before
    assert backups.versions(path)[0].path.read_bytes() == path.read_bytes()
    saved.document.set_cells({CELL: "3"}, "输入")
    saved.desk.files.guard.save(path)
    assert len(backups.versions(path)) == len(before) + 1


# ── by the dialog ──


def export_by_dialog(saved, monkeypatch, qtbot, folder):
    """Export a Word file by the dialog; return the sentences below the files."""
    told = []

    def press(dialog):
        dialog.choice.folder.setText(str(folder))
        for key, box in dialog.choice.boxes.items():
            box.setChecked(key == "word")
        dialog.results.tell = told.append
        with qtbot.waitSignal(dialog.written, timeout=20_000):
            dialog.export_button.click()

    monkeypatch.setattr(ExportDialog, "exec", press)
    saved.desk.exports.ask()
    return told


def test_the_dialog_stores_it_as_well(saved, monkeypatch, qtbot, tmp_path):
    assert export_by_dialog(saved, monkeypatch, qtbot, tmp_path) == [""]
    assert not saved.document.modified
    assert len(names(tmp_path / "报告.govreport")) == 1


def test_the_dialog_says_what_hindered_it(saved, monkeypatch, qtbot, tmp_path):
    def fail(*_args):
        raise WriteError(FAULT)

    monkeypatch.setattr(file_work.project, "save", fail)
    (said,) = export_by_dialog(saved, monkeypatch, qtbot, tmp_path)
    assert said.endswith(FAULT)
    assert saved.document.modified
