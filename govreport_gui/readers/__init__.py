"""From a file to blocks. Readers know files, not reports."""

from __future__ import annotations

from pathlib import Path

from govreport_gui.blocks import Blocks
from govreport_gui.errors import ReadError


def read(path: Path) -> Blocks:
    """Return what stands in a file. ReadError, with advice, where it cannot be read."""
    raise ReadError(f"还不能读取“{path.name}”。")
