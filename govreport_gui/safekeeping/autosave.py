"""Recovery copies: what is open and not saved, written every few seconds to the user's own folder.

Never over the user's file. Each run of the program has at most one copy, of the report it has open:

    recovery/<key>.json        who writes it (`running.Run`) and of which file
    recovery/<key>.govreport   the report, a project file like any other

Both are written whole or not at all, the record first, so that no copy is without one. They are removed when the report
is saved or closed; what a run left behind that came to its end otherwise is offered at the next start.
"""

from __future__ import annotations

import contextlib
import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from govreport_gui import paths
from govreport_gui.errors import WriteError
from govreport_gui.project import SUFFIX, Project, load, pack
from govreport_gui.safekeeping.running import Run, run_of, this_run
from govreport_gui.safekeeping.safe_write import safe_write, sweep

FOLDER = "recovery"
QUIET = timedelta(hours=12)  # a copy of another computer (a shared home) or of nobody known is left behind then


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a run left behind."""

    path: Path  # the copy
    run: Run | None  # None: the record is gone
    file: Path | None  # the report file it is a later state of; None if it was never saved
    title: str  # how the window called the report
    saved: datetime  # UTC, when the copy was written

    def project(self) -> Project:
        """Load the copy. ReadError."""
        return load(self.path)


class RecoveryCopy:
    """The copy of this run. `write` may be called by another thread, but only by one at a time."""

    def __init__(self) -> None:
        self._key = f"{this_run().pid}-{secrets.token_hex(4)}"
        self._record = b""  # as it was written last

    @property
    def path(self) -> Path:
        """Where the report is put."""
        return folder() / f"{self._key}{SUFFIX}"

    def write(self, project: Project, file: Path | None, title: str) -> None:
        """Put the report as it stands into the copy. WriteError."""
        if not folder().is_dir():  # a home that cannot be written; it is no stick that was pulled out
            raise WriteError(f"建不了文件夹“{folder()}”。请勤按 Ctrl+S 保存，并请管理员检查权限。")
        data = pack(project)
        about = {"run": this_run().as_json(), "file": str(file) if file else None, "title": title}
        record = json.dumps(about, ensure_ascii=False, indent=1).encode("utf-8", "replace")
        if record != self._record:
            safe_write(_about(self.path), record)
            self._record = record
        safe_write(self.path, data)

    def remove(self) -> None:
        """Take the copy away: the report is saved, or nobody wants it."""
        self._record = b""
        _remove(self.path)


def folder() -> Path:
    """Return the folder of the copies."""
    place = paths.user_data() / FOLDER
    with contextlib.suppress(OSError):  # writing will tell
        place.mkdir(parents=True, exist_ok=True)
    return place


def left_behind() -> list[Recovered]:
    """Return what other runs left behind, the newest first; copies of runs that still go on are not touched."""
    sweep(folder())
    _sweep_records()
    return sorted(_left_behind(), key=lambda copy: copy.saved, reverse=True)


def discard(copy: Recovered) -> None:
    """Throw away what a run left behind: it is saved elsewhere, or nobody wants it."""
    _remove(copy.path)


def _left_behind() -> Iterator[Recovered]:
    for path in folder().glob(f"*{SUFFIX}"):
        copy = _read(path)
        if copy is not None and _is_left(copy):
            yield copy


def _sweep_records() -> None:
    """Remove the records of runs that were killed before they wrote their first copy."""
    for record in folder().glob("*.json"):
        with contextlib.suppress(OSError, ValueError, TypeError, KeyError, RecursionError):
            if run_of(json.loads(record.read_bytes())["run"]).is_over and not record.with_suffix(SUFFIX).exists():
                record.unlink()


def _is_left(copy: Recovered) -> bool:
    if copy.run is not None and copy.run.is_here:
        return copy.run.is_over
    return datetime.now(UTC) - copy.saved > QUIET


def _read(path: Path) -> Recovered | None:
    """Return what is known about a copy; None where it went away just now."""
    try:
        saved = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:
        return None
    try:
        about: dict[str, Any] = json.loads(_about(path).read_bytes())
        file = about["file"]
        return Recovered(path, run_of(about["run"]), Path(file) if file else None, str(about["title"]), saved)
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return Recovered(path, None, None, "", saved)


def _about(path: Path) -> Path:
    return path.with_suffix(".json")


def _remove(path: Path) -> None:
    for file in (path, _about(path)):
        with contextlib.suppress(OSError):
            file.unlink()
