"""Find and replace in the open report: from one hit to the next, and other words in their place, as one undo step."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QTextEdit

from govreport_gui.finding import TextSpan
from govreport_gui.form import CellRef
from govreport_gui.gui.desk_flow import DeskFlow
from govreport_gui.gui.section_page import SectionPage
from govreport_gui.gui.texts import hit_marks
from govreport_gui.gui.texts.find_pane import NOTHING_FOUND, FindPane, page_key
from govreport_gui.gui.widgets.side_dock import SideDock
from govreport_gui.texts.text_search import Hit, find, places, replaced

LATER_MILLISECONDS = 200  # typing in the report is not held up by looking through it again
MOST_WORDS = 60  # characters of a selection that are taken to be looked for
WENT_ROUND = "已经查到报告末尾，从头接着查。"
WENT_BACK = "已经查到报告开头，从末尾接着查。"


class FindFlow(DeskFlow):
    """Makes its pane when it is first asked for."""

    said = Signal(str)  # a remark for the status bar

    @cached_property
    def _later(self) -> QTimer:
        later = QTimer(self, singleShot=True, interval=LATER_MILLISECONDS)
        later.timeout.connect(self.refresh)
        return later

    @cached_property
    def pane(self) -> FindPane:
        """The pane."""
        pane = FindPane()
        pane.query_changed.connect(self._look_anew)
        pane.step_asked.connect(self.step)
        pane.hit_chosen.connect(self.show)
        pane.replace_asked.connect(self.replace_one)
        pane.replace_all_asked.connect(self.replace_ticked)
        self.document.changed.connect(self._later.start)
        self._workspace().stack.currentChanged.connect(lambda _page: self._mark())
        return pane

    @cached_property
    def dock(self) -> SideDock:
        """The pane's place in the window."""
        dock = SideDock("查找和替换", "find", self.pane, self.window, self._focus_page)
        dock.visibilityChanged.connect(lambda _shown: self._mark())
        return dock

    # ── Commands ──

    def find(self) -> None:
        """Show the pane, ready to type what to look for; words selected in the report are looked for at once."""
        words = self._selected_words()
        self.dock.bring()
        self.pane.ask_for(words)
        self.refresh()

    def replace(self) -> None:
        """Show the pane, ready to type what to put in the place of the words."""
        self.find()
        if self.pane.query.text:
            self.pane.new_line.selectAll()
            self.pane.new_line.setFocus()

    def next(self) -> None:
        """Go to the next hit."""
        self._step_or_find(1)

    def previous(self) -> None:
        """Go to the hit before."""
        self._step_or_find(-1)

    def _step_or_find(self, by: int) -> None:
        if self.pane.query.text:
            self.step(by)
        else:
            self.find()

    # ── Hits ──

    def refresh(self) -> None:
        """Look through the report again; the hit that was selected stays so if it is still there."""
        self._later.stop()
        if not self.dock.isVisible() and not self.pane.query.text:
            return
        before = self.pane.current
        report = self.document.report
        self.pane.show_hits(find(report, self.pane.query), report.form)
        self.pane.select(min(before, len(self.pane.hits) - 1))
        self._mark()

    def _look_anew(self) -> None:
        """Look for something else; no hit is selected before the clerk goes to one."""
        self._later.stop()
        report = self.document.report
        self.pane.show_hits(find(report, self.pane.query), report.form)
        self.pane.select(-1)
        self._mark()

    def step(self, by: int) -> None:
        """Go some hits on; behind the last comes the first."""
        self.refresh()
        hits = self.pane.hits
        if not hits:
            self.said.emit(NOTHING_FOUND)
            return
        number = self._from_here(hits, by)
        if not 0 <= number < len(hits):
            self.said.emit(WENT_ROUND if by > 0 else WENT_BACK)
        self.pane.select(number % len(hits))
        self.show(hits[number % len(hits)])

    def _from_here(self, hits: list[Hit], by: int) -> int:
        """Return the number of the next hit: from the cursor in the text, the selected hit, else the page shown."""
        workspace = self._workspace()
        box = workspace.page(workspace.page_key).box
        order = {place: k for k, place in enumerate(places(self.document.report))}
        if box is not None and box.editor.hasFocus():
            start, end = ((order[box.key], at) for at in box.editor.selected_span())
        elif self.pane.current >= 0:
            return self.pane.current + by
        else:
            start = end = min((k, 0) for place, k in order.items() if page_key(place) == workspace.page_key)
        if by > 0:
            return sum((order[hit.place], hit.start) < end for hit in hits)
        return sum((order[hit.place], hit.end) <= start for hit in hits) - 1

    def show(self, hit: Hit) -> None:
        """Show a hit in the report, selected; the focus stays in the pane if it is there."""
        focus = self.window.focusWidget()
        if isinstance(hit.place, CellRef):
            self._workspace().show_cell(hit.place)
        else:
            self._workspace().show_span(TextSpan(hit.place, hit.start, hit.end))
        if focus is not None and self.pane.isAncestorOf(focus):
            focus.setFocus()
        self._mark(hit)

    def _mark(self, current: Hit | None = None) -> None:
        """Colour the hits in the text that is shown; none while the pane is closed."""
        workspace, hits = self._workspace(), self.pane.hits
        box = workspace.page(workspace.page_key).box
        if current is None and 0 <= self.pane.current < len(hits):
            current = hits[self.pane.current]
        if box is not None:
            hit_marks.draw(box, hits if self.dock.isVisible() else [], current)

    # ── Replacing ──

    def replace_one(self) -> None:
        """Replace the selected hit and go to the next one; where none is selected, only go there."""
        number, hits = self.pane.current, self.pane.hits
        self.refresh()
        if number < 0 or hits != self.pane.hits:
            self.step(1)
            return
        hit = hits[number]
        if hit.locked:
            self.said.emit(f"这一处没有替换：{hit.locked}")
            self.step(1)
            return
        self.document.take_over(replaced(self.document.report, [hit], self.pane.new_line.text()), "替换文字")
        self.refresh()
        left = self.pane.hits
        if left:
            following = self._behind(hit, left)
            self.pane.select(following)
            self.show(left[following])

    def _behind(self, hit: Hit, hits: list[Hit]) -> int:
        """Return the number of the first hit behind what replaced one."""
        order = {place: k for k, place in enumerate(places(self.document.report))}
        end = order[hit.place], hit.start + len(self.pane.new_line.text())
        return next((k for k, other in enumerate(hits) if (order[other.place], other.start) >= end), 0)

    def replace_ticked(self) -> None:
        """Replace every hit that has its tick, as one step."""
        self.document.finish_typing()
        self.refresh()
        hits = self.pane.ticked_hits()
        if not hits:
            return
        pages = len({page_key(hit.place) for hit in hits})
        self.document.take_over(
            replaced(self.document.report, hits, self.pane.new_line.text()), f"全部替换（{len(hits)} 处）"
        )
        self.refresh()
        self.said.emit(f"已在 {pages} 个部分替换 {len(hits)} 处，可以一步撤销。")

    # ── Where the clerk is ──

    def _selected_words(self) -> str:
        focus = self.window.focusWidget()
        words = ""
        if isinstance(focus, QTextEdit):
            words = focus.textCursor().selectedText()
        elif isinstance(focus, QLineEdit) and not self.pane.isAncestorOf(focus):
            words = focus.selectedText()
        return words if len(words) <= MOST_WORDS and words.isprintable() else ""

    def _focus_page(self) -> None:
        """Give the focus back to the report: the text that shows the hit, or the page."""
        workspace = self._workspace()
        page = workspace.page(workspace.page_key)
        editor = page.box.editor if page.box is not None else None
        if editor is not None and editor.isVisible():
            editor.setFocus()
        else:
            (page.table.grid if isinstance(page, SectionPage) else page).setFocus()
