"""A display of its own (Xvfb) for the real program in a process of its own, driven from outside by keys (xdotool)."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Self

SIZE = "1366x768"
PATIENCE = 30  # seconds until something that should have happened counts as missing

# 256 colours are enough for a window (the most used, and the most used of each hue) and make the file half as large.
GRAB = (
    "import sys\n"
    "from collections import Counter\n"
    "from PySide6.QtCore import Qt\n"
    "from PySide6.QtGui import QGuiApplication, QImage\n"
    "app = QGuiApplication([])\n"
    "grabbed = app.primaryScreen().grabWindow(int(sys.argv[1])).toImage()\n"
    "image = grabbed.convertToFormat(QImage.Format.Format_RGB32)\n"
    "used = Counter(memoryview(image.constBits()).cast('B').cast('I')).most_common()\n"
    "hues = {}\n"
    "for color, _count in used:\n"
    "    hues.setdefault(color & 0xF0F0F0, color)\n"
    "colors = list(dict.fromkeys([color for color, _count in used[:64]] + list(hues.values())))[:256]\n"
    "flags = Qt.ImageConversionFlag.ThresholdDither\n"
    "image.convertToFormat(QImage.Format.Format_Indexed8, colors, flags).save(sys.argv[2])\n"
)


class XDisplay:
    """Starts Xvfb; what was started on it ends with it. No window manager: the focus is given by hand."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._own = environment
        self._programs: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        readable, writable = os.pipe()
        server = ["Xvfb", "-displayfd", str(writable), "-screen", "0", f"{SIZE}x24", "-nolisten", "tcp"]
        self._server = subprocess.Popen(server, pass_fds=[writable], stderr=subprocess.DEVNULL)
        os.close(writable)
        with os.fdopen(readable) as number:  # Xvfb tells which display it found free
            name = f":{number.readline().strip()}"
        self.environment = {**os.environ, **self._own, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}
        return self

    def __exit__(self, *_error: object) -> None:
        for process in [*self._programs, self._server]:
            process.terminate()
            process.wait()

    def start(self, *command: str | Path) -> None:
        """Start a program on the display."""
        self._programs.append(subprocess.Popen([sys.executable, *command], env=self.environment))

    def focus(self, title: str) -> None:
        """Wait for a window whose title matches, and give it the keys."""
        found = wait_for(lambda: self._xdotool("search", "--onlyvisible", "--name", title), f"window {title}")
        self._window = found.split()[-1]
        self._xdotool("windowfocus", "--sync", self._window)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        self._xdotool("key", "--delay", "50", *keys)

    def type(self, text: str) -> None:
        """Type characters."""
        self._xdotool("type", "--delay", "20", text)

    def click(self, from_right: int, from_bottom: int) -> None:
        """Click into the window with the focus, so many pixels from its lower right corner."""
        shape = dict(line.split("=") for line in self._xdotool("getwindowgeometry", "--shell", self._window).split())
        place = [str(int(shape["WIDTH"]) - from_right), str(int(shape["HEIGHT"]) - from_bottom)]
        self._xdotool("mousemove", "--window", self._window, *place, "click", "1")

    def picture(self, file: Path) -> None:
        """Write what the window with the focus shows to a file."""
        subprocess.run([sys.executable, "-c", GRAB, self._window, file], env=self.environment, check=True)

    def _xdotool(self, *command: str) -> str:
        run = subprocess.run(["xdotool", *command], env=self.environment, capture_output=True, text=True, check=False)
        return run.stdout.strip()


def wait_for(question: Callable[[], str], what: str) -> str:
    """Ask until the answer is not empty, and return it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if answer := question():
            return answer
        time.sleep(0.1)
    raise AssertionError(f"there is still no {what}")
