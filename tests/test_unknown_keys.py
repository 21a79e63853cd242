"""Keys of a later version, at any depth of a project's records, survive opening and saving; what is gone stays gone."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govreport_gui.blocks import Grid, Picture
from govreport_gui.project import Project, load, pack
from govreport_gui.remarks import Remark
from govreport_gui.report import Part, Signature, Waiver
from govreport_gui.unknown_keys import laid_under, rest_of
from tests.builders import foreign_grid, picture, report_2019, sample_report

LATER = "later"
WAIVERS = (Waiver("A01", (), "overview", (), "已核对"), Waiver("A02", (), "other", (), "无此事项"))
BY_NAME = {"sections", "tables"}  # objects whose keys are the form's names: another is damage


def full() -> Project:
    overview = Part((*sample_report().section("overview").items, picture(), foreign_grid(), "以上。"))
    report = replace(sample_report().with_part("overview", overview), waivers=WAIVERS)
    return Project(report, report_2019(), remarks=(Remark("请核对", "一、总体情况"),))


def entries_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def records_of(data: bytes) -> dict[str, object]:
    return {name: json.loads(raw) for name, raw in entries_of(data).items() if name.endswith(".json")}


def objects(data: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the paths of all objects that a later version may have put a key into."""
    if isinstance(data, dict):
        below = [p for key, value in data.items() if key not in BY_NAME for p in objects(value, (*path, key))]
        parts = data.get("sections", {})
        below += [p for key, value in parts.items() for p in objects(value, (*path, "sections", key))]
        return [path, *below]
    items = enumerate(data) if isinstance(data, list) else ()
    return [p for at, item in items for p in objects(item, (*path, at))]


def at(data, path):
    for step in path:
        data = data[step]
    return data


PACKED = pack(full())
PLACES = [(name, path) for name, record in records_of(PACKED).items() for path in objects(record)]


def opened(places, folder: Path) -> Project:
    """Return the project, opened from a file in which a later version wrote into some objects."""
    records = records_of(PACKED)
    for number, (name, path) in enumerate(places):
        at(records[name], path)[LATER] = {"number": number}
    file = folder / "a.govreport"
    with zipfile.ZipFile(file, "w") as archive:
        for name, raw in entries_of(PACKED).items():
            archive.writestr(name, json.dumps(records[name]) if name in records else raw)
    return load(file)


def test_every_kind_of_object_is_written_into():
    last_keys = {next((step for step in reversed(path) if isinstance(step, str)), "") for _name, path in PLACES}
    assert {"", "report", "signature", "waivers", "overview", "cells", "remarks"} <= last_keys


@given(places=st.lists(st.sampled_from(PLACES), unique=True))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_unknown_keys_survive_a_save(tmp_path, places):
    project = opened(places, tmp_path)
    edited = replace(project, report=project.report.with_part("problems", Part(("另写一段。",))))
    for saved in map(records_of, (pack(project), pack(edited))):
        for number, (name, path) in enumerate(places):
            assert at(saved[name], path)[LATER] == {"number": number}


def test_a_saved_file_is_the_same_when_nothing_was_edited(tmp_path):
    data = pack(opened(PLACES, tmp_path))
    (tmp_path / "b.govreport").write_bytes(data)
    assert pack(load(tmp_path / "b.govreport")) == data
    assert sum(json.dumps(record).count(f'"{LATER}"') for record in records_of(data).values()) == len(PLACES)


def test_what_was_taken_out_does_not_come_back(tmp_path):
    project = opened(PLACES, tmp_path)
    fewer = replace(project.report, waivers=project.report.waivers[1:]).with_part("overview", Part())
    report = records_of(pack(replace(project, report=fewer, last_year=None)))["report.json"]["report"]
    assert report["sections"]["overview"] == []
    (kept,) = report["waivers"]
    assert kept["rule"] == "A02"
    assert kept[LATER] == {"number": PLACES.index(("report.json", ("report", "waivers", 1)))}


