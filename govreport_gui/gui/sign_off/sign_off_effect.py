"""What the check says of the report once the chosen changes are taken over: which findings come, which go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from govreport_gui.finding import SEVERITY_NAMES, Finding, Severity
from govreport_gui.gui.findings import findings_rows


@dataclass(frozen=True, slots=True)
class Effect:
    """Findings that nobody accepted: those that come, and how many go."""

    new: tuple[Finding, ...] = ()
    gone: int = 0

    @property
    def new_text(self) -> str:
        """What comes, in a few words; "" where nothing does."""
        counts = Counter(finding.severity for finding in self.new)
        return "、".join(f"{counts[kind]} 个{SEVERITY_NAMES[kind]}" for kind in Severity if counts[kind])


def effect(before: Sequence[Finding], after: Sequence[Finding]) -> Effect:
    """Compare the findings of two versions of a report; one wrong cell counts as one problem."""
    problems_before, problems_after = (_open_problems(findings) for findings in (before, after))
    known, left = ({_key(finding) for finding in findings} for findings in (before, after))
    new = tuple(finding for finding in problems_after if _key(finding) not in known)
    return Effect(new, sum(_key(finding) not in left for finding in problems_before))


def _open_problems(findings: Sequence[Finding]) -> list[Finding]:
    return findings_rows.problems([finding for finding in findings if finding.waived is None])


def _key(finding: Finding) -> tuple[object, ...]:
    """Return what makes it the same finding in both versions: figures may be others, a sentence may have moved."""
    about = finding.cells or (finding.place, finding.message)
    return finding.rule, about, finding.waived is None
