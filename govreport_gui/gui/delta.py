"""The difference between two values, so that an undo step need not keep either. Pure functions.

A value is a tree of frozen dataclasses, mappings and tuples; a difference names the places in it where something else
stands. What typing one figure changes takes some hundred bytes, while the report around it takes many thousand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar

T = TypeVar("T")
Path = tuple[Any, ...]  # names of fields, keys of mappings, numbers of tuple items, from the outermost
PATHS_SHARED = 4096  # more than all forms have cells


@dataclass(frozen=True, slots=True)
class Whole:
    """One value gave way to another."""

    path: Path
    old: Any
    new: Any

    def forward(self, _value: Any) -> Any:
        """Return what stands there afterwards."""
        return self.new

    def backward(self, _value: Any) -> Any:
        """Return what stood there before."""
        return self.old


@dataclass(frozen=True, slots=True)
class Splice:
    """In a text or a tuple, the items `old` from `start` on gave way to `new`."""

    path: Path
    start: int
    old: Any
    new: Any

    def forward(self, value: Any) -> Any:
        """Return the text or tuple afterwards."""
        return value[: self.start] + self.new + value[self.start + len(self.old) :]

    def backward(self, value: Any) -> Any:
        """Return the text or tuple as it was before."""
        return value[: self.start] + self.old + value[self.start + len(self.new) :]


@dataclass(frozen=True, slots=True)
class Delta:
    """All that differs between two values of the same type."""

    changes: tuple[Whole | Splice, ...]

    @classmethod
    def between(cls, old: object, new: object) -> Delta:
        """Return what makes `new` of `old`, and back."""
        return cls(tuple(_changes(old, new, ())))

    def forward(self, value: T) -> T:
        """Return the later value. `value` must be equal to the earlier one."""
        for change in self.changes:
            value = _changed(value, change.path, change.forward)
        return value

    def backward(self, value: T) -> T:
        """Return the earlier value. `value` must be equal to the later one."""
        for change in reversed(self.changes):
            value = _changed(value, change.path, change.backward)
        return value


@lru_cache(PATHS_SHARED)
def _shared(path: Path) -> Path:
    """Return one and the same path for all differences at a place."""
    return path


def _changes(old: Any, new: Any, path: Path) -> Iterator[Whole | Splice]:
    if old is new:
        return
    if type(old) is not type(new):
        yield Whole(_shared(path), old, new)
    elif is_dataclass(old):
        for field in fields(old):
            yield from _changes(getattr(old, field.name), getattr(new, field.name), (*path, field.name))
    elif isinstance(old, dict) and list(old) == list(new):
        for key, value in old.items():
            if value is not new[key]:  # most are
                yield from _changes(value, new[key], (*path, key))
    elif old == new:
        return
    elif type(old) in (str, tuple):
        yield from _spliced(old, new, path)
    else:
        yield Whole(_shared(path), old, new)


def _spliced(old: Any, new: Any, path: Path) -> Iterator[Whole | Splice]:
    """Yield how one run of characters or items differs; a single item that differs is looked into."""
    start, shorter = 0, min(len(old), len(new))
    while start < shorter and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < shorter - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    before, after = old[start : len(old) - tail], new[start : len(new) - tail]
    if type(old) is tuple and len(before) == len(after) == 1:
        yield from _changes(before[0], after[0], (*path, start))
    else:
        yield Splice(_shared(path), start, before, after)


def _changed(value: Any, path: Path, change: Callable[[Any], Any]) -> Any:
    """Return a value with what stands at a path changed."""
    if not path:
        return change(value)
    step, rest = path[0], path[1:]
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{step: _changed(getattr(value, step), rest, change)})
    inner = _changed(value[step], rest, change)
    if type(value) is tuple:
        return (*value[:step], inner, *value[step + 1 :])
    return {**value, step: inner}
