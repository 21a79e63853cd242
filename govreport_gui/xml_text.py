"""Which characters XML cannot hold, and so no Word or Excel file and no web page."""

from __future__ import annotations

import re

_NO_TEXT = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def without_forbidden(text: str) -> str:
    """Return a text without the characters that XML 1.0 forbids, and without carriage returns, which it rewrites."""
    return _NO_TEXT.sub("", text)
