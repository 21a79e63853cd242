"""Real Chinese typing: the program on a display of its own, fcitx 5 with its pinyin, keys from outside.

PySide6 has no plug-in for fcitx; without `input_method` the letters stay letters.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from govreport_gui import project
from govreport_gui.form import CellRef
from govreport_gui.gui.looks.messages import APP_NAME
from govreport_gui.report import Part
from tests.builders import sound_report
from tests.gui.x_display import XDisplay, wait_for

NEEDED = ("Xvfb", "xdotool", "dbus-daemon", "fcitx5", "fcitx5-remote")
CELL = CellRef("disclosure", "rules", "made")
PROFILE = """[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin
[Groups/0/Items/0]
Name=keyboard-us
[Groups/0/Items/1]
Name=pinyin
[GroupOrder]
0=Default
"""

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or any(not shutil.which(tool) for tool in NEEDED),
    reason="needs Xvfb, xdotool, D-Bus and fcitx 5 with its pinyin",
)


@pytest.fixture
def home(tmp_path):
    (tmp_path / ".config" / "fcitx5").mkdir(parents=True)
    (tmp_path / ".config" / "fcitx5" / "profile").write_text(PROFILE, encoding="utf-8")
    (tmp_path / "run").mkdir(mode=0o700)
    return tmp_path


@pytest.fixture
def bus(home):
    """Start a session bus; what was started by it ends with it."""
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"]
    daemon = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=own_environment(home))
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


def own_environment(home):
    kept = {key: value for key, value in os.environ.items() if "IM_MODULE" not in key and not key.startswith("XDG_")}
    return {**kept, "HOME": str(home), "XDG_RUNTIME_DIR": str(home / "run")}


@pytest.fixture
def display(home, bus):
    own = {
        "DBUS_SESSION_BUS_ADDRESS": bus,
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / ".config"),
    }
    own |= {"QT_IM_MODULE": "fcitx", "XMODIFIERS": "@im=fcitx", **own_environment(home)}
    with XDisplay(own) as display:
        fcitx = subprocess.Popen(["fcitx5"], env=display.environment, stderr=subprocess.DEVNULL)
        wait_for(lambda: "there" if any((home / ".config/ibus/bus").glob("*")) else "", "address of fcitx 5")
        yield display
        fcitx.terminate()
        fcitx.wait()


def remote(display, *words):
    subprocess.run(["fcitx5-remote", *words], env=display.environment, check=True, stdout=subprocess.DEVNULL)


def test_pinyin_reaches_text_and_grid(display, home):
    saved = home / "青禾镇.govreport"
    project.save(project.Project(sound_report().with_part("overview", Part())), saved)
    display.start("-m", "govreport_gui", saved)
    display.focus(f" — {APP_NAME}$")
    display.press("ctrl+Next", "Tab")  # 一、总体情况, and from the tree into its text
    remote(display, "-s", "pinyin")
    remote(display, "-o")
    type_slowly(display, "g", "o", "n", "g", "k", "a", "i", "space")
    picture(display, home / "text.png")
    type_slowly(display, "ctrl+Next", "shift+Tab", "Tab", "n", "i", "h", "a", "o")
    picture(display, home / "grid.png")
    type_slowly(display, "space", "Return", "ctrl+s")
    written = lambda: project.load(saved).report  # noqa: E731
    wait_for(lambda: "saved" if "公开" in written().part("overview").text else "", "公开 in the text")
    wait_for(lambda: "saved" if "你好" in written().cells.values() else "", "你好 in a cell")


def type_slowly(display, *keys):
    """An input method answers each key over the bus."""
    for key in keys:
        display.press(key)
        time.sleep(0.2)


def picture(display, file: Path):
    folder = os.environ.get("FCITX_PICTURES")
    if folder:
        subprocess.run(["import", "-window", "root", Path(folder) / file.name], env=display.environment, check=True)
