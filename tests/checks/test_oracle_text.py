"""The five published reports of rules.md 15: what the rules about text against tables, residue and wording say."""

from __future__ import annotations

import pytest

from govreport_gui.checks import check
from tests.checks.test_oracle import seed

E, W, H = "error", "warning", "hint"
FAMILIES = "NYRPWG"

# seed → every finding: rule, severity, the part it stands in
VERDICTS = {
    "000": [
        ("R06", E, "disclosure"),
        ("W09", W, "overview"),
        ("W01", H, "problems"),
        ("W06", H, "problems"),
    ],
    "001": [
        ("R04", E, "preamble"),
        ("R04", E, "overview"),
        ("W10", E, "overview"),
        ("R04", E, "other"),
        ("N21", W, "overview"),
        ("W01", H, "preamble"),
        ("P06", H, "preamble"),
        ("W01", H, "overview"),
        ("W01", H, "problems"),
        ("W01", H, "other"),
    ],
    "002": [("R08", H, "overview")],
    "003": [
        ("W09", W, "overview"),
        ("W01", H, "preamble"),
        ("R08", H, "overview"),
        ("W01", H, "overview"),
    ],
    "004": [
        ("W02", W, "overview"),
        ("R11", W, "overview"),
        ("W09", W, "problems"),
        ("R12", W, "other"),
        ("W08", H, "overview"),
        ("W08", H, "problems"),
        ("W01", H, "problems"),
    ],
}


def found_in(shared, number):
    return [finding for finding in check(seed(shared, number)) if finding.rule[0] in FAMILIES]


@pytest.mark.parametrize("number", VERDICTS)
def test_verdict(shared, number):
    assert [(f.rule, f.severity, f.place) for f in found_in(shared, number)] == VERDICTS[number]


def test_every_advertisement_is_counted(shared):
    messages = [finding.message for finding in found_in(shared, "001") if finding.rule == "R04"]
    assert all("全文共 24 处" in message for message in messages)


def test_what_the_file_held_besides_the_report(shared):
    assert seed(shared, "002").source_marks == ("bookmark", "page_number")
    assert seed(shared, "003").source_marks == ("bookmark",)
    assert seed(shared, "004").source_marks == ()
