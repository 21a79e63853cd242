"""The practice report in resources/samples: its Word file is up to date, and its planted slips are found."""

from __future__ import annotations

import zipfile
from io import BytesIO

from govreport_gui.checks import check
from govreport_gui.importing import import_file
from govreport_gui.report import report_json
from govreport_gui.writers import word
from tests.builders import sample_report, sound_report
from tests.make_sample import SAMPLE


def members(source) -> dict[str, bytes]:
    with zipfile.ZipFile(source) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_word_file_is_written_from_its_source():
    """If not: python -m tests.make_sample."""
    assert members(SAMPLE) == members(BytesIO(word.render(sample_report())))


def test_it_reads_back():
    assert report_json(import_file(SAMPLE).report) == report_json(sample_report())


def test_its_slips_are_found_and_nothing_else():
    assert sorted((str(f.severity), f.rule) for f in check(sample_report())) == [
        ("error", "S01"),
        ("error", "S02"),
        ("warning", "C01"),
        ("warning", "T08"),
    ]


def test_without_its_slips_it_is_sound():
    assert check(sound_report()) == []
