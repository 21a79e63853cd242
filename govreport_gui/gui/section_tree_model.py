"""The pages of the report as a Qt list: title, mark and counts."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from govreport_gui.gui import marks
from govreport_gui.gui.document import Document
from govreport_gui.gui.page_state import PageState, page_states

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Role(IntEnum):
    """What the delegate asks for, besides Qt's own roles."""

    STATE = Qt.ItemDataRole.UserRole


class SectionTreeModel(QAbstractListModel):
    """标题与前言, the six sections, 落款."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self._states = page_states(document.report, document.findings)
        document.changed.connect(self.refresh)
        document.findings_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Tell the view which pages look different now."""
        states = page_states(self.document.report, self.document.findings)
        old, self._states = self._states, states
        for row, (before, after) in enumerate(zip(old, states, strict=True)):  # every form has six sections
            if before != after:
                self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, page: str) -> int:
        """Return the row of a page, -1 if there is none."""
        return next((row for row, state in enumerate(self._states) if state.page.key == page), -1)

    def page_at(self, row: int) -> str:
        """Return the page of a row."""
        return self._states[row].page.key

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of pages."""
        return 0 if parent.isValid() else len(self._states)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is shown of a page."""
        if not index.isValid():
            return None
        state: PageState = self._states[index.row()]
        if role == Role.STATE:
            return state
        if role == Qt.ItemDataRole.DisplayRole:
            return state.page.title
        if role == Qt.ItemDataRole.DecorationRole:
            return marks.page_icon(state.mark)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{state.page.title}：{state.described}"
        return None
