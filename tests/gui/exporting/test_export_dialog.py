"""The export dialog: what is open, several files at once, each proven; the window stays awake meanwhile."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from threading import Event
from types import SimpleNamespace

import docx
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog

from govreport_gui import writers
from govreport_gui.errors import WriteError
from govreport_gui.fingerprint import in_groups, version_id
from govreport_gui.form import CellRef
from govreport_gui.gui.document import Document
from govreport_gui.gui.exporting import computer_fonts
from govreport_gui.gui.exporting.export_choice import FOLDER_KEY, ExportChoice
from govreport_gui.gui.exporting.export_dialog import ExportDialog
from govreport_gui.gui.exporting.export_flow import ExportFlow
from govreport_gui.gui.exporting.export_job import ExportThread, Order
from govreport_gui.gui.exporting.export_kinds import DEFAULT_PATTERN, KINDS, Task, file_name, free_path
from govreport_gui.gui.exporting.export_open import OpenKind, OpenPoint, open_points, remarks
from govreport_gui.gui.looks import settings
from govreport_gui.importing import import_file
from govreport_gui.recognise.records import Recognition
from govreport_gui.report import report_json
from govreport_gui.text_links import TextMark
from govreport_gui.writers.edition import PLAIN
from tests.builders import sample_report, sound_report
from tests.word_versions import version_of

NAME = "云溪县青禾镇人民政府2024年政府信息公开工作年度报告"
CELL = CellRef("applications", "carried_out", "natural")
TODAY = date(2025, 1, 13)


@pytest.fixture
def flow(qtbot, qapp):
    window = QDialog()
    qtbot.addWidget(window)
    document = Document(sound_report(), check=lambda _report, _last_year: [])
    return ExportFlow(document, window)


@pytest.fixture
def dialog(qtbot, flow, tmp_path):
    return opened(qtbot, flow, tmp_path)


def opened(qtbot, flow, folder, points=()):
    dialog = ExportDialog(flow.order(), points, flow.take, flow.window)
    qtbot.addWidget(dialog)
    dialog.choice.folder.setText(str(folder))
    dialog.show()
    return dialog


def tick(dialog, *keys):
    for key, box in dialog.choice.boxes.items():
        box.setChecked(key in keys)


def export(qtbot, dialog):
    """Export by the button, and wait until all files came out; return the sentences."""
    dialog.export_button.click()
    qtbot.waitUntil(lambda: dialog._thread is None, timeout=20_000)
    return [label.text().split("\n") for label in dialog.results.sentences]


# ── several files at once ──


def test_every_kind_is_written_and_proven(qtbot, dialog, tmp_path):
    tick(dialog, *KINDS)
    told = export(qtbot, dialog)
    names = [task.path.name for task in dialog.choice.tasks()]
    assert [name for name, _sentence in told] == names == sorted(names, key=names.index)
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == sorted(names)
    proven = "已核对：导出的 200 个数字与表中一致，27 段文字相同"
    sheet = f"已核对：42 条勾稽关系与表中一致，报告指纹 {in_groups(version_id(sound_report()))}"
    assert [sentence for _name, sentence in told] == [proven] * (len(KINDS) - 1) + [sheet]


@pytest.mark.parametrize("suffix", KINDS["sheet"].suffixes)
def test_the_check_sheet_comes_in_each_of_its_formats(qtbot, dialog, tmp_path, suffix):
    tick(dialog, "sheet")
    dialog.choice.sheet_suffix.setCurrentIndex(dialog.choice.sheet_suffix.findData(suffix))
    assert export(qtbot, dialog)[0][1].startswith("已核对：42 条")
    assert (tmp_path / f"{NAME} 勾稽核对单{suffix}").is_file()


def test_each_file_can_be_opened_and_its_folder(qtbot, dialog, monkeypatch, tmp_path):
    asked = []
    for verb in ("open_file", "open_folder"):
        monkeypatch.setattr(
            f"govreport_gui.gui.exporting.export_results.{verb}", lambda path, verb=verb: asked.append((verb, path))
        )
    tick(dialog, "text")
    export(qtbot, dialog)
    for button in dialog.results.buttons:
        button.click()
    path = str(tmp_path / f"{NAME}.txt")
    assert asked == [("open_file", path), ("open_folder", path)]


def test_one_that_fails_does_not_stop_the_others(qtbot, flow, dialog, tmp_path, said):
    (tmp_path / f"{NAME}.docx").mkdir()  # a folder is in the way
    said.answers = ["覆盖"]
    tick(dialog, "word", "text")
    (_word, why), (_text, proven) = export(qtbot, dialog)
    assert why.endswith("。")
    assert proven.startswith("已核对")
    assert (tmp_path / f"{NAME}.txt").is_file()
    assert flow.document.issued == ()


def test_a_file_that_says_something_else_is_not_called_done(qtbot, flow, dialog, monkeypatch):
    write = writers.write
    other = sound_report().with_cells({CELL: "7"})
    monkeypatch.setattr(writers, "write", lambda _report, path, edition: write(other, path, edition))
    tick(dialog, "word")
    ((_name, sentence),) = export(qtbot, dialog)
    assert "请不要使用这份文件" in sentence
    assert dialog.results.buttons == []
    assert flow.document.issued == ()


def test_nothing_chosen_nothing_to_export(dialog):
    tick(dialog)
    assert not dialog.export_button.isEnabled()
    assert dialog.choice.names.text() == "请至少选一种。"


@pytest.mark.parametrize("folder", ["", "  ", "报告", "../报告"])
def test_a_folder_is_told_whole(dialog, folder):
    dialog.choice.folder.setText(folder)
    assert not dialog.export_button.isEnabled()
    assert dialog.choice.names.text() == "请写出完整的文件夹，或者用“选择”来选。"


def test_a_long_name_is_one_that_every_system_takes(qtbot, dialog, tmp_path):
    dialog.choice.pattern.setText("长" * 300)
    tick(dialog, "sheet")
    assert export(qtbot, dialog)[0][1].startswith("已核对")
    assert len(dialog.choice.tasks()[0].path.name.encode()) < 255


def test_what_nobody_foresaw_is_not_swallowed(qapp, monkeypatch, tmp_path):
    def fail(*_args):
        raise RuntimeError("a bug")

    monkeypatch.setattr(writers, "write", fail)
    thread = ExportThread([Task(KINDS["text"], tmp_path / "a.txt")], Order(sound_report(), PLAIN, ()))
    thread.start()
    thread.wait()
    with pytest.raises(RuntimeError, match="a bug"):
        thread.outcomes()


# ── the window stays awake ──


@pytest.fixture
def written_when_awake(monkeypatch):
    """Have a file written only after the window's thread did something else; else nothing is written."""
    begun, awake, write = Event(), Event(), writers.write

    def wait_and_write(report, path, edition):
        begun.set()
        if awake.wait(10):
            write(report, path, edition)

    monkeypatch.setattr(writers, "write", wait_and_write)
    return SimpleNamespace(begun=begun, awake=awake)


