"""The lines of the findings pane as a Qt list that changes only where they changed, and its filter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from govreport_gui.finding import SEVERITY_NAMES, Finding, Severity
from govreport_gui.gui.findings.findings_rows import Identity, Kind, Row, Verb, rows
from govreport_gui.gui.looks.tool_tips import wrapped
from govreport_gui.gui.places import page_of
from govreport_gui.report import Report

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
KEYS = {
    Verb.MEND: "Ctrl+回车",
    Verb.REPAIR: "Ctrl+回车",
    Verb.GO: "回车",
    Verb.ACCEPT: "A",
    Verb.REOPEN: "A",
    Verb.EXPLAIN: "S",
}


class Role(IntEnum):
    """What the delegate and the pane ask for, besides Qt's own roles."""

    FINDING = Qt.ItemDataRole.UserRole
    ROW = Qt.ItemDataRole.UserRole + 1


class FindingsModel(QAbstractListModel):
    """The findings in the order the checks give them, with what stands under each."""

    def __init__(self, report: Report, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self._findings: list[Finding] = []
        self._opened: set[Identity] = set()
        self.lines: list[Row] = []  # to be read only
        self._says: dict[int, Callable[[Row], object]] = {
            Role.ROW: lambda row: row,
            Role.FINDING: lambda row: row.finding,
            Qt.ItemDataRole.DisplayRole: lambda row: row.title,
            Qt.ItemDataRole.AccessibleTextRole: _in_full,
            Qt.ItemDataRole.ToolTipRole: lambda row: wrapped(_in_full(row)),
            Qt.ItemDataRole.AccessibleDescriptionRole: _deeds,
        }

    def set_findings(self, report: Report, findings: Sequence[Finding]) -> None:
        """Take over new findings; rows that stay the same finding stay the same row."""
        other_form = report.form_id != self._report.form_id
        self._report, self._findings = report, list(findings)
        if other_form:  # the old findings name cells that the new form may lack
            self.beginResetModel()
            self.lines = rows(self._report, self._findings, self._opened)
            self.endResetModel()
            return
        self._renew()

    def toggle(self, fold: Row) -> None:
        """Unfold the findings of a fold, or fold them again."""
        self._opened ^= {fold.identity}
        self._renew()

    def _renew(self) -> None:
        new = rows(self._report, self._findings, self._opened)
        before, after = [row.identity for row in self.lines], [row.identity for row in new]
        steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        for tag, start, end, new_start, new_end in reversed(steps):  # from the end, so that row numbers hold
            if tag == "equal":
                self._put(start, end, new[new_start:new_end])
                continue
            self._remove(start, end)
            self._insert(start, new[new_start:new_end])

    def _put(self, start: int, end: int, new: Sequence[Row]) -> None:
        for number, row in zip(range(start, end), new, strict=True):
            if self.lines[number] != row:
                self.lines[number] = row
                self.dataChanged.emit(self.index(number), self.index(number))

    def _remove(self, start: int, end: int) -> None:
        if start < end:
            self.beginRemoveRows(NOWHERE, start, end - 1)
            del self.lines[start:end]
            self.endRemoveRows()

    def _insert(self, at: int, new: Sequence[Row]) -> None:
        if new:
            self.beginInsertRows(NOWHERE, at, at + len(new) - 1)
            self.lines[at:at] = new
            self.endInsertRows()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a line, its finding, or what is shown of it."""
        if not index.isValid():
            return None
        say = self._says.get(role)
        return None if say is None else say(self.lines[index.row()])


def _in_full(row: Row) -> str:
    said = "\n".join(row.texts)
    return f"{SEVERITY_NAMES[row.finding.severity]}：{said}" if row.is_finding else said


def _deeds(row: Row) -> str:
    """Say what one can do with a line, and by which key."""
    if row.kind is Kind.FOLD:
        return "按回车展开或收起"
    return "可以" + "、".join(f"{verb.value.rstrip('…')}（{KEYS[verb]}）" for verb in row.verbs)


class FindingsFilter(QSortFilterProxyModel):
    """Shows the findings of one severity, of one page, or all; those accepted apart from the others."""

    def __init__(self, model: FindingsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._severity: Severity | None = None
        self._page = ""
        self._accepted = False
        self.setSourceModel(model)

    def set_severity(self, severity: Severity | None) -> None:
        """Show one severity only; None shows all."""
        self._severity = severity
        self.invalidateRowsFilter()

    def set_page(self, page: str) -> None:
        """Show one page only; "" shows all."""
        self._page = page
        self.invalidateRowsFilter()

    def set_accepted(self, accepted: bool) -> None:
        """Show the findings that were accepted, or those that are open."""
        self._accepted = accepted
        self.invalidateRowsFilter()

    @property
    def shown(self) -> list[Row]:
        """The lines that are shown."""
        return [row for row in self._model.lines if self._shows(row.finding)]

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:
        """Say whether a line is shown."""
        return self._shows(self._model.lines[row].finding)

    def _shows(self, finding: Finding) -> bool:
        if (finding.waived is not None) is not self._accepted:
            return False
        if self._severity is not None and finding.severity is not self._severity:
            return False
        return not self._page or page_of(finding.place) == self._page
