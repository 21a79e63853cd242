"""The pages of the report as a Qt tree: title, mark and counts; under narrative sections their （一）（二）…."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from govreport_gui.gui import marks
from govreport_gui.gui.document import Document
from govreport_gui.gui.page_state import PageState, page_states

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
PAGE_ID = 0  # internal id of a page; that of a part is its page's row + 1


class Role(IntEnum):
    """What the delegate asks for, besides Qt's own roles."""

    STATE = Qt.ItemDataRole.UserRole


class SectionTreeModel(QAbstractItemModel):
    """标题与前言, the six sections, 落款."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self._states = page_states(document.report, document.problems)
        document.checked.connect(self.refresh)

    def refresh(self) -> None:
        """Tell the view which pages and parts look different now."""
        states = page_states(self.document.report, self.document.problems)
        for row, (before, after) in enumerate(zip(self._states, states, strict=True)):  # every form has six sections
            if before != after:
                self._replace(row, before, after)

    def _replace(self, row: int, before: PageState, after: PageState) -> None:
        page, old, new = self.index(row), len(before.parts), len(after.parts)
        if new > old:
            self.beginInsertRows(page, old, new - 1)
        elif new < old:
            self.beginRemoveRows(page, new, old - 1)
        self._states[row] = after
        if new > old:
            self.endInsertRows()
        elif new < old:
            self.endRemoveRows()
        self.dataChanged.emit(page, page)
        for at, (part_before, part_after) in enumerate(zip(before.parts, after.parts, strict=False)):
            if part_before != part_after:
                part = self.index(at, 0, page)
                self.dataChanged.emit(part, part)

    # ── Pages ──

    def row_of(self, page: str) -> int:
        """Return the row of a page, -1 if there is none."""
        return next((row for row, state in enumerate(self._states) if state.page.key == page), -1)

    def page_at(self, row: int) -> str:
        """Return the page of a row."""
        return self._states[row].page.key

    def state(self, index: Index) -> PageState:
        """Return the state of a page or part."""
        if index.internalId() == PAGE_ID:
            return self._states[index.row()]
        return self._states[index.internalId() - 1].parts[index.row()]

    # ── What Qt asks ──

    def index(self, row: int, column: int = 0, parent: Index = NOWHERE) -> QModelIndex:
        """Return the index of a page, or of a part of one."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else PAGE_ID)

    def parent(self, index: Index = NOWHERE) -> Any:  # QObject has a method of this name, too
        """Return the page of a part."""
        if not index.isValid() or index.internalId() == PAGE_ID:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, PAGE_ID)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of pages, or of parts of a page."""
        if not parent.isValid():
            return len(self._states)
        return len(self.state(parent).parts)

    def columnCount(self, _parent: Index = NOWHERE) -> int:
        """Return 1."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is shown of a page or part."""
        if not index.isValid():
            return None
        state = self.state(index)
        if role == Role.STATE:
            return state
        if role == Qt.ItemDataRole.DisplayRole:
            return state.page.title
        if role == Qt.ItemDataRole.DecorationRole:
            return marks.page_icon(state.mark)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{state.page.title}：{state.described}"
        return None
