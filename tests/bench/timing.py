"""Medians of repeated runs, and the lines they are printed in."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable
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


def median_milliseconds(work: Callable[[], object], repeats: int) -> float:
    """Run once to warm up, then `repeats` times; return the median in milliseconds."""
    work()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def print_rows(title: str, rows: Iterable[Row]) -> None:
    """Print a measurement with its title."""
    print(title)
    for row in rows:
        print(row, flush=True)
    print()
