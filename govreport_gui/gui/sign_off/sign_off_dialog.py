"""送签回读: every change of the file that came back, side by side, to be taken over or left; one undo step."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from govreport_gui.gui.document import Document
from govreport_gui.gui.help.help_key import HelpButton
from govreport_gui.gui.looks import theme
from govreport_gui.gui.looks.window_state import resize_at_first
from govreport_gui.gui.sign_off import sign_off_words as words
from govreport_gui.gui.sign_off.picture_views import PictureBrowser
from govreport_gui.gui.sign_off.sign_off_effect import Effect, effect
from govreport_gui.gui.sign_off.sign_off_model import HEADINGS, Decision, SignOffModel
from govreport_gui.gui.widgets.ticked_list import TickedList
from govreport_gui.report import Report
from govreport_gui.sign_off import CameBack

SIZE, SMALL_SIZE = QSize(1060, 680), QSize(640, 360)  # where there are changes, and where there are none
NEXT_OPEN = "下一处要决定的"
ONLY_REMARKS = "只记下批注"
KEPT_NOW = "批注会记到“文件”菜单的“送签批注”里，以后处理好一条勾一条；按“取消”就不记。"
KEPT_BEFORE = "这些批注已经记在“文件”菜单的“送签批注”里了。"
NO_NEW_FINDINGS = "采用选中的改动以后，没有新的问题。"


class SignOffDialog(QDialog):
    """Accepted: open `report`. Rejected: nothing is taken over."""

    def __init__(self, came_back: CameBack, file_name: str, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.came_back = came_back
        self.document = document
        self._before = document.findings_of(came_back.ours)
        known = {remark.key for remark in document.records.remarks}
        self.new_remarks = tuple(remark for remark in came_back.remarks if remark.key not in known)
        self.setWindowTitle(f"送签回读：{file_name}")
        resize_at_first(self, SIZE if came_back.proposals else SMALL_SIZE)
        self.model = SignOffModel(came_back.ours, came_back.proposals, self)
        self.note = QLabel(f"{words.version_text(came_back)}\n{words.counts_text(came_back)}", self)
        self.list = TickedList("文件里的改动", self)
        self.sides = PictureBrowser(self)
        self.remarks, self.findings, self.left_out = (QTextBrowser(self) for _ in range(3))
        self.tabs = QTabWidget(self)
        self.outcome = QLabel(self)
        self.take_button = self._button("选中的行都采用", lambda: self._decide(Decision.TAKE))
        self.leave_button = self._button("选中的行都不采用", lambda: self._decide(Decision.LEAVE))
        self.next_button = self._button(NEXT_OPEN, self._show_next_open)
        self.close_button = self._button("取消", self.reject)
        self.accept_button = self._button("", self.accept)
        self._timer = QTimer(self, singleShot=True, interval=0)  # many ticks in a row, one check
        self._set_list()
        self._set_tabs()
        self._lay_out()
        self._timer.timeout.connect(self._judge)
        self.model.decided.connect(self._timer.start)
        self.list.selectionModel().currentRowChanged.connect(self._show_sides)
        self.list.setCurrentIndex(self.model.index(0, 0))
        self._judge()
        if Decision.OPEN not in self.model.decisions[:1]:
            self._show_next_open()

    def _button(self, text: str, slot: object) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(slot)
        return button

    def _set_list(self) -> None:
        self.list.setModel(self.model)
        self.list.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)  # no label is cut
        header = self.list.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(len(HEADINGS) - 1, QHeaderView.ResizeMode.Fixed)
        self._fit_last_column()

    def _fit_last_column(self) -> None:
        """Make room for whatever is decided, a character more: Qt's own hint cuts the bold heading where it scales."""
        texts = [HEADINGS[-1], Decision.LEAVE.value]
        if any(proposal.is_conflict for proposal in self.came_back.proposals):
            texts.append(Decision.OPEN.value)
        bold = QFont(self.list.font())
        bold.setBold(True)
        width = max(QFontMetrics(bold).horizontalAdvance(f"{text}\u3000") for text in texts)
        self.list.horizontalHeader().resizeSection(len(HEADINGS) - 1, width)

    def _set_tabs(self) -> None:
        found = self.came_back
        pages = (
            (self.sides, "对照", bool(found.proposals)),
            (self.remarks, f"批注（{len(found.remarks)}）", bool(found.remarks)),
            (self.findings, "新的问题", bool(found.proposals)),
            (self.left_out, f"没有带进来（{len(found.left_out)}）", bool(found.left_out)),
        )
        for at, (page, title, is_shown) in enumerate(pages):
            page.setAccessibleName(title)
            self.tabs.addTab(page, title)
            self.tabs.setTabVisible(at, is_shown)
        remarks = (f"<b>{escape(item.place)}</b><br>{escape(item.text)}" for item in found.remarks)
        told = KEPT_NOW if self.new_remarks else KEPT_BEFORE
        self.remarks.setHtml(_lines([told, *remarks]))
        self.left_out.setHtml(_lines(map(escape, found.left_out)))

    def _lay_out(self) -> None:
        self.note.setTextFormat(Qt.TextFormat.PlainText)  # it holds the name of a file
        self.note.setWordWrap(True)
        self.outcome.setWordWrap(True)
        foot = QHBoxLayout()
        foot.addWidget(HelpButton(self))
        foot.addWidget(self.outcome, 1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.accept_button)
        both = QSplitter(Qt.Orientation.Vertical, self)
        both.addWidget(self._make_upper())
        both.addWidget(self.tabs)
        for at in range(both.count()):
            both.setStretchFactor(at, 1)
        both.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.addWidget(self.note)
        layout.addWidget(both, 1)
        layout.addLayout(foot)
        self.tabs.setVisible(any(self.tabs.isTabVisible(at) for at in range(self.tabs.count())))
        self._set_tab_order()
        self._set_first()

    def _make_upper(self) -> QWidget:
        """Make the list with its buttons, hidden where nothing was changed."""
        upper = QWidget(self)
        choice = QHBoxLayout()
        for button in (self.take_button, self.leave_button, self.next_button):
            choice.addWidget(button)
        choice.addStretch(1)
        rows = QVBoxLayout(upper)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.list, 1)
        rows.addLayout(choice)
        self.next_button.setVisible(any(proposal.is_conflict for proposal in self.came_back.proposals))
        upper.setVisible(bool(self.came_back.proposals))
        return upper

    def _set_tab_order(self) -> None:
        buttons = (self.take_button, self.leave_button, self.next_button)
        pages = (self.sides, self.remarks, self.findings, self.left_out)
        order = (self.list, *buttons, self.tabs, *pages, self.close_button, self.accept_button)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _set_first(self) -> None:
        """Name the ways out, and put the cursor where the work begins."""
        has_changes = bool(self.came_back.proposals)
        can_accept = has_changes or bool(self.new_remarks)
        self.accept_button.setVisible(can_accept)
        self.accept_button.setDefault(can_accept)
        self.close_button.setText("取消" if can_accept else "关闭")
        (self.list if has_changes else self.accept_button if can_accept else self.close_button).setFocus()

    # ── What is shown ──

    def _show_sides(self) -> None:
        row = self.list.currentIndex().row()
        if row >= 0:
            proposal = self.model.proposals[row]
            pictures = proposal.pictures
            html = words.sides_html(self.came_back.ours.form, proposal)
            self.sides.show_html(html, (pictures.sent, pictures.back, pictures.now))

    def _judge(self) -> None:
        """Say what the chosen changes bring, checked as if they were taken over."""
        taken = len(self.model.taken)
        self.accept_button.setText(f"采用 {taken} 处" if taken or not self.new_remarks else ONLY_REMARKS)
        self.accept_button.setEnabled(bool(taken or self.new_remarks))
        self.next_button.setEnabled(Decision.OPEN in self.model.decisions)
        if not self.model.proposals:
            return
        brings = effect(self._before, self.document.findings_of(self.report()))
        found = [theme.marked_html(finding.severity, finding.message) for finding in brings.new]
        self.findings.setHtml(_lines(found) if found else f"<p>{NO_NEW_FINDINGS}</p>")
        self.tabs.setTabText(self.tabs.indexOf(self.findings), f"新的问题（{len(found)}）")
        self.outcome.setText(self._outcome(brings))

    def _outcome(self, brings: Effect) -> str:
        undecided = self.model.decisions.count(Decision.OPEN)
        said = f"采用后会多出 {brings.new_text}，见“新的问题”。" if brings.new else ""
        said += f"会解决 {brings.gone} 个问题。" if brings.gone else ""
        return said + (f"还有 {undecided} 处没有决定，会照现在的保留。" if undecided else "")

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change between light and dark, and of the size of all writing."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit_last_column()
        if event.type() is QEvent.Type.PaletteChange:
            self._show_sides()
            self._judge()

    # ── What the clerk decides ──

    def _show_next_open(self) -> None:
        """Go to the next change that is not decided, from the top again behind the last; stay where there is none."""
        here, decisions = self.list.currentIndex().row(), self.model.decisions
        rows = (*range(here + 1, len(decisions)), *range(here + 1))
        row = next((row for row in rows if decisions[row] is Decision.OPEN), None)
        if row is not None:
            self.list.selectRow(row)
            self.list.setFocus()

    def _decide(self, decision: Decision) -> None:
        self.model.decide([row.row() for row in self.list.selectionModel().selectedRows()], decision)
        self.list.setFocus()

    def report(self) -> Report:
        """Return the report with the changes that are to be taken over."""
        return self.came_back.with_accepted(self.model.taken)


def _lines(paragraphs: Iterable[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in paragraphs)
