"""What kind of thing stands in a cell: a proper number, a blank, or which fault of rules.md 0.2.

Each cell has exactly one state, so one fault is told by one rule.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from govreport_gui import number
from govreport_gui.form import CellKind


class CellState(Enum):
    """The state of a cell; the rule that reports it stands behind."""

    GOOD = auto()
    BLANK = auto()  # C01
    PLACEHOLDER = auto()  # C02
    NOT_A_NUMBER = auto()  # C03, or C07 in a fee
    LEADING_ZERO = auto()  # C04
    NEGATIVE = auto()  # C05
    UNTIDY = auto()  # C06: the right number, written with full-width digits or blanks
    FLAWED_AMOUNT = auto()  # C07: a number, but with a unit, separators or too many decimals
    LOOKALIKE = auto()  # C12


LOOKALIKES = str.maketrans({"O": "0", "o": "0", "〇": "0", "○": "0", "l": "1", "I": "1"})

# Nobody counts beyond fifteen digits, and a spreadsheet cannot hold more.
_GOOD = {
    CellKind.COUNT: re.compile(r"0|[1-9]\d{0,14}"),
    CellKind.AMOUNT: re.compile(r"(?:0|[1-9]\d{0,14})(?:\.\d{1,4})?"),
    CellKind.CHANGE: re.compile(r"[+\-]?\d{1,15}"),
    CellKind.MONEY: re.compile(r"\d{1,15}(?:\.\d+)?(?:元|万元)?"),
}
# What is wrong with a text that is no proper number; the first pattern that fits says it.
_FAULTS = (
    (re.compile(r"0\d+(?:\.\d+)?"), CellState.LEADING_ZERO),
    (re.compile(r"\d*[Oo〇○lI][\dOo〇○lI]*"), CellState.LOOKALIKE),
    (re.compile(r"-\d+(?:\.\d+)?(?:元|万元)?"), CellState.NEGATIVE),
)
_FLAWED_AMOUNT = re.compile(r"\d[\d,]*(?:\.\d+)?(?:元|万元|亿元|万)?")
_HALF_WIDTH_SIGNS = str.maketrans("＋－−", "+--")  # a full-width sign of a change is proper (rules.md 0.2)


def cell_state(kind: CellKind, text: str) -> CellState:
    """Say what stands in a cell."""
    plain = number.squeeze(text)
    if not plain:
        return CellState.BLANK
    if number.is_placeholder(text):
        return CellState.PLACEHOLDER
    if _GOOD[kind].fullmatch(plain):
        return CellState.GOOD if text.translate(_HALF_WIDTH_SIGNS) == plain else CellState.UNTIDY
    return _fault(kind, plain)


def _fault(kind: CellKind, plain: str) -> CellState:
    for pattern, state in _FAULTS:
        if pattern.fullmatch(plain):
            return state
    flawed = kind is CellKind.AMOUNT and _FLAWED_AMOUNT.fullmatch(plain)
    return CellState.FLAWED_AMOUNT if flawed else CellState.NOT_A_NUMBER
