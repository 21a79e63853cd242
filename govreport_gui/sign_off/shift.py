"""Set a change from the version that went out on the report as it is now; say whether both have changed there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cached_property

from govreport_gui.compare.align import aligned
from govreport_gui.compare.pieces import key_of, shown
from govreport_gui.compare.records import Piece, TextDifference, TextKind


class Standing(Enum):
    """How a change stands to what was changed here since."""

    CLEAN = auto()
    CONFLICT = auto()
    DONE = auto()  # the report says so already


@dataclass(frozen=True, slots=True)
class Shifted:
    """A change, set on the report as it is now, and what that says there."""

    change: TextDifference
    standing: Standing
    now: str


@dataclass(frozen=True)
class Shift:
    """Leads from the pieces of a part that went out to those of the same part now."""

    sent: Sequence[Piece]
    ours: Sequence[Piece]

    @cached_property
    def _to(self) -> dict[int, int]:
        return dict(aligned(self.sent, self.ours))

    def of(self, theirs: TextDifference) -> Shifted:
        """Set a change on the part as it is now."""
        start, end = self._span(theirs)
        first, last = self._gap(theirs.before)
        gone = start == end
        kind, before = theirs.kind, first
        if kind is TextKind.CHANGED and gone:  # what it was made of is gone: taken over, it is put in anew
            kind, before = TextKind.ADDED, start
        change = replace(theirs, kind=kind, start=start, end=end, before=before)
        comes_in = theirs.kind in (TextKind.ADDED, TextKind.MOVED)
        now = self.ours[first:last] if theirs.kind is TextKind.ADDED else self.ours[start:end]
        return Shifted(change, self._standing(theirs, comes_in=comes_in), shown(now))

    def _standing(self, theirs: TextDifference, *, comes_in: bool) -> Standing:
        start, end = self._span(theirs)
        first, last = self._gap(theirs.before)
        goes_out = theirs.end > theirs.start
        is_in = not comes_in or _holds(self.ours[first:last], theirs.pieces)
        is_out = not goes_out or start == end
        if theirs.kind is TextKind.CHANGED:
            is_out = _keys(self.ours[start:end]) == _keys(theirs.pieces)
        if is_in and is_out:
            return Standing.DONE
        touched = goes_out and _keys(self.sent[theirs.start : theirs.end]) != _keys(self.ours[start:end])
        crowded = comes_in and first < last
        return Standing.CONFLICT if touched or crowded else Standing.CLEAN

    def _span(self, theirs: TextDifference) -> tuple[int, int]:
        """Return where now stands what the change takes out; start = end where it is gone."""
        kept = [self._to[k] for k in range(theirs.start, theirs.end) if k in self._to]
        if kept:
            return kept[0], kept[-1] + 1
        first, _last = self._gap(theirs.start)
        return first, first

    def _gap(self, k: int) -> tuple[int, int]:
        """Return what now stands before the piece k that went out and was not there."""
        first = next((self._to[i] + 1 for i in range(k - 1, -1, -1) if i in self._to), 0)
        last = next((self._to[i] for i in range(k, len(self.sent)) if i in self._to), len(self.ours))
        return first, last


def _keys(pieces: Sequence[Piece]) -> list[object]:
    return [key_of(piece) for piece in pieces]


def _holds(pieces: Sequence[Piece], wanted: Sequence[Piece]) -> bool:
    """Say whether pieces stand among others, in one row."""
    all_keys, keys = _keys(pieces), _keys(wanted)
    return any(all_keys[at : at + len(keys)] == keys for at in range(len(all_keys) - len(keys) + 1))
