"""Write the practice report as a Word file from its source: python -m tests.make_sample."""

from __future__ import annotations

from govreport_gui import paths, writers
from tests.builders import sample_report

SAMPLE = paths.resource("samples", "sample_report.docx")

if __name__ == "__main__":
    writers.write(sample_report(), SAMPLE)
