"""关于: versions and folders as they are, every library we ship."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

import govreport_gui
from govreport_gui import log, paths
from govreport_gui.gui.help import about_facts
from govreport_gui.gui.help.about_dialog import PORTABLE, AboutDialog

PROJECT = Path(__file__).resolve().parents[3] / "pyproject.toml"


@pytest.fixture
def opened(monkeypatch):
    places = []
    monkeypatch.setattr(QDesktopServices, "openUrl", places.append)
    return places


@pytest.fixture
def dialog(qtbot):
    made = AboutDialog()
    qtbot.addWidget(made)
    return made


def press(dialog, words):
    next(button for button in dialog.findChildren(QPushButton) if button.text() == words).click()


def test_every_dependency_is_named_with_a_licence():
    wanted = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    named = {library.package for library in about_facts.LIBRARIES if library.package}
    assert named == {re.split(r"[^\w-]", line)[0] for line in wanted}
    assert all(library.licence and library.purpose for library in about_facts.LIBRARIES)
    assert all(library.version for library in about_facts.LIBRARIES if library.package)


def test_copy_takes_versions_and_folders(dialog):
    press(dialog, "复制")
    copied = QGuiApplication.clipboard().text()
    wanted = (govreport_gui.__version__, qVersion(), str(paths.user_data()), str(paths.user_log()), "lxml")
    assert [word for word in wanted if word not in copied] == []


def test_folders_and_log_are_opened_from_this_computer(dialog, opened):
    press(dialog, "打开数据文件夹")
    press(dialog, "打开日志")  # nothing is written yet
    log.start()
    press(dialog, "打开日志")
    log.stop()
    assert [Path(place.toLocalFile()) for place in opened] == [paths.user_data(), paths.user_log(), log.file()]


def test_portable_is_said(dialog, qtbot, tmp_path, monkeypatch):
    assert PORTABLE not in texts(dialog)
    monkeypatch.setenv(paths.HOME, str(tmp_path))
    portable = AboutDialog()
    qtbot.addWidget(portable)
    assert PORTABLE in texts(portable)


def texts(dialog):
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_the_menu_opens_the_log(window, opened):
    window.actions_by_id["open_log"].trigger()
    assert [Path(place.toLocalFile()) for place in opened] == [paths.user_log()]
