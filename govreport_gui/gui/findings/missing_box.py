"""还缺什么: beside a page, what it still lacks; a click leads there. Follows while the clerk types."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from govreport_gui.finding import Finding
from govreport_gui.gui.document import Document
from govreport_gui.gui.findings.missing import Gap, gaps
from govreport_gui.gui.widgets.foldable import Foldable
from govreport_gui.report import Report

TITLE = "还缺什么"
NOTHING = "没有发现缺少的内容。"


class MissingBox(Foldable):
    """The list for one page."""

    asked = Signal(object)  # Finding: the clerk wants to see its place

    def __init__(self, document: Document, label: QLabel, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, label, parent)
        self.document = document
        self.label = label
        self._page = ""
        self._gaps: list[Gap] = []
        self._told: tuple[str, Report | None, list[Finding]] = ("", None, [])  # what is shown: page, report, findings
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        label.linkActivated.connect(lambda link: self.asked.emit(self._gaps[int(link)].finding))
        document.checked.connect(self.refresh)

    def show_page(self, page: str) -> None:
        """Show what a page lacks."""
        self._page = page
        self.refresh()

    def refresh(self) -> None:
        """Show what the page lacks now."""
        report, findings = self.document.report, self.document.findings
        told = self._page, report, findings
        if not self._page or all(now is before for now, before in zip(told, self._told, strict=False)):
            return  # the cursor only went on to another cell of the page
        self._told = told
        self._gaps = gaps(report, self.document.open_findings, self._page)
        lines = (f'<p><a href="{k}">{escape(gap.text)}</a></p>' for k, gap in enumerate(self._gaps))
        self.label.setText("".join(lines) or f"<p>{NOTHING}</p>")
        self.set_title(f"{TITLE}（{len(self._gaps)}）" if self._gaps else TITLE)
