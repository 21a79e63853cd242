"""Our Word file after other programs have saved it in their own formats is read back cell for cell."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from govreport_gui import writers
from govreport_gui.importing import import_file
from govreport_gui.report import Report, report_json
from tests.builders import report_2019, sample_report
from tests.conftest import SHARED

SOFFICE = shutil.which("soffice")
PANDOC = shutil.which("pandoc")
REPORTS = {"sample": sample_report, "2019": report_2019}
SEEDS = sorted((SHARED / "seeds").glob("*.txt")) if SHARED.is_dir() else []


def report_named(name: str) -> Report:
    return REPORTS[name]() if name in REPORTS else import_file(SHARED / "seeds" / name).report


def exported(name: str, folder: Path) -> tuple[dict, Path]:
    report = report_named(name)
    path = folder / "报告.docx"
    writers.write(report, path)
    return report_json(report), path


def soffice(path: Path, ending: str, folder: Path) -> Path:
    """Convert a file with LibreOffice, in a profile of its own."""
    return soffice_all([path], ending, folder)[0]


def soffice_all(
    paths: Sequence[Path], ending: str, folder: Path, environment: Mapping[str, str] | None = None
) -> list[Path]:
    """Convert several files in one run; `environment` in the place of this process's."""
    made = [folder / "out" / f"{path.stem}.{ending}" for path in paths]
    for path in made:
        path.unlink(missing_ok=True)  # LibreOffice exits with 0 where it failed
    command = [SOFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", ending]
    command += ["--outdir", str(folder / "out"), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=180, env=environment)
    return made


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder whose LibreOffice profile is made once."""
    return tmp_path_factory.mktemp("soffice")


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("ending", ["docx", "doc", "odt", "rtf", "html", "pdf"])
@pytest.mark.parametrize("name", [*REPORTS, *(seed.name for seed in SEEDS)])
def test_after_libreoffice(name: str, ending: str, profile: Path, tmp_path: Path) -> None:
    wanted, path = exported(name, tmp_path)
    found = report_json(import_file(soffice(path, ending, profile)).report)
    assert found["tables"] == wanted["tables"]
    assert (found["title"], found["year"], found["organ"]) == (wanted["title"], wanted["year"], wanted["organ"])
    if ending != "pdf":  # a page knows lines, not paragraphs
        texts = blankless if ending == "html" else dict  # LibreOffice breaks its lines at blanks inside the text
        assert texts(found["sections"]) == texts(wanted["sections"])
        assert texts({"": found["preamble"]}) == texts({"": wanted["preamble"]})
        assert found["signature"] == wanted["signature"]


def blankless(texts: dict[str, str]) -> dict[str, str]:
    return {key: "".join(text.split()) for key, text in texts.items()}


@pytest.mark.skipif(PANDOC is None, reason="pandoc is not installed")
@pytest.mark.parametrize("name", [*REPORTS, *(seed.name for seed in SEEDS)])
def test_after_pandoc(name: str, tmp_path: Path) -> None:
    wanted, path = exported(name, tmp_path)
    copy = tmp_path / "copy.docx"
    subprocess.run([PANDOC, str(path), "-o", str(copy)], check=True, capture_output=True, timeout=60)
    found = report_json(import_file(copy).report)
    assert found["tables"] == wanted["tables"]
    assert found["title"] == wanted["title"]
