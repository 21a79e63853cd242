"""Medians of repeated runs, and the lines they are printed in."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One measured thing. `aim` is what the project wants of `ratio`, in words; empty where nothing is wanted."""

    name: str
    milliseconds: float
    ratio: float | None = None
    aim: str = ""

    def __str__(self) -> str:
        ratio = "" if self.ratio is None else f"{self.ratio:.2f} ×"
        return f"  {self.name:<52}{self.milliseconds:>10.2f} ms{ratio:>12}  {self.aim}".rstrip()


def medians(works: Sequence[Callable[[], object]], repeats: int) -> list[float]:
    """Return each work's median in milliseconds, after one round to warm up.

    They run by turns, so that a busy moment meets all of them.
    """
    times: list[list[float]] = [[] for _ in works]
    for _ in range(repeats + 1):
        for work, taken in zip(works, times, strict=True):
            start = time.perf_counter()
            work()
            taken.append((time.perf_counter() - start) * 1000)
    return [statistics.median(taken[1:]) for taken in times]


def print_rows(title: str, rows: Iterable[Row]) -> None:
    """Print a measurement with its title."""
    print(title)
    for row in rows:
        print(row, flush=True)
    print()
