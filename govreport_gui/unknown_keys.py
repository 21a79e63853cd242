"""Keep what a later version wrote into the JSON records of a project, at any depth, through loading and saving.

What is read, less what this version writes of it, is the rest; in saving it is laid under what is written then. An
object is known again by its key; one in a list, where others may come and go, by being unchanged. What was taken out
since takes its rest along.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Rest:
    """What this version does not know of an object (`keys`), of what stands under its keys, or of a list's items."""

    keys: Mapping[str, Any] = field(default_factory=dict)
    under: Mapping[str, Rest] = field(default_factory=dict)
    items: tuple[tuple[Any, Rest], ...] = ()  # each with the item as this version writes it

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
        pairs = ((mine, rest_of(item, mine)) for item, mine in zip(read, written, strict=True))
        return Rest(items=tuple((mine, rest) for mine, rest in pairs if rest))
    return Rest()


def laid_under(rest: Rest, written: Any) -> Any:
    """Return what is written now, with the rest of what was read where it still belongs."""
    if isinstance(written, dict):
        under = {key: laid_under(below, written[key]) for key, below in rest.under.items() if key in written}
        return {**rest.keys, **written, **under}
    if isinstance(written, list) and rest.items:
        return _items(list(rest.items), written)
    return written


def _items(left: list[tuple[Any, Rest]], written: list[Any]) -> list[Any]:
    laid = []
    for item in written:
        at = next((at for at, (known, _rest) in enumerate(left) if known == item), None)
        laid.append(item if at is None else laid_under(left.pop(at)[1], item))
    return laid