def test_the_dialog_is_awake_while_files_are_written(qtbot, dialog, written_when_awake):
    tick(dialog, "text")
    QTimer.singleShot(0, written_when_awake.awake.set)
    assert export(qtbot, dialog)[0][1].startswith("已核对")


def test_the_window_is_awake_while_one_file_is_written(flow, written_when_awake, tmp_path):
    QTimer.singleShot(0, written_when_awake.awake.set)
    flow.write(tmp_path / "a.txt")


def test_closing_lets_the_file_at_hand_be_written(qtbot, dialog, written_when_awake, tmp_path):
    tick(dialog, "text", "html")
    dialog.export_button.click()
    assert written_when_awake.begun.wait(10)
    dialog.reject()
    assert dialog.isVisible()
    written_when_awake.awake.set()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)
    assert len([path for path in tmp_path.iterdir() if path.is_file()]) == 1


# ── files that are there ──


@pytest.mark.parametrize(
    ("verb", "left"),
    [
        ("覆盖", {f"{NAME}.txt": False}),
        ("换名", {f"{NAME}.txt": True, f"{NAME}（2）.txt": False}),
        ("取消", {f"{NAME}.txt": True}),
    ],
)
def test_one_question_about_files_that_are_there(qtbot, dialog, said, verb, left):
    tmp_path = Path(dialog.choice.folder.text())
    (tmp_path / f"{NAME}.txt").write_text("原来的", encoding="utf-8")
    said.answers = [verb]
    tick(dialog, "text")
    export(qtbot, dialog)
    files = [path for path in tmp_path.iterdir() if path.is_file()]
    assert {path.name: path.read_text(encoding="utf-8") == "原来的" for path in files} == left
    assert said.asked == [(f"这个文件夹里已经有“{NAME}.txt”。", "覆盖", "换名", "取消")]


