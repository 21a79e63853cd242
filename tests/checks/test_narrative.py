"""Quantities in running text: labelled sentences both ways, where each number stands, and how the rules use them."""

from __future__ import annotations

from pathlib import Path

import pytest

from govreport_gui.checks.narrative_metrics import quantities, quantities_of
from govreport_gui.checks.narrative_quantities import Quantity, Scope
from govreport_gui.report import Part
from tests.builders import sound_report
from tests.checks.examples import findings
from tests.checks.examples_text import with_overview

SCOPE = Scope("2021", "云溪县青禾镇人民政府", 2024)
_LINES = (Path(__file__).parent / "narrative_sentences.txt").read_text(encoding="utf-8").splitlines()
SENTENCES = [line.split("\t") for line in _LINES if line and not line.startswith("#")]


def name_of(told: Quantity) -> str:
    """Name what a quantity is about as the labels do."""
    first = told.cells[0]
    if told.metric == "outcome":
        return first.row if len(told.cells) == 1 else f"{first.row.split('_')[0]}*"
    if told.metric == "applicants":
        return first.column if len(told.cells) == 1 else "organizations"
    own = {"decisions": first.row, "review_results": first.column, "normative_documents": first.column}
    return own.get(told.metric, f"rules.{first.column}" if told.metric == "rules" else told.metric)


def label_of(told: Quantity) -> str:
    value = "none" if told.in_words else f"{'' if told.exact else '~'}{told.value}"
    return f"{name_of(told)}={value}"


def told_by(sentence: str) -> list[str]:
    return [label_of(told) for told in quantities_of("overview", sentence, SCOPE)]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_sentence(sentence, expected):
    assert sorted(told_by(sentence)) == sorted([] if expected == "-" else expected.split())
