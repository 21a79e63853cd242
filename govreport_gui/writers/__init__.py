"""From a report to a file, by the file name's ending."""

from __future__ import annotations

from pathlib import Path

from govreport_gui.report import Report


def write(report: Report, path: Path) -> None:
    """Write a report. WriteError, with advice, where it cannot be written; the old file is then untouched."""
    raise NotImplementedError
