"""The command that runs one of our modules in a process of its own, from a checkout as from the packaged program.

The packaged program has no Python to start, but a second executable with a console: on Windows the window's own has no
standard output. It is the command line, and told by its first argument to be something else (`run`).
"""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping, Sequence
from importlib import import_module
from pathlib import Path

CONSOLE = "govreport"  # the executable beside the window's
# What PyInstaller sets for the program itself. WPS is made with Qt, too, and would load our libraries and plug-ins.
FOR_US_ALONE = ("LD_LIBRARY_PATH", "QT_PLUGIN_PATH", "QML2_IMPORT_PATH")
RESET = "PYINSTALLER_RESET_ENVIRONMENT"  # has the executables of ours set them anew, not take them for set
MODULES = {"--import-worker": "govreport_gui.import_worker", "--read-apart": "govreport_gui.readers.apart"}


def command(option: str, *flags: str) -> list[str]:
    """Return the command for one of MODULES; `flags` are for Python itself."""
    own = Path(sys.executable)
    if is_packaged():
        return [str(own.with_name(CONSOLE + own.suffix)), option]
    return [sys.executable, *flags, "-m", MODULES[option]]


def is_packaged() -> bool:
    """Say whether the program is an executable of its own (PyInstaller)."""
    return bool(getattr(sys, "frozen", False))


def give_back(environment: MutableMapping[str, str] = os.environ) -> None:
    """Let the programs we start (WPS, LibreOffice, a file manager) have the environment that we were started with."""
    for name in FOR_US_ALONE:
        environment.pop(name, None)
        if (before := environment.pop(f"{name}_ORIG", None)) is not None:
            environment[name] = before
    environment[RESET] = "1"


def run(arguments: Sequence[str]) -> int | None:
    """Be what the first argument says, and return the exit status; None if it names no module of ours."""
    if not arguments or arguments[0] not in MODULES:
        return None
    return int(import_module(MODULES[arguments[0]]).main(list(arguments[1:])))
