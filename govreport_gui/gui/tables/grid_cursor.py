"""Where one is in a grid and what is selected, by keys and mouse; `TableView` adds typing and the clipboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from govreport_gui import number
from govreport_gui.form import CellRef
from govreport_gui.form.layout import LayoutCell
from govreport_gui.gui.tables.table_model import TableModel
from govreport_gui.gui.tables.table_sum import summary
from govreport_gui.gui.tables.table_walk import Step, Walk, between, cells_under

Action = QAbstractItemView.CursorAction
Select = QItemSelectionModel.SelectionFlag
AnyIndex = QModelIndex | QPersistentModelIndex

CURSOR_STEPS = {
    Action.MoveUp: Step.UP,
    Action.MoveDown: Step.DOWN,
    Action.MoveLeft: Step.LEFT,
    Action.MoveRight: Step.RIGHT,
    Action.MoveNext: Step.NEXT,
    Action.MovePrevious: Step.PREVIOUS,
    Action.MoveHome: Step.ROW_START,
    Action.MoveEnd: Step.ROW_END,
    Action.MovePageUp: Step.TOP,
    Action.MovePageDown: Step.BOTTOM,
}
ARROWS = frozenset({Action.MoveUp, Action.MoveDown, Action.MoveLeft, Action.MoveRight})
NO_KEYS = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
CURSOR_KEYS = frozenset({Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_Home, Key.Key_End})


class CursorView(QTableView):
    """A view whose cursor goes from value cell to value cell, never on a label."""

    cell_selected = Signal(object)  # CellRef | None
    summed = Signal(str)  # the sum of the selected cells, in words; "" for a single one

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table_model = model
        self.walk = Walk(model.grid)
        self.setModel(model)
        self.setTabKeyNavigation(False)  # see focusNextPrevChild
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        model.modelReset.connect(self._start_again)
        model.document.changed.connect(self._tell_sum)

    def _start_again(self) -> None:
        self.walk = Walk(self.table_model.grid)
        self.cell_selected.emit(None)

    # ── Where one is ──

    @property
    def current_ref(self) -> CellRef | None:
        """The cell with the cursor."""
        return self.table_model.ref_at(self.currentIndex())

    @property
    def selected_refs(self) -> list[CellRef]:
        """The selected value cells, in reading order."""
        refs = (self.table_model.ref_at(index) for index in sorted(self.selectedIndexes()))
        return [ref for ref in refs if ref is not None]

    def show_cell(self, ref: CellRef) -> None:
        """Put the cursor on a cell and bring it into view."""
        index = self.table_model.index_of(ref)
        if index.isValid():
            # Not setCurrentIndex: that would extend the selection while Shift is held (Shift+Enter).
            self.selectionModel().setCurrentIndex(index, Select.ClearAndSelect)
            self.scrollTo(index)

    def select_under(self, label: LayoutCell, modifiers: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Select the figures that a label stands over or before; Ctrl adds them, Shift all that lie between, too."""
        refs = cells_under(self.table_model.grid, label)
        if not refs:
            return
        if modifiers & SHIFT and self.selected_refs:
            refs = between(self.table_model.grid, [*self.selected_refs, *refs])
        self.select_cells(refs, adding=bool(modifiers & CTRL))

    def select_cells(self, refs: Sequence[CellRef], *, adding: bool = False) -> None:
        """Select cells, alone or with what is selected; the cursor goes to the first of them."""
        chosen = self.selectionModel().selection() if adding else QItemSelection()
        self.show_cell(refs[0])
        for ref in refs:
            index = self.table_model.index_of(ref)
            chosen.select(index, index)
        self.selectionModel().select(chosen, Select.ClearAndSelect)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell what the selected cells add up to."""
        super().selectionChanged(selected, deselected)
        self._tell_sum()

    def _tell_sum(self) -> None:
        if self.isVisible():
            self.summed.emit(self.summary)

    @property
    def summary(self) -> str:
        """What the selected cells add up to, in words."""
        return summary(self.table_model.document.report, self.selected_refs)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell which cell has the cursor now."""
        super().currentChanged(current, previous)
        self.cell_selected.emit(self.table_model.ref_at(current))

    # ── Moving ──

    def step(self, step: Step) -> bool:
        """Move the cursor; False where the grid ends."""
        target = self._step(step)
        if target is None:
            return False
        self.show_cell(target)
        return True

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Return where an arrow leads: from value cell to value cell, over labels; with Ctrl to the end of a run."""
        target = self._target(action, ctrl=bool(modifiers & CTRL))
        return self.table_model.index_of(target) if target else self.currentIndex()

    def _target(self, action: QAbstractItemView.CursorAction, *, ctrl: bool) -> CellRef | None:
        current, step = self.current_ref, CURSOR_STEPS[action]
        if current is None or (ctrl and action is Action.MoveHome):
            return self.walk.first
        if ctrl and action is Action.MoveEnd:
            return self.walk.last
        return self.walk.jump(current, step, self._is_filled) if ctrl and action in ARROWS else self._step(step)

    def _step(self, step: Step) -> CellRef | None:
        current = self.current_ref
        return self.walk.step(current, step) if current else self.walk.first

    def _is_filled(self, ref: CellRef) -> bool:
        return not number.is_blank(self.table_model.document.report.cell(ref))

    def selectionCommand(self, index: AnyIndex, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """Let Ctrl and a cursor key take the selection along; Qt's lists would leave it behind."""
        if isinstance(event, QKeyEvent) and event.key() in CURSOR_KEYS and event.modifiers() & CTRL:
            return Select.SelectCurrent if event.modifiers() & SHIFT else Select.ClearAndSelect
        return super().selectionCommand(index, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab go from cell to cell, and at the end of the grid out of it."""
        return self.step(Step.NEXT if forward else Step.PREVIOUS) or super().focusNextPrevChild(forward)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Show a cursor as soon as one can type; Qt would put it on the first label.

        WORKAROUND: Qt's own handlers paint all cells anew when the focus comes or goes, thus twice for each figure
        typed, and do nothing else but this; only the cursor looks different.
        """
        if self.current_ref is None and self.walk.first is not None:
            self.show_cell(self.walk.first)
        editable = Qt.ItemFlag.ItemIsEditable in self.table_model.flags(self.currentIndex())
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, editable)
        self.update(self.currentIndex())

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        """Take the frame off the cursor."""
        self.update(self.currentIndex())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select what a label stands for when it is clicked; the cursor itself never goes on a label."""
        index = self.indexAt(event.position().toPoint())
        label = self.table_model.cell_at(index)
        if label is None or label.ref is not None:
            super().mousePressEvent(event)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.select_under(label, event.modifiers())

    def select_line(self, modifiers: Qt.KeyboardModifier) -> None:
        """Select the row of the cursor (Shift) or its column (Ctrl)."""
        current = self.current_ref
        if current is not None:
            self.select_cells(self.walk.line_of(current) if modifiers == SHIFT else self.walk.column_of(current))
