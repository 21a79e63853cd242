"""Start-up: from starting Python to the first painted window, off-screen, a new process each time."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from tempfile import TemporaryDirectory

from tests.bench.timing import Row

BARE, PROGRAM = "tests.bench.bare_window", "govreport_gui.app"


def measure(repeats: int) -> list[Row]:
    """Measure the bare window and the program by turns, so that a busy moment meets both."""
    with TemporaryDirectory() as folder:
        milliseconds_to_paint(BARE, folder), milliseconds_to_paint(PROGRAM, folder)  # fills the caches
        pairs = [(milliseconds_to_paint(BARE, folder), milliseconds_to_paint(PROGRAM, folder)) for _ in range(repeats)]
    bare, program = (statistics.median(times) for times in zip(*pairs, strict=True))
    return [
        Row("floor: a bare PySide6 window, the same widgets", bare),
        Row("the program, against the floor", program, program / bare, "aim: ≤ 1.5"),
    ]


def milliseconds_to_paint(module: str, data_folder: str) -> float:
    """Start a process that opens a module's window. Settings and compiled modules are kept in `data_folder`."""
    own = {"QT_QPA_PLATFORM": "offscreen", "GOVREPORT_HOME": data_folder}
    own |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": data_folder}  # as an installed program has them
    start = time.monotonic()
    child = subprocess.run(
        [sys.executable, "-m", "tests.bench.first_paint", module],
        env=os.environ | own,
        check=True,
        capture_output=True,
        text=True,
    )
    return (float(child.stdout) - start) * 1000
