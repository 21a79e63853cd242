"""A screen of a chosen size for Qt's offscreen platform, whose own has 800×800 pixels."""

from __future__ import annotations

import json
from pathlib import Path


def platform_of(folder: Path, width: int, height: int) -> str:
    """Return what QT_QPA_PLATFORM must say for such a screen; its description is written into a folder."""
    screen = {"name": "screen", "x": 0, "y": 0, "width": width, "height": height, "dpr": 1, "logicalDpi": 96}
    file = folder / "screen.json"
    file.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    return f"offscreen:configfile={file}"
