"""Under which hidden id a file went out, as reading it tells."""

from __future__ import annotations

from pathlib import Path

from govreport_gui.blocks import Skipped, SkippedKind
from govreport_gui.readers import read


def version_of(path: Path) -> str:
    """Return the id hidden in a file, "" where there is none. ReadError, with advice, where it cannot be read."""
    hidden = (b.text for b in read(path) if isinstance(b, Skipped) and b.kind is SkippedKind.VERSION)
    return next(hidden, "")
