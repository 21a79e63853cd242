"""Which report went out under which hidden id: remembered in the project file, so that what comes back can be compared.

A Word file that leaves carries an id (`Edition.version`); the project keeps the report as it was then:
    exports/<id>.json   {"id", "when", "file_name", "fingerprint", "report": {…}}
The last ten are kept. The same report always goes out under the same id, so exporting it again makes no second record.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from govreport_gui.fingerprint import fingerprint, version_id
from govreport_gui.report import Report
from govreport_gui.storage import Files, StorageError, pack_report, unpack_report

FOLDER = "exports/"
KEPT = 10
_NAME = re.compile(r"exports/[0-9A-Za-z_]{1,64}\.json")


@dataclass(frozen=True, slots=True)
class Issued:
    """A report that went out in a file."""

    id: str  # hidden in the file
    when: str  # ISO, local time, to the second
    file_name: str  # as it was written, without the folder
    report: Report
    stored: bytes = field(default=b"", compare=False, repr=False)  # as read: what a later version added is kept

    @property
    def entry(self) -> str:
        """Its name in the project file."""
        return f"{FOLDER}{self.id}.json"


def issue(report: Report, file_name: str, when: datetime) -> Issued:
    """Return the record of a report that goes out now."""
    return Issued(version_id(report), when.isoformat(timespec="seconds"), file_name, report)


def with_issued(earlier: tuple[Issued, ...], new: Issued) -> tuple[Issued, ...]:
    """Return the records with a new one at the end; the last ones are kept, each id once."""
    return (*(item for item in earlier if item.id != new.id), new)[-KEPT:]


def find(records: tuple[Issued, ...], key: str) -> Issued | None:
    """Return the record of an id; None where nobody remembers it."""
    return next((item for item in records if item.id == key), None)


# ── in the project file ──


def pack(records: tuple[Issued, ...], pictures: dict[str, bytes]) -> dict[str, bytes]:
    """Return the entries of the project file; pictures are added to `pictures`."""
    return {item.entry: _packed(item, pictures) for item in records}


def _packed(item: Issued, pictures: dict[str, bytes]) -> bytes:
    report = pack_report(item.report, pictures)
    record = {
        "id": item.id,
        "when": item.when,
        "file_name": item.file_name,
        "fingerprint": fingerprint(item.report),
        "report": report,
    }
    text = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)
    return item.stored or f"{text}\n".encode("utf-8", "replace")


def unpack(entries: Mapping[str, bytes]) -> tuple[Issued, ...]:
    """Return the records among the entries of a project file, the oldest first.

    One that cannot be read is left out: the report itself can do without it.
    """
    found = (_unpacked(data, entries) for name, data in entries.items() if _NAME.fullmatch(name))
    return tuple(sorted((item for item in found if item is not None), key=lambda item: (item.when, item.id)))


def _unpacked(data: bytes, files: Files) -> Issued | None:
    try:
        record = json.loads(data.decode("utf-8"))
        key, when, file_name = (_text(record, name) for name in ("id", "when", "file_name"))
        return Issued(key, when, file_name, unpack_report(record.get("report"), files), data)
    except (StorageError, ValueError, OverflowError, RecursionError, AttributeError):
        return None


def _text(record: Mapping[str, object], name: str) -> str:
    value = record.get(name)
    if not isinstance(value, str) or not value:
        raise StorageError(f"no {name}: {value!r}")
    return value
