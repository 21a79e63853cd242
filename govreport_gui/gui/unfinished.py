"""What is being typed at this moment and is not in the report yet: a recovery copy shall hold it all the same."""

from __future__ import annotations

from dataclasses import dataclass

from govreport_gui.report import Report


@dataclass
class Unfinished:
    """A report that whoever has an open editor adds its text to; the document itself keeps the one it has."""

    report: Report
