"""A layer of faults between a piece of code and the operating system: its n-th call fails, in turn for every n."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# What a writer of files asks the system for. pathlib ends in these, too.
CALLS = ("open", "write", "fsync", "close", "stat", "lstat", "access", "chmod", "chown", "replace", "unlink")


class Faults:
    """Counts the calls of `os`, and lets the one with the number `fails_at` fail by `number`."""

    def __init__(self, fails_at: int = -1, number: int = 0) -> None:
        self.seen: list[str] = []
        self.fails_at = fails_at
        self.number = number

    @property
    def struck(self) -> str:
        """Name the call that failed; "" where none did."""
        return self.seen[self.fails_at] if 0 <= self.fails_at < len(self.seen) else ""

    @contextmanager
    def in_place(self) -> Iterator[Faults]:
        """Stand between the code and the system for a while."""
        real = {name: getattr(os, name) for name in CALLS}
        for name, call in real.items():
            setattr(os, name, self._wrapped(name, call))
        try:
            yield self
        finally:
            for name, call in real.items():
                setattr(os, name, call)

    def _wrapped(self, name: str, call: Callable[..., object]) -> Callable[..., object]:
        def called(*arguments: object, **options: object) -> object:
            self.seen.append(name)
            if len(self.seen) - 1 != self.fails_at:
                return call(*arguments, **options)
            if name == "access":  # it never raises
                return False
            if name == "close":  # the system lets go of the handle all the same
                with contextlib.suppress(OSError):
                    call(*arguments, **options)
            raise OSError(self.number, os.strerror(self.number))

        return called


def calls_of(work: Callable[[], object]) -> list[str]:
    """Return the calls that a piece of work makes when all goes well."""
    with Faults().in_place() as faults:
        work()
    return faults.seen
