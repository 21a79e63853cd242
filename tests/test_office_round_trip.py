"""Generated reports, written as Word, opened and saved by LibreOffice, read again: the same reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from govreport_gui import writers
from govreport_gui.importing import import_file
from govreport_gui.report import report_json
from tests.round_trip import generated, saved_again
from tests.test_conversions import SOFFICE, soffice

FEW = 3  # `python -m tests.round_trip 50 --save-as odt` does more

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder whose LibreOffice profile is made once."""
    return tmp_path_factory.mktemp("soffice")


@pytest.mark.parametrize("ending", ["docx", "doc", "odt"])
def test_generated_reports_survive_libreoffice(ending, profile, tmp_path):
    for number, report in enumerate(generated(4 * FEW)[::4]):
        path = tmp_path / f"{number}.docx"
        writers.write(report, path)
        saved = soffice(path, ending, profile)
        assert report_json(import_file(saved).report) == report_json(report)
        assert saved_again(report, saved)
