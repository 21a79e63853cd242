"""Whole reports as PDF: our own Word export printed by LibreOffice, and published reports."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
from dataclasses import replace

import pytest

from govreport_gui.cli_output import recognition_json
from govreport_gui.importing import import_file
from govreport_gui.recognise.records import NoteKind
from govreport_gui.report import Report, totals_typed
from govreport_gui.writers import word
from tests.builders import report_2019, sample_report, sound_report, with_every_cell

FIGURES = ("", "0", "0", "0", "3", "17", "208", "1264", "00", "/")


def with_any_figures(report: Report, seed: int) -> Report:
    chosen = random.Random(seed)
    cells = {ref: chosen.choice(FIGURES) for ref in report.cells}
    return replace(report, cells=cells, typed_totals=totals_typed(report.form, cells))


REPORTS = {
    "slips": sample_report(),
    "sound": sound_report(),
    "2019": report_2019(),
    "blank": with_every_cell(sample_report(), ""),
    "large": with_every_cell(sample_report(), "1234567"),
    **{f"any {seed}": with_any_figures(sample_report(), seed) for seed in range(6)},
    **{f"any 2019 {seed}": with_any_figures(report_2019(), seed) for seed in range(3)},
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """Return the folder of all reports as PDF, printed at once."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("printed")
    for name, report in REPORTS.items():
        (folder / f"{name}.docx").write_bytes(word.render(report))
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    files = [folder / f"{name}.docx" for name in REPORTS]
    subprocess.run([*command, "--outdir", folder, *files], check=True, capture_output=True, timeout=300)
    return folder


def letters(text):
    """LibreOffice leaves punctuation that hangs over the margin out of the text it prints."""
    return re.sub(r"\W", "", text)


@pytest.mark.parametrize("name", REPORTS)
def test_our_export_printed(printed, name):
    report, recognition = REPORTS[name], import_file(printed / f"{name}.pdf")
    found = recognition.report
    assert found.cells == report.cells
    assert (found.title, found.year, found.organ, found.signature) == (
        report.title, report.year, report.organ, report.signature,
    )  # fmt: skip
    for ours, theirs in (
        (report.preamble, found.preamble),
        *((report.section(k), found.section(k)) for k in report.sections),
    ):
        assert [letters(text) for text in theirs.items] == [letters(text) for text in ours.items]
    assert not recognition.count(NoteKind.UNPLACED)


@pytest.mark.parametrize("name", ["hongze-2023", "hongze-2024"])
def test_published_reports(shared, name):
    """Both draw （六）其他处理 as a single row: its figures are other_misc, and that is doubtful."""
    folder = shared / "cases" / "reports" / name
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    recognition = import_file(folder / "report.pdf")
    assert recognition_json(recognition)["report"]["tables"] == expected["tables"]
    doubtful = [note.cell.row for note in recognition.notes if note.kind is NoteKind.DOUBTFUL and note.cell]
    assert "other_misc" in doubtful
    assert not recognition.count(NoteKind.UNPLACED)