def test_an_object_under_its_own_key_keeps_them_when_it_is_edited(tmp_path):
    project = opened([("report.json", ("report", "signature"))], tmp_path)
    signed = replace(project.report, signature=Signature("云溪县水利局", "2025年1月18日"))
    record = records_of(pack(replace(project, report=signed)))["report.json"]["report"]["signature"]
    assert record == {"organ": "云溪县水利局", "date": "2025年1月18日", LATER: {"number": 0}}


def test_a_number_too_large_can_be_saved_again(tmp_path):
    file = tmp_path / "a.govreport"
    with zipfile.ZipFile(file, "w") as archive:
        for name, raw in entries_of(PACKED).items():
            known = raw.replace(b'"date"', b'"later": 1e999, "date"') if name == "report.json" else raw
            archive.writestr(name, known)
    assert records_of(pack(load(file)))["report.json"]["report"]["signature"][LATER] > 1e300


def edit(project: Project) -> Project:
    """Change every object that stands in a list: reasons, a picture, a cell, and a line before all of them."""
    report = project.report
    items = list(report.section("overview").items)
    grid = next(item for item in items if isinstance(item, Grid))
    edited = {
        grid: replace(grid, cells=(replace(grid.cells[0], text="改过"), *grid.cells[1:])),
        **{item: replace(item, width_mm=25.0) for item in items if isinstance(item, Picture)},
    }
    part = Part(("新写的一段。", *(edited.get(item, item) for item in items if isinstance(item, str | Grid | Picture))))
    waivers = tuple(replace(waiver, reason=f"{waiver.reason}，已问过。") for waiver in report.waivers)
    return replace(project, report=replace(report.with_part("overview", part), waivers=waivers))


def test_an_edited_object_in_a_list_keeps_them(tmp_path):
    records = records_of(pack(edit(opened(PLACES, tmp_path))))
    left = sum(json.dumps(record).count(f'"{LATER}"') for record in records.values())
    assert left == len(PLACES)
    assert "已问过" in json.dumps(records, ensure_ascii=False)


RECORDS = st.lists(st.fixed_dictionaries({name: st.integers(0, 3) for name in "abc"}), min_size=1, max_size=8).map(
    lambda items: [{"id": number, **item} for number, item in enumerate(items)]
)


@given(records=RECORDS, data=st.data())
def test_edited_items_are_known_again_and_those_taken_out_leave_nothing(records, data):
    read = [{**record, LATER: record["id"]} for record in records]
    now = [dict(record) for record in data.draw(st.permutations(records))]
    now = now[: data.draw(st.integers(0, len(now)))]
    for record in now:
        if name := data.draw(st.sampled_from(("", *"abc"))):
            record[name] = data.draw(st.integers(4, 9))
    laid = laid_under(rest_of(read, records), now)
    assert [item.pop(LATER) for item in laid] == [record["id"] for record in now]
    assert laid == now


@pytest.mark.parametrize(
    ("read", "before", "now", "expected"),
    [
        ({"a": 1, "z": 2}, {"a": 1}, {"a": 3}, {"a": 3, "z": 2}),
        ([{"a": 1, "z": 2}, {"a": 2}], [{"a": 1}, {"a": 2}], [{"a": 2}, {"a": 1}], [{"a": 2}, {"a": 1, "z": 2}]),
        ([{"a": 1, "z": 2}], [{"a": 1}], [{"a": 1}, {"a": 1}], [{"a": 1, "z": 2}, {"a": 1}]),
        ([{"a": 1, "z": 2}], [{"a": 1}], [{"a": 9}], [{"a": 9}]),
        ([{"a": 1, "b": 1, "z": 2}], [{"a": 1, "b": 1}], [{"a": 9, "b": 1}], [{"a": 9, "b": 1, "z": 2}]),
        ([{"a": 1}, {"a": 1, "z": 2}], [{"a": 1}, {"a": 1}], [{"a": 1}, {"a": 1}], [{"a": 1}, {"a": 1, "z": 2}]),
        ({"k": {"a": 1, "z": 2}}, {"k": {"a": 1}}, {}, {}),
    ],
)
def test_where_a_rest_belongs(read, before, now, expected):
    assert laid_under(rest_of(read, before), now) == expected
