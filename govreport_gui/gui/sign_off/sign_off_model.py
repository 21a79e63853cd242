"""The changes of a file that came back as a Qt table: each is taken over, left, or not yet decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from govreport_gui.compare import CellDifference
from govreport_gui.finding import Severity
from govreport_gui.gui.looks import theme
from govreport_gui.gui.looks.tool_tips import wrapped
from govreport_gui.gui.sign_off import sign_off_words
from govreport_gui.gui.sign_off.sign_off_words import FILE, SENT, Told
from govreport_gui.proof.proof_flow import excerpts
from govreport_gui.report import Report
from govreport_gui.sign_off import Proposal, following_totals

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Role = Qt.ItemDataRole
HEADINGS = ("位置", SENT, FILE, "怎么办")
LONGEST = 36  # characters that the list shows in full; of longer texts what is around the difference


class Decision(Enum):
    """What becomes of a change."""

    TAKE = "采用"
    LEAVE = "不采用"
    OPEN = "▲ 两边都改过，请决定"


CHECKED = {
    Decision.TAKE: Qt.CheckState.Checked,
    Decision.LEAVE: Qt.CheckState.Unchecked,
    Decision.OPEN: Qt.CheckState.PartiallyChecked,
}


class SignOffModel(QAbstractTableModel):
    """One line a change, in the order of the printed report. At first all are taken over but those in conflict."""

    decided = Signal()

    def __init__(self, ours: Report, proposals: Sequence[Proposal], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ours = ours  # what the changes are proposed for
        self.proposals = tuple(proposals)
        self._told: list[Told] = [sign_off_words.told(ours.form, proposal) for proposal in self.proposals]
        self.decisions = [Decision.OPEN if item.is_conflict else Decision.TAKE for item in self.proposals]
        self._followed = following_totals(ours, self.taken)

    @property
    def taken(self) -> tuple[Proposal, ...]:
        """The changes to be taken over."""
        both = zip(self.proposals, self.decisions, strict=True)
        return tuple(proposal for proposal, decision in both if decision is Decision.TAKE)

    def decide(self, rows: Iterable[int], decision: Decision) -> None:
        """Decide on some rows."""
        changed = [row for row in rows if self.decisions[row] is not decision]
        for row in changed:
            self.decisions[row] = decision
        if changed:
            self._followed = following_totals(self.ours, self.taken)
            last = self.index(len(self.proposals) - 1, len(HEADINGS) - 1)  # totals of other lines may follow, too
            self.dataChanged.emit(self.index(0, 0), last)
            self.decided.emit()

    # ── What Qt asks ──

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of changes."""
        return 0 if parent.isValid() else len(self.proposals)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Return the heading of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole and 0 <= section < len(HEADINGS):
            return HEADINGS[section]
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return a text, the tick, or the colour of what is not decided."""
        if not index.isValid():
            return None
        decision, column = self.decisions[index.row()], index.column()
        if role in {Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole}:
            text = self._texts(index.row(), in_short=role == Role.DisplayRole)[column]
            return wrapped(text) if role == Role.ToolTipRole else text
        if role == Role.CheckStateRole and column == 0:
            return CHECKED[decision]
        if role == Role.ForegroundRole and decision is Decision.OPEN and column == len(HEADINGS) - 1:
            return theme.severity_color(Severity.WARNING)
        return None

    def _texts(self, row: int, *, in_short: bool) -> tuple[str, str, str, str]:
        """Return what stands in a line."""
        said, followed = self._told[row], self._followed_text(row)
        before, after = _in_short(said) if in_short else (said.before, said.after)
        return said.place, before, f"{after}（{followed}）" if followed else after, self.decisions[row].value

    def _followed_text(self, row: int) -> str:
        """Say which totals change with what is taken over; "" where none does."""
        theirs = self.proposals[row].theirs
        if not isinstance(theirs, CellDifference):
            return ""
        return sign_off_words.followed_text(self.ours.form, theirs.cell, self._followed.get(theirs.cell, {}))

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Take a tick: on takes the change over, off leaves it."""
        if role != Role.CheckStateRole or not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        taken = Qt.CheckState(value) is Qt.CheckState.Checked
        self.decide([index.row()], Decision.TAKE if taken else Decision.LEAVE)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say that lines can be chosen and ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags


def _in_short(said: Told) -> tuple[str, str]:
    before, after = (" ".join(text.split()) for text in (said.before, said.after))
    return (before, after) if max(len(before), len(after)) <= LONGEST else excerpts(before, after)
