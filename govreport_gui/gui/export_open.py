"""What is still open when a report is to be exported: errors, and what is still last year's. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from govreport_gui.finding import Finding, Severity
from govreport_gui.report import Report


class OpenKind(StrEnum):
    """What may be open, and in words what is to be done about it."""

    ERROR = "个错误没有改正"
    STALE = "处去年的内容没有更新或者确认"


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """How many things of a kind are open."""

    kind: OpenKind
    count: int

    @property
    def words(self) -> str:
        """Say it: 3 个错误没有改正."""
        return f"{self.count} {self.kind}"


def open_points(report: Report, findings: Iterable[Finding]) -> list[OpenPoint]:
    """Return what is open; `findings` are those that nobody accepted."""
    counted = {
        OpenKind.ERROR: sum(finding.severity is Severity.ERROR for finding in findings),
        OpenKind.STALE: len(report.carried),
    }
    return [OpenPoint(kind, count) for kind, count in counted.items() if count]


def in_words(points: Iterable[OpenPoint]) -> str:
    """Say all of it in one sentence."""
    return f"还有 {'，'.join(point.words for point in points)}。"
