"""Where things lie: the program's resources, and the user's own folders (created when first needed).

Settings, data and log go where each system wants them. With `--portable`, or where the environment names a folder in
GOVREPORT_HOME, all of it goes there: processes that the program starts inherit the choice.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from govreport_gui import own_process
from govreport_gui.errors import WriteError

APP_FOLDER = "govreport"
PORTABLE_FOLDER = "govreport-data"
HOME = "GOVREPORT_HOME"
PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Return a file or folder of `resources/`: inside the package in a wheel, beside it in a checkout."""
    inside = PACKAGE / "resources"
    root = inside if inside.is_dir() else PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def user_data() -> Path:
    """Return the folder for the program's own data of this user: recovery copies, earlier versions, word lists."""
    return _own("data")


def user_settings() -> Path:
    """Return the folder for what the window remembers."""
    return _own("config")


def user_log() -> Path:
    """Return the folder of the log."""
    return _own("log")


def be_portable() -> None:
    """Keep everything of the user beside the program from now on, as on a stick. WriteError."""
    folder = _program_folder() / PORTABLE_FOLDER
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise WriteError(
            f"不能在程序旁边建立文件夹“{folder}”。请检查U盘是否写保护、有没有写入权限，或者去掉 --portable 再启动。"
        ) from error
    os.environ[HOME] = str(folder)


def is_portable() -> bool:
    """Say whether everything of the user lies in one folder that was named."""
    return bool(os.environ.get(HOME))


def _own(kind: str) -> Path:
    """Return a folder of the user's. Where it cannot be made, whoever writes into it will say so."""
    folder = Path(os.environ[HOME]) / kind if is_portable() else _platform_folder(kind)
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def _platform_folder(kind: str) -> Path:
    from platformdirs import PlatformDirs  # noqa: PLC0415 (a portable program does without)

    folders = PlatformDirs(APP_FOLDER, appauthor=False)
    return {"data": folders.user_data_path, "config": folders.user_config_path, "log": folders.user_log_path}[kind]


def _program_folder() -> Path:
    """Return the folder the program stands in: that of the frozen program, else the one that holds the package."""
    return Path(sys.executable).resolve().parent if own_process.is_packaged() else PACKAGE.parent
