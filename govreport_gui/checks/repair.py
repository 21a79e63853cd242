"""Find the smallest change that makes a table's equations hold again (features.md B5).

One cell if one will do, else two cells of a row or column: a value that was moved, swapped or split. Nothing is changed
here: a repair is a proposal. A balanced table has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from govreport_gui.finding import Suspect
from govreport_gui.form import CellRef, Equation, Form

MOST = 5  # proposals; more are no help
Values = Mapping[CellRef, int]


@dataclass(frozen=True, slots=True)
class Repair:
    """A set of new cell values with which every equation that was broken among `mends` holds, and none is broken."""

    changes: tuple[Suspect, ...]
    mends: tuple[Equation, ...]


def repairs(equations: Sequence[Equation], values: Mapping[CellRef, int | None]) -> list[Repair]:
    """Return the proposals for one table, the likeliest first; an equation with a cell that is no number is left out.

    Where the faults lie apart (no single repair mends all), each group of equations has its own proposals.
    """
    known: Values = {ref: value for ref, value in values.items() if value is not None}
    usable = [equation for equation in equations if all(ref in known for ref in equation.cells)]
    broken = [equation for equation in usable if _gap(equation, known)]
    if not broken:
        return []
    table = _Table(usable, known)
    whole = _ranked(table.singles(broken), known) or _ranked(table.pairs(broken), known)
    return whole[:MOST] if whole else _apart(table, broken, known)


def in_words(form: Form, values: Mapping[CellRef, str], changes: Sequence[Suspect]) -> str:
    """Say a proposal: 把 表三·重复申请·自然人 的 36 改为 35 后平衡."""
    steps = (f"{form.cell_name(c.cell)} 的 {values.get(c.cell, '').strip() or '空白'} 改为 {c.value}" for c in changes)
    return f"把 {'、'.join(steps)} 后平衡"


def _apart(table: _Table, broken: list[Equation], known: Values) -> list[Repair]:
    """Mend faults that lie apart one by one: by cells that mend two equations or more, no equation twice."""
    found: list[Repair] = []
    left = list(broken)
    candidates = [r for equation in broken for r in _ranked(table.singles([equation]), known)]
    for repair in sorted(candidates, key=lambda r: -len(r.mends)):
        if len(repair.mends) > 1 and all(equation in left for equation in repair.mends):
            found.append(repair)
            left = [equation for equation in left if equation not in repair.mends]
    return found


@dataclass(frozen=True)
class _Table:
    """A table's equations and values."""

    equations: list[Equation]
    values: Values

    @cached_property
    def _by_cell(self) -> Mapping[CellRef, list[Equation]]:
        found: dict[CellRef, list[Equation]] = {}
        for equation in self.equations:
            for ref in dict.fromkeys(equation.cells):
                found.setdefault(ref, []).append(equation)
        return found

    def of(self, ref: CellRef) -> list[Equation]:
        return self._by_cell.get(ref, [])

    def singles(self, broken: Sequence[Equation]) -> Iterator[Repair]:
        """Yield the changes of one cell that mend all of `broken`, and every other equation it stands in."""
        for ref in broken[0].cells:
            mine = self.of(ref)
            if not all(equation in mine for equation in broken):
                continue
            changes = {_needed(equation, ref, self.values) for equation in mine}
            if len(changes) != 1:
                continue
            value = self.values[ref] + changes.pop()
            if value >= 0:
                yield Repair((Suspect(ref, value),), tuple(mine))

    def pairs(self, broken: Sequence[Equation]) -> Iterator[Repair]:
        """Yield the changes of two cells of a row or column that mend all of `broken` and break nothing."""
        cells = dict.fromkeys(ref for equation in broken for ref in equation.cells)
        for a, b in combinations(cells, 2):
            if a.row != b.row and a.column != b.column:
                continue
            changes = self.solve(a, b, broken)
            if changes and min(s.value for s in changes) >= 0:
                yield Repair(changes, tuple(broken))

    def solve(self, a: CellRef, b: CellRef, broken: Sequence[Equation]) -> tuple[Suspect, ...]:
        """Return the new values of two cells that make all their equations hold, () if there are none."""
        ofa, ofb = self.of(a), self.of(b)
        if any(equation not in ofa and equation not in ofb for equation in broken):
            return ()
        da = next((_needed(e, a, self.values) for e in ofa if e not in ofb), None)
        db = next((_needed(e, b, self.values) for e in ofb if e not in ofa), None)
        if not da or not db:
            return ()
        trial = {**self.values, a: self.values[a] + da, b: self.values[b] + db}
        if any(_gap(equation, trial) for equation in (*ofa, *ofb)):
            return ()
        return Suspect(a, trial[a]), Suspect(b, trial[b])


def _gap(equation: Equation, values: Values) -> int:
    return sum(values[ref] for ref in equation.left) - sum(values[ref] for ref in equation.right)


def _needed(equation: Equation, ref: CellRef, values: Values) -> int:
    """Return by how much a cell must change for an equation to hold."""
    gap = _gap(equation, values)
    return -gap if ref in equation.left else gap


def _ranked(found: Iterable[Repair], values: Values) -> list[Repair]:
    return sorted(found, key=lambda repair: _strangeness(repair, values))


def _strangeness(repair: Repair, values: Values) -> tuple[int, int, int]:
    """Return how unlikely a slip of the pen a repair undoes: by kind, then by distance of the cells, then by size."""
    olds = [values[change.cell] for change in repair.changes]
    news = [change.value for change in repair.changes]
    size = sum(abs(new - old) for old, new in zip(olds, news, strict=True))
    if len(repair.changes) == 2:
        return _pair_strangeness(olds, news), _distance(repair, values), size
    return _digit_strangeness(str(olds[0]), str(news[0])), 0, size


def _distance(repair: Repair, values: Values) -> int:
    """Return how many cells lie between the two of a repair: a slip mostly goes one cell aside."""
    a, b = (change.cell for change in repair.changes)
    line = [ref for ref in values if (ref.row == a.row if a.row == b.row else ref.column == a.column)]
    return abs(line.index(a) - line.index(b))


def _pair_strangeness(olds: list[int], news: list[int]) -> int:
    if olds == news[::-1]:
        return 0  # two values swapped, or one moved over a 0
    if any(str(new) == f"{olds[0]}{olds[1]}" for new in news):
        return 1  # one number split over two cells
    return 3 if 0 in news or 0 in olds else 4


def _digit_strangeness(old: str, new: str) -> int:
    """Rate how a number may have been miskeyed: digits changed places; one wrong, lost or doubled; left at 0."""
    if len(old) == len(new) and sorted(old) == sorted(new):
        return 0
    if len(old) == len(new) and sum(a != b for a, b in zip(old, new, strict=True)) == 1:
        return 1
    longer, shorter = (old, new) if len(old) > len(new) else (new, old)
    if len(longer) == len(shorter) + 1 and any(longer[:k] + longer[k + 1 :] == shorter for k in range(len(longer))):
        return 1
    return 2 if old == "0" else 3
