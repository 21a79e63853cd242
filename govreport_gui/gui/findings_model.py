"""The findings as a Qt list that changes only where the findings changed, and its filter by severity and page."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from govreport_gui.finding import Finding, Severity
from govreport_gui.form import Form
from govreport_gui.gui.page_state import SEVERITY_NAMES
from govreport_gui.gui.places import cell_of, page_of, place_name

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Role(IntEnum):
    """What the delegate and the pane ask for, besides Qt's own roles."""

    FINDING = Qt.ItemDataRole.UserRole
    DETAIL = Qt.ItemDataRole.UserRole + 1  # where it is, what was expected and found


def identity(finding: Finding) -> tuple[object, ...]:
    """Tell which finding it is, whatever figures it names at the moment: typing must not lose the selection."""
    return (finding.rule, finding.severity, finding.cells, finding.place)


def where(form: Form, finding: Finding) -> str:
    """Name the place of a finding: the cell to go to, or its part of the report."""
    cell = cell_of(finding)
    if cell is None:
        return place_name(form, finding.place)
    count = len(finding.cells)
    return form.cell_name(cell) + (f" 等 {count} 格" if count > 1 else "")


def detail(form: Form, finding: Finding) -> str:
    """Say where it is, what was expected and what stands there."""
    words = [f"{finding.rule}　{where(form, finding)}"]
    if finding.expected:
        words.append(f"应为 {finding.expected}")
    if finding.actual:
        words.append(f"现为 {finding.actual}")
    return "　".join(words)


class FindingsModel(QAbstractListModel):
    """The findings in the order the checks give them."""

    def __init__(self, form: Form, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._findings: list[Finding] = []

    def set_findings(self, form: Form, findings: Sequence[Finding]) -> None:
        """Take over new findings; rows that stay the same finding stay the same row."""
        if form is not self._form:  # the old findings name cells that the new form may lack
            self.beginResetModel()
            self._form, self._findings = form, list(findings)
            self.endResetModel()
            return
        old, new = [identity(f) for f in self._findings], [identity(f) for f in findings]
        steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        for tag, start, end, new_start, new_end in reversed(steps):  # from the end, so that row numbers hold
            if tag == "equal":
                self._put(start, end, findings[new_start:new_end])
                continue
            self._remove(start, end)
            self._insert(start, findings[new_start:new_end])

    def _put(self, start: int, end: int, findings: Sequence[Finding]) -> None:
        if self._findings[start:end] != list(findings):
            self._findings[start:end] = findings
            self.dataChanged.emit(self.index(start), self.index(end - 1))

    def _remove(self, start: int, end: int) -> None:
        if start < end:
            self.beginRemoveRows(NOWHERE, start, end - 1)
            del self._findings[start:end]
            self.endRemoveRows()

    def _insert(self, at: int, findings: Sequence[Finding]) -> None:
        if findings:
            self.beginInsertRows(NOWHERE, at, at + len(findings) - 1)
            self._findings[at:at] = findings
            self.endInsertRows()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many findings there are."""
        return 0 if parent.isValid() else len(self._findings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a finding, or what is shown of it."""
        if not index.isValid():
            return None
        finding = self._findings[index.row()]
        if role == Role.FINDING:
            return finding
        if role == Role.DETAIL:
            return detail(self._form, finding)
        if role == Qt.ItemDataRole.DisplayRole:
            return finding.message
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return f"{SEVERITY_NAMES[finding.severity]}：{finding.message}\n{detail(self._form, finding)}"
        return None


class FindingsFilter(QSortFilterProxyModel):
    """Shows the findings of one severity, of one page, or all."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._severity: Severity | None = None
        self._page = ""

    def set_severity(self, severity: Severity | None) -> None:
        """Show one severity only; None shows all."""
        self._severity = severity
        self.invalidateRowsFilter()

    def set_page(self, page: str) -> None:
        """Show one page only; "" shows all."""
        self._page = page
        self.invalidateRowsFilter()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Say whether a finding is shown."""
        finding = self.sourceModel().index(row, 0, parent).data(Role.FINDING)
        if self._severity is not None and finding.severity is not self._severity:
            return False
        return not self._page or page_of(finding.place) == self._page
