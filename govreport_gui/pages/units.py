"""The unit of all lengths on the drawn page: 1/20 pt, as in Word. Half-point font sizes are whole numbers in it."""

from __future__ import annotations

UNITS_PER_PT = 20
UNITS_PER_INCH = 72 * UNITS_PER_PT


def from_mm(mm: float) -> float:
    """Convert millimetres to units."""
    return mm / 25.4 * UNITS_PER_INCH


def from_pt(points: float) -> float:
    """Convert points to units."""
    return points * UNITS_PER_PT
