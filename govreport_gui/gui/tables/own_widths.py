"""The columns that the clerk made wider or narrower, remembered for each table of each form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFontMetrics

from govreport_gui.gui.looks import settings

KEY = "grid/widths"  # settings, for each table: "3:5.25 4:2.00", column and width in line heights
MOST = 100.0  # line heights: what is wider was never dragged


class OwnWidths:
    """Kept in line heights: zoom and larger writing change them like the others."""

    def __init__(self, table: str) -> None:
        self._key = f"{KEY}/{table}"
        self._lines = _parsed(settings.text(self._key))

    def put_into(self, widths: Sequence[int], metrics: QFontMetrics) -> list[int]:
        """Return the widths of all columns in pixels, some of them the clerk's own."""
        own = {column: round(lines * metrics.height()) for column, lines in self._lines.items()}
        return [own.get(column, width) for column, width in enumerate(widths)]

    def keep(self, column: int, width: int | None, metrics: QFontMetrics) -> None:
        """Remember a column's width in pixels, or forget it."""
        self._lines.pop(column, None)
        if width is not None:
            self._lines[column] = width / metrics.height()
        self._store()

    def clear(self) -> bool:
        """Forget all; return whether there was one."""
        had_one = bool(self._lines)
        self._lines.clear()
        if had_one:
            self._store()
        return had_one

    def _store(self) -> None:
        settings.keep(self._key, " ".join(f"{column}:{lines:.3f}" for column, lines in sorted(self._lines.items())))


def _parsed(kept: str) -> dict[int, float]:
    """Return what the settings hold; whatever nobody wrote there so is left out."""
    pairs = (pair.partition(":") for pair in kept.split())
    known = ((int(column), float(lines)) for column, _, lines in pairs if column.isdecimal() and _is_number(lines))
    return {column: lines for column, lines in known if 0 < lines <= MOST}


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()
