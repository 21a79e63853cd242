"""The scrolling part of a grid, where one moves, types, copies and pastes. The frozen headers are `TableGrid`'s."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QMenu, QWidget

from govreport_gui.gui.edits import with_typed_cells
from govreport_gui.gui.tables import grid_clipboard
from govreport_gui.gui.tables.grid_cursor import CTRL, SHIFT, CursorView
from govreport_gui.gui.tables.table_clipboard import PasteError
from govreport_gui.gui.tables.table_delegate import TableDelegate, is_fill_key, step_of
from govreport_gui.gui.tables.table_fill import Changes, filled_down, filled_right, filled_with
from govreport_gui.gui.tables.table_model import TableModel
from govreport_gui.gui.tables.table_walk import Step
from govreport_gui.gui.unfinished import Unfinished

Trigger = QAbstractItemView.EditTrigger
AnyIndex = QModelIndex | QPersistentModelIndex

NOTHING_TO_FILL = (
    "没有可填充的格子。请先选中要填的格子：向下填充用选中的第一行，向右填充用选中的第一列；自动计算的总计不填。"
)
COMPUTED_STAYS = "总计由程序自动计算，没有清除。要自己填写，请直接输入数字，或者在“手工填写总计”前打勾。"


class TableView(CursorView):
    """What one does with the cells of a grid."""

    refused = Signal(str)  # why something was not done, in one sentence
    told = Signal(str)  # what was done, in words

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.delegate = TableDelegate(model, self)
        self.delegate.stepped.connect(self.step)
        self.delegate.fill_asked.connect(self.fill_with)
        self.setItemDelegate(self.delegate)
        self.setEditTriggers(Trigger.AnyKeyPressed | Trigger.EditKeyPressed | Trigger.DoubleClicked)
        self.delegate.typed.connect(model.document.typing_moved)
        self.delegate.closeEditor.connect(model.document.typing_moved)
        model.document.typing_ends.connect(self.finish_typing)
        model.document.typing_asked.connect(self._add_typing)

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

    def _add_typing(self, unfinished: Unfinished) -> None:
        editor, ref = self.indexWidget(self.currentIndex()), self.table_model.ref_at(self.currentIndex())
        if isinstance(editor, QLineEdit) and ref and editor.isModified():
            unfinished.report = with_typed_cells(unfinished.report, {ref: editor.text()})

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
        self.updateMicroFocus()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Say where the caret is, or will be: Qt leaves the focus to the grid until the first word is composed."""
        current = self.currentIndex()
        if query is not Qt.InputMethodQuery.ImCursorRectangle or not current.isValid():
            return super().inputMethodQuery(query)
        editor = self.indexWidget(current)
        if isinstance(editor, QLineEdit):
            caret: QRect = editor.inputMethodQuery(query)
            return caret.translated(editor.mapTo(self, QPoint()))
        cell = self.visualRect(current).translated(self.viewport().pos())
        return QRect(cell.center().x(), cell.top(), 1, cell.height())

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
        elif event.key() == Qt.Key.Key_Space and event.modifiers() in (CTRL, SHIFT):
            self.select_line(event.modifiers())
        elif is_fill_key(event):
            if self._fills(event):
                self.fill_with_current()
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

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+Enter where several cells are selected; for a single one it is the window's."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and self._fills(event):
            event.accept()
            return True
        return super().event(event)

    def _fills(self, event: QKeyEvent) -> bool:
        return is_fill_key(event) and len(self.selected_refs) > 1

    # ── Filling ──

    def fill_down(self) -> None:
        """Fill the selected cells from the first row of the selection, a single row from the one above."""
        self._fill(filled_down(self.table_model.document.report, self.table_model.grid, set(self.selected_refs)))

    def fill_right(self) -> None:
        """Fill the selected cells from the first column of the selection, a single column from the one at its left."""
        self._fill(filled_right(self.table_model.document.report, self.table_model.grid, set(self.selected_refs)))

    def fill_with_current(self) -> None:
        """Put what stands in the cell with the cursor into all selected cells."""
        current = self.current_ref
        if current is not None:
            self.fill_with(self.table_model.document.report.cell(current))

    def fill_with(self, text: str) -> None:
        """Put a text into all selected cells, as one undo step."""
        refs = self.selected_refs
        report = self.table_model.document.report
        self._fill(filled_with(report, refs, text) if len(refs) > 1 else dict.fromkeys(refs, text))

    def _fill(self, changes: Changes) -> None:
        if changes:
            self.table_model.document.set_cells(changes, "填充")
        else:
            self.refused.emit(NOTHING_TO_FILL)

    # ── Clipboard ──

    def copy(self) -> None:
        """Copy the selected cells as text and as an HTML table."""
        grid_clipboard.copy(self.table_model, self.selected_refs)

    def copy_whole(self) -> None:
        """Copy the table as printed, labels too."""
        grid_clipboard.copy_whole(self.table_model)

    def cut(self) -> None:
        """Copy the selected cells, then blank them."""
        self.copy()
        self.clear_selected("剪切")

    def paste(self) -> None:
        """Paste from the first selected cell on, one value into all selected cells, or a table by its labels."""
        refs = self.selected_refs
        if not refs:
            return
        try:
            told, pasted = grid_clipboard.paste(self.table_model, refs, self)
        except PasteError as error:
            self.refused.emit(str(error))
            return
        if pasted:
            self.select_cells(pasted)
        if told:
            self.told.emit(told)

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
        menu.addAction("复制整张表（带行名、列名）", self.copy_whole)
        menu.addSeparator()
        menu.addAction("向下填充", QKeySequence("Ctrl+D"), self.fill_down)
        menu.addAction("向右填充", QKeySequence("Ctrl+R"), self.fill_right)
        menu.addSeparator()
        current = self.current_ref
        compute = menu.addAction("恢复自动计算")
        compute.setEnabled(current is not None and current in self.table_model.document.report.typed_totals)
        if current is not None:
            compute.triggered.connect(lambda: self.table_model.document.compute_total(current))
        return menu
