"""The start page: the files of late by name, errors and day; the keyboard; files dropped on it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from govreport_gui import project
from govreport_gui.gui.actions import ACTIONS
from govreport_gui.gui.files import recent_files
from govreport_gui.gui.files.start_page import StartPage
from govreport_gui.gui.tab_order import next_in_chain
from tests.builders import sound_report

TITLE = "云溪县青禾镇人民政府2024年政府信息公开工作年度报告"


@pytest.fixture
def files(tmp_path):
    """Three reports opened one after the other, the last first in the list."""
    made = [tmp_path / f"{number}.govreport" for number in range(3)]
    for number, file in enumerate(made):
        project.save(project.Project(sound_report()), file)
        recent_files.remember(file, f"{TITLE}{number}", number)
    return made[::-1]


@pytest.fixture
def page(qtbot):
    made = StartPage()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.refresh()
    made.show()
    return made


def listed(page):
    return [line.record.path for line in page.recent.lines]


def test_the_newest_is_first_with_its_errors(files, page):
    assert listed(page) == [str(file) for file in files]
    assert [line.text().partition(" ")[2].strip()[:5] for line in page.recent.lines] == [
        "2 个错误",
        "1 个错误",
        "没有错误 ",
    ]


def test_what_is_gone_is_not_listed(files, page):
    files[1].unlink()
    page.refresh()
    assert listed(page) == [str(files[0]), str(files[2])]


def test_a_long_title_is_shortened_and_not_what_stands_behind_it(files, page, qtbot):
    line = page.recent.lines[0]
    assert TITLE in line.text()
    page.resize(400, 600)
    qtbot.waitUntil(lambda: "…" in line.text())
    assert "2 个错误 · 今天" in line.text()
    assert line.fontMetrics().horizontalAdvance(line.text()) < line.width()
    assert TITLE in line.accessibleName()


def test_delete_takes_a_file_off_the_list_and_leaves_it_where_it_is(files, page, qtbot):
    qtbot.keyClick(page.recent.lines[0], Qt.Key.Key_Delete)
    assert listed(page) == [str(file) for file in files[1:]]
    assert files[0].is_file()
    assert [record.path for record in recent_files.recent_files()] == listed(page)


def test_the_list_goes_with_its_last_file(files, page, qtbot):
    for _file in files:
        qtbot.keyClick(page.recent.lines[0], Qt.Key.Key_Delete)
    assert page.recent.isHidden()


def test_space_opens(files, page, qtbot):
    with qtbot.waitSignal(page.file_chosen) as chosen:
        qtbot.keyClick(page.recent.lines[1], Qt.Key.Key_Space)
    assert chosen.args == [str(files[1])]


def test_every_button_is_a_command_and_reached_by_tab(page, qtbot):
    buttons = [button for button in page.findChildren(QPushButton) if button.isVisible()]
    chosen = []
    page.chosen.connect(chosen.append)
    for button in buttons:
        button.click()
    assert chosen == ["roll", "open", "import", "new", "sample"]
    assert set(chosen) <= {record.id for record in ACTIONS}
    assert all(button.focusPolicy() & Qt.FocusPolicy.TabFocus for button in buttons)


# ── Files with the same title ──


def remembered(*files):
    for file in files:
        file.parent.mkdir(exist_ok=True)
        project.save(project.Project(sound_report()), file)
        recent_files.remember(file, TITLE, 0)


def test_files_with_the_same_title_are_told_apart_by_their_names(tmp_path, qtbot):
    remembered(tmp_path / "送审稿.govreport", tmp_path / "定稿.govreport")
    page = StartPage()
    qtbot.addWidget(page)
    page.resize(420, 600)
    page.show()
    page.refresh()
    for line, name in zip(page.recent.lines, ("定稿", "送审稿"), strict=True):
        qtbot.waitUntil(lambda line=line: "…" in line.text())
        assert f"（{name}.govreport）" in line.text() and "没有错误 · 今天" in line.text()
        assert f"{TITLE}（{name}.govreport）" in line.accessibleName()
        assert line.fontMetrics().horizontalAdvance(line.text()) < line.width()


def test_the_folder_is_named_where_the_names_are_equal_too(tmp_path):
    remembered(tmp_path / "甲" / "年报.govreport", tmp_path / "乙" / "年报.govreport", tmp_path / "定稿.govreport")
    names = recent_files.file_names(recent_files.recent_files())
    assert list(names.values()) == ["定稿.govreport", "年报.govreport，在“乙”里", "年报.govreport，在“甲”里"]


def test_the_whole_folder_is_named_where_folders_are_called_the_same(tmp_path):
    for place in ("甲", "乙"):
        (tmp_path / place).mkdir()
    folders = [tmp_path / place / "2024" for place in ("甲", "乙")]
    remembered(*(folder / "年报.govreport" for folder in folders))
    names = recent_files.file_names(recent_files.recent_files())
    assert list(names.values()) == [f"年报.govreport，在“{folder}”里" for folder in folders[::-1]]


def test_a_title_of_its_own_needs_no_name(files):
    assert recent_files.names_of_namesakes(recent_files.recent_files()) == {}


def test_tab_goes_as_the_lines_stand(files, page):
    page.refresh()  # the lines are made anew, behind everything else
    chain, widget = [], next_in_chain(page.main_button)
    while widget is not page.main_button:
        chain.append(widget)
        widget = next_in_chain(widget)
    stops = [widget for widget in chain if widget in (*page.recent.lines, page.recovery)]
    assert stops == [*page.recent.lines, page.recovery]
