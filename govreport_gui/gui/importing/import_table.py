"""A statutory table in the import window: each cell says how sure it is and where it came from, and takes figures."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from govreport_gui.form import CellRef
from govreport_gui.gui.importing import import_drag
from govreport_gui.gui.importing.import_draft import ImportDraft
from govreport_gui.gui.looks import theme
from govreport_gui.gui.looks.tool_tips import wrapped
from govreport_gui.gui.tables.table_grid import TableGrid
from govreport_gui.gui.tables.table_model import NO_INDEX, AnyIndex, Role, TableModel
from govreport_gui.gui.texts.text_page import PartBox, beside_title
from govreport_gui.gui.widgets.foldable import Foldable

MISSING = "文件里没有这张表。"
TEXT_HEIGHT = 120
SPOKEN = (Role.ToolTipRole, Role.AccessibleDescriptionRole)


class ImportTableModel(TableModel):
    """A table of the draft; what Qt shows or reads aloud of a cell tells its state and its source."""

    def __init__(self, draft: ImportDraft, table: str, parent: QObject | None = None) -> None:
        super().__init__(draft, table, parent)
        self.draft = draft

    def data(self, index: AnyIndex = NO_INDEX, role: int = Role.DisplayRole) -> Any:
        """Return what Qt shows or reads aloud."""
        ref = self.ref_at(index)
        if ref is None or role not in SPOKEN:
            return super().data(index, role)
        told = "\n".join(self.draft.remarks(ref))
        return wrapped(told) if role == Role.ToolTipRole else told


class ImportTablePage(QWidget):
    """Heading, table and the text beside the table."""

    cell_selected = Signal(object)  # CellRef | None
    enter_pressed = Signal()  # in the grid, outside an editor
    refused = Signal(str)

    def __init__(self, draft: ImportDraft, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        self.key = key
        heading = QLabel(draft.report.form.section[key].heading, self)
        heading.setFont(theme.heading_font(self.font()))
        heading.setWordWrap(True)
        self.missing = self._make_missing()
        self.model = ImportTableModel(draft, key, self)
        self.grid = TableGrid(self.model, self)
        self.box = PartBox(draft, key)
        self.box.setFixedHeight(TEXT_HEIGHT)
        self.fold = Foldable("", self.box, opened=bool(draft.report.section(key)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(heading)
        layout.addWidget(self.missing)
        layout.addWidget(self.grid, 1)
        layout.addWidget(self.fold)
        self._connect()
        self._refresh()

    def _make_missing(self) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(QLabel(MISSING, line))
        self.add_button = QPushButton("添加空表", line)
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(lambda: self.draft.add_table(self.key))
        row.addWidget(self.add_button)
        row.addStretch(1)
        return line

    def _connect(self) -> None:
        body = self.grid.body
        body.setAccessibleName(self.draft.report.form.table[self.key].name)
        body.cell_selected.connect(self.cell_selected)
        body.refused.connect(self.refused)
        body.told.connect(self.refused)
        body.installEventFilter(self)
        body.viewport().setAcceptDrops(True)
        body.viewport().installEventFilter(self)
        self.draft.changed.connect(self._refresh)

    def _refresh(self) -> None:
        self.missing.setVisible(not self.draft.report.has_table(self.key))
        self.fold.set_title(beside_title(self.draft.report.section(self.key).text))

    # ── For whoever shows the page ──

    def show_cell(self, ref: CellRef) -> None:
        """Put the cursor on a cell, in view."""
        self.grid.body.show_cell(ref)

    # ── Keys and drops of the grid ──

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter for the walk through the doubts, and figures that are dropped."""
        body = self.grid.body
        if watched is body and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.enter_pressed.emit()
                return True
        if watched is body.viewport() and isinstance(event, QDropEvent):
            return self._drag_event(event)
        return super().eventFilter(watched, event)

    def _drag_event(self, event: QDropEvent) -> bool:
        """Accept a figure over a cell; place it when it is dropped."""
        dragged = import_drag.piece(event.mimeData())
        if dragged is None:
            return False
        if event.type() is QEvent.Type.DragEnter:
            event.acceptProposedAction()
            return True
        ref = self._ref_at(event.position().toPoint())
        if isinstance(event, QDragMoveEvent):
            event.setAccepted(ref is not None)
            return True
        if ref is not None:
            self.draft.place_figure(*dragged, ref)
            self.show_cell(ref)
            event.acceptProposedAction()
        return True

    def _ref_at(self, place: QPoint) -> CellRef | None:
        return self.model.ref_at(self.grid.body.indexAt(place))
