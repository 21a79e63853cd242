"""What checks may be told beside the report: the fonts it is to be printed in, those at hand, the last export.

A report knows none of it, so whoever runs the checks gathers it; what is not told is not judged.
"""

from __future__ import annotations

from dataclasses import dataclass

from govreport_gui.report import Report


@dataclass(frozen=True)
class Exported:
    """An exported file: the report it was written from, and what the file says when it is read again."""

    report: Report
    read_again: Report


@dataclass(frozen=True)
class Surroundings:
    """Facts about the computer and the last export; None where nobody looked."""

    fonts_wanted: tuple[str, ...] = ()  # the page's fonts by their conventional names
    body_font: str = ""  # the one of the running text
    fonts_here: frozenset[str] | None = None  # families installed on this computer
    exported: Exported | None = None


UNKNOWN = Surroundings()
