"""What went out under which id: the same report, the same id; the last ten are kept, saved and read again."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from govreport_gui.fingerprint import fingerprint, in_groups, version_id
from govreport_gui.form import CellRef
from govreport_gui.issued import KEPT, find, issue, with_issued
from govreport_gui.project import Project, load, save
from govreport_gui.report import KeptSentence, Part
from tests.builders import foreign_grid, picture, sample_report, sound_report

NOON = datetime(2025, 1, 13, 12, 0, 5)
CELL = CellRef("applications", "carried_out", "natural")


def changed(report, number=0):
    return replace(report, title=f"{report.title}（{number}）")


# ── fingerprint ──


def test_a_fingerprint_is_of_what_the_report_says():
    report = sound_report()
    said = (
        changed(report),
        report.with_cells({CELL: "77"}),
        report.with_part("overview", Part((*report.section("overview").items, picture()))),
        report.with_part("overview", Part((*report.section("overview").items, foreign_grid()))),
    )
    assert len({fingerprint(other) for other in (report, *said)}) == 1 + len(said)


def test_what_is_not_printed_does_not_count():
    report = sound_report()
    marked = replace(report, kept=(KeptSentence("overview", "一句话"),), source_marks=("comment",))
    assert fingerprint(marked) == fingerprint(report)


def test_the_short_form_is_the_beginning_in_groups_of_four():
    assert in_groups(fingerprint(sound_report())).replace(" ", "").lower() == version_id(sound_report())
    assert in_groups("4f2a9c81d3b7e605aaaa") == "4F2A 9C81 D3B7 E605"


# ── records ──


def test_the_same_report_has_one_record_and_the_last_time_holds():
    first = issue(sound_report(), "一.docx", NOON)
    again = issue(sound_report(), "二.docx", NOON + timedelta(hours=1))
    other = issue(sample_report(), "三.docx", NOON)
    assert with_issued(with_issued((first,), other), again) == (other, again)


def test_the_last_ones_are_kept():
    records = ()
    for number in range(KEPT + 3):
        records = with_issued(records, issue(changed(sound_report(), number), f"{number}.docx", NOON))
    assert [record.file_name for record in records] == [f"{number}.docx" for number in range(3, KEPT + 3)]


def test_a_record_is_found_by_its_id():
    record = issue(sound_report(), "一.docx", NOON)
    assert find((issue(sample_report(), "二.docx", NOON), record), record.id) is record
    assert find((record,), "0" * 16) is None


# ── in the project file ──


def with_picture(report):
    return report.with_part("overview", Part((*report.section("overview").items, picture())))


def saved(tmp_path, *reports):
    records = tuple(issue(report, f"{k}.docx", NOON + timedelta(minutes=k)) for k, report in enumerate(reports))
    path = tmp_path / "报告.govreport"
    save(Project(sound_report(), issued=records), path)
    return path, records


def test_records_are_saved_with_the_report(tmp_path):
    path, records = saved(tmp_path, sample_report(), with_picture(sound_report()))
    assert load(path).issued == records


def test_a_record_names_time_file_and_fingerprint_for_people(tmp_path):
    path, (record,) = saved(tmp_path, sample_report())
    with zipfile.ZipFile(path) as archive:
        told = json.loads(archive.read(record.entry))
    assert {key: told[key] for key in told if key != "report"} == {
        "id": record.id,
        "when": "2025-01-13T12:00:05",
        "file_name": "0.docx",
        "fingerprint": fingerprint(sample_report()),
    }


def rewritten(path, entry, data):
    with zipfile.ZipFile(path) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()} | {entry: data}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in kept.items():
            archive.writestr(name, content)
    return kept


@pytest.mark.parametrize("damaged", [b"{", b"[]", b'{"id": 3}', b"\xff", b'{"id":"a","when":"b","file_name":"c"}'])
def test_a_damaged_record_does_no_harm_and_stays(tmp_path, damaged):
    path, (record, other) = saved(tmp_path, sample_report(), sound_report())
    rewritten(path, record.entry, damaged)
    project = load(path)
    assert project.issued == (other,)
    save(project, path)
    with zipfile.ZipFile(path) as archive:
        assert archive.read(record.entry) == damaged


def test_what_a_later_version_writes_into_a_record_is_kept(tmp_path):
    path, (record,) = saved(tmp_path, sample_report())
    with zipfile.ZipFile(path) as archive:
        later = json.dumps(json.loads(archive.read(record.entry)) | {"signed_by": "局长"}).encode()
    rewritten(path, record.entry, later)
    save(load(path), path)
    with zipfile.ZipFile(path) as archive:
        assert archive.read(record.entry) == later
