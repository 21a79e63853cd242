"""Where things lie: the program's resources, and the user's own folders (created when first needed)."""

from __future__ import annotations

import os
import sys
from pathlib import Path

APP_FOLDER = "govreport"
PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Return a file or folder of `resources/`: inside the package in a wheel, beside it in a checkout."""
    inside = PACKAGE / "resources"
    root = inside if inside.is_dir() else PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def user_data() -> Path:
    """Return the folder for the program's own data of this user: recovery copies, log, settings."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    folder = base / APP_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    return folder