def test_a_free_name_is_found(tmp_path):
    for name in ("a.txt", "a（2）.txt"):
        (tmp_path / name).touch()
    assert free_path(tmp_path / "a.txt").name == "a（3）.txt"
    assert free_path(tmp_path / "b.txt").name == "b.txt"


# ── drafts, and what is open ──


def with_errors(qtbot, flow, folder):
    flow.document = Document(sample_report())
    flow.document.check_now()
    return opened(qtbot, flow, folder, open_points(flow.document.report, flow.document.problems))


def test_a_draft_says_so_after_one_question(qtbot, flow, said, tmp_path):
    dialog = with_errors(qtbot, flow, tmp_path)
    tick(dialog, "word", "sheet")
    said.answers = ["先不导出", "导出草稿"]
    assert export(qtbot, dialog) == []
    assert [sentence.endswith("，标有“草稿”") for _name, sentence in export(qtbot, dialog)] == [True, True]
    assert said.asked == [("还有 1 个错误没有改正。", "导出草稿", "先不导出")] * 2
    for path in tmp_path.glob("*.docx"):
        assert docx.Document(path).sections[0].header.paragraphs[0].text == "草稿"


def test_who_agreed_to_a_draft_is_not_asked_again(qtbot, flow, said, tmp_path):
    dialog = with_errors(qtbot, flow, tmp_path)
    said.answers = ["导出草稿"]
    for key in ("text", "html"):
        tick(dialog, key)
        assert len(export(qtbot, dialog)) == 1
    assert len(said.asked) == 1


def test_without_errors_nothing_is_asked(qtbot, dialog, said):
    tick(dialog, "text")
    export(qtbot, dialog)
    assert said.asked == []


def test_what_is_open_leads_to_its_first_place():
    report, recognition = sound_report(), Recognition(sound_report(), doubtful=frozenset({CELL}))
    assert remarks(report, [], recognition) == [OpenPoint(OpenKind.DOUBT, 1)]
    assert remarks(report, [], recognition)[0].first == CELL
    assert remarks(report.with_cells({CELL: "9"}), [], recognition) == []  # it was looked at


def test_a_click_leaves_the_dialog_for_the_place(qtbot, window, monkeypatch):
    window.document.new(sample_report())
    window.show_report()
    monkeypatch.setattr(ExportDialog, "exec", lambda dialog: dialog.open_box.buttons[0].click())
    window.actions_by_id["export"].trigger()
    assert window.workspace.page_key == "applications"
    assert window.desk.exports.document.report == sample_report()


def test_a_mark_of_last_year_is_a_place_too():
    mark = TextMark("overview", 0, 3)
    report = sound_report()
    object.__setattr__(report, "carried", (mark,))
    (point,) = open_points(report, [])
    assert (point.first.part, point.first.start, point.first.end) == ("overview", 0, 3)


def test_missing_fonts_are_named(qtbot, flow, tmp_path, monkeypatch):
    assert opened(qtbot, flow, tmp_path).fonts.text() == ""
    monkeypatch.setattr(computer_fonts, "installed", lambda: frozenset({"黑体"}))
    said = opened(qtbot, flow, tmp_path).fonts.text()
    assert said.startswith("这台电脑没有字体“方正小标宋简体”")
    assert "黑体" not in said


