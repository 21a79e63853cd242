"""Whole numbers as they stand in the XML of Word and Excel files, where damaged files have anything at all."""

from __future__ import annotations

_MOST_DIGITS = 9  # a longer one is no number of a row, a style or a level; Python itself refuses very long ones


def whole_number(text: str | None) -> int | None:
    """Return the number that stands in an attribute, None where there is none."""
    text = (text or "").strip()
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None
