"""What every check is given: the report, and what several checks derive from it, worked out once if at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from govreport_gui import number
from govreport_gui.checks import dates
from govreport_gui.checks.cell_state import CellState, cell_state
from govreport_gui.checks.handed_on import CARRIED_IN
from govreport_gui.checks.normal import Normal, normal
from govreport_gui.checks.profile import Profile, infer_profile, organ_of
from govreport_gui.checks.repair import Repair, repairs
from govreport_gui.checks.surroundings import UNKNOWN, Surroundings
from govreport_gui.finding import TextSpan
from govreport_gui.form import CellRef, Equation, Form
from govreport_gui.report import Report

NARRATIVE = ("preamble", "overview", "problems", "other")  # the parts that are text and not table (rules.md 0.3)


@dataclass(frozen=True)
class Context:
    """The report under check, last year's if it is at hand, and facts about them.

    Without `today` nothing is said about time that runs out; without `known_profile` it is inferred from the name.
    """

    report: Report
    last_year: Report | None = None
    today: date | None = None
    known_profile: Profile | None = None
    surroundings: Surroundings = UNKNOWN

    @cached_property
    def form(self) -> Form:
        """The form the report is written on."""
        return self.report.form

    @cached_property
    def refs(self) -> tuple[CellRef, ...]:
        """The form's cells that are in the report, in reading order."""
        return tuple(ref for ref in self.form.refs if ref in self.report.cells)

    @cached_property
    def states(self) -> dict[CellRef, CellState]:
        """What stands in each cell, in reading order."""
        return {ref: cell_state(self.form.kind(ref), self.report.cell(ref)) for ref in self.refs}

    @cached_property
    def values(self) -> dict[CellRef, int | None]:
        """What each cell adds to a sum: blank and placeholder 0, None where it is no number."""
        return {ref: number.for_sums(self.report.cell(ref)) for ref in self.refs}

    @cached_property
    def gaps(self) -> dict[Equation, int | None]:
        """Left − right of each equation; None where a cell is no number, not in the report, or nobody has begun yet."""
        return {e: self._gap(e) for e in self.form.equations}

    @cached_property
    def repairs(self) -> tuple[Repair, ...]:
        """The smallest changes that would make the broken equations hold."""
        tables = self.form.tables if any(self.gaps.values()) else ()
        known = {table.key: {ref: self.values[ref] for ref in table.refs if ref in self.values} for table in tables}
        judged = {table.key: [e for e in table.equations if self.gaps[e] is not None] for table in tables}
        return tuple(repair for table in tables for repair in repairs(judged[table.key], known[table.key]))

    def total(self, refs: tuple[CellRef, ...]) -> int | None:
        """Add cells up; None where one is no number or not in the report."""
        known = [value for ref in refs if (value := self.values.get(ref)) is not None]
        return sum(known) if len(known) == len(refs) else None

    def _gap(self, equation: Equation) -> int | None:
        if self._is_only_carried_in(equation):
            return None
        left, right = self.total(equation.left), self.total(equation.right)
        return None if left is None or right is None else left - right

    def _is_only_carried_in(self, equation: Equation) -> bool:
        """Say whether all that an equation knows came from last year: a draft on which nobody has begun (C01 tells)."""
        filled = [ref for ref in equation.cells if not number.is_blank(self.report.cell(ref))]
        return equation.rule == "S03" and [ref.row for ref in filled] == [CARRIED_IN]

    def in_state(self, state: CellState) -> Iterator[CellRef]:
        """Yield the cells in a state."""
        return (ref for ref, found in self.states.items() if found is state)

    @cached_property
    def organ(self) -> str:
        """The organ's name, from its field or the signature; "" where nobody says it."""
        return organ_of(self.report)

    @cached_property
    def profile(self) -> Profile:
        """What kind of organ it is, and its local rules."""
        return self.known_profile or infer_profile(self.organ)

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {}

    def text_of(self, part: str) -> str:
        """Return the plain text of a part, put together once: a hundred rules ask for it."""
        if part not in self._texts:
            self._texts[part] = self.report.text_of(part)
        return self._texts[part]

    @cached_property
    def plain(self) -> dict[str, Normal]:
        """The normalised text of each part of the narrative."""
        return {part: normal(self.text_of(part)) for part in NARRATIVE}

    def span(self, part: str, start: int, end: int) -> TextSpan:
        """Return the original characters behind a piece of a part's normalised text; start < end."""
        return TextSpan(part, *self.plain[part].original(start, end))

    @cached_property
    def title_year(self) -> dates.Year | None:
        """The year the title names."""
        return dates.first_year(self.report.title)

    @cached_property
    def period(self) -> tuple[str, dates.Period] | None:
        """The statistical period and the part that states it."""
        for part in NARRATIVE:
            period = dates.find_period(self.report.text_of(part), anywhere=part == "preamble")
            if period is not None:
                return part, period
        return None

    @cached_property
    def majority_year(self) -> int | None:
        """The year that 一 and the first half of 五 mostly speak of."""
        problems = self.report.text_of("problems")
        return dates.majority_year(self.report.text_of("overview"), problems[: len(problems) // 2])

    @cached_property
    def fiscal_year(self) -> int | None:
        """The year the text is about: the report's, unless period and narrative agree on another (rules.md 7)."""
        stated = self.period[1].last_year if self.period else None
        return stated if stated and stated == self.majority_year else self.report.year