# ── which version went out ──


def test_a_word_file_goes_out_under_an_id(qtbot, flow, dialog, tmp_path):
    tick(dialog, "word", "text", "sheet")
    export(qtbot, dialog)
    path = tmp_path / f"{NAME}.docx"
    (record,) = flow.document.issued
    assert (record.id, record.file_name) == (version_of(path), path.name)
    assert report_json(record.report) == report_json(import_file(path).report)
    assert version_of(tmp_path / f"{NAME} 勾稽核对单.docx") == ""


def test_the_quick_way_remembers_it_as_well(flow, tmp_path):
    flow.write(tmp_path / "送签.docx")
    flow.write(tmp_path / "公开.txt")
    assert [record.file_name for record in flow.document.issued] == ["送签.docx"]


def test_the_quick_way_tells_what_went_wrong(flow, tmp_path):
    with pytest.raises(WriteError):
        flow.write(tmp_path / "没有" / "送签.docx")
    assert flow.document.issued == ()


# ── names and folder ──


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        (DEFAULT_PATTERN, NAME),
        ("{标题}", NAME),
        ("{年度}年报（{机关}）{日期}", "2024年年报（云溪县青禾镇人民政府）20250113"),
        ('送/签:"稿"', "送签稿"),
        ("  ", "政府信息公开工作年度报告"),
        ("长" * 300, "长" * 77),
    ],
)
def test_names_follow_the_pattern_and_are_safe(pattern, name):
    assert file_name(pattern, sound_report(), KINDS["word"], ".docx", TODAY) == f"{name}.docx"


def test_what_was_chosen_is_kept(qtbot, dialog, flow, tmp_path):
    tick(dialog, "text", "sheet")
    dialog.choice.pattern.setText("{机关}年报")
    dialog.choice.sheet_suffix.setCurrentIndex(1)
    export(qtbot, dialog)
    again = ExportChoice(flow.document.report, dialog)
    assert [task.path for task in again.tasks()] == [task.path for task in dialog.choice.tasks()]
    assert again.names.text() == "云溪县青禾镇人民政府年报 .txt；云溪县青禾镇人民政府年报 勾稽核对单 .pdf"


def test_a_folder_that_is_gone_is_not_proposed(dialog, flow, tmp_path):
    settings.keep(FOLDER_KEY, str(tmp_path / "没有"))
    assert ExportChoice(flow.document.report, dialog).folder.text() != str(tmp_path / "没有")


def test_the_folder_can_be_chosen(dialog, monkeypatch, tmp_path):
    answers = [tmp_path / "下面", None]
    monkeypatch.setattr("govreport_gui.gui.exporting.export_choice.ask_folder", lambda *_: answers.pop(0))
    dialog.choice.choose_folder.click()
    dialog.choice.choose_folder.click()  # changes their mind
    assert dialog.choice.folder.text() == str(tmp_path / "下面")


# ── from the menu ──


def test_the_check_sheet_straight_from_the_menu(window, monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(
        "govreport_gui.gui.exporting.export_flow.ask_save",
        lambda *args: asked.append(args[1:]) or tmp_path / "核对单.docx",
    )
    window.document.new(sound_report())
    window.show_report()
    window.actions_by_id["export_sheet"].trigger()
    filters = "勾稽核对单 (*.docx);;勾稽核对单 (*.pdf);;勾稽核对单 (*.xlsx)"
    assert asked == [("导出勾稽核对单", filters, f"{NAME} 勾稽核对单.docx", "docx")]
    assert window.desk.notice.message.text().endswith(f"报告指纹 {in_groups(version_id(sound_report()))}。")
    assert window.document.issued == ()


def test_the_last_step_opens_the_dialog(window, monkeypatch):
    shown = []
    monkeypatch.setattr(ExportDialog, "exec", lambda dialog: shown.append(dialog.windowTitle()))
    window.document.new(sound_report())
    window.show_report()
    window.desk.steps.buttons["export"].click()
    assert shown == ["导出"]
