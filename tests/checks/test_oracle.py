"""The five published reports of rules.md 15: what the rules about form, figures, dates and content say, both ways."""

from __future__ import annotations

import pytest

from govreport_gui.checks import check
from govreport_gui.form import CellRef
from govreport_gui.importing import import_file

E, W, H = "error", "warning", "hint"
FAMILIES = "FCSXTALD"

# seed → every finding: rule, severity, number of cells
VERDICTS = {
    "000": [
        *(("L01", E, 0), ("L01", E, 0), ("A06", W, 0), ("F08", W, 0), ("F08", W, 0), ("A08", W, 0)),
        *(("T07", H, 0), ("A07", H, 0), ("F08", H, 0), ("F11", H, 0), ("F16", H, 0)),
    ],
    "001": [
        *(("T01", E, 0), ("A06", W, 0)),
        *(("L06", H, 0), ("F13", H, 0), ("F16", H, 0), ("F08", H, 0), ("F08", H, 0), ("F11", H, 0), ("F16", H, 0)),
    ],
    "002": [
        *(("T02", E, 0), ("C01", W, 116)),
        *(("T07", H, 0), ("A07", H, 0), ("L08", H, 0), ("A07", H, 0), ("C14", H, 2)),
    ],
    "003": [
        *(("T04", E, 0), ("T05", W, 0), ("A03", W, 0), ("A06", W, 0), ("A08", W, 0), ("T08", W, 0)),
        *(("F13", H, 0), ("T13", H, 0)),
    ],
    "004": [
        *(("A06", W, 0), ("C01", W, 2), ("C04", W, 1), ("A08", W, 0)),
        *(("T11", H, 0), ("T07", H, 0), ("F16", H, 0), ("F08", H, 0), ("L08", H, 0), ("A13", H, 0)),
    ],
}


def seed(shared, number):
    (file,) = (shared / "seeds").glob(f"{number}_*.txt")
    return import_file(file).report


def verdict(report):
    return [finding for finding in check(report) if finding.rule[0] in FAMILIES]


@pytest.mark.parametrize("number", VERDICTS)
def test_verdict(shared, number):
    found = verdict(seed(shared, number))
    assert [(f.rule, f.severity, len(f.cells)) for f in found] == VERDICTS[number]


def found_by(report, rule):
    return [finding for finding in check(report) if finding.rule == rule]


def test_cells_of_the_seed_with_blank_totals(shared):
    report = seed(shared, "004")
    (blanks,), (zeros,) = found_by(report, "C01"), found_by(report, "C04")
    assert blanks.cells == (
        CellRef("applications", "denied_state_secret", "total"),
        CellRef("applications", "denied_law_forbids", "total"),
    )
    assert (zeros.cells, zeros.actual) == ((CellRef("applications", "carried_out", "legal"),), "00")


def test_years_of_the_seed_that_was_saved_as_another_year(shared):
    report = seed(shared, "003")
    (title,), (signed,) = found_by(report, "T04"), found_by(report, "T08")
    assert (title.expected, title.actual) == ("2021", "2022")
    assert signed.text is not None
    assert signed.text.part == "date"


@pytest.mark.parametrize(
    ("number", "missing"), [("000", "工作考核"), ("003", "社会评议、责任追究"), ("004", "社会评议、责任追究")]
)
def test_results_that_are_not_reported(shared, number, missing):
    (said,) = found_by(seed(shared, number), "A06")
    assert said.expected == missing
