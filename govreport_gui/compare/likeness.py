"""How alike two sentences are, from 0 to 1: by the pairs of neighbouring characters they share."""

from __future__ import annotations

from functools import lru_cache

LEAST = 0.5  # below this nobody would call two sentences versions of one


@lru_cache(maxsize=4096)
def pairs_of(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters of a text."""
    return frozenset(text[k : k + 2] for k in range(max(len(text) - 1, 1)))


def likeness(a: str, b: str) -> float:
    """Return Dice's coefficient over pairs of characters; a word moved inside a sentence costs little."""
    if a == b:
        return 1.0
    low, high = sorted((len(a), len(b)))
    if not low or 2 * low < LEAST * (low + high):  # so different in length that it cannot be enough
        return 0.0
    first, second = pairs_of(a), pairs_of(b)
    return 2 * len(first & second) / (len(first) + len(second))
