"""A quantity told in running text, and the cells it speaks of; what the finders of quantities share.

The window shows a quantity beside its cell; the rules N compare them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from govreport_gui.checks.narrative_clauses import AMOUNT, Clause
from govreport_gui.checks.numerals import Amount
from govreport_gui.finding import TextSpan
from govreport_gui.form import CellRef, Form, forms

_ROUGHLY = re.compile(rf"(?:约|大概)(?:共|有|收到|接到|受理|办理|办结|答复){{1,2}}[^#，]{{0,20}}{AMOUNT}$")
CARRIED_OVER = re.compile(r"结转|转下|转结|延续至|顺延")
WINDOW = 30  # characters before an amount in which it may be said to be rounded
Cells = tuple[CellRef, ...]


def application(row: str, column: str = "total") -> CellRef:
    """Name a cell of the table of applications."""
    return CellRef("applications", row, column)


NEW, CARRIED_IN = application("received_new"), application("received_carried_in")
HANDLED, CARRIED_OUT = application("handled_total"), application("carried_out")
RECEIVED = ((NEW,), (NEW, CARRIED_IN))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number told in running text, or a plain "none".

    `readings` are the sums of cells it may be equal to; the first is the usual one. `in_words` says that no number
    stands there but a negation ("未收到"); `span` is then the clause, otherwise the number with its unit.
    """

    metric: str
    value: int
    exact: bool
    unit: str
    span: TextSpan
    readings: tuple[Cells, ...]
    in_words: bool = False
    clause: str = ""

    def moved(self, begins: int) -> Quantity:
        """Return the same with its place in a text in which its paragraph begins at a place."""
        span = self.span
        return replace(self, span=TextSpan(span.part, begins + span.start, begins + span.end)) if begins else self

    @property
    def part(self) -> str:
        """The part of the report it stands in."""
        return self.span.part

    @property
    def cells(self) -> Cells:
        """The cells it speaks of."""
        return self.readings[0]


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose report it is and on which year and form."""

    form_id: str
    organ: str
    year: int | None

    @property
    def form(self) -> Form:
        """The form."""
        return forms()[self.form_id]


def first_match(patterns: tuple[re.Pattern[str], ...], clause: Clause) -> Iterator[tuple[re.Match[str], int]]:
    """Yield the first match of the patterns and the place of its amount in `masked`, if there is one."""
    if AMOUNT not in clause.masked:
        return
    for pattern in patterns:
        if match := pattern.search(clause.masked):
            yield match, match.start() + match[0].index(AMOUNT)
            return


def quantity(metric: str, clause: Clause, match: re.Match[str], readings: tuple[Cells, ...]) -> Quantity:
    """Make a quantity of the first amount of a match."""
    place = match.start() + match[0].index(AMOUNT)
    amount = clause.amount_at(place)
    if _ROUGHLY.search(clause.masked[max(0, place - WINDOW) : place + 1]):
        amount = replace(amount, exact=False)
    return from_amount(metric, clause, amount, readings)


def from_amount(metric: str, clause: Clause, amount: Amount, readings: tuple[Cells, ...]) -> Quantity:
    """Make a quantity of an amount."""
    span = TextSpan(clause.part, amount.start, amount.end)
    return Quantity(metric, amount.value, amount.exact, amount.unit, span, readings, clause=clause.text)


def none(metric: str, clause: Clause, readings: tuple[Cells, ...]) -> Quantity:
    """Make a quantity of a clause that says there was none."""
    span = TextSpan(clause.part, clause.start, clause.end)
    return Quantity(metric, 0, True, "", span, readings, in_words=True, clause=clause.text)
