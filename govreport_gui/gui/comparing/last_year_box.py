"""去年 in the pane at the right: what last year's report says about the selected cell, and how it has changed."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QLabel, QWidget

from govreport_gui.form import CellRef
from govreport_gui.gui.document import Document
from govreport_gui.gui.widgets.foldable import Foldable
from govreport_gui.year_on_year import year_on_year


class LastYearBox(Foldable):
    """Hidden where there is nothing to compare with; it follows what is typed."""

    def __init__(self, document: Document, label: QLabel, parent: QWidget | None = None) -> None:
        super().__init__("去年", label, parent)
        self.document = document
        self.label = label
        self._ref: CellRef | None = None
        document.changed.connect(self._refresh)
        self._refresh()

    def show_cell(self, ref: CellRef | None) -> None:
        """Speak about a cell; about none, be hidden."""
        self._ref = ref
        self._refresh()

    def _refresh(self) -> None:
        report, before, ref = self.document.report, self.document.last_year, self._ref
        known = before is not None and ref is not None and ref in report.cells
        lines = year_on_year.told(report, before, ref) if known and before and ref else []
        self.label.setText("".join(f"<p>{escape(line).replace('  ', ' &nbsp;')}</p>" for line in lines))
        self.setVisible(bool(lines))
