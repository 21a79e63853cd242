"""Part digits that ran together ("322000034" for 32 2 0 0 0 0 34), where the form's own sums leave exactly one way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govreport_gui.form import CellRef, Equation

LONGEST = 40  # digits; more are no line of a table


def part_digits(digits: str, refs: Sequence[CellRef], equations: Sequence[Equation]) -> list[str] | None:
    """Return the one way to part digits into a line's figures; None where there is none, or more than one.

    Figures have no leading zeros. Every equation that speaks of cells of this line only must hold; where none does,
    only a digit a cell is certain.
    """
    if not digits.isdecimal() or len(digits) > LONGEST or len(digits) < len(refs):
        return None
    places = {ref: k for k, ref in enumerate(refs)}
    sums = [
        ([places[ref] for ref in e.left], [places[ref] for ref in e.right])
        for e in equations
        if all(ref in places for ref in e.cells)
    ]
    if not sums:
        return list(digits) if len(digits) == len(refs) else None
    ways = _ways(digits, len(refs), sums)
    first, second = next(ways, None), next(ways, None)
    return first if second is None else None


def _ways(digits: str, count: int, sums: list[tuple[list[int], list[int]]]) -> Iterator[list[str]]:
    """Yield every way to part digits so that the sums hold, giving up a way as soon as one of them fails."""
    due: dict[int, list[tuple[list[int], list[int]]]] = {}
    for left, right in sums:
        due.setdefault(max(left + right), []).append((left, right))
    figures: list[str] = []

    def go(at: int) -> Iterator[list[str]]:
        done = len(figures)
        if done == count:
            if at == len(digits):
                yield list(figures)
            return
        longest = 1 if digits[at : at + 1] == "0" else len(digits) - at - (count - done - 1)
        for length in range(1, longest + 1):
            if at + length > len(digits):
                return
            figures.append(digits[at : at + length])
            if all(_holds(figures, left, right) for left, right in due.get(done, ())):
                yield from go(at + length)
            figures.pop()

    yield from go(0)


def _holds(figures: list[str], left: list[int], right: list[int]) -> bool:
    return sum(int(figures[k]) for k in left) == sum(int(figures[k]) for k in right)
