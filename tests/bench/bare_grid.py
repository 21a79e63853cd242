"""The floor of a keystroke in a grid: Qt's own table, as large, writing and painting the same cells and no more."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTableView

from tests.bench.stages import BEFORE_PAINTING, handled, now


class BareGrid:
    """A table with rows and columns like those of a grid; it hears which cells of that change."""

    def __init__(self, like: QTableView) -> None:
        self.cells: set[tuple[int, int]] = set()
        self._like = like
        shown = like.model()
        self._model = QStandardItemModel(shown.rowCount(), shown.columnCount())
        self._view = QTableView()
        self._view.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus)  # the keys are the other window's
        self._view.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._view.setModel(self._model)
        for row in range(shown.rowCount()):
            self._view.setRowHeight(row, like.rowHeight(row))
            for column in range(shown.columnCount()):
                self._model.setItem(row, column, QStandardItem("0"))
        for column in range(shown.columnCount()):
            self._view.setColumnWidth(column, like.columnWidth(column))
        self._view.resize(like.size())
        self._view.show()
        like.window().activateWindow()

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Take in which cells change meanwhile."""
        self.cells = set()
        self._like.model().dataChanged.connect(self._take_in)
        yield
        self._like.model().dataChanged.disconnect(self._take_in)

    def _take_in(self, first: QModelIndex, last: QModelIndex) -> None:
        rows, columns = range(first.row(), last.row() + 1), range(first.column(), last.column() + 1)
        self.cells |= {(row, column) for row in rows for column in columns}

    def repaint(self, text: str) -> float:
        """Write a text into those cells, wait until it is painted; return the milliseconds this thread worked."""
        started = now()
        for cell in self.cells:
            self._model.item(*cell).setText(text)
        while handled():
            time.sleep(BEFORE_PAINTING)
        return now() - started

    def close(self) -> None:
        """Let the table go."""
        self._view.close()
