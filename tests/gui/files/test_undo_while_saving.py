"""An import is taken back, or one goes back behind it, while it is being saved: each report keeps the file it has."""

from __future__ import annotations

import threading

import pytest

from govreport_gui import project, writers
from govreport_gui.form import CellRef
from govreport_gui.gui.files import file_flow
from govreport_gui.gui.widgets.undo_list import go_to_step
from govreport_gui.importing import import_file
from tests.builders import sound_report

pytestmark = pytest.mark.usefixtures("slow_work")
CELL = CellRef("applications", "received_new", "natural")
BACK = {"撤销": lambda window: window.undo(), "撤销记录": lambda window: go_to_step(window.document, 0)}


@pytest.fixture
def saved(tmp_path):
    path = tmp_path / "青禾镇.govreport"
    project.save(project.Project(sound_report()), path)
    return path


@pytest.fixture
def imported(window, saved):
    """The window with a report that took the place of a saved one and has no file yet."""
    word = saved.with_name("送阅.docx")
    writers.write(sound_report(), word)
    window.open_path(str(saved))
    window.document.accept_import(import_file(word), word)
    return window


def go_back_while_saving(window, disk, way):
    disk_gets_on = threading.Timer(0.1, disk.gate.set)
    with disk.busy_during(disk_gets_on.start, lambda: BACK[way](window)):
        window.files.save()


@pytest.mark.parametrize("way", BACK)
def test_what_is_saved_does_not_become_the_file_of_the_report_before(imported, saved, disk, way):
    target = saved.with_name("新.govreport")
    imported.document.set_path(target)
    go_back_while_saving(imported, disk, way)
    assert project.load(target).original_name == "送阅.docx"
    assert imported.document.path == saved


@pytest.mark.parametrize("way", BACK)
def test_an_import_saved_for_the_first_time_has_its_file_when_it_comes_again(imported, saved, disk, way, monkeypatch):
    target = saved.with_name("新.govreport")
    monkeypatch.setattr(file_flow, "ask_save", lambda *_: target)
    go_back_while_saving(imported, disk, way)
    assert imported.document.path == saved
    imported.redo()
    assert imported.document.path == target


@pytest.mark.parametrize("way", BACK)
def test_the_window_lives_on_until_the_import_can_be_taken_back(imported, saved, disk, way, monkeypatch):
    target = saved.with_name("新.govreport")
    monkeypatch.setattr(file_flow, "ask_save", lambda *_: target)
    beats = []
    with disk.busy_during(lambda: BACK[way](imported), lambda: beats.append(imported.document.path)):
        assert imported.files.save()  # the disk gets on only because the window is awake
    assert beats == [None]
    assert (imported.document.path, project.load(target).original_name) == (saved, "送阅.docx")


@pytest.mark.parametrize("way", BACK)
def test_who_types_meanwhile_keeps_what_was_typed(imported, saved, disk, way, monkeypatch):
    target = saved.with_name("新.govreport")
    monkeypatch.setattr(file_flow, "ask_save", lambda *_: target)
    with disk.busy_during(lambda: BACK[way](imported), lambda: imported.document.set_cells({CELL: "77"}, "输入")):
        imported.files.save()
    assert (imported.document.report.cell(CELL), imported.document.path) == ("77", target)
