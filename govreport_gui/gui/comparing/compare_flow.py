"""The windows that set the open report beside another one: the sentences left from last year, and any two files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow

from govreport_gui.compare import Side
from govreport_gui.gui.comparing.last_year_flow import NOTHING_ATTACHED, LastYearFlow
from govreport_gui.gui.document import Document

if TYPE_CHECKING:
    from govreport_gui.gui.comparing.compare_window import CompareWindow
    from govreport_gui.gui.comparing.stale_window import StaleWindow


class CompareFlow(QObject):
    """Makes the windows when they are first asked for."""

    said = Signal(str)  # a remark for the status bar
    span_asked = Signal(object)  # TextSpan: the clerk wants to see it in the report

    def __init__(self, document: Document, last_year: LastYearFlow, window: QMainWindow) -> None:
        super().__init__(window)
        self.document = document
        self.last_year = last_year
        self.window = window
        self._any_two: CompareWindow | None = None
        self._stale: StaleWindow | None = None

    def show_stale(self) -> None:
        """Show the sentences that are still last year's; ask for last year's file where there is none yet."""
        if self.document.last_year is None:
            self.said.emit(f"{NOTHING_ATTACHED}请先选择去年的报告文件。")
            self.last_year.attach()
            return
        if self._stale is None:
            from govreport_gui.gui.comparing.stale_window import StaleWindow  # noqa: PLC0415 (few ever need it)

            self._stale = StaleWindow(self.document, self.window)
            self._stale.said.connect(self.said)
            self._stale.span_asked.connect(self._go)
        self._stale.bring()

    def _go(self, span: object) -> None:
        self.span_asked.emit(span)
        self.window.activateWindow()

    def compare_any_two(self) -> None:
        """Show the window that compares two reports, at first the open one, if any, with a file to be chosen."""
        if self._any_two is None:
            from govreport_gui.gui.comparing.compare_window import CompareWindow  # noqa: PLC0415 (few ever need it)

            self._any_two = CompareWindow(self.document, self.window)
            self._any_two.said.connect(self.said)
            if self.document.path or self.document.is_imported or self.document.modified:
                self._any_two.sides[Side.A].use_open_one()
        self._any_two.bring()
