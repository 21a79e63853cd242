"""The bench runs; how long things take is no business of the tests."""

from __future__ import annotations

from govreport_gui import paths
from tests.bench import documents, startup, writing


def aims(rows):
    return [row.aim for row in rows if row.aim]


def test_bench_measures_what_has_an_aim():
    sample = paths.resource("samples", "sample_report.docx")
    assert aims(startup.measure(1)) == ["aim: ≤ 1.5"]
    assert aims(documents.measure(sample, 1)) == ["aim: ≤ 4", "aim: ≥ 10", "aim: < 1"]
    assert aims(writing.measure(sample, 1)) == ["aim: ≤ 4", "aim: ≥ 3"]
