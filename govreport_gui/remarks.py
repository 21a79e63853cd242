"""What was remarked in a file that came back (批注), remembered in the project file until each is dealt with.

    remarks.json   {"remarks": [{"text", "place", "file_name", "when", "done"}]}
A remark that comes back once more, in a later copy, is the same one. Never who wrote it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from govreport_gui.issued import Issued
from govreport_gui.storage import Json, StorageError, parse_record

ENTRY = "remarks.json"
MOST = 500  # the oldest that are dealt with go first
_TEXTS = ("text", "place", "file_name", "when")


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment in a file that came back: what it says, and where it stands, in words."""

    text: str
    place: str
    file_name: str = ""  # the file it came in, without the folder; "" until it is remembered
    when: str = ""  # ISO, local time, to the second: when it was read
    done: bool = False  # dealt with
    unknown: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)  # keys of a later version

    @property
    def key(self) -> tuple[str, str]:
        """What makes it the same remark, whichever file it comes in."""
        return self.text, self.place


@dataclass(frozen=True, slots=True)
class Records:
    """What a report remembers and no undo step takes back: what went out, and what was remarked in what came back."""

    issued: tuple[Issued, ...] = ()  # the oldest first
    remarks: tuple[Remark, ...] = ()  # in the order they were read


def with_remarks(earlier: tuple[Remark, ...], new: Iterable[Remark]) -> tuple[Remark, ...]:
    """Return the remarks with new ones at the end; one that is there already stays as it is."""
    known = {remark.key for remark in earlier}
    added = {remark.key: remark for remark in new if remark.key not in known}
    remarks = (*earlier, *added.values())
    dealt_with = [remark for remark in remarks if remark.done]
    gone = {remark.key for remark in dealt_with[: max(len(remarks) - MOST, 0)]}
    return tuple(remark for remark in remarks if remark.key not in gone)


# ── in the project file ──


def pack(remarks: tuple[Remark, ...]) -> dict[str, Json]:
    """Return the record of the project file by its entry, none where nothing was remarked."""
    return {ENTRY: {"remarks": list(map(_packed, remarks))}} if remarks else {}


def _packed(remark: Remark) -> dict[str, Any]:
    texts = {name: getattr(remark, name) for name in _TEXTS}
    return {**remark.unknown, **texts, "done": remark.done}


def unpack(entries: Mapping[str, bytes]) -> tuple[Remark, ...]:
    """Return the remarks among the entries of a project file; none where they cannot be read."""
    try:
        listed = parse_record(entries.get(ENTRY, b"{}")).get("remarks", [])
        return tuple(_unpacked(record) for record in listed if isinstance(record, dict))
    except (StorageError, ValueError, RecursionError, TypeError):
        return ()


def _unpacked(record: dict[str, Any]) -> Remark:
    text, place, file_name, when = (_text(record.get(name)) for name in _TEXTS)
    unknown = {key: value for key, value in record.items() if key not in (*_TEXTS, "done")}
    return Remark(text, place, file_name, when, record.get("done") is True, unknown)


def _text(value: object) -> str:
    """Return a text; half a surrogate pair, which no file could hold, becomes "?"."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""
