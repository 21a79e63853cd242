"""Dated earlier versions of the user's report files: one kind only, with a limit, never put back over a file.

They lie in the user's own folder, one folder for each report file, so that no shared folder or stick fills with them:

    backups/青禾镇2024年报告-1f2e3d4c5b/20260115T024205123456Z-ab12cd34.govreport

The name holds the moment (UTC) and the beginning of the content's hash: what is kept already is not kept twice. The
newest versions all stay, of older days the last one of each (`LIMIT` in all).
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from govreport_gui import paths
from govreport_gui.safekeeping.safe_write import safe_write

FOLDER = "backups"
LIMIT = 20  # versions of one file
NEWEST = 8  # of these all stay, however close together
MAX_BYTES = 500_000_000  # of all files together; the newest version of each file stays
_NAME = re.compile(r"(\d{8}T\d{12})Z-([0-9a-f]{8})\.govreport")
_MOMENT = "%Y%m%dT%H%M%S%f"  # microseconds: two saves in one second keep their order
_SHOWN_STEM = 30  # characters of the report's name, for people who look into the folder


@dataclass(frozen=True, slots=True)
class Backup:
    """An earlier version of a file."""

    path: Path
    saved: datetime  # UTC
    digest: str  # beginning of the content's hash
    size: int


def digest_of(data: bytes) -> str:
    """Return the hash that tells contents apart."""
    return hashlib.sha256(data).hexdigest()


def keep(file: Path, data: bytes, now: datetime | None = None) -> None:
    """Keep `data` as a version of a report file, once; drop what is then beyond the limit. WriteError."""
    kept, digest = versions(file), digest_of(data)[:8]
    if any(version.digest == digest for version in kept):
        return
    moment = (now or datetime.now(UTC)).astimezone(UTC)
    folder = _folder(file)
    with contextlib.suppress(OSError):  # writing will tell
        folder.mkdir(parents=True, exist_ok=True)
    safe_write(folder / _name(moment, digest), data)
    for version in too_many(versions(file)):
        _drop(version)
    for version in too_large(_all_versions()):
        _drop(version)


def renew(file: Path, before: str, data: bytes) -> None:
    """Put what a version has become in its place, as of the same moment; nothing where it is not kept. WriteError.

    `before` is the hash of the version: a file that was only given a record beside its report is no other version.
    """
    digest = digest_of(data)[:8]
    old = next((version for version in versions(file) if version.digest == before[:8]), None)
    if old is None or old.digest == digest:
        return
    safe_write(old.path.with_name(_name(old.saved, digest)), data)
    _drop(old)


def versions(file: Path) -> list[Backup]:
    """Return what is kept of a report file, the newest first."""
    return _versions_in(_folder(file))


def too_many(kept: Iterable[Backup]) -> list[Backup]:
    """Return which versions of one file, the newest first, are beyond the limit."""
    newest_first = list(kept)
    staying = newest_first[:NEWEST]
    days: set[object] = set()
    for version in newest_first:
        day = version.saved.astimezone().date()
        if day not in days and version not in staying and len(staying) < LIMIT:
            staying.append(version)
        days.add(day)
    return [version for version in newest_first if version not in staying]


def too_large(kept: Iterable[list[Backup]]) -> list[Backup]:
    """Return the oldest of many files' versions that together take too much room; each file's newest stays."""
    files = [newest_first for newest_first in kept if newest_first]
    room = MAX_BYTES - sum(versions[0].size for versions in files)
    beyond = []
    for version in sorted((v for versions in files for v in versions[1:]), key=lambda v: v.saved, reverse=True):
        room -= version.size
        if room < 0:
            beyond.append(version)
    return beyond


def _folder(file: Path) -> Path:
    """Return the folder of a file's versions: the name is for people, the hash of the path tells files apart.

    One file has one folder, whichever link leads to it and in whatever form of Unicode its name is told.
    """
    path = Path(unicodedata.normalize("NFC", os.path.realpath(file)))
    mark = hashlib.sha256(os.path.normcase(path).encode("utf-8", "surrogateescape")).hexdigest()[:10]
    stem = "".join(char for char in path.stem if char.isalnum() or char in "-_（）")
    return paths.user_data() / FOLDER / f"{stem[:_SHOWN_STEM]}-{mark}"


def _name(moment: datetime, digest: str) -> str:
    return f"{moment.strftime(_MOMENT)}Z-{digest}.govreport"


def _all_versions() -> list[list[Backup]]:
    try:
        folders = [folder for folder in (paths.user_data() / FOLDER).iterdir() if folder.is_dir()]
    except OSError:
        return []
    return [_versions_in(folder) for folder in folders]


def _versions_in(folder: Path) -> list[Backup]:
    found = []
    with contextlib.suppress(OSError):
        for file in folder.iterdir():
            if (name := _NAME.fullmatch(file.name)) is not None:
                saved = datetime.strptime(name[1], _MOMENT).replace(tzinfo=UTC)
                found.append(Backup(file, saved, name[2], file.stat().st_size))
    return sorted(found, key=lambda version: version.path.name, reverse=True)


def _drop(version: Backup) -> None:
    with contextlib.suppress(OSError):  # open in another window on Windows: it goes the next time
        version.path.unlink()
