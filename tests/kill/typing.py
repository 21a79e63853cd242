"""A window in which somebody types without a pause is killed: how old is what the next start recovers?

The window is a real one, with its own document, autosave and timers, in a process of its own.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from govreport_gui import project
from govreport_gui.project import Project
from govreport_gui.safekeeping import autosave
from tests.builders import sound_report

ROOT = Path(__file__).resolve().parents[2]
MOST_LOST = 10.0  # seconds of typing
LONGEST = 15.0  # seconds that somebody types
KEY_MILLISECONDS = 60
SAVES_EVERY = 67  # keys
AT_ONCE = 6


@dataclass
class Lost:
    """What the kills cost."""

    kills: int = 0
    seconds: list[float] = field(default_factory=list)  # of typing, per kill
    wrong: list[str] = field(default_factory=list)


# ── The window that is killed ──


def type_for_ever(file: Path) -> None:
    """Open the window, type the time into the title, save now and then; say each key on the standard output."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415 (only the window needs it)

    from govreport_gui import app  # noqa: PLC0415

    window = app.create_window()
    window.show()
    window.open_path(str(file))
    keys = 0

    def key() -> None:
        nonlocal keys
        keys += 1
        now = time.time()
        window.document.set_field("title", f"{now:.3f}")
        sys.stdout.write(f"{now:.3f}\n")
        sys.stdout.flush()
        if keys % SAVES_EVERY == 0:
            window.files.save()

    timer = QTimer(interval=KEY_MILLISECONDS)
    timer.timeout.connect(key)
    timer.start()
    app.application().exec()


# ── What is left ──


def start(folder: Path) -> subprocess.Popen[bytes]:
    """Start such a window on a file of its own, with a user's folder of its own."""
    file = folder / "年报.govreport"
    project.save(Project(sound_report()), file)
    environment = {**os.environ, "XDG_DATA_HOME": str(folder / "data"), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.kill", "--type", str(file)]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def judge(folder: Path, keys: list[str], lost: Lost) -> None:
    """Compare the last key that was typed with what the file and the recovery copy hold."""
    before = os.environ.get("XDG_DATA_HOME")
    os.environ["XDG_DATA_HOME"] = str(folder / "data")
    try:
        copies = [copy.project() for copy in autosave.left_behind()]
    finally:
        os.environ.pop("XDG_DATA_HOME")
        if before is not None:
            os.environ["XDG_DATA_HOME"] = before
    titles = [kept.report.title for kept in (project.load(folder / "年报.govreport"), *copies)]
    times = [float(title) for title in titles if title.replace(".", "").isdigit()]
    lost.kills += 1
    lost.seconds.append(float(keys[-1]) - max([float(keys[0]), *times]))
    if lost.seconds[-1] > MOST_LOST:
        lost.wrong.append(f"{lost.seconds[-1]:.1f} seconds of typing are lost")


def kill(folder: Path, times: int, seed: int = 0) -> Lost:
    """Kill as many windows as asked, some at once: they mostly wait."""
    lost, chance = Lost(), random.Random(seed)
    for first in range(0, times, AT_ONCE):
        folders = [folder / str(number) for number in range(first, min(first + AT_ONCE, times))]
        for one in folders:
            one.mkdir()
        windows = [start(one) for one in folders]
        first_keys = [window.stdout.readline().decode() for window in windows if window.stdout]
        deadlines = sorted(chance.uniform(0, LONGEST) for _window in windows)
        begun = time.monotonic()
        for window, deadline in zip(windows, deadlines, strict=True):
            time.sleep(max(0.0, begun + deadline - time.monotonic()))
            window.send_signal(signal.SIGKILL)
        for one, window, first_key in zip(folders, windows, first_keys, strict=True):
            keys = (first_key + window.communicate()[0].decode()).split("\n")[:-1]
            if keys:
                judge(one, keys, lost)
            else:
                lost.wrong.append("a window did not come up")
    return lost
