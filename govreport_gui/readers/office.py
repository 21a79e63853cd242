"""An installed LibreOffice, and one conversion by it: no window, no macro, no network, its own profile, limits.

It may exit with 0 when it failed, so only the file it wrote counts. What it writes is to be judged by whoever asked.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

TIME_LIMIT = 60  # seconds; a start takes one to five, a report one more
_PAUSE = 0.05  # seconds between two looks: on Windows one long wait could not be interrupted
_ADDRESS_SPACE = 2 << 20  # KiB; it starts and converts reports in three quarters of that
_DATA = 400 << 10  # KiB of memory of its own; it needs half of that for a report
_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/opt/libreoffice*/program/soffice",
    "/snap/bin/libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
{items}
</oor:items>
"""
_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)
# No macros, no links brought up to date, and a proxy that is not there for whatever still asks the network.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Calc/Content/Update", "Link", "1"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


class TooSlow(Exception):
    """A conversion did not end in its time."""


def find() -> Path | None:
    """Return the installed LibreOffice, None where there is none."""
    return next((place for place in _places() if place.is_file()), None)


def _places() -> Iterator[Path]:
    if sys.platform == "win32":
        for variable in ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)"):
            if folder := os.environ.get(variable):
                yield Path(folder, "LibreOffice", "program", "soffice.com")
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            yield Path(found)
    for pattern in _PLACES:
        yield from sorted(Path("/").glob(pattern.lstrip("/")), reverse=True)  # the newest first


def convert(office: Path, source: Path, input_filter: str, ending: str, folder: Path) -> Path | None:
    """Convert a file into the folder; return the new file, None where none was written. Raises TooSlow.

    `source` has a harmless name and lies where LibreOffice may put a lock beside it.
    """
    profile = folder / "profile"
    _write_profile(profile)
    target = folder / "out"
    options = [f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck"]
    task = [f"--infilter={input_filter}", "--convert-to", ending, "--outdir", str(target), str(source)]
    _run([str(office), *options, *task])
    written = target / f"{source.stem}.{ending}"
    return written if written.is_file() and written.stat().st_size else None


def _write_profile(profile: Path) -> None:
    items = "\n".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE.format(items=items), encoding="utf-8")


def _run(command: list[str]) -> None:
    """Run a command and all it starts; whatever still runs when we leave, by whatever way, is ended."""
    process: subprocess.Popen[bytes] | None = None
    deadline = time.monotonic() + TIME_LIMIT
    try:
        with _uninterrupted():
            process = _start(command)
        while process.poll() is None:
            if time.monotonic() > deadline:
                raise TooSlow
            time.sleep(_PAUSE)
    finally:
        if process is not None:
            _end(process)


if sys.platform == "win32":
    _uninterrupted = nullcontext

    def _start(command: list[str]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=subprocess.CREATE_NO_WINDOW,
        )

    def _end(process: subprocess.Popen[bytes]) -> None:
        if process.poll() is None:
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
        process.wait()

else:
    # The shell sets the limit: between fork and exec of a program with threads Python code may not run.
    _LIMITED = f'ulimit -v {_ADDRESS_SPACE} 2>/dev/null; ulimit -d {_DATA} 2>/dev/null; exec "$0" "$@"'

    def _start(command: list[str]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            ["/bin/sh", "-c", _LIMITED, *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "SAL_USE_VCLPLUGIN": "svp", "LC_ALL": "C.UTF-8"},
            process_group=0,
        )

    @contextmanager
    def _uninterrupted() -> Iterator[None]:
        """Let Ctrl-C and a cancel wait: between its start and our knowing its number a process would be lost."""
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def _end(process: subprocess.Popen[bytes]) -> None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
