"""A small file beside a report that says who is editing it: on a shared folder two would overwrite each other.

It holds the run (computer, user, process) and the moment it was taken. What a run on this computer left behind is
taken over without a word once that run is over. Of another computer that cannot be known: there the clerk is told who
it was, since when, and when the lock last gave a sign of life (`refresh`), and decides.

Qt's own QLockFile knows neither user nor moment, and its file cannot be told from others by people.

Taking and giving back are done in threads, for sticks and shares are slow: they come in any order. Who took a lock last
has it; who gives back what another one of this run has taken since takes nothing away.

Where no lock can be made – a folder that one may only read, a stick that is full – there is none, and work goes on:
that the file changed outside is noticed at saving all the same.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import json
import os
import sys
import threading
import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from govreport_gui.safekeeping.running import Run, run_of, this_run

REFRESH_SECONDS = 120  # how often the holder gives a sign of life
QUIET = timedelta(minutes=10)  # after so long without one the holder is likely gone
_HIDDEN = 2  # attribute of a Windows file
_ATTEMPTS = 3  # at taking a lock that somebody takes or gives back at the same moment


@dataclass(frozen=True, slots=True)
class Holder:
    """Who edits a report, since when, and when the last sign of life was. Moments are in UTC."""

    run: Run | None  # None: the lock does not say
    since: datetime
    seen: datetime

    @property
    def is_gone(self) -> bool:
        """Whether the holder has certainly left."""
        return self.run is not None and self.run.is_over

    def is_quiet(self, now: datetime) -> bool:
        """Whether the holder gave no sign of life for long."""
        return now - self.seen > QUIET

    @property
    def is_this_run(self) -> bool:
        """Whether it is this very run of the program."""
        return self.run == this_run()


def lock_path(file: Path) -> Path:
    """Return where the lock of a file lies: beside it, by a short name, for the file's own may be as long as can be."""
    name = unicodedata.normalize("NFC", file.name).casefold()
    return file.with_name(f".~govreport-{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()[:12]}.lock")


def holder(file: Path) -> Holder | None:
    """Return who holds a file; None where nobody does."""
    lock = lock_path(file)
    try:
        seen = datetime.fromtimestamp(lock.stat().st_mtime, UTC)
        raw = lock.read_bytes()
    except OSError:
        return None
    try:
        data = json.loads(raw)
        return Holder(run_of(data), datetime.fromisoformat(data["since"]), seen)
    except (ValueError, TypeError, KeyError, RecursionError):
        return Holder(None, seen, seen)


@dataclass(slots=True)
class _Turn:
    """Lets one thread at a time at the lock of a file, and knows who of this run took it last."""

    mutex: threading.Lock = field(default_factory=threading.Lock)
    owner: FileLock | None = None


_TURNS: dict[str, _Turn] = {}  # by the file's name


class FileLock:
    """The right to write one file. Everything may be called in any thread; it touches the disk."""

    def __init__(self, file: Path) -> None:
        self.file = Path(os.path.realpath(file))
        self.is_held = False
        self._turn = _TURNS.setdefault(str(self.file), _Turn())

    def take(self) -> Holder | None:
        """Take the lock; return who has it instead. None: it is ours, or no lock can be made here."""
        with self._turn.mutex:
            self._turn.owner = self
            return self._take()

    def _take(self) -> Holder | None:
        for _attempt in range(_ATTEMPTS):
            if self._made():
                return None
            found = holder(self.file)
            if found is None:  # given back at this moment, or no lock can be made here
                continue
            if found.is_this_run:
                self.is_held = True
                return None
            if not found.is_gone:
                return found
            self._remove()  # two who find it at the same moment may both take it: saving notices the other one
        return None

    def take_over(self) -> None:
        """Take the lock whoever has it: the clerk said so."""
        with self._turn.mutex:
            self._turn.owner = self
            self._remove()
            self.is_held = False
            self._made()

    def refresh(self) -> Holder | None:
        """Give a sign of life; return who took the lock from us meanwhile, as while this computer slept."""
        with self._turn.mutex:
            return self._refresh() if self.is_held else None

    def _refresh(self) -> Holder | None:
        found = holder(self.file)
        if found is None:  # swept away by somebody, or the stick is in again
            self._made()
        elif not found.is_this_run:
            self.is_held = False
            return found
        with contextlib.suppress(OSError):
            os.utime(lock_path(self.file))
        return None

    def release(self) -> None:
        """Give the lock back, if it is still ours."""
        with self._turn.mutex:
            if self.is_held and self._turn.owner is self and self._is_ours():
                self._remove()
                self._turn.owner = None
            self.is_held = False

    def _is_ours(self) -> bool:
        found = holder(self.file)
        return found is not None and found.is_this_run

    def _made(self) -> bool:
        """Make the lock file; say whether it is ours now."""
        data = {**this_run().as_json(), "since": datetime.now(UTC).isoformat(timespec="seconds")}
        try:
            handle = os.open(lock_path(self.file), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        except OSError:
            return False
        try:
            os.write(handle, json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"))
            self.is_held = True
        except OSError:  # a full stick
            self._remove()
        finally:
            os.close(handle)
        _hide(lock_path(self.file))
        return self.is_held

    def _remove(self) -> None:
        with contextlib.suppress(OSError):
            lock_path(self.file).unlink()


def _hide(file: Path) -> None:
    """Keep the lock out of sight; elsewhere its name does that."""
    if sys.platform == "win32":
        ctypes.windll.kernel32.SetFileAttributesW(str(file), _HIDDEN)
