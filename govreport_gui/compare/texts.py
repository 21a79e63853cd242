"""What differs in the running text of two parts: changed, added, removed and moved, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from govreport_gui.blocks import Grid, Picture
from govreport_gui.compare.align import Pair, aligned
from govreport_gui.compare.grids import told_apart
from govreport_gui.compare.likeness import likeness
from govreport_gui.compare.pieces import key_of, pieces_of, shown
from govreport_gui.compare.records import BREAK, Piece, TextDifference, TextKind
from govreport_gui.report import Part

MOVABLE = 6  # characters of a sentence that is followed when it moves; shorter ones stand anywhere
MOVED_AND_CHANGED = 0.75
MOST = 40_000  # pairs of runs that are looked at; beyond, only sentences moved as they are are followed

_ANOTHER = "（换了一张）"

Run = tuple[int, int]  # pieces start … end, end excluded


def text_differences(part: str, a: Part, b: Part) -> list[TextDifference]:
    """Return what differs between two texts of one part, in B's order; what B lacks comes where it stood in A."""
    if a == b:
        return []
    return _Texts(part, pieces_of(a), pieces_of(b)).differences()


@dataclass
class _Texts:
    part: str
    a: list[Piece]
    b: list[Piece]

    @cached_property
    def pairs(self) -> list[Pair]:
        """What is the same, or versions of one another."""
        return aligned(self.a, self.b)

    def differences(self) -> list[TextDifference]:
        """Return what is changed, then what moved, then what is left on one side."""
        changed = [(i, j) for i, j in self.pairs if key_of(self.a[i]) != key_of(self.b[j])]
        found = [self._made(TextKind.CHANGED, (i, i + 1), (j, j + 1)) for i, j in changed]
        alone_a = set(range(len(self.a))) - {i for i, _ in self.pairs}
        alone_b = set(range(len(self.b))) - {j for _, j in self.pairs}
        moves = self._moves(alone_a, alone_b)
        runs_a, runs_b = list(_runs(self.a, alone_a)), list(_runs(self.b, alone_b))
        moves += self._changed_moves(runs_a, runs_b)
        found += [self._made(TextKind.MOVED, run_a, run_b) for run_a, run_b in moves]
        found += [self._made(TextKind.REMOVED, run, None) for run in runs_a]
        found += [self._made(TextKind.ADDED, None, run) for run in runs_b]
        return sorted(found, key=lambda difference: (difference.before, difference.order))

    def _moves(self, alone_a: set[int], alone_b: set[int]) -> list[tuple[Run, Run]]:
        """Return the longest runs that stand elsewhere, and take them out of both sets."""
        moves = []
        places: dict[Hashable, list[int]] = {}
        for j in sorted(alone_b):
            places.setdefault(key_of(self.b[j]), []).append(j)
        for i in sorted(alone_a):
            if i not in alone_a or not _is_movable(self.a[i]):
                continue
            same = (j for j in places.get(key_of(self.a[i]), ()) if j in alone_b)
            lengths = {j: self._length(i, j, alone_a, alone_b) for j in same}
            if not lengths:
                continue
            j = max(lengths, key=lambda j: lengths[j])
            length = lengths[j]
            moves.append(((i, i + length), (j, j + length)))
            alone_a -= set(range(i, i + length))
            alone_b -= set(range(j, j + length))
        return moves

    def _length(self, i: int, j: int, alone_a: set[int], alone_b: set[int]) -> int:
        length = 1
        while i + length in alone_a and j + length in alone_b and self.a[i + length - 1] is not BREAK:
            if key_of(self.a[i + length]) != key_of(self.b[j + length]):
                break
            length += 1
        return length

    def _changed_moves(self, runs_a: list[Run], runs_b: list[Run]) -> list[tuple[Run, Run]]:
        """Return runs that stand elsewhere with a few words changed, and take them out of both lists."""
        moves: list[tuple[Run, Run]] = []
        if len(runs_a) * len(runs_b) > MOST:
            return moves
        for run_a in list(runs_a):
            if isinstance(self.a[run_a[0]], Picture):
                continue  # names of pictures tell nothing
            text = shown(self.a[slice(*run_a)])
            scored = [(likeness(text, shown(self.b[slice(*run_b)])), run_b) for run_b in runs_b]
            score, best = max(scored, default=(0.0, (0, 0)))
            if len(text) >= MOVABLE and score >= MOVED_AND_CHANGED:
                moves.append((run_a, best))
                runs_a.remove(run_a)
                runs_b.remove(best)
        return moves

    def _made(self, kind: TextKind, run_a: Run | None, run_b: Run | None) -> TextDifference:
        start, end = run_a or (0, 0)
        pieces = tuple(self.b[slice(*run_b)]) if run_b else ()
        before, after = _told(self.a[start:end], pieces)
        return TextDifference(
            part=self.part,
            kind=kind,
            a=before,
            b=after,
            start=start,
            end=end,
            before=self._place_of(run_b[0]) if run_b else start,
            order=run_b[0] if run_b else -1,
            pieces=pieces,
        )

    def _place_of(self, j: int) -> int:
        """Return the piece of A before which a piece of B comes: behind what B has before it."""
        at = bisect_left(self.pairs, j, key=lambda pair: pair[1])
        if at < len(self.pairs) and self.pairs[at][1] == j:
            return self.pairs[at][0]
        return self.pairs[at - 1][0] + 1 if at else 0


def _told(a: Sequence[Piece], b: Sequence[Piece]) -> tuple[str, str]:
    """Return both sides as people read them; of two versions of a table, the cells that differ.

    The picture that takes the place of another may have its name: it says that it is another.
    """
    before, after = (side[0] if len(side) == 1 else None for side in (a, b))
    if isinstance(before, Grid) and isinstance(after, Grid) and key_of(before) != key_of(after):
        return told_apart(before, after)
    if isinstance(before, Picture) and isinstance(after, Picture) and key_of(before) != key_of(after):
        return shown(a), f"{shown(b)}{_ANOTHER}"
    return shown(a), shown(b)


def _is_movable(piece: Piece) -> bool:
    return piece is not BREAK and (not isinstance(piece, str) or len(piece.strip()) >= MOVABLE)


def _runs(pieces: Sequence[Piece], alone: set[int]) -> Iterator[Run]:
    """Yield the runs of pieces that stand alone; none goes beyond the end of a paragraph or holds two things."""
    start: int | None = None
    for k, piece in enumerate(pieces):
        if k not in alone:
            if start is not None:
                yield start, k
            start = None
            continue
        start = k if start is None else start
        if not isinstance(piece, str) or (k + 1 < len(pieces) and not isinstance(pieces[k + 1], str | type(BREAK))):
            yield start, k + 1
            start = None
    if start is not None:
        yield start, len(pieces)
