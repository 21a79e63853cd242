"""The line that our writers put for a picture into files of text only (.txt, .xlsx), and how readers know it."""

from __future__ import annotations

import re

from govreport_gui.blocks import Picture

_LINE = re.compile(r"［图片：([^\n]*)］")


def picture_line(name: str) -> str:
    """Return the line for a picture."""
    return f"［图片：{' '.join(name.split())}］"


def picture_named(text: str, source: str) -> Picture | None:
    """Return the picture that a line stands for, known by its name only; None where the line is text."""
    found = _LINE.fullmatch(text)
    return Picture(found[1], "", b"", source) if found else None
