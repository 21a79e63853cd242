"""Reading a file beside the window: in a thread or a process, cancelled or not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from govreport_gui import paths
from govreport_gui.errors import GovReportError
from govreport_gui.gui.importing import reading as reading_module
from govreport_gui.gui.importing.import_dialog import ImportDialog
from govreport_gui.gui.importing.reading import ProcessReading, Reading, ThreadReading, reading_of
from govreport_gui.gui.main_window import MainWindow
from govreport_gui.importing import import_file
from tests.processes import is_gone

SAMPLE = paths.resource("samples", "sample_report.docx")
needs_posix = pytest.mark.skipif(os.name != "posix", reason="a stand-in for LibreOffice is a shell script")


@pytest.fixture
def rtf(tmp_path) -> Path:
    path = tmp_path / "去年.rtf"
    path.write_bytes(rb"{\rtf1 x\par}")
    return path


@pytest.fixture
def endless_office(tmp_path, monkeypatch) -> Path:
    """Let LibreOffice be a program that never ends; return the file its process number will stand in."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "soffice"
    program.write_text(
        f'#!/bin/sh\necho $$ > "{folder}/pid.new"; mv "{folder}/pid.new" "{folder}/pid"; exec sleep 600\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    return folder / "pid"


def finish(reading: Reading, qtbot) -> None:
    with qtbot.waitSignal(reading.finished, timeout=30_000):
        reading.start()


@pytest.mark.parametrize("kind", [ThreadReading, ProcessReading])
def test_either_way_reads_the_same(qtbot, kind):
    reading = kind(SAMPLE)
    finish(reading, qtbot)
    assert reading.result() == import_file(SAMPLE)


@pytest.mark.parametrize("kind", [ThreadReading, ProcessReading])
def test_either_way_tells_what_is_wrong(qtbot, kind, tmp_path):
    reading = kind(tmp_path / "没有.docx")
    finish(reading, qtbot)
    with pytest.raises(GovReportError, match="找不到"):
        reading.result()


def test_only_what_needs_it_gets_a_process(qapp, rtf):
    assert isinstance(reading_of(SAMPLE), ThreadReading)
    assert isinstance(reading_of(rtf), ProcessReading)


def test_a_process_says_how_far_it_is(qtbot):
    reading = ProcessReading(SAMPLE)
    said: list[str] = []
    reading.progressed.connect(said.append)
    finish(reading, qtbot)
    assert said == ["正在读取，文件较大时要等一会儿…"]


@needs_posix
def test_a_cancel_ends_the_process_and_the_conversion(qtbot, rtf, endless_office):
    reading = ProcessReading(rtf)
    reading.start()
    qtbot.waitUntil(endless_office.exists, timeout=30_000)
    with qtbot.waitSignal(reading.finished, timeout=30_000):
        reading.cancel()
    assert reading.was_cancelled
    assert is_gone(int(endless_office.read_text()))


@needs_posix
def test_a_reading_has_a_limit_of_time(qtbot, rtf, endless_office, monkeypatch):
    monkeypatch.setattr(reading_module, "MOST_TIME", 1)
    reading = ProcessReading(rtf)
    finish(reading, qtbot)
    with pytest.raises(GovReportError, match=r"用了太久.*请"):
        reading.result()


@needs_posix
def test_a_window_that_closes_stops_it(qtbot, rtf, endless_office):
    reading = ProcessReading(rtf)
    reading.start()
    qtbot.waitUntil(endless_office.exists, timeout=30_000)
    reading.wait()
    assert is_gone(int(endless_office.read_text()))


def test_a_window_that_closes_shows_no_import_any_more(qtbot, monkeypatch):
    shown = []
    monkeypatch.setattr(ImportDialog, "exec", lambda dialog: shown.append(dialog.file_name) or 0)
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.open_path(str(SAMPLE))
    with qtbot.waitSignal(window.files.reading_changed):
        assert window.close()
    assert shown == []


def test_a_program_that_cannot_start_is_told(qtbot, monkeypatch):
    monkeypatch.setattr(reading_module.import_worker, "command", lambda _path: (["/no/such/program"], Path("/")))
    reading = ProcessReading(SAMPLE)
    finish(reading, qtbot)
    with pytest.raises(GovReportError, match="没有读完"):
        reading.result()


@needs_posix
def test_the_window_offers_to_cancel(qtbot, rtf, endless_office):
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.open_path(str(rtf))
    qtbot.waitUntil(endless_office.exists, timeout=30_000)
    assert window.desk.cancel.isVisible()
    assert "LibreOffice" in window.statusBar().currentMessage()
    with qtbot.waitSignal(window.files.reading_changed, check_params_cb=lambda name: name == "", timeout=30_000):
        window.desk.cancel.click()
    assert not window.desk.cancel.isVisible()
    assert not window.has_report
    assert is_gone(int(endless_office.read_text()))
