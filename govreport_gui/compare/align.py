"""Align the pieces of two texts: which are the same, which are versions of one another, which stand alone.

The best alignment by dynamic programming (Needleman and Wunsch), so that a sentence is paired with the one most like
it and not with the first that is a little like it. What is alike at both ends is laid aside first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from govreport_gui.blocks import Grid, Picture
from govreport_gui.compare.grids import grid_likeness
from govreport_gui.compare.likeness import LEAST, likeness
from govreport_gui.compare.pieces import key_of
from govreport_gui.compare.records import BREAK, Piece

Pair = tuple[int, int]  # a piece of A, a piece of B

MOST = 250_000  # products of lengths; beyond, equal pieces are anchors (a part of 500 sentences on both sides)
SAME = 2.0  # an equal piece is worth more than two that are alike


def aligned(a: Sequence[Piece], b: Sequence[Piece]) -> list[Pair]:
    """Return the pairs of equal or similar pieces, rising on both sides. Ends of paragraphs follow their sentences."""
    at_a, at_b = ([k for k, piece in enumerate(side) if piece is not BREAK] for side in (a, b))
    pairs = [(at_a[i], at_b[j]) for i, j in _contents([a[k] for k in at_a], [b[k] for k in at_b])]
    return sorted([*pairs, *_breaks(a, b, pairs)])


def _contents(a: Sequence[Piece], b: Sequence[Piece]) -> list[Pair]:
    keys_a, keys_b = [key_of(piece) for piece in a], [key_of(piece) for piece in b]
    most = min(len(a), len(b))
    start = next((k for k in range(most) if keys_a[k] != keys_b[k]), most)
    tail = next((k for k in range(most - start) if keys_a[-1 - k] != keys_b[-1 - k]), most - start)
    inner_a, inner_b = a[start : len(a) - tail], b[start : len(b) - tail]
    inner = _best(inner_a, inner_b) if len(inner_a) * len(inner_b) <= MOST else _between_equals(inner_a, inner_b)
    return [
        *((k, k) for k in range(start)),
        *((i + start, j + start) for i, j in inner),
        *((len(a) - tail + k, len(b) - tail + k) for k in range(tail)),
    ]


def _breaks(a: Sequence[Piece], b: Sequence[Piece], pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Pair ends of paragraphs: those that paired sentences stand in, and those right before the next paired ones."""
    bounds = [(-1, -1), *pairs, (len(a), len(b))]
    for (i, j), (next_i, next_j) in pairwise(bounds):
        ends_a = [k for k in range(i + 1, next_i) if a[k] is BREAK]
        ends_b = [k for k in range(j + 1, next_j) if b[k] is BREAK]
        if not (ends_a and ends_b):
            continue
        first, last = (ends_a[0], ends_b[0]), (ends_a[-1], ends_b[-1])
        behind_sentences = i >= 0 and isinstance(a[i], str) and isinstance(b[j], str)
        closes = behind_sentences or first == (i + 1, j + 1)
        if closes:
            yield first
        is_before_next = last == (next_i - 1, next_j - 1)
        if is_before_next and (not closes or (first[0] < last[0] and first[1] < last[1])):
            yield last


def _best(a: Sequence[Piece], b: Sequence[Piece]) -> list[Pair]:
    """Return the pairs of the alignment that is worth most."""
    worth = [[_worth(x, y) for y in b] for x in a]
    best = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]  # best[i][j]: of what comes from a[i] and b[j] on
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            paired = worth[i][j] + best[i + 1][j + 1] if worth[i][j] else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        if worth[i][j] and best[i][j] == worth[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _worth(x: Piece, y: Piece) -> float:
    if isinstance(x, str) and isinstance(y, str):
        alike = likeness(x, y)
        return SAME if x == y else alike if alike >= LEAST else 0.0
    if isinstance(x, Grid) and isinstance(y, Grid) and key_of(x) != key_of(y):
        alike = grid_likeness(x, y)
        return alike if alike >= LEAST else 0.0
    if isinstance(x, Picture) and isinstance(y, Picture) and key_of(x) != key_of(y):
        return LEAST  # another picture in its place
    return SAME if key_of(x) == key_of(y) else 0.0


def _between_equals(a: Sequence[Piece], b: Sequence[Piece]) -> list[Pair]:
    """Return the pairs of texts too long for the best alignment: equal pieces, and the best between two of them."""
    pairs = _equal(a, b)
    found = list(pairs)
    for (i, j), (next_i, next_j) in pairwise([(-1, -1), *pairs, (len(a), len(b))]):
        gap_a, gap_b = a[i + 1 : next_i], b[j + 1 : next_j]
        if 0 < len(gap_a) * len(gap_b) <= MOST:
            found += [(i + 1 + k, j + 1 + m) for k, m in _best(gap_a, gap_b)]
    return sorted(found)


def _equal(a: Sequence[Piece], b: Sequence[Piece]) -> list[Pair]:
    matcher = SequenceMatcher(None, [key_of(piece) for piece in a], [key_of(piece) for piece in b], autojunk=False)
    return [(i + k, j + k) for i, j, size in matcher.get_matching_blocks() for k in range(size)]
