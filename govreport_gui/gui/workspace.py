"""Everything around an open report: tree, pages, guidance, findings, and the way from one to the other."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from govreport_gui.finding import Finding, TextSpan
from govreport_gui.form import CellRef
from govreport_gui.gui.changes import changes_between
from govreport_gui.gui.document import Document
from govreport_gui.gui.findings.findings_pane import FindingsPane
from govreport_gui.gui.findings.guidance_pane import GuidancePane
from govreport_gui.gui.looks import settings
from govreport_gui.gui.pane_walk import focus_page, has_keys
from govreport_gui.gui.panes import Panes
from govreport_gui.gui.places import FRONT, FRONT_TITLE, SIGNATURE, SIGNATURE_TITLE, page_of
from govreport_gui.gui.rolling.stale_walk import StaleWalk
from govreport_gui.gui.section_page import SectionPage
from govreport_gui.gui.section_tree import SectionTree
from govreport_gui.gui.tab_order import put_after
from govreport_gui.gui.tables.grids import Grids
from govreport_gui.gui.texts.fields_page import FrontPage, SignaturePage
from govreport_gui.gui.texts.number_dialog import ask_for_cell
from govreport_gui.gui.texts.text_page import PartBox, TextPage
from govreport_gui.report import Report

ReportPage = FrontPage | SignaturePage | SectionPage | TextPage
LAST_YEAR_KEY = "grid/last_year"  # setting: whether last year's figures are shown
NARROW_CHARACTERS = 106  # up to this width, 1366 pixels in normal writing, the right pane starts folded (window.md)
LOW_CHARACTERS = 34  # up to this height, 1366×768 at 200 %, the findings start folded: 表三 would have two rows


class Workspace(QWidget):
    """Pages are made when they are first shown."""

    pane_shown = Signal(str, bool)  # id of the action that shows it, whether it is shown
    refused = Signal(str)  # why something typed or pasted was not taken, for the status bar

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self._form_id = document.report.form_id
        self._pages: dict[str, ReportPage] = {}
        self._page = FRONT
        self.tree = SectionTree(document)
        self.stack = QStackedWidget()
        self.guidance = GuidancePane(document)
        self.findings = FindingsPane(document)
        self.stale = StaleWalk(document, self)
        self.grids = Grids(document, self)
        self.grids.cell_asked.connect(self.show_cell)
        self.panes = Panes(self.tree, self.stack, self.guidance, self.findings)
        self.panes.made_room.connect(self._tell_room)
        self._lay_out()
        self.tree.page_chosen.connect(self.show_page)
        self.tree.place_chosen.connect(self.show_place)
        self.tree.activated.connect(lambda _line: focus_page(self))  # by Enter
        self.findings.jump.connect(self._bring_up_findings)
        self.findings.jump.connect(self.show_finding)
        self.findings.selected.connect(self._highlight)
        self.guidance.span_asked.connect(self.show_span)
        self.guidance.missing.asked.connect(self.show_finding)
        document.changed.connect(self._renew_pages)
        self.tree.show_page(FRONT)

    def _lay_out(self) -> None:
        self.panes.take_first_sizes(self.window().height())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panes)

    # ── Pages ──

    @property
    def page_key(self) -> str:
        """The page that is shown."""
        return self._page

    def page(self, key: str) -> ReportPage:
        """Return a page, made if it was not yet needed."""
        if key not in self._pages:
            page = self._pages[key] = self._make_page(key)
            if page.box is not None:
                page.box.editor.cell_asked.connect(self.show_cell)
                page.box.editor.said.connect(self.refused)
            self.stack.addWidget(page)
            put_after(self.tree, page)
        return self._pages[key]

    def _make_page(self, key: str) -> ReportPage:
        if key == FRONT:
            return FrontPage(self.document, FRONT_TITLE)
        if key == SIGNATURE:
            return SignaturePage(self.document, SIGNATURE_TITLE)
        if not self.document.report.form.section[key].table:
            return TextPage(self.document, key)
        page = SectionPage(self.document, key)
        page.table.cell_selected.connect(self._follow_cursor)
        self.grids.add(page.table)
        page.table.model.show_last_year(settings.flag(LAST_YEAR_KEY, True))
        return page

    def _renew_pages(self) -> None:
        """Make the pages anew when the report is on another form now."""
        if self.document.report.form_id == self._form_id:
            return
        self._form_id = self.document.report.form_id
        for page in self._pages.values():
            self.stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self.show_page(self._page)

    def show_page(self, key: str) -> None:
        """Show a page; the tree, the guidance and 只看本部分 follow."""
        self.document.finish_typing()
        self._page = key
        page = self.page(key)
        self.stack.setCurrentWidget(page)
        page.set_highlight(self.findings.current())
        self._show_guidance_of(page.table.current_cell if isinstance(page, SectionPage) else None)
        self.grids.show(page.table if isinstance(page, SectionPage) else None)
        self.findings.set_page(key)
        if self.tree.current_page != key:
            self.tree.show_page(key)

    def show_place(self, key: str, place: int) -> None:
        """Show a place in the text of a narrative section."""
        self.show_page(key)
        page = self.page(key)
        if isinstance(page, TextPage):
            page.show_place(place)

    def insert_number(self) -> None:
        """Ask for a cell and put its number where the cursor stands in the text."""
        box = self.box_typed_in()
        if box is None:
            self.refused.emit("请先把光标放在正文、前言或者表外文字里要插入数字的地方。")
            return
        at = box.editor.place_in_part()
        ref = ask_for_cell(self.document.report, self)
        if ref is not None:
            self.document.insert_number(box.key, at, ref)
            box.editor.setFocus()

    def box_typed_in(self) -> PartBox | None:
        """Return the running text that has the cursor; where a page holds nothing else it need not be there."""
        page = self.page(self._page)
        if page.box is None or isinstance(page, TextPage):
            return page.box
        return page.box if self.window().focusWidget() is page.box.editor else None

    def show_cell(self, ref: CellRef) -> None:
        """Show a cell of a table."""
        self.show_page(ref.table)
        page = self.page(ref.table)
        if isinstance(page, SectionPage):
            page.table.show_cell(ref)
            self.guidance.settle()

    def show_span(self, span: TextSpan) -> None:
        """Show characters of the running text, selected."""
        self.show_page(page_of(span.part))
        self.page(page_of(span.part)).show_span(span)

    def show_change(self, before: Report) -> None:
        """Show where the report differs from what it was before: on the page that is open, or else the first."""
        found = changes_between(before, self.document.report)
        change = next((change for change in found if change.page == self.tree.current_page), next(iter(found), None))
        if change is None:
            return
        self.show_page(change.page)
        page = self.page(change.page)
        if change.span is not None:
            page.show_span(change.span)
        elif change.cells or change.field:
            page.show_change(change)

    def next_page(self) -> None:
        """Go to the next part."""
        self._turn(1)

    def previous_page(self) -> None:
        """Go to the part before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        """Go some parts on; keys that were in the page go into the page shown then."""
        follows = has_keys(self.stack)
        self.tree.step(by)
        if follows:
            focus_page(self)

    # ── Findings ──

    def show_finding(self, finding: Finding) -> None:
        """Go to the cell or text of a finding."""
        key = page_of(finding.place)
        self.show_page(key)
        self.page(key).show_finding(finding)

    def _bring_up_findings(self) -> None:
        """Show what is wrong beside the place the keys lead to; the pane is only opened for now."""
        if self.findings.isHidden():
            self._show_pane("show_findings", True)

    def _highlight(self, finding: Finding | None) -> None:
        for page in self._pages.values():
            page.set_highlight(finding)

    def _show_guidance_of(self, ref: CellRef | None) -> None:
        if ref is None:
            self.guidance.show_page(self._page)
        else:
            self.guidance.show_cell(ref)

    def _follow_cursor(self, ref: CellRef | None) -> None:
        if ref is None:
            self.guidance.show_page(self._page)
        else:
            self.guidance.follow_cell(ref)

    # ── Panes ──

    def show_last_year(self, shown: bool) -> None:
        """Show or hide last year's figures in the grids, from now on."""
        settings.keep(LAST_YEAR_KEY, shown)
        for page in self._pages.values():
            if isinstance(page, SectionPage):
                page.table.model.show_last_year(shown)

    def show_tree(self, shown: bool) -> None:
        """Show or hide the tree, from now on."""
        self._choose_pane("show_tree", shown)

    def help_here(self) -> None:
        """Show how to fill in the row of the cursor, or the part that is shown; the pane is only opened for now."""
        self._show_pane("show_guidance", True)
        self.guidance.bring_up()

    def show_guidance(self, shown: bool) -> None:
        """Show or hide the guidance, from now on."""
        self._choose_pane("show_guidance", shown)

    def show_findings(self, shown: bool) -> None:
        """Show or hide the findings, from now on."""
        self._choose_pane("show_findings", shown)

    def _choose_pane(self, name: str, shown: bool) -> None:
        settings.keep(f"panes/{name}", shown)
        self._show_pane(name, shown)

    def _show_pane(self, name: str, shown: bool) -> None:
        self.panes.show_pane(self._named_panes[name], shown)
        self.pane_shown.emit(name, shown)

    @property
    def _named_panes(self) -> dict[str, QWidget]:
        return {"show_tree": self.tree, "show_guidance": self.guidance, "show_findings": self.findings}

    def _tell_room(self, pane: QWidget, shown: bool) -> None:
        name = next(name for name, own in self._named_panes.items() if own is pane)
        self.pane_shown.emit(name, shown)

    def restore(self, window: QSize) -> None:
        """Arrange the panes as they were left, in a window of this size."""
        character = self.fontMetrics().horizontalAdvance("字")
        is_wide = window.width() > NARROW_CHARACTERS * character
        is_high = window.height() > LOW_CHARACTERS * character
        defaults = {"show_tree": True, "show_guidance": is_wide, "show_findings": is_high}
        for name, default in defaults.items():
            self._show_pane(name, settings.flag(f"panes/{name}", default))
        self.pane_shown.emit("show_last_year", settings.flag(LAST_YEAR_KEY, True))
        self.panes.restore(self.screen(), window.width())

    def keep(self) -> None:
        """Remember how the panes are arranged."""
        self.panes.keep(self.screen())
