"""A statutory table as Qt's model: every cell of the drawn grid, labels too, exactly as printed.

The only place beside the readers and writers where rows and columns are numbers. It never resets while one types:
a change of the report announces just the cells that differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from govreport_gui.form import CellRef
from govreport_gui.form.layout import GridLayout, LayoutCell, layout
from govreport_gui.form.spec import ordinal
from govreport_gui.gui.document import Document
from govreport_gui.gui.looks.tool_tips import wrapped
from govreport_gui.gui.tables.table_marks import CellMark, cell_marks, look_alike
from govreport_gui.report import Report
from govreport_gui.year_on_year import year_on_year

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
Flag = Qt.ItemFlag
LABEL_FLAGS = Flag.ItemIsEnabled
MISSING_FLAGS = Flag.ItemIsEnabled | Flag.ItemIsSelectable  # the report lacks the table
VALUE_FLAGS = MISSING_FLAGS | Flag.ItemIsEditable
TYPE_STEP = "输入"  # how the undo menu calls it
NO_INDEX = QModelIndex()
REMARKS = [Role.ToolTipRole, Role.AccessibleDescriptionRole]  # what of a cell changes with the findings


@dataclass(frozen=True, slots=True)
class CellLook:
    """All that decides how a cell is drawn."""

    text: str
    is_label: bool = False
    centred: bool = True
    is_total: bool = False
    by_hand: bool = False  # a total that the clerk fills
    mark: CellMark | None = None
    takes_part: bool = False  # in the selected finding
    aside: str = ""  # last year's figure, or what is due after it


class TableModel(QAbstractTableModel):
    """One table of the open report. A table that the report lacks shows blank cells that cannot be edited."""

    text_changed = Signal(object)  # CellRef: its text, or last year's beside it; a grid may need more room, or less
    asides_changed = Signal()  # last year's figures came or went: rows need more room, or less

    def __init__(self, document: Document, table: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.table = table
        self._marks: dict[CellRef, CellMark] = {}
        self._highlight: frozenset[CellRef] = frozenset()
        self._last_year_shown = True
        self._asides: dict[CellRef, str] = {}
        self._lay_out()
        document.changed.connect(self._report_changed)
        document.findings_changed.connect(self._findings_changed)
        self._findings_changed()

    def _lay_out(self) -> None:
        self._report = self.document.report
        self.grid: GridLayout = layout(self._report.form.table[self.table])
        self._places = self.grid.places
        self._starts = {(cell.row, cell.column): cell for cell in self.grid.cells}
        self._totals = self._report.form.table[self.table].totals.keys()
        self._asides = self._find_asides()

    def _find_asides(self) -> dict[CellRef, str]:
        before = self.document.last_year
        if before is None or not self._last_year_shown:
            return {}
        found = {
            ref: year_on_year.beside(self._report, before, ref) for ref in self._places if ref in self._report.cells
        }
        return {ref: text for ref, text in found.items() if text}

    # ── Cells and places ──

    def cell_at(self, index: AnyIndex) -> LayoutCell | None:
        """Return the cell that starts at an index; None for places covered by a merged cell."""
        return self._starts.get((index.row(), index.column())) if index.isValid() else None

    def ref_at(self, index: AnyIndex) -> CellRef | None:
        """Return the name of the value cell that starts at an index."""
        cell = self.cell_at(index)
        return cell.ref if cell else None

    def index_of(self, ref: CellRef) -> QModelIndex:
        """Return where a value cell starts; an invalid index if the table has no such cell."""
        place = self._places.get(ref)
        return self.index(*place) if place else QModelIndex()

    def is_computed(self, ref: CellRef) -> bool:
        """Say whether the program fills a cell."""
        return self._report.is_computed(ref)

    def look(self, index: AnyIndex) -> CellLook | None:
        """Return how the cell that starts at an index is drawn."""
        cell = self.cell_at(index)
        if cell is None or cell.ref is None:
            return CellLook(cell.text, is_label=True, centred=_is_centred(cell)) if cell else None
        return CellLook(
            text=self._report.cell(cell.ref),
            is_total=cell.ref in self._totals,
            by_hand=cell.ref in self._report.typed_totals,
            mark=self._marks.get(cell.ref),
            takes_part=cell.ref in self._highlight,
            aside=self._asides.get(cell.ref, ""),
        )

    # ── What Qt asks ──

    def rowCount(self, parent: AnyIndex = NO_INDEX) -> int:
        """Return the number of grid rows, header rows included."""
        return 0 if parent.isValid() else self.grid.rows

    def columnCount(self, parent: AnyIndex = NO_INDEX) -> int:
        """Return the number of grid columns, label columns included."""
        return 0 if parent.isValid() else self.grid.columns

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> Any:
        """Return what Qt shows or reads aloud; how a cell is painted is `look`'s."""
        look = self.look(index)
        if look is None:
            return None
        if role in (Role.DisplayRole, Role.EditRole):
            return look.text
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role in (Role.ToolTipRole, Role.AccessibleDescriptionRole):
            told = "\n".join([*_remarks(look), *self._told(index)])
            return (wrapped(told) if role == Role.ToolTipRole else told) or None
        if role == Role.AccessibleTextRole:
            return self._spoken(index, look)
        return None

    def _told(self, index: AnyIndex) -> list[str]:
        ref, before = self.ref_at(index), self.document.last_year
        return year_on_year.told(self._report, before, ref) if ref in self._asides and ref and before else []

    def _spoken(self, index: AnyIndex, look: CellLook) -> str:
        ref = self.ref_at(index)
        if ref is None:
            return look.text
        row, column = self._report.form.row(ref), self._report.form.column(ref)
        return f"{ordinal(row.path[-1])}{row.name} {column.name} {look.text or '空白'}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Name rows and columns for screen readers; a column of 表二 has several names, thus none."""
        if role != Role.DisplayRole:
            return None
        down = orientation == Qt.Orientation.Vertical
        refs = [cell.ref for cell in self.grid.cells if cell.ref and section == (cell.row if down else cell.column)]
        names = [self._report.form.row(ref).name if down else self._report.form.column(ref).name for ref in refs]
        return names[0] if len(set(names)) == 1 else ""

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let value cells be selected and edited; labels are only there."""
        cell = self.cell_at(index)
        if cell is None:
            return Flag.NoItemFlags
        if cell.ref is None:
            return LABEL_FLAGS
        return VALUE_FLAGS if cell.ref in self._report.cells else MISSING_FLAGS

    def setData(self, index: AnyIndex, value: Any, role: int = Role.EditRole) -> bool:
        """Type into a cell, where the report has the table."""
        ref = self.ref_at(index)
        if role != Role.EditRole or ref is None or self._report.cells.get(ref) in (None, str(value)):
            return False
        self.document.set_cells({ref: str(value)}, TYPE_STEP)
        return True

    # ── What changes it ──

    def set_highlight(self, refs: Iterable[CellRef]) -> None:
        """Mark the cells that take part in the selected finding."""
        before, self._highlight = self._highlight, frozenset(refs)
        self._announce(before ^ self._highlight, REMARKS)

    def show_last_year(self, shown: bool) -> None:
        """Show last year's figures beside this year's, or not."""
        self._last_year_shown = shown
        self._renew_asides()

    def _renew_asides(self) -> set[CellRef]:
        """Look up last year's figures again; return the cells for which they are others now."""
        before, self._asides = self._asides, self._find_asides()
        if bool(before) == bool(self._asides):
            return {ref for ref in before.keys() | self._asides.keys() if before.get(ref) != self._asides.get(ref)}
        self.asides_changed.emit()
        self.dataChanged.emit(self.index(0, 0), self.index(self.grid.rows - 1, self.grid.columns - 1))
        return set()

    def _report_changed(self) -> None:
        before, now = self._report, self.document.report
        if before.form_id != now.form_id:
            self.beginResetModel()
            self._lay_out()
            self._marks = {}
            self.endResetModel()
            return
        self._report = now
        changed = _differing(before, now, self._places) | self._renew_asides()
        self._announce(changed)
        for ref in changed:
            self.text_changed.emit(ref)

    def _findings_changed(self) -> None:
        here = (finding for finding in self.document.open_findings if any(ref in self._places for ref in finding.cells))
        before, now = self._marks, cell_marks(here, self._report.form)
        self._marks = now
        cells = before.keys() | now.keys()
        self._announce((ref for ref in cells if not look_alike(before.get(ref), now.get(ref))), REMARKS)

    def _announce(self, refs: Iterable[CellRef], roles: Sequence[int] = ()) -> None:
        """Tell which cells look different; `roles` as Qt has them, none for all."""
        for ref in refs:
            index = self.index_of(ref)
            if index.isValid():
                self.dataChanged.emit(index, index, roles)


def _is_centred(label: LayoutCell) -> bool:
    """Headers and labels of many rows stand in the middle, the label of a row at the left (layout.md 6)."""
    return label.heads_columns or label.rows > 1


def _remarks(look: CellLook) -> Iterable[str]:
    """Say what is special about a cell."""
    if look.by_hand:
        yield "手工填写的总计，不会自动计算。"
    elif look.is_total:
        yield "总计，自动计算。"
    if look.mark:
        yield from look.mark.messages


def _differing(before: Report, now: Report, refs: Iterable[CellRef]) -> set[CellRef]:
    if before.cells is now.cells and before.typed_totals is now.typed_totals:
        return set()
    changed = {ref for ref in refs if before.cells.get(ref) != now.cells.get(ref)}
    return changed | (before.typed_totals ^ now.typed_totals)
