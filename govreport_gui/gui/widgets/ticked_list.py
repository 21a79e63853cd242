"""A list of changes with ticks: Space ticks every chosen line, not only the one under the cursor."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

CHECK = Qt.ItemDataRole.CheckStateRole


class TickedList(QTableView):
    """Whole lines are chosen; the ticks stand in the first column."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick or untick what is chosen."""
        rows = self.selectionModel().selectedRows()
        if event.key() != Qt.Key.Key_Space or not rows:
            super().keyPressEvent(event)
            return
        ticked = rows[0].data(CHECK) is not Qt.CheckState.Checked
        for row in rows:
            self.model().setData(row, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked, CHECK)
