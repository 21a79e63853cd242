"""Takes a picture of every window in every theme, scale and size: `python -m tests.gui.gallery OUT [WORDS…]`.

Off-screen. One process for each size and scale, for Qt takes them once. WORDS choose: only combinations whose names
("1366x768-100-light") hold one of them are taken. What is cut off, as far as that can be computed, is listed in
faults.txt beside the pictures.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path

from tests.offscreen import platform_of

SCREENS = ((1366, 768), (1920, 1080))
SCALES = (100, 150, 200)
LOOKS = ("light", "dark", "contrast")
LAYOUT_ROUNDS = 12  # sizes that depend on sizes settle one after the other


def main(arguments: list[str]) -> int:
    """Take the pictures; return how many combinations failed."""
    if arguments[:1] == ["--one"]:
        return take(arguments[1], Path(arguments[2]))
    out, words = Path(arguments[0]), arguments[1:]
    failed = 0
    for (width, height), scale, look in product(SCREENS, SCALES, LOOKS):
        name = f"{width}x{height}-{scale}-{look}"
        if words and not any(word in name for word in words):
            continue
        command = [sys.executable, "-m", "tests.gui.gallery", "--one", look, str(out / name)]
        with tempfile.TemporaryDirectory() as home:
            environment = _environment(Path(home), width, height, scale)
            failed += subprocess.run(command, env=environment, check=False).returncode != 0
    return failed


def _environment(home: Path, width: int, height: int, scale: int) -> dict[str, str]:
    """Return an environment with a screen of this size, and nothing of the user's."""
    return {
        **os.environ,
        "QT_QPA_PLATFORM": platform_of(home, width, height),
        "QT_SCALE_FACTOR": str(scale / 100),
        **{key: str(home) for key in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")},
    }


def take(look: str, out: Path) -> int:
    """Take all pictures of one combination into a folder."""
    from PySide6.QtWidgets import QAbstractItemView, QWidget  # noqa: PLC0415 (the process that only starts others needs no Qt)

    from govreport_gui import app  # noqa: PLC0415
    from govreport_gui.gui.looks import appearance  # noqa: PLC0415
    from tests.gui.cut_off import faults  # noqa: PLC0415
    from tests.gui.every_window import show_every_window  # noqa: PLC0415
    from tests.gui.filled_windows import show_filled_windows  # noqa: PLC0415
    from tests.gui.rare_windows import show_rare_windows  # noqa: PLC0415
    from tests.gui.tool_tips import show_tool_tips  # noqa: PLC0415

    out.mkdir(parents=True, exist_ok=True)
    running = app.application()
    appearance.of_application().choose(appearance.Choice(look), int(os.environ.get("GALLERY_SIZE", "100")))
    window = app.create_window()
    window.resize(window.screen().availableSize())

    found: list[str] = []

    def picture(name: str, shown: QWidget) -> None:
        for _round in range(LAYOUT_ROUNDS):
            running.processEvents()
        for view in (one for one in shown.findChildren(QAbstractItemView) if one.isVisible()):
            view.doItemsLayout()  # a list waits for 100 ms until it wraps its lines anew
        running.processEvents()
        shown.grab().save(str(out / f"{name}.png"))
        found.extend(f"{name}: {fault}" for fault in faults(shown))

    with tempfile.TemporaryDirectory() as folder:
        for show in (show_every_window, show_rare_windows, show_filled_windows, show_tool_tips):
            show(window, Path(folder), picture)
    (out / "faults.txt").write_text("\n".join(found), encoding="utf-8")
    window.document.undo_stack.setClean()
    window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
