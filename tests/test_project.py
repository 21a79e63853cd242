"""The project file: nothing is lost, damage and newer formats are told in one sentence, old files open for ever."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govreport_gui import project as projects
from govreport_gui.blocks import Grid, Picture
from govreport_gui.checks import check
from govreport_gui.errors import ReadError, WriteError
from govreport_gui.form import CellRef
from govreport_gui.project import Project, Unknown, load, save
from govreport_gui.report import Part, report_json
from govreport_gui.storage import unpack_part
from govreport_gui.text_links import TextLink
from tests.arbitrary import reports
from tests.builders import foreign_grid, picture, report_2019, sample_report, sound_report

SAMPLES = Path(__file__).parent / "projects"


def rewritten(path: Path, **entries: bytes | str | None) -> Path:
    """Change entries of a project file ("__" in a name stands for "."), or drop those that are None."""
    with zipfile.ZipFile(path) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    kept |= {name.replace("__", "."): data for name, data in entries.items()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in kept.items():
            if data is not None:
                archive.writestr(name, data)
    return path


def edited(path: Path, change) -> Path:
    """Change the data of report.json in place."""
    with zipfile.ZipFile(path) as archive:
        data = json.loads(archive.read("report.json"))
    change(data)
    return rewritten(path, report__json=json.dumps(data))


@pytest.fixture
def saved(tmp_path):
    path = tmp_path / "报告.govreport"
    save(Project(sound_report()), path)
    return path


def full_project() -> Project:
    """Make a project with everything in it that a file can hold."""
    report = sample_report()
    overview = Part((*report.section("overview").items, picture(), foreign_grid(), "以上。"))
    return Project(report.with_part("overview", overview), report_2019(), "去年的报告.txt", "去年的原文".encode())


def contents(project: Project) -> dict[str, object]:
    """Say what is in a project, for people to read."""
    items = [item for key in project.report.form.section for item in project.report.section(key).items]
    return {
        "report": report_json(project.report),
        "typed_totals": sorted(list(ref) for ref in project.report.typed_totals),
        "headings": [list(heading) for heading in project.report.headings],
        "pictures": [[item.name, item.media_type, item.data.hex()] for item in items if isinstance(item, Picture)],
        "foreign_tables": [[cell.text for cell in item.cells] for item in items if isinstance(item, Grid)],
        "last_year": report_json(project.last_year) if project.last_year else None,
        "original": [project.original_name, project.original.decode()],
    }


@given(report=reports(), last_year=st.none() | reports(), original=st.binary(max_size=50))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_round_trip(tmp_path, report, last_year, original):
    path = tmp_path / "报告.govreport"
    project = Project(report, last_year, "原件.docx", original)
    save(project, path)
    assert load(path) == project


@given(report=reports())
@settings(max_examples=15, deadline=None)
def test_any_report_can_be_checked(report):
    """Whatever a project file may hold, the checks say something about it and never raise."""
    assert isinstance(check(report), list)


def test_the_same_project_makes_the_same_bytes(tmp_path):
    a, b = tmp_path / "a.govreport", tmp_path / "b.govreport"
    save(full_project(), a)
    save(load(a), b)
    assert a.read_bytes() == b.read_bytes()


def test_a_person_can_read_the_data(saved):
    text = zipfile.ZipFile(saved).read("report.json").decode()
    assert '"title": "云溪县青禾镇人民政府2024年政府信息公开工作年度报告"' in text
    assert text.splitlines()[1].strip() == '"format": 1,'


@pytest.mark.parametrize("number", range(1, projects.FORMAT + 1))
def test_files_of_every_format_open(number):
    """The samples were written once, by the version that had the format; their contents stand beside them."""
    project = load(SAMPLES / f"format_{number}.govreport")
    expected = json.loads((SAMPLES / f"format_{number}.expected.json").read_text(encoding="utf-8"))
    assert contents(project) == expected


def test_there_is_a_migration_from_every_older_format():
    assert len(projects.MIGRATIONS) == projects.FORMAT - 1


def test_migrations_run_in_order(saved, monkeypatch):
    def rename(data):
        return {**data, "report": {**data["report"], "title": data["report"].pop("heading")}}

    def shorten(data):
        return {**data, "report": {**data["report"], "title": data["report"]["title"][:3]}}

    edited(saved, lambda data: data["report"].update(heading=data["report"].pop("title")))
    monkeypatch.setattr(projects, "MIGRATIONS", (rename, shorten))
    monkeypatch.setattr(projects, "FORMAT", 3)
    assert load(saved).report.title == "云溪县"


def test_newer_formats_are_refused_politely(saved):
    edited(saved, lambda data: data.update(format=9999))
    with pytest.raises(ReadError, match="更新版本的程序保存的。请把程序升级"):
        load(saved)


def test_what_a_later_version_wrote_survives(saved):
    edited(saved, lambda data: (data.update(waivers=[1]), data["report"].update(reviewed_by="某某")))
    rewritten(saved, history__json='{"steps": []}')
    project = load(saved)
    save(replace(project, report=sample_report()), saved)
    with zipfile.ZipFile(saved) as archive:
        data = json.loads(archive.read("report.json"))
        assert archive.read("history.json") == b'{"steps": []}'
    assert data["waivers"] == [1]
    assert data["report"]["reviewed_by"] == "某某"


WRONG = {
    "no report": lambda d: d.pop("report"),
    "report a list": lambda d: d.update(report=[]),
    "format a text": lambda d: d.update(format="1"),
    "format null": lambda d: d.update(format=None),
    "format zero": lambda d: d.update(format=0),
    "title a number": lambda d: d["report"].update(title=7),
    "year a text": lambda d: d["report"].update(year="2024"),
    "year true": lambda d: d["report"].update(year=True),
    "unknown form": lambda d: d["report"].update(form="1999"),
    "form a list": lambda d: d["report"].update(form=[]),
    "unknown section": lambda d: d["report"]["sections"].update(appendix=[]),
    "unknown cell": lambda d: d["report"]["tables"]["review"].update(nobody={"total": "1"}),
    "cell a number": lambda d: d["report"]["tables"]["disclosure"]["rules"].update(issued=1),
    "cell name too short": lambda d: d["report"].update(typed_totals=[["review", "total"]]),
    "heading a text": lambda d: d["report"].update(headings=["一、"]),
    "part a text": lambda d: d["report"].update(preamble="前言"),
    "unknown block": lambda d: d["report"].update(preamble=[{"kind": "video"}]),
    "paragraph block in a part": lambda d: d["report"].update(preamble=[{"kind": "paragraph"}]),
    "picture missing": lambda d: d["report"].update(preamble=[{"kind": "picture", "file": "../../secret"}]),
    "endless width": lambda d: d["report"].update(preamble=[{"kind": "picture", "width_mm": 10**400}]),
    "endless table": lambda d: d["report"].update(preamble=[{"kind": "grid", "cells": [{"rows": 10**9}]}]),
    "cell above a table": lambda d: d["report"].update(preamble=[{"kind": "grid", "cells": [{"row": -1}]}]),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_data_is_told_in_one_sentence(saved, name):
    edited(saved, WRONG[name])
    with pytest.raises(ReadError, match="已经损坏，打不开。请从备份"):
        load(saved)


@pytest.mark.parametrize("width", [float("inf"), 1e308, 0, -5.0])
def test_a_width_that_no_picture_has_is_none(width):
    files = {"pictures/a": b"x"}
    stored = [{"kind": "picture", "file": "pictures/a", "width_mm": width, "height_mm": 20}]
    (picture,) = unpack_part(stored, files).items
    assert (picture.width_mm, picture.height_mm) == (None, 20.0)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\0" * 4096,
        b"[" * 100_000,
        b"[]",
        b"\xff\xfe",
        b'{"format": 1, "report": {"year": NaN}}',
        b'{"format": 1, "report": {"year": ' + b"9" * 5000 + b"}}",
        b'{"format": 1, "report"',
    ],
)
def test_broken_json_is_told_in_one_sentence(saved, raw):
    rewritten(saved, report__json=raw)
    with pytest.raises(ReadError, match="已经损坏"):
        load(saved)


def test_half_a_surrogate_pair_does_not_break_the_next_save(saved):
    edited(saved, lambda data: data["report"].update(title="\ud800年报"))
    project = load(saved)
    save(project, saved)
    assert load(saved).report.title == project.report.title == "?年报"


@pytest.mark.parametrize("size", [0, 1, 100, 0.5, 0.9])
def test_cut_files_are_told_in_one_sentence(saved, size):
    data = saved.read_bytes()
    saved.write_bytes(data[: int(size * len(data)) if size < 1 else size])
    with pytest.raises(ReadError, match=r"。$"):
        load(saved)


@pytest.mark.parametrize("place", [40, 200, 1000])
def test_a_flipped_byte_is_noticed(saved, place):
    data = bytearray(saved.read_bytes())
    data[place] ^= 0xFF
    saved.write_bytes(bytes(data))
    with pytest.raises(ReadError):
        load(saved)


def test_bombs_are_refused(tmp_path, saved, monkeypatch):
    monkeypatch.setattr(projects, "MAX_BYTES", 100_000)
    rewritten(saved, pictures="0" * 200_000)
    with pytest.raises(ReadError):
        load(saved)
    with pytest.raises(WriteError, match="图片"):
        save(Project(sound_report(), original=b"0" * 200_000), tmp_path / "b.govreport")


def test_unusual_compression_is_refused(tmp_path):
    path = tmp_path / "a.govreport"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("report.json", "{}")
    with pytest.raises(ReadError):
        load(path)


def test_names_that_lead_outside_write_nothing(tmp_path):
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    path = folder / "报告.govreport"
    save(Project(sound_report(), unknown=Unknown({"../../evil.txt": b"x", "/tmp/evil": b"x"})), path)
    assert load(path).unknown.entries == {"../../evil.txt": b"x", "/tmp/evil": b"x"}
    assert [file.name for file in tmp_path.rglob("*") if file.is_file()] == ["报告.govreport"]


def test_missing_file_and_folder(tmp_path):
    for path in (tmp_path / "没有.govreport", tmp_path):
        with pytest.raises(ReadError, match=r"。$"):
            load(path)


def test_a_zip_that_is_no_project(tmp_path):
    path = tmp_path / "a.govreport"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("assets/a.png", b"x")
    path.write_bytes(buffer.getvalue())
    with pytest.raises(ReadError, match="不是本程序保存的"):
        load(path)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\0" * 4096,
        b'{"format": 1}',
        b"cposix\nsystem\n(S'echo'\ntR.",
        b"!!python/object/apply:os.system ['echo']",
        b"SQLite format 3\0" + b"\0" * 100,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512,
        b"PK\x03\x04" + b"\0" * 100,
    ],
)
def test_other_files_by_that_name(tmp_path, raw):
    path = tmp_path / "报告.govreport"
    path.write_bytes(raw)
    with pytest.raises(ReadError, match=r"。$"):
        load(path)


def test_a_link_beyond_its_text_is_let_go(tmp_path):
    fees = CellRef("disclosure", "fees", "amount")
    linked = sample_report().with_link("overview", 0, fees)
    broken = replace(linked, links=(*linked.links, TextLink("overview", 9000, 9001, fees)))
    save(Project(broken), tmp_path / "a.govreport")
    assert load(tmp_path / "a.govreport").report == linked
