"""Whole reports as web pages: our own in every dialect, those of LibreOffice and pandoc, a published one."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govreport_gui.form import forms
from govreport_gui.importing import import_file
from govreport_gui.readers.html import read_fragment
from govreport_gui.recognise import NoteKind, recognise
from govreport_gui.report import Report, report_json
from govreport_gui.writers import write
from tests.builders import report_2019, sample_report
from tests.readers.html_reports import DIALECTS, SPANS_LOST, Dialect, page

EVERY_DIALECT = DIALECTS | SPANS_LOST
FIGURES = st.sampled_from(["0", "0", "0", "1", "7", "35", "360", "20231", "00", "/", "5件", "1,234"])
TITLE = "青禾镇2024年政府信息公开工作年度报告"


@pytest.mark.parametrize("dialect", EVERY_DIALECT.values(), ids=EVERY_DIALECT)
@pytest.mark.parametrize("make", [sample_report, report_2019])
def test_a_report_comes_back_whole(make, dialect: Dialect):
    found = recognise(read_fragment(page(make(), dialect)))
    assert report_json(found.report) == report_json(make())
    assert [note for note in found.notes if note.kind is NoteKind.DOUBTFUL] == []


def drawn_report(data: st.DataObject, form_id: str, figures: st.SearchStrategy[str]) -> Report:
    form = forms()[form_id]
    texts = data.draw(st.lists(figures, min_size=len(form.refs), max_size=len(form.refs)))
    return Report(form_id, title=TITLE, cells=dict(zip(form.refs, texts, strict=True)))


@pytest.mark.parametrize("form_id", ["2021", "2019"])
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_any_figures_and_blanks_come_back(form_id, data):
    report = drawn_report(data, form_id, FIGURES | st.just(""))
    dialect = DIALECTS[data.draw(st.sampled_from(sorted(DIALECTS)))]
    assert recognise(read_fragment(page(report, dialect))).report.cells == report.cells


@pytest.mark.parametrize("form_id", ["2021", "2019"])
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_without_spans_no_figure_moves(form_id, data):
    """A figure may stay unplaced, but none may stand in a cell that held another."""
    report = drawn_report(data, form_id, FIGURES | st.just(""))
    dialect = SPANS_LOST[data.draw(st.sampled_from(sorted(SPANS_LOST)))]
    found = recognise(read_fragment(page(report, dialect))).report.cells
    assert {ref: text for ref, text in found.items() if text and text != report.cells[ref]} == {}


def by_libre_office(source: Path, folder: Path) -> Path:
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "html", "--outdir", folder, source]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / f"{source.stem}.html"


def by_pandoc(source: Path, folder: Path) -> Path:
    target = folder / "报告.html"
    command = ["pandoc", "--standalone", "-t", "html", "-o", target, source]
    subprocess.run(command, check=True, capture_output=True, timeout=60, cwd=folder)
    return target


WRITERS = [("soffice", by_libre_office), ("pandoc", by_pandoc)]


@pytest.mark.parametrize("program, convert", WRITERS, ids=[name for name, _ in WRITERS])
@pytest.mark.parametrize("make", [sample_report, report_2019])
def test_what_other_programs_make_of_our_export(tmp_path, make, program, convert):
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    ours = tmp_path / "报告.docx"
    write(make(), ours)
    theirs = import_file(convert(ours, tmp_path)).report
    assert report_json(theirs) == report_json(import_file(ours).report)


def test_a_published_page(shared):
    folder = shared / "cases" / "reports" / "shuyang-bureau-2023"
    found = report_json(import_file(folder / "report.html").report)
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    assert {key: found[key] for key in ("form", "year", "organ", "tables")} == {
        key: expected[key] for key in ("form", "year", "organ", "tables")
    }
