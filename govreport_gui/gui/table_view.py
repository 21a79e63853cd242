"""The scrolling part of a grid, where one moves, types, copies and pastes. The frozen headers are `TableGrid`'s."""

from __future__ import annotations

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QMenu, QTableView, QWidget

from govreport_gui.form import CellRef
from govreport_gui.form.layout import LayoutCell
from govreport_gui.gui.table_clipboard import PasteError, from_tsv, pasted_cells, selected_rows, to_html, to_tsv
from govreport_gui.gui.table_delegate import TableDelegate, step_of
from govreport_gui.gui.table_model import TableModel
from govreport_gui.gui.table_walk import Step, Walk, cells_under

Action = QAbstractItemView.CursorAction
Trigger = QAbstractItemView.EditTrigger
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
COMPUTED_STAYS = "总计由程序自动计算，没有清除。要自己填写，请直接输入数字，或勾选“手工填写总计”。"
NOTHING_TO_PASTE = "剪贴板里没有文字，没有粘贴。请先在表格或文档里复制数字。"


class TableView(QTableView):
    """Keys, mouse and clipboard of a grid."""

    cell_selected = Signal(object)  # CellRef | None
    refused = Signal(str)  # why something was not done, in one sentence

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table_model = model
        self.walk = Walk(model.grid)
        self.setModel(model)
        self.delegate = TableDelegate(model, self)
        self.delegate.stepped.connect(self.step)
        self.setItemDelegate(self.delegate)
        self.setTabKeyNavigation(False)  # see focusNextPrevChild
        self.setEditTriggers(Trigger.AnyKeyPressed | Trigger.EditKeyPressed | Trigger.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        model.modelReset.connect(self._start_again)
        model.document.typing_ends.connect(self.finish_typing)

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

    def select_under(self, label: LayoutCell) -> None:
        """Select the figures that a label stands over or before."""
        refs = cells_under(self.table_model.grid, label)
        if not refs:
            return
        self.show_cell(refs[0])
        for ref in refs:
            self.selectionModel().select(self.table_model.index_of(ref), Select.Select)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell which cell has the cursor now."""
        super().currentChanged(current, previous)
        self.cell_selected.emit(self.table_model.ref_at(current))

    # ── Moving ──

    def step(self, step: Step) -> bool:
        """Move the cursor; False where the grid ends."""
        current = self.current_ref
        target = self.walk.step(current, step) if current else self.walk.first
        if target is None:
            return False
        self.show_cell(target)
        return True

    def moveCursor(self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Return where an arrow leads: from value cell to value cell, over labels."""
        current = self.current_ref
        target = self.walk.step(current, CURSOR_STEPS[action]) if current else self.walk.first
        return self.table_model.index_of(target) if target else self.currentIndex()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab go from cell to cell, and at the end of the grid out of it."""
        return self.step(Step.NEXT if forward else Step.PREVIOUS) or super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show a cursor as soon as one can type; Qt would put it on the first label."""
        if self.current_ref is None and self.walk.first is not None:
            self.show_cell(self.walk.first)
        super().focusInEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select what a label stands for when it is clicked; the cursor itself never goes on a label."""
        index = self.indexAt(event.position().toPoint())
        label = self.table_model.cell_at(index)
        if label is None or label.ref is not None:
            super().mousePressEvent(event)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.select_under(label)

    # ── Typing ──

    def edit(  # type: ignore[override]  # Qt has two methods of this name; only this one is ours
        self, index: AnyIndex, trigger: QAbstractItemView.EditTrigger, event: QEvent | None
    ) -> bool:
        """Open the editor; remember whether typing opened it, then arrows lead on."""
        self.delegate.overtyping = trigger == Trigger.AnyKeyPressed
        return super().edit(index, trigger, event)  # type: ignore[arg-type]  # no event is right, say Qt's manuals

    def finish_typing(self) -> None:
        """Put what stands in the open editor into the report."""
        editor = self.indexWidget(self.currentIndex())
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, TableDelegate.EndEditHint.NoHint)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Start typing with an input method.

        WORKAROUND: text that comes without a preedit (full-width digits under fcitx) opens Qt's editor but is lost.
        """
        is_alone = bool(event.commitString()) and not event.preeditString()
        starts = is_alone and self.state() is not QAbstractItemView.State.EditingState
        super().inputMethodEvent(event)
        editor = self.indexWidget(self.currentIndex()) if starts else None
        if isinstance(editor, QLineEdit) and editor.text() == self.currentIndex().data(Qt.ItemDataRole.EditRole):
            QCoreApplication.sendEvent(editor, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the keys a clerk knows from Excel."""
        for key, act in (
            (QKeySequence.StandardKey.Copy, self.copy),
            (QKeySequence.StandardKey.Cut, self.cut),
            (QKeySequence.StandardKey.Paste, self.paste),
        ):
            if event.matches(key):
                act()
                return
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_selected()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(step_of(event) or Step.DOWN)
        else:
            super().keyPressEvent(event)

    def clear_selected(self, text: str = "清除") -> None:
        """Blank the selected cells, as one undo step; totals that the program computes stay."""
        refs = [ref for ref in self.selected_refs if not self.table_model.is_computed(ref)]
        if refs:
            self.table_model.document.set_cells(dict.fromkeys(refs, ""), text)
        elif self.selected_refs:
            self.refused.emit(COMPUTED_STAYS)

    # ── Clipboard ──

    def copy(self) -> None:
        """Copy the selected cells as text and as an HTML table."""
        rows = selected_rows(self.table_model.grid, self.table_model.document.report.cells, self.selected_refs)
        if not rows:
            return
        data = QMimeData()
        data.setText(to_tsv(rows))
        data.setHtml(to_html(rows))
        QGuiApplication.clipboard().setMimeData(data)

    def cut(self) -> None:
        """Copy the selected cells, then blank them."""
        self.copy()
        self.clear_selected("剪切")

    def paste(self) -> None:
        """Paste a rectangle from the first selected cell on, or one value into all selected cells."""
        refs = self.selected_refs
        if not refs:
            return
        try:
            rows = from_tsv(QGuiApplication.clipboard().text())
            changes = self._pasted(rows, refs)
        except PasteError as error:
            self.refused.emit(str(error))
            return
        self.table_model.document.set_cells(changes, "粘贴")

    def _pasted(self, rows: list[list[str]], refs: list[CellRef]) -> dict[CellRef, str]:
        if not rows:
            raise PasteError(NOTHING_TO_PASTE)
        if len(rows) == len(rows[0]) == 1:
            single = len(refs) == 1
            return {ref: rows[0][0] for ref in refs if single or not self.table_model.is_computed(ref)}
        name = self.table_model.document.report.form.cell_name(refs[0])
        return pasted_cells(self.table_model.grid, rows, refs[0], name)

    # ── Menu ──

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the selected cells."""
        menu = self.context_menu()
        menu.exec(event.globalPos())
        menu.deleteLater()

    def context_menu(self) -> QMenu:
        """Return the menu of the selected cells."""
        menu = QMenu(self)
        menu.addAction("剪切", QKeySequence(QKeySequence.StandardKey.Cut), self.cut)
        menu.addAction("复制", QKeySequence(QKeySequence.StandardKey.Copy), self.copy)
        menu.addAction("粘贴", QKeySequence(QKeySequence.StandardKey.Paste), self.paste)
        menu.addAction("清除", QKeySequence(Qt.Key.Key_Delete), self.clear_selected)
        menu.addSeparator()
        current = self.current_ref
        compute = menu.addAction("恢复自动计算")
        compute.setEnabled(current is not None and current in self.table_model.document.report.typed_totals)
        if current is not None:
            compute.triggered.connect(lambda: self.table_model.document.compute_total(current))
        return menu
