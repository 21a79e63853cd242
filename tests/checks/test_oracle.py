"""The five published reports of rules.md §15: what the rules about form, figures, dates and content say, both ways."""

from __future__ import annotations

import pytest

from govreport_gui.checks import check
from govreport_gui.form import CellRef
from govreport_gui.importing import import_file

E, W, H = "error", "warning", "hint"
FAMILIES = "FCSXTALD"

# seed → every finding: rule, severity, number of cells
VERDICTS = {
    "000": [("T07", H, 0)],
    "001": [("T01", E, 0)],
    "002": [("T02", E, 0), ("C01", W, 116), ("T07", H, 0)],
    "003": [("T04", E, 0), ("T05", W, 0), ("T08", W, 0)],
    "004": [("C01", W, 2), ("C04", W, 1), ("T07", H, 0)],
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


def test_cells_of_the_seed_with_blank_totals(shared):
    blanks, zeros, _ = verdict(seed(shared, "004"))
    assert blanks.cells == (
        CellRef("applications", "denied_state_secret", "total"),
        CellRef("applications", "denied_law_forbids", "total"),
    )
    assert (zeros.cells, zeros.actual) == ((CellRef("applications", "carried_out", "legal"),), "00")


def test_years_of_the_seed_that_was_saved_as_another_year(shared):
    title, _, signed = verdict(seed(shared, "003"))
    assert (title.expected, title.actual) == ("2021", "2022")
    assert signed.text is not None
    assert signed.text.part == "date"
