"""The published reports in shared/cases: no figure wrong, no file refused, and whole files read whole."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from govreport_gui.importing import import_file
from govreport_gui.report import report_json
from tests.conftest import SHARED

CASES = SHARED / "cases"
LOSSY_REPORTS = {"report.plain.txt", "report.html2text.txt"}
# What these hold cannot be told from the text alone: cells set apart by blanks only, a table left out.
INCOMPLETE = {"report.inscriptis.txt", "report.pandoc_plain.txt"}


def cases() -> Iterator[tuple[str, Path, Path, bool]]:
    """Yield (name, file, expected, whole) for each case."""
    for expected in sorted((CASES / "seeds").glob("*.expected.json")):
        file = SHARED / "seeds" / expected.name.replace(".expected.json", ".txt")
        yield f"seed {file.name[:3]}", file, expected, True
    for expected in sorted((CASES / "reports").glob("*/expected.json")):
        for file in sorted(expected.parent.glob("report.*")):
            lossy = file.name in LOSSY_REPORTS | INCOMPLETE or "shanghai" in expected.parent.name
            yield f"{expected.parent.name} {file.name}", file, expected, not lossy
    manifest = CASES / "layouts" / "manifest.tsv"
    if manifest.exists():
        for row in csv.DictReader(manifest.read_text(encoding="utf-8").splitlines(), delimiter="\t"):
            yield row["file"], manifest.parent / row["file"], manifest.parent / row["values"], not row["lossy"]


FOUND = list(cases()) if CASES.is_dir() else []


@pytest.mark.skipif(not FOUND, reason="no folder of real reports (shared/cases) beside the checkout")
@pytest.mark.parametrize(("file", "expected", "whole"), [case[1:] for case in FOUND], ids=[c[0] for c in FOUND])
def test_case(file: Path, expected: Path, whole: bool) -> None:
    right = json.loads(expected.read_text(encoding="utf-8"))
    read = report_json(import_file(file).report)
    assert read["form"] == right["form"]
    if right.get("year"):
        assert read["year"] == right["year"]
    missing, wrong = differences(right["tables"], read["tables"])
    assert wrong == []
    if whole:
        assert missing == []


def differences(right: dict, read: dict) -> tuple[list[str], list[str]]:
    """Return the cells that are missing and those that are wrong."""
    missing, wrong = [], []
    for table, rows in right.items():
        for row, cells in (rows or {}).items():
            for column, value in cells.items():
                found = ((read[table] or {}).get(row) or {}).get(column)
                if found is None and value is not None:
                    missing.append(f"{table}.{row}.{column}")
                elif str(found) != str(value):
                    wrong.append(f"{table}.{row}.{column}: {found} for {value}")
    return missing, wrong
