"""Keep what a later version wrote into the JSON records of a project, at any depth, through loading and saving.

What is read, less what this version writes of it, is the rest; in saving it is laid under what is written then. An
object is known again by its key; one in a list, where others may come and go, by being unchanged, else by saying most
of what it said (an edited reason, a picture in another size). What was taken out since takes its rest along.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

_ALIKE = 0.5  # share of what two items say in common, from which on one is the other, edited
_MOST_PAIRS = 10_000  # of edited items; beyond that nobody could tell which is which


@dataclass(frozen=True)
class Rest:
    """What this version does not know of an object (`keys`), of what stands under its keys, or of a list's items."""

    keys: Mapping[str, Any] = field(default_factory=dict)
    under: Mapping[str, Rest] = field(default_factory=dict)
    items: tuple[tuple[Any, Rest], ...] = ()  # all of them, each as this version writes it; none where all is known

    def __bool__(self) -> bool:
        return bool(self.keys or self.under or self.items)


def rest_of(read: object, written: object) -> Rest:
    """Return what JSON data holds beside what this version writes for the same."""
    if isinstance(read, dict) and isinstance(written, dict):
        under = {key: rest_of(read[key], value) for key, value in written.items() if key in read}
        return Rest(
            keys={key: value for key, value in read.items() if key not in written},
            under={key: rest for key, rest in under.items() if rest},
        )
    if isinstance(read, list) and isinstance(written, list) and len(read) == len(written):
        items = tuple((mine, rest_of(item, mine)) for item, mine in zip(read, written, strict=True))
        return Rest(items=items if any(rest for _, rest in items) else ())
    return Rest()


def laid_under(rest: Rest, written: Any) -> Any:
    """Return what is written now, with the rest of what was read where it still belongs."""
    if isinstance(written, dict):
        under = {key: laid_under(below, written[key]) for key, below in rest.under.items() if key in written}
        return {**rest.keys, **written, **under}
    if isinstance(written, list) and rest.items:
        was = _same_items([item for item, _ in rest.items], written)
        return [laid_under(rest.items[was[at]][1], item) if at in was else item for at, item in enumerate(written)]
    return written


# ── The items of a list ──


def _same_items(known: Sequence[Any], written: Sequence[Any]) -> dict[int, int]:
    """Return which of the known items each of those written now is, by their places."""
    places: dict[str, deque[int]] = defaultdict(deque)
    for at, item in enumerate(known):
        places[_spelled(item)].append(at)
    same = {}
    for place, item in enumerate(written):
        if found := places[_spelled(item)]:
            same[place] = found.popleft()
    left = sorted(at for unmatched in places.values() for at in unmatched)
    new = [place for place in range(len(written)) if place not in same]
    return same | dict(_edited(known, left, written, new))


def _edited(
    known: Sequence[Any], left: Sequence[int], written: Sequence[Any], new: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield the places of new items with those of the items left over that they were: the most alike, then nearest."""
    if len(left) * len(new) > _MOST_PAIRS:
        return
    before = {at: Counter(_says(known[at])) for at in left}
    now = {place: Counter(_says(written[place])) for place in new}
    pairs = ((_alike(before[at], now[place]), place, at) for place in new for at in left)
    for _, place, at in sorted((p for p in pairs if p[0] >= _ALIKE), key=lambda p: (-p[0], abs(p[1] - p[2]), p)):
        if at in before and place in now:
            del before[at], now[place]
            yield place, at


def _spelled(item: Any) -> str:
    return json.dumps(item, sort_keys=True, ensure_ascii=False)


def _says(item: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what an item says: each value with the keys that lead to it, wherever it stands in a list."""
    if isinstance(item, dict):
        for key, value in item.items():
            yield from _says(value, (*path, key))
    elif isinstance(item, list):
        for value in item:
            yield from _says(value, path)
    else:
        yield path, _spelled(item)


def _alike(one: Counter[Any], other: Counter[Any]) -> float:
    """Return how much of all that two items say both say."""
    said = one.total() + other.total()
    return 2 * (one & other).total() / said if said else 0.0
