"""The sentences that are still last year's as a Qt list: under the heading of each section, its sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from govreport_gui.compare.stale import StaleKind, StaleSection, StaleSentence
from govreport_gui.form import Form
from govreport_gui.gui.looks.tool_tips import wrapped

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_INDEX = QModelIndex()
SENTENCE_ROLE = Role.UserRole  # the StaleSentence of a row, None for a heading
KIND_WORDS = {
    StaleKind.IDENTICAL: "一字未改",
    StaleKind.RENUMBERED: "只换了年份或数字",
    StaleKind.NEARLY: "只改了几个字",
    StaleKind.FIGURES: "有数字没有变",
}
KEPT = "已保留"


class StaleModel(QAbstractListModel):
    """Sections in printed order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._form: Form | None = None
        self._rows: list[StaleSection | StaleSentence] = []

    def show(self, form: Form, sections: Sequence[StaleSection], with_kept: bool) -> None:
        """List the sentences of all sections, those that were kept only if wanted."""
        rows = list(_rows(sections, with_kept))
        if rows == self._rows and form is self._form:
            return
        self.beginResetModel()
        self._form, self._rows = form, rows
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = NO_INDEX) -> int:
        """Return how many headings and sentences there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let sentences be selected, and headings only be read."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        selectable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return selectable if isinstance(self._rows[index.row()], StaleSentence) else Qt.ItemFlag.ItemIsEnabled

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        """Return what a row says."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == SENTENCE_ROLE:
            return row if isinstance(row, StaleSentence) else None
        if role == Role.FontRole and isinstance(row, StaleSection):
            bold = QFont()
            bold.setBold(True)
            return bold
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return self._heading(row) if isinstance(row, StaleSection) else sentence_line(row)
        return wrapped(sentence_line(row)) if role == Role.ToolTipRole and isinstance(row, StaleSentence) else None

    def _heading(self, section: StaleSection) -> str:
        heading = self._form.section[section.part].heading if self._form else ""
        left = len(section.open)
        todo = f"还有 {left} 句要看" if left else "没有要看的"
        return f"{heading}　按字数 {_percent(section.share)}% 与去年相同或几乎相同，{todo}"


def sentence_line(sentence: StaleSentence) -> str:
    """Return how a sentence is listed."""
    kind = f"{KEPT}，{KIND_WORDS[sentence.kind]}" if sentence.is_kept else KIND_WORDS[sentence.kind]
    return f"【{kind}】{sentence.text}"


def _percent(share: float) -> int:
    """Return a share in hundredths; 100 only where nothing is left out."""
    return 100 if share >= 1 else min(round(share * 100), 99)


def _rows(sections: Sequence[StaleSection], with_kept: bool) -> Iterator[StaleSection | StaleSentence]:
    for section in sections:
        yield section
        yield from section.sentences if with_kept else section.open
