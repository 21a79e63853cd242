"""The window as a whole: files, questions, panes, Qt's own texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QMessageBox

from govreport_gui import app, project
from govreport_gui.errors import WriteError
from govreport_gui.form import CellRef
from govreport_gui.gui.exporting.export_flow import ExportFlow
from govreport_gui.gui.files import file_flow
from govreport_gui.gui.files.file_names import report_name
from govreport_gui.gui.files.recent_files import RecentFile, recent_files
from govreport_gui.gui.importing.import_dialog import ImportDialog
from govreport_gui.gui.looks import messages
from tests.builders import report_2019, sample_report, sound_report, without_table

CELL = CellRef("applications", "received_new", "natural")


@pytest.fixture
def saved(tmp_path):
    path = tmp_path / "青禾镇.govreport"
    project.save(project.Project(sound_report()), path)
    return path


def trigger(window, name):
    window.actions_by_id[name].trigger()


# ── Start ──


def test_begins_with_the_start_page(window):
    assert not window.has_report
    assert window.windowTitle() == messages.APP_NAME
    assert not window.actions_by_id["export_word"].isEnabled()
    assert window.actions_by_id["open"].isEnabled()
    assert window._desk is None  # nothing is built that can wait


def test_new_is_on_the_year_that_ended_last(window):
    trigger(window, "new")
    assert window.has_report
    assert window.document.report.year == date.today().year - 1
    assert not window.document.modified


def test_start_page_buttons_are_the_menu_commands(window):
    window.start_page.chosen.emit("new")
    assert window.has_report


def test_status_bar_says_year_form_organ_and_counts(window):
    window.document.new(sample_report())
    window.show_report()
    window.document.check_now()
    assert window.desk.status.text() == "2024 年 · 2021版格式 · 云溪县青禾镇人民政府 · 错误 1  警告 2  提示 0"


# ── Open, save, leave ──


def test_open_change_save_and_open_again(window, saved, qtbot):
    window.open_path(str(saved))
    assert window.windowTitle().startswith("青禾镇.govreport[*]")
    window.document.set_cells({CELL: "7"}, "输入")
    assert window.isWindowModified()
    trigger(window, "save")
    assert not window.isWindowModified()
    window.document.set_cells({CELL: "8"}, "输入")
    window.document.undo_stack.setClean()
    window.open_path(str(saved))
    assert window.document.report.cell(CELL) == "7"


def test_save_as_asks_for_a_file(window, tmp_path, monkeypatch):
    asked = {}

    def ask_save(_parent, _title, _filters, name, suffix):
        asked.update(name=name, suffix=suffix)
        return tmp_path / "新.govreport"

    monkeypatch.setattr(file_flow, "ask_save", ask_save)
    window.document.new(sound_report())
    window.show_report()
    trigger(window, "save")
    assert asked == {"name": "云溪县青禾镇人民政府2024年政府信息公开工作年度报告.govreport", "suffix": "govreport"}
    assert (tmp_path / "新.govreport").is_file()
    assert [record.path for record in recent_files()] == [str(tmp_path / "新.govreport")]


@pytest.mark.parametrize(("answer", "left"), [("取消", False), ("不保存", True)])
def test_unsaved_changes_are_asked_about_by_name(window, saved, said, answer, left):
    window.open_path(str(saved))
    window.document.set_cells({CELL: "7"}, "输入")
    said.answers = [answer]
    assert window.close() is left
    assert said.asked == [("要保存对“青禾镇.govreport”的修改吗？", "保存", "不保存", "取消")]


def test_saving_on_the_way_out(window, saved, said):
    window.open_path(str(saved))
    window.document.set_cells({CELL: "7"}, "输入")
    said.answers = ["保存"]
    assert window.close()
    assert project.load(saved).report.cell(CELL) == "7"


def test_a_file_that_cannot_be_read_is_told_in_one_sentence(window, tmp_path, said, qtbot):
    broken = tmp_path / "坏.govreport"
    broken.write_bytes(b"nothing")
    window.open_path(str(broken))
    assert len(said.told) == 1
    assert "坏.govreport" in said.told[0]
    assert not window.has_report


def test_a_failed_save_keeps_the_changes(window, saved, said, monkeypatch):
    window.open_path(str(saved))
    window.document.set_cells({CELL: "7"}, "输入")

    def fail(_project, _path):
        raise WriteError("磁盘已满，请清理后再保存。")

    monkeypatch.setattr(project, "save", fail)
    trigger(window, "save")
    assert said.told == ["磁盘已满，请清理后再保存。"]
    assert window.document.modified


def test_recent_files_in_menu_and_on_the_start_page(window, saved):
    window.open_path(str(saved))
    window._list_recent()
    assert [action.text() for action in window.recent_menu.actions()] == [
        "云溪县青禾镇人民政府2024年政府信息公开工作年度报告（青禾镇.govreport）"
    ]
    window.show_start_page()
    assert [line.record.path for line in window.start_page.recent.lines] == [str(saved)]
    saved.unlink()
    window._list_recent()
    assert [action.isEnabled() for action in window.recent_menu.actions()] == [False]


@pytest.mark.parametrize(
    ("opened", "told"),
    [("2026-01-09T16:20", " · 昨天 16:20"), ("2025-12-31T09:05", " · 2025年12月31日 09:05"), ("damaged", "")],
)
def test_recent_file_says_errors_and_moment(opened, told):
    record = RecentFile("/a", "青禾镇2024年报告", 3, opened)
    assert record.remark(datetime(2026, 1, 10)) == f"3 个错误{told}"


@pytest.mark.parametrize("report", [sound_report(), report_2019()], ids=["2021", "2019"])
def test_missing_tables_are_added_in_one_step_and_counted_by_the_form(window, report):
    window.document.new(without_table(report, report.form.tables[0].key))
    window.show_report()
    window.desk.add_missing_tables()
    assert all(map(window.document.report.has_table, report.form.table))
    assert window.document.undo_stack.count() == 1
    window.desk.add_missing_tables()
    assert window.statusBar().currentMessage() == f"{len(report.form.tables)} 张表都在，没有缺少的表格。"


# ── Import ──


@pytest.fixture
def text_file(tmp_path, shared):
    return next((shared / "seeds").glob("*.txt"))


def import_and(window, qtbot, monkeypatch, path, accept):
    monkeypatch.setattr(ImportDialog, "exec", lambda _dialog: accept)
    with qtbot.waitSignal(window.files.reading_changed, check_params_cb=lambda name: name == "", timeout=20_000):
        window.open_path(str(path))


@pytest.mark.parametrize("accept", [True, False])
def test_import_is_one_step_or_nothing(window, qtbot, monkeypatch, text_file, accept):
    trigger(window, "new")
    before = window.document.report
    import_and(window, qtbot, monkeypatch, text_file, accept)
    assert (window.document.report != before) is accept
    assert window.document.undo_stack.count() == accept
    window.document.undo_stack.undo()
    assert window.document.report == before


def test_a_report_copied_from_a_web_page_is_imported(window, monkeypatch):
    copied = QMimeData()
    rows = "".join(f"<tr><td>{row}</td><td>1</td><td>0</td><td>2</td></tr>" for row in ("规章", "行政规范性文件"))
    copied.setHtml(f"<p>六、其他需要报告的事项</p><p>无。</p><table>{rows}</table>")
    QApplication.clipboard().setMimeData(copied)
    monkeypatch.setattr(ImportDialog, "exec", lambda _dialog: True)
    trigger(window, "import_clipboard")
    assert window.document.report.section("other").text == "无。"
    assert window.document.report.cell(CellRef("disclosure", "rules", "in_force")) == "2"
    assert window.document.path is None


def test_copied_text_that_is_no_report_is_told(window, said):
    QApplication.clipboard().setText("买菜清单")
    trigger(window, "import_clipboard")
    assert "没有找到" in said.told[-1]


def test_a_file_that_is_no_report_is_told(window, qtbot, monkeypatch, tmp_path, said):
    path = tmp_path / "便条.txt"
    path.write_text("明天开会。", encoding="utf-8")
    import_and(window, qtbot, monkeypatch, path, True)
    assert len(said.told) == 1
    assert not window.has_report


def test_dropped_file_is_opened(window, saved):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(saved))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))
    assert window.has_report


def test_file_named_on_the_command_line_is_opened(qtbot, saved, said):
    window = app.create_window([str(saved)])
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.has_report)


def test_the_practice_report_opens_without_questions(window, qtbot):
    with qtbot.waitSignal(window.files.opened, timeout=20_000):
        trigger(window, "sample")
    assert window.document.report.organ == sample_report().organ
    assert not window.document.modified


def test_practice_report_by_its_option(qtbot, said):
    window = app.create_window(["--sample"])
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.has_report, timeout=20_000)
    assert window.document.report.organ == sample_report().organ


def test_import_on_another_form_forgets_what_was_found_before(window):
    trigger(window, "new")
    window.document.check_now()
    assert window.document.findings
    window.document.new(report_2019())
    assert window.document.findings == []
    window.document.check_now()
    forms_cells = set(report_2019().form.refs)
    assert {ref for finding in window.document.findings for ref in finding.cells} <= forms_cells
    assert window.workspace.findings.model.rowCount() == len(window.document.findings)


# ── Export ──


def test_export_asks_once_while_errors_are_open(window, said, tmp_path, monkeypatch):
    monkeypatch.setattr("govreport_gui.gui.exporting.export_flow.ask_save", lambda *_: tmp_path / "报告.docx")
    window.document.new(sample_report())
    window.show_report()
    said.answers = ["先不导出", "导出草稿"]
    trigger(window, "export_word")
    assert not (tmp_path / "报告.docx").exists()
    trigger(window, "export_word")
    assert (tmp_path / "报告.docx").is_file()
    assert said.asked == [("还有 1 个错误没有改正。", "导出草稿", "先不导出")] * 2
    assert not window.desk.notice.isHidden()
    assert [button.text() for button in window.desk.notice.buttons] == ["打开文件", "打开文件夹", "关闭"]


def test_export_without_errors_asks_nothing_and_suggests_a_name(window, said, monkeypatch):
    names = []
    monkeypatch.setattr("govreport_gui.gui.exporting.export_flow.ask_save", lambda *args: names.append(args[3]))
    window.document.new(sound_report())
    window.show_report()
    trigger(window, "export_word")
    trigger(window, "export_excel")
    assert said.asked == []
    name = "云溪县青禾镇人民政府2024年政府信息公开工作年度报告"
    assert names == [f"{name}.docx", f"{name}.xlsx"]


def test_an_export_that_fails_is_told(window, said, tmp_path, monkeypatch):
    monkeypatch.setattr("govreport_gui.gui.exporting.export_flow.ask_save", lambda *_: tmp_path / "x.docx")

    def fail(_self, _path, _kind):
        raise WriteError("文件正在别的程序中打开，请关闭后再导出。")

    monkeypatch.setattr(ExportFlow, "write", fail)
    window.document.new(sound_report())
    window.show_report()
    trigger(window, "export_word")
    assert said.told == ["文件正在别的程序中打开，请关闭后再导出。"]


def test_file_names_hold_nothing_a_system_refuses():
    report = replace(sound_report(), organ='青禾/镇:"政府"\n')
    assert report_name(report) == "青禾镇政府2024年政府信息公开工作年度报告"
    assert len(report_name(replace(report, organ="长" * 300))) <= 80


# ── Chinese ──


def test_qts_own_buttons_are_chinese(window, qtbot):
    buttons = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(buttons.Ok | buttons.Cancel | buttons.Save | buttons.Discard | buttons.Yes | buttons.No)
    qtbot.addWidget(box)
    assert [button.text() for button in box.buttons() if button.text().isascii()] == []


def test_the_file_dialog_is_chinese(window, qtbot):
    dialog = QFileDialog(window, "打开")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    labels = [dialog.labelText(label) for label in QFileDialog.DialogLabel]
    assert [text for text in labels if text.isascii()] == []


def test_a_question_has_verbs_and_a_way_out(qtbot, monkeypatch, window):
    boxes = []

    def press_last(box):
        boxes.append(box)
        box.buttons()[-1].click()

    monkeypatch.undo()
    monkeypatch.setattr(QMessageBox, "exec", press_last)
    messages.choose(window, "要保存吗？", "保存", "不保存", "取消")
    assert sorted(button.text() for button in boxes[0].buttons()) == ["不保存", "保存", "取消"]
    assert boxes[0].escapeButton().text() == "取消"
    assert boxes[0].defaultButton().text() == "保存"


def test_font_is_between_ten_and_eleven_points(window):
    assert 10 <= QApplication.font().pointSizeF() <= 11
