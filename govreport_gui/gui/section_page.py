"""The page of a section with a table: the grid as printed, and under it the text that stands beside the table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from govreport_gui.finding import Finding, TextSpan
from govreport_gui.gui.changes import Change
from govreport_gui.gui.document import Document
from govreport_gui.gui.looks import theme
from govreport_gui.gui.places import cell_of
from govreport_gui.gui.tables.table_page import TablePage
from govreport_gui.gui.texts.text_page import PartBox, beside_title
from govreport_gui.gui.widgets.foldable import Foldable

TEXT_HEIGHT = 160


class SectionPage(QWidget):
    """A table with its heading above and its text below."""

    def __init__(self, document: Document, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.key = key
        heading = QLabel(document.report.form.section[key].heading, self)
        heading.setFont(theme.heading_font(self.font()))
        heading.setWordWrap(True)
        self.table = TablePage(document, key)
        self.box = PartBox(document, key)
        self.box.setMinimumHeight(TEXT_HEIGHT)
        has_text = bool(document.report.section(key))
        self.fold = Foldable("", self.box, opened=has_text)
        self.fold.toggled.connect(self._share_height)
        self.split = QSplitter(Qt.Orientation.Vertical, self)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.table)
        self.split.addWidget(self.fold)
        self.split.setStretchFactor(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 0)
        layout.addWidget(heading)
        layout.addWidget(self.split, 1)
        document.changed.connect(self._count)
        self._count()
        self._share_height(has_text)

    def show_finding(self, finding: Finding) -> None:
        """Bring a finding of this section into view."""
        cell = cell_of(finding)
        if cell is not None:
            self.table.show_cell(cell)
        elif finding.text is not None:
            self.show_span(finding.text)

    def show_span(self, span: TextSpan) -> None:
        """Select characters of the text beside the table."""
        self.fold.set_open(True)
        self.box.editor.select_span(span.start, span.end)

    def show_change(self, change: Change) -> None:
        """Bring what undo changed in this section into view."""
        if change.cells:
            self.table.show_cell(change.cells[0])
            return
        self.fold.set_open(True)
        self.box.editor.show_last_change()

    def set_highlight(self, finding: Finding | None) -> None:
        """Mark all cells that take part in a finding."""
        self.table.set_highlight(finding.cells if finding else ())

    def _count(self) -> None:
        self.fold.set_title(beside_title(self.document.report.section(self.key).text))

    def _share_height(self, opened: bool) -> None:
        self.fold.setMaximumHeight(16777215 if opened else self.fold.button.sizeHint().height() + 4)
