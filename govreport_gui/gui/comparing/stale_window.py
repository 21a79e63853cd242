"""未更新语句: a window beside the main one that leads through the sentences that are still last year's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from govreport_gui.compare.stale import StaleSection, StaleSentence, stale_sections
from govreport_gui.gui.background import Task
from govreport_gui.gui.comparing.last_year_flow import NOTHING_ATTACHED
from govreport_gui.gui.comparing.stale_model import SENTENCE_ROLE, StaleModel
from govreport_gui.gui.comparing.text_difference import EXPLANATION, difference_html
from govreport_gui.gui.document import Document
from govreport_gui.gui.help.help_key import HelpButton
from govreport_gui.gui.widgets.side_window import SideWindow

SIZE = QSize(900, 640)
ATTACH_FIRST = f"{NOTHING_ATTACHED}请先用“核对”菜单里的“附上去年的报告”。"
NOTHING_LEFT = "没有要看的了：其余的句子都改写过，或者已经保留。"
SEARCHING = "正在与去年的报告逐句比较…"
HEIGHTS = (340, 220)  # of the list and of both years' sentences
KEEP, OPEN = "保留这一句", "取消保留"


class StaleWindow(SideWindow):
    """Follows the document while it is shown; closed it is only hidden."""

    span_asked = Signal(object)  # TextSpan: the clerk wants to rewrite the sentence
    said = Signal(str)  # a remark for the status bar

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__("未更新语句", SIZE, parent)
        self.document = document
        self._searched = document.project  # what the sentences shown are of
        self._search: Task[list[StaleSection]] | None = None
        self.note = QLabel(self)
        self.model = StaleModel(self)
        self.list = QListView(self)
        self.before, self.now = QTextBrowser(self), QTextBrowser(self)
        self.explanation = QLabel(EXPLANATION, self)
        self.keep_button = QPushButton(KEEP, self)
        self.go_button = QPushButton("跳到这一句", self)
        self.show_kept = QCheckBox("也列出已保留的", self)
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        self.note.setWordWrap(True)
        self.list.setModel(self.model)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setSpacing(2)
        self.list.setAccessibleName("未更新的语句")
        self.keep_button.setToolTip("这一句今年仍然成立，不再列出；以后改动它，会重新列出")
        buttons = QHBoxLayout()
        for widget in (self.go_button, self.keep_button):
            buttons.addWidget(widget)
        buttons.addStretch(1)
        buttons.addWidget(self.show_kept)
        buttons.addWidget(HelpButton(self))
        rows = QSplitter(Qt.Orientation.Vertical, self)
        rows.addWidget(self.list)
        rows.addWidget(self._make_sides())
        rows.setChildrenCollapsible(False)
        for k, height in enumerate(HEIGHTS):
            rows.setStretchFactor(k, height)  # both give way on a small screen
        rows.setSizes(HEIGHTS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.note)
        layout.addWidget(rows, 1)
        layout.addLayout(buttons)

    def _make_sides(self) -> QWidget:
        box = QFrame(self)
        columns = QHBoxLayout()
        for title, browser in (("去年", self.before), ("今年", self.now)):
            column = QVBoxLayout()
            column.addWidget(QLabel(title, box))
            column.addWidget(browser)
            columns.addLayout(column)
            browser.setAccessibleName(f"{title}的句子")
            browser.setMinimumHeight(90)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(columns)
        self.explanation.setWordWrap(True)
        layout.addWidget(self.explanation)
        return box

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._show_sentence)
        self.list.activated.connect(self.go)
        self.go_button.clicked.connect(self.go)
        self.keep_button.clicked.connect(self.keep)
        self.show_kept.toggled.connect(self.refresh)
        self.document.changed.connect(self._follow)

    # ── What is shown ──

    def current(self) -> StaleSentence | None:
        """Return the sentence that is selected."""
        sentence: StaleSentence | None = self.list.currentIndex().data(SENTENCE_ROLE)
        return sentence

    def refresh(self) -> None:
        """Find the sentences anew; the selection stays where it was, or goes on to the next sentence."""
        if self._search is not None:
            self._search.cancel()
        self._searched = self.document.project
        report, last = self._searched.report, self._searched.last_year
        self._search = Task(lambda: stale_sections(report, last) if last else [], self, self._show_found, self._wait)
        self._search.start()

    def _wait(self) -> None:
        """Offer nothing for sentences that may be others by now."""
        self.note.setText(SEARCHING)
        for button in (self.keep_button, self.go_button):
            button.setEnabled(False)

    def _show_found(self, search: Task[list[StaleSection]]) -> None:
        if search.was_cancelled:
            return
        row, sections = self.list.currentIndex().row(), search.result()
        self.model.show(self._searched.report.form, sections, self.show_kept.isChecked())
        self.note.setText(_summary(sections) if self._searched.last_year else ATTACH_FIRST)
        self._select(max(row, 0))
        self._show_sentence()

    def _follow(self) -> None:
        if self.isVisible():
            self.refresh()

    def _catch_up(self) -> None:
        if self._searched is not self.document.project:
            self.refresh()

    def _select(self, row: int) -> None:
        """Select the sentence at a row, or the nearest behind it or before it."""
        places = sorted(range(self.model.rowCount()), key=lambda place: (place < row, abs(place - row)))
        indexes = (self.model.index(place) for place in places)
        index = next((index for index in indexes if index.data(SENTENCE_ROLE) is not None), QModelIndex())
        self.list.setCurrentIndex(index)

    def _show_sentence(self) -> None:
        sentence = self.current()
        before, now = difference_html(sentence.before, sentence.text) if sentence else ("", "")
        self.before.setHtml(before)
        self.now.setHtml(now)
        same = "、".join(sentence.figure_texts) if sentence else ""
        self.explanation.setText(f"{EXPLANATION}与去年相同的数字：{same}。" if same else EXPLANATION)
        for button in (self.keep_button, self.go_button):
            button.setEnabled(sentence is not None)
        self.keep_button.setText(OPEN if sentence and sentence.is_kept else KEEP)

    # ── What can be done ──

    def go(self) -> None:
        """Show the sentence in the report, selected."""
        sentence = self.current()
        if sentence is not None:
            self.span_asked.emit(sentence.span)

    def keep(self) -> None:
        """Keep the sentence, or open it again; the next one is selected."""
        sentence = self.current()
        if sentence is None:
            return
        if sentence.is_kept:
            self.document.open_sentence(sentence)
        else:
            self.document.keep_sentence(sentence)
            self.said.emit("已保留这一句，可以撤销。")
        self._catch_up()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was changed meanwhile."""
        super().showEvent(event)
        self._catch_up()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change between light and dark."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._show_sentence()


def _summary(sections: list[StaleSection]) -> str:
    left = sum(len(section.open) for section in sections)
    if not left:
        return NOTHING_LEFT
    return f"有 {left} 句与去年相同或者几乎相同。今年仍然成立的，点“{KEEP}”；不成立的，跳过去改写。"
