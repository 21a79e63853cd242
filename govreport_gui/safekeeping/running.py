"""Which run of the program something belongs to, and whether that run is still going on.

A number of a process alone says little: it is given to another one later. So the moment the process began belongs to
it. A lock (`file_lock.py`) and a recovery copy (`autosave.py`) carry such a mark; after a power cut nobody else could
tell that their owner is gone.
"""

from __future__ import annotations

import ctypes
import getpass
import os
import socket
import sys
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

_MOST_PID = 1 << 32
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_START_FIELD = 22 - 3  # of /proc/<pid>/stat, counted from the state, which follows the name in brackets
_QUERY_LIMITED_INFORMATION = 0x1000  # right to a Windows process: no more than to ask for its times


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the program. `started` is comparable only on the same computer; "" where it cannot be told."""

    host: str
    user: str
    pid: int
    started: str

    @property
    def is_here(self) -> bool:
        """Whether it is or was a run on this computer."""
        return self.host == this_run().host

    @property
    def is_over(self) -> bool:
        """Whether it certainly came to its end; of another computer's run that is never certain."""
        return self.is_here and _start_of(self.pid) != self.started

    def as_json(self) -> dict[str, Any]:
        """Return the run as plain data."""
        return asdict(self)


def run_of(data: dict[str, Any]) -> Run:
    """Return the run of plain data; raises ValueError, TypeError or KeyError where it is none."""
    pid = data["pid"]
    if not isinstance(pid, int) or not 0 < pid < _MOST_PID:
        raise ValueError(f"no process: {pid}")
    return Run(str(data["host"]), str(data["user"]), pid, str(data["started"]))


@cache
def _this_run(pid: int) -> Run:
    return Run(socket.gethostname(), _user(), pid, _start_of(pid) or "")


def this_run() -> Run:
    """Return the run that asks."""
    return _this_run(os.getpid())  # by number: a forked child is a run of its own


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no name in the environment nor in the system's list
        return ""


def _start_of(pid: int) -> str | None:
    """Return when a process began, as a mark; "" where the system does not say, None where there is no such process."""
    if sys.platform == "win32":
        return _start_on_windows(pid)
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
        fields = status.rpartition(")")[2].split()
        return None if fields[0] in "ZX" else f"{_BOOT_ID.read_text(encoding='ascii').strip()}:{fields[_START_FIELD]}"
    except OSError:
        return "" if _is_there(pid) else None


def _is_there(pid: int) -> bool:
    """Say whether a process exists, for systems without /proc."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:  # there, but somebody else's
        return True
    return True


def _start_on_windows(pid: int) -> str | None:
    if sys.platform != "win32":
        return None
    kernel = ctypes.windll.kernel32
    handle = kernel.OpenProcess(_QUERY_LIMITED_INFORMATION, False, pid)
    if not handle:
        return None
    try:
        times = (ctypes.c_uint64 * 4)()  # created, ended, kernel, user
        ended = ctypes.byref(times, 8)
        kernel.GetProcessTimes(handle, times, ended, ctypes.byref(times, 16), ctypes.byref(times, 24))
        return None if times[1] else str(times[0])
    finally:
        kernel.CloseHandle(handle)
