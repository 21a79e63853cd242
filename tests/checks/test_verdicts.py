"""Every rule has two reports to catch and two look-alikes at least; what it says about each is known in full.

`verdicts.txt` holds a line for each finding: rule and number of the report (`caught` in all_examples.py), severity,
cells told, what is expected, what is there.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from govreport_gui.checks import RULES
from govreport_gui.finding import Finding
from tests.checks.all_examples import caught, look_alikes
from tests.checks.examples import findings
from tests.checks.test_text_verdicts import ADDED, WHOLE

IDS = [rule.__name__.upper() for rule in RULES]
VERDICTS = (Path(__file__).parent / "verdicts.txt").read_text(encoding="utf-8").splitlines()
ENOUGH = 2  # of each kind, for every rule


def line_of(rule: str, number: int, finding: Finding) -> str:
    sides = (finding.expected or "-", finding.actual or "-")
    told = "\t".join(side.replace("\n", "⏎") for side in sides)
    return f"{rule}.{number}\t{finding.severity}\t{len(finding.cells)}\t{told}"


def verdicts_of(rule: str) -> list[str]:
    said = [(number, findings(subject, rule)) for number, subject in enumerate(caught(rule), 1)]
    return [line_of(rule, number, finding) for number, found in said for finding in found]


@pytest.mark.parametrize("rule", IDS)
def test_rule_has_enough_examples(rule):
    texts = [verdict for name, _, _, verdict in (*ADDED, *WHOLE) if name == rule]
    assert len(caught(rule)) + sum(bool(verdict) for verdict in texts) >= ENOUGH
    assert len(look_alikes(rule)) + sum(not verdict for verdict in texts) >= ENOUGH


@pytest.mark.parametrize("rule", IDS)
def test_whole_verdict(rule):
    assert verdicts_of(rule) == [line for line in VERDICTS if line.startswith(f"{rule}.")]


@pytest.mark.parametrize("rule", IDS)
def test_every_report_to_catch_has_a_verdict(rule):
    numbers = {line.partition("\t")[0] for line in VERDICTS}
    assert {f"{rule}.{number}" for number in range(1, len(caught(rule)) + 1)} <= numbers


@pytest.mark.parametrize("rule", IDS)
def test_look_alikes_are_passed_over(rule):
    assert [finding.message for subject in look_alikes(rule) for finding in findings(subject, rule)] == []
