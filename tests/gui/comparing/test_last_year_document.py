"""Last year's report in the open document: attached, detached, saved, kept over an import."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from govreport_gui.gui.document import Document
from govreport_gui.recognise.records import Recognition
from govreport_gui.report import Part
from tests.builders import picture, sound_report

NOW = sound_report()
LAST = replace(NOW, year=2023)


@pytest.fixture
def open_report(qapp):
    return Document(NOW)


def test_attaching_and_detaching_are_a_step_each(open_report):
    open_report.attach_last_year(LAST)
    open_report.detach_last_year()
    steps = [open_report.undo_stack.text(k) for k in range(open_report.undo_stack.count())]
    assert steps == ["附上去年的报告", "去掉去年的报告"]
    assert open_report.last_year is None
    open_report.undo_stack.undo()
    assert open_report.last_year == LAST
    open_report.undo_stack.undo()
    assert open_report.last_year is None
    assert open_report.report == NOW


def test_what_is_attached_already_is_no_step(open_report):
    open_report.detach_last_year()
    open_report.attach_last_year(LAST)
    open_report.attach_last_year(LAST)
    assert open_report.undo_stack.count() == 1


def test_it_travels_in_the_project_file(open_report, tmp_path):
    open_report.attach_last_year(LAST)
    open_report.save(tmp_path / "青禾镇.govreport")
    again = Document()
    again.open(tmp_path / "青禾镇.govreport")
    assert again.last_year == LAST
    assert not again.modified


def test_what_a_later_version_said_about_the_old_one_goes_with_it(tmp_path):
    path = tmp_path / "青禾镇.govreport"
    document = Document(NOW)
    document.attach_last_year(LAST)
    document.save(path)
    _rewrite(path, "last_year.json", lambda data: data["report"].update(mood="later"))
    document.open(path)
    document.save(path)
    assert _stored(path, "last_year.json")["report"]["mood"] == "later"
    document.attach_last_year(replace(LAST, organ="云溪县桑园镇人民政府"))
    document.save(path)
    assert "mood" not in _stored(path, "last_year.json")["report"]


def _stored(path: Path, name: str) -> dict:
    with zipfile.ZipFile(path) as archive:
        return json.loads(archive.read(name))


def _rewrite(path: Path, name: str, change) -> None:
    with zipfile.ZipFile(path) as archive:
        entries = {entry: archive.read(entry) for entry in archive.namelist()}
    data = json.loads(entries[name])
    change(data)
    entries[name] = json.dumps(data).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for entry, content in entries.items():
            archive.writestr(entry, content)


@pytest.mark.parametrize(
    ("imported", "stays"),
    [(NOW, True), (replace(NOW, year=2020), False), (replace(NOW, organ="云溪县桑园镇人民政府"), False)],
)
def test_it_stays_over_an_import_it_belongs_to(open_report, imported, stays):
    open_report.attach_last_year(LAST)
    open_report.accept_import(Recognition(report=imported), Path("今年.docx"))
    assert (open_report.last_year == LAST) is stays
    open_report.undo_stack.undo()
    assert open_report.last_year == LAST


def test_a_picture_goes_behind_the_text_as_one_step(open_report):
    open_report.set_part("other", Part.of("没有收取信息处理费。"))
    before = open_report.report
    open_report.insert_picture("other", picture())
    assert open_report.report.section("other").items == ("没有收取信息处理费。", picture())
    open_report.undo_stack.undo()
    assert open_report.report == before
