"""A table whose lines are seen on any ground: its class has a palette of its own (`theme.OUTLINED_VIEWS`)."""

from __future__ import annotations

from PySide6.QtWidgets import QTableView


class RuledTable(QTableView):
    """Qt's own, under another name: the report's grid, which is one of Qt's too, draws its own lines."""
