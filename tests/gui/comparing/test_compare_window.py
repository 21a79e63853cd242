"""与另一份报告比较: two files of any kind, read in the background, and all that differs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from govreport_gui import project, writers
from govreport_gui.compare import Side
from govreport_gui.form import CellRef
from govreport_gui.gui.comparing.compare_model import CompareModel
from govreport_gui.gui.comparing.compare_window import CHOOSE_BOTH, CompareWindow
from govreport_gui.gui.document import Document
from govreport_gui.project import Project
from govreport_gui.report import Part
from tests.builders import report_2019, sound_report, without_table

CELL = CellRef("review", "reconsideration", "pending")


def edited(report):
    other = replace(report, cells={**report.cells, CELL: "2"})
    return other.with_part("other", Part.of("全年没有收取信息处理费<三>。"))


@pytest.fixture
def opened(qtbot):
    document = Document(sound_report(), check=lambda _report, _last_year: [])
    window = CompareWindow(document, None)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def read(opened, qtbot):
    """Read files into both sides."""

    def read(**paths):
        for name, path in paths.items():
            side = opened.sides[Side(name)]
            with qtbot.waitSignal(side.changed):
                side.read(path)
        qtbot.waitUntil(lambda: opened.comparison is not None)
        return opened

    return read


@pytest.fixture
def files(tmp_path):
    paths = tmp_path / "甲.docx", tmp_path / "乙.govreport"
    writers.write(sound_report(), paths[0])
    project.save(Project(edited(sound_report())), paths[1])
    return paths


def rows(window):
    return [window.model.texts(row) for row in range(window.model.rowCount())]


def test_nothing_is_chosen_at_first(opened):
    assert opened.note.text() == CHOOSE_BOTH
    assert not opened.copy_button.isEnabled()


def test_two_files(read, files):
    window = read(a=files[0], b=files[1])
    assert [window.sides[side].title.text() for side in Side] == ["甲.docx", "乙.govreport"]
    assert rows(window) == [("表四·行政复议·尚未审结", "0", "2", "+2")]
    assert window.note.text().startswith("数字不同 1 处，文字不同 ")
    assert "全年没有收取信息处理费<三>。" in window.texts.toPlainText()
    assert window.tabs.tabText(0) == "表格（1）"


def test_the_open_report_is_followed(opened, read, files, qtbot):
    opened.sides[Side.A].use_open_one()
    window = read(b=files[1])
    window.sides[Side.A].document.set_cells({CELL: "2"}, "输入")
    qtbot.waitUntil(lambda: rows(window) != [("表四·行政复议·尚未审结", "0", "2", "+2")])
    assert ("表四·行政复议·尚未审结", "0", "2", "+2") not in rows(window)


def test_what_is_listed_can_be_copied(read, files):
    window = read(a=files[0], b=files[1])
    window.copy_button.click()
    assert QGuiApplication.clipboard().text() == "位置\tA\tB\t差额\n表四·行政复议·尚未审结\t0\t2\t+2\n"
    window.tabs.setCurrentWidget(window.texts)
    window.copy_button.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0] == "部分\t怎么变的\tA\tB"
    assert "六、其他需要报告的事项\t新增\t\t全年没有收取信息处理费<三>。" in copied


def test_a_file_that_holds_no_report_is_told_and_nothing_is_lost(read, files, said, tmp_path, qtbot):
    window = read(a=files[0], b=files[1])
    bad = tmp_path / "坏.docx"
    bad.write_bytes(b"nothing")
    window.sides[Side.B].read(bad)
    qtbot.waitUntil(lambda: said.told != [])
    assert len(said.told) == 1
    assert window.sides[Side.B].title.text() == "乙.govreport"
    assert rows(window)


def test_two_forms(read, tmp_path):
    paths = tmp_path / "旧.govreport", tmp_path / "新.govreport"
    for path, report in zip(paths, (report_2019(), sound_report()), strict=True):
        project.save(Project(report), path)
    window = read(a=paths[0], b=paths[1])
    assert "只比较了两种格式里含义相同的格子" in window.note.text()
    assert ("表二·规章·本年新制作数量", "3", "", "另一份没有对应的格子") in rows(window)


def test_a_missing_table(read, tmp_path):
    paths = tmp_path / "全.govreport", tmp_path / "缺.govreport"
    for path, report in zip(paths, (sound_report(), without_table(sound_report(), "review")), strict=True):
        project.save(Project(report), path)
    assert rows(read(a=paths[0], b=paths[1])) == [("表四", "有这张表", "没有这张表", "")]


def test_model(read, files, qtmodeltester):
    qtmodeltester.check(read(a=files[0], b=files[1]).model, force_py=True)


def test_an_empty_model(qapp, qtmodeltester):
    qtmodeltester.check(CompareModel(), force_py=True)


def test_the_command_begins_with_the_open_report(window, files, said):
    window.open_path(str(files[1]))
    window.actions_by_id["compare_any_two"].trigger()
    compared = window.desk.compares._any_two
    assert compared.sides[Side.A].title.text() == "打开的报告：乙.govreport"
    assert compared.sides[Side.B].report is None
    compared.close()


def test_it_can_be_used_from_the_start_page(window):
    window.actions_by_id["compare_any_two"].trigger()
    compared = window.desk.compares._any_two
    assert [compared.sides[side].report for side in Side] == [None, None]
    compared.close()
