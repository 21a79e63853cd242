"""What a later version of the program wrote into a project file survives editing and saving in this one."""

from __future__ import annotations

import json
import zipfile
from datetime import datetime

import pytest

from govreport_gui.form import CellRef
from govreport_gui.gui.document import Document
from govreport_gui.issued import issue
from govreport_gui.project import Project, load, save
from tests.builders import sound_report
from tests.test_project import rewritten

CELL = CellRef("applications", "received_new", "natural")
LATER = {"history.json": b'{"steps": []}', "notes/1.txt": "以后的版本写的".encode()}


@pytest.fixture
def of_a_later_version(tmp_path):
    """Return a file into which a later version of this format wrote more than we know, everywhere."""
    path = tmp_path / "报告.govreport"
    project = Project(sound_report(), sound_report(), issued=(issue(sound_report(), "a.docx", datetime(2026, 1, 15)),))
    save(project, path)
    with zipfile.ZipFile(path) as archive:
        data = {name: json.loads(archive.read(name)) for name in archive.namelist() if name.endswith(".json")}
    for record in (data["report.json"], data["report.json"]["report"], data["last_year.json"]["report"]):
        record["later"] = {"a": [1, "二"]}
    changed = {name.replace(".", "__"): json.dumps(record) for name, record in data.items()}
    return rewritten(path, **changed, **{name.replace(".", "__"): raw for name, raw in LATER.items()})


def test_what_a_later_version_wrote_survives_edits_and_saves_in_the_window(qapp, of_a_later_version, tmp_path):
    document = Document(check=lambda _report, _last_year: [])
    document.open(of_a_later_version)
    document.set_cells({CELL: "7"}, "输入")
    document.set_field("title", "新的标题")
    document.undo_stack.undo()
    document.save(tmp_path / "b.govreport")
    with zipfile.ZipFile(tmp_path / "b.govreport") as archive:
        assert {name: archive.read(name) for name in LATER} == LATER
        report, last_year = (json.loads(archive.read(name)) for name in ("report.json", "last_year.json"))
    assert report["later"] == report["report"]["later"] == last_year["report"]["later"] == {"a": [1, "二"]}
    assert load(tmp_path / "b.govreport").report.cell(CELL) == "7"
