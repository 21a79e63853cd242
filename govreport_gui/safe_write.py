"""The one way to write a user's file: whole or not at all."""

from __future__ import annotations

from pathlib import Path


def safe_write(path: Path, data: bytes) -> None:
    """Write `data` to `path` by a temporary file in the same folder, fsync and replace.

    Raises WriteError, with advice; the old file is then untouched and no temporary file is left.
    """
    raise NotImplementedError
