"""Where settings, data and log lie: as the system wants it, or all in one folder on a stick."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from govreport_gui import paths
from govreport_gui.errors import WriteError


@pytest.fixture
def beside(tmp_path, monkeypatch):
    """Let the program stand in a folder of its own, and forget afterwards what it chose."""
    program = tmp_path / "stick"
    program.mkdir()
    monkeypatch.setattr(paths, "_program_folder", lambda: program)
    monkeypatch.setenv(paths.HOME, "")
    return program


def test_each_kind_has_its_own_place(tmp_path):
    folders = [paths.user_data(), paths.user_settings(), paths.user_log()]
    assert all(folder.is_dir() and folder.is_relative_to(tmp_path) for folder in folders)
    assert not paths.is_portable()


@pytest.mark.skipif(sys.platform != "linux", reason="the XDG folders are Linux's")
def test_without_variables_they_are_where_linux_expects_them(tmp_path, monkeypatch):
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert paths.user_data() == tmp_path / ".local/share/govreport"
    assert paths.user_settings() == tmp_path / ".config/govreport"
    assert paths.user_log() == tmp_path / ".local/state/govreport/log"


def test_portable_keeps_everything_beside_the_program(beside):
    paths.be_portable()
    home = beside / paths.PORTABLE_FOLDER
    assert [paths.user_data(), paths.user_settings(), paths.user_log()] == [
        home / "data",
        home / "config",
        home / "log",
    ]
    assert paths.is_portable()


def test_a_process_that_is_started_keeps_to_it(beside):
    paths.be_portable()
    ask = "from govreport_gui import paths; print(paths.user_data())"
    child = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, encoding="utf-8", check=True)
    assert Path(child.stdout.strip()) == paths.user_data()


def test_a_stick_that_cannot_be_written_is_told(beside):
    (beside / paths.PORTABLE_FOLDER).write_text("a file in the way", encoding="utf-8")
    with pytest.raises(WriteError, match="写保护"):
        paths.be_portable()
    assert not os.environ[paths.HOME]


def test_a_home_that_cannot_be_written_stops_nobody_from_starting(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv(paths.HOME, str(blocked))
    assert paths.user_data() == blocked / "data"
