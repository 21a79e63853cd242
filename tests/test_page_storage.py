"""The page profile as JSON: only what differs, kept in the project and as the user's default."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from govreport_gui import page_storage, paths, project
from govreport_gui.errors import ReadError
from govreport_gui.project import Project
from govreport_gui.writers.page_profile import OFFICIAL, Font, NumberPlace, PageProfile, SignatureKind, font_named
from tests.builders import sample_report

OURS = replace(
    OFFICIAL,
    body=font_named("仿宋"),
    heading=Font("云溪黑体"),
    line_pt=28.95,
    top_mm=30,
    characters=29,
    signature=SignatureKind.SEALED,
    page_number=NumberPlace.CENTRE,
)


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path)


def test_only_what_differs_is_written():
    assert page_storage.pack(OFFICIAL) == {}
    assert page_storage.pack(OURS) == {
        "body": "仿宋",
        "heading": "云溪黑体",
        "line_pt": 28.95,
        "top_mm": 30,
        "characters": 29,
        "signature": "sealed",
        "page_number": "centre",
    }


@pytest.mark.parametrize("page", [OFFICIAL, OURS, PageProfile(signature=SignatureKind.NONE)])
def test_it_comes_back(page):
    assert page_storage.unpack(json.loads(json.dumps(page_storage.pack(page)))) == page


def test_the_default_is_kept_with_what_a_later_version_wrote():
    assert page_storage.load_default() == OFFICIAL
    page_storage.default_file().write_text('{"binding": "top"}', encoding="utf-8")
    page_storage.save_default(OURS)
    assert page_storage.load_default() == OURS
    assert json.loads(page_storage.default_file().read_text(encoding="utf-8"))["binding"] == "top"


@pytest.mark.parametrize(
    "wrong",
    [
        '{"line_pt": 2800}',
        '{"line_pt": "28"}',
        '{"top_mm": true}',
        '{"top_mm": NaN}',
        '{"body": ""}',
        '{"signature": "stamp"}',
        "[]",
        "{",
    ],
)
def test_a_wrong_default_is_told_and_left_as_it_is(wrong):
    page_storage.default_file().write_text(wrong, encoding="utf-8")
    with pytest.raises(ReadError, match="版式设置文件"):
        page_storage.load_default()
    with pytest.raises(ReadError):
        page_storage.save_default(OURS)
    assert page_storage.default_file().read_text(encoding="utf-8") == wrong


@pytest.mark.parametrize("page", [None, OFFICIAL, OURS])
def test_a_project_keeps_its_page(page, tmp_path):
    saved = tmp_path / "report.govreport"
    project.save(Project(sample_report(), page=page), saved)
    loaded = project.load(saved)
    assert loaded.page == page
    project.save(loaded, tmp_path / "again.govreport")
    assert saved.read_bytes() == (tmp_path / "again.govreport").read_bytes()
