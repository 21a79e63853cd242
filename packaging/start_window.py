"""Start the packaged window: PyInstaller wants a script, and the package's own start is a module."""

from __future__ import annotations

import sys

from govreport_gui import own_process

CANNOT_START = 2


def start() -> int:
    """Open the window and return the exit status; say so where the desktop lacks a library that Qt needs."""
    own_process.give_back()
    try:
        from govreport_gui.app import main  # noqa: PLC0415 (Qt's libraries are looked for here)
    except ImportError as error:
        lacking = str(error).partition(":")[0]
        print(
            f"窗口打不开：这台电脑缺少系统组件（{lacking}）。请让管理员用系统的软件管理工具装好，再打开一次。",
            file=sys.stderr,
        )
        return CANNOT_START
    return main()


if __name__ == "__main__":
    sys.exit(start())
