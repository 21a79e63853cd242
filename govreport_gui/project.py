"""The .govreport file: the report, last year's report, the imported original; loaded, migrated and saved safely."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from govreport_gui.report import Report

SUFFIX = ".govreport"


@dataclass(frozen=True)
class Project:
    """What a project file holds. `unknown` keeps parts that a later version wrote, byte for byte."""

    report: Report
    last_year: Report | None = None
    original_name: str = ""
    original: bytes = b""


def load(path: Path) -> Project:
    """Load a project file. ReadError, with advice, where it is damaged or newer than this program."""
    raise NotImplementedError


def save(project: Project, path: Path) -> None:
    """Save a project file by temporary file and replace. WriteError, with advice."""
    raise NotImplementedError
