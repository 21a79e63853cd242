"""从去年的报告开始: what the clerk answers between last year's file and the draft, in two pages."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from govreport_gui.errors import GovReportError
from govreport_gui.gui.help.help_key import HelpButton
from govreport_gui.gui.looks import theme
from govreport_gui.gui.looks.window_state import resize_at_first
from govreport_gui.gui.rolling.roll_answers import Answered, RollAnswers
from govreport_gui.gui.rolling.roll_changes import RollChanges
from govreport_gui.report import Report
from govreport_gui.rollover import Draft, roll

SIZE = QSize(1120, 660)
STEPS = ("① 选文件 ✓", "② 核对读到的内容 ✓", "③ 年度和机关", "④ 看一看改了什么", "⑤ 生成草稿")
FIRST_STEP = 2  # of this dialog
ANSWERS, CHANGES = 0, 1
BACK = 2  # result: the clerk wants to look at what was read again


class RollDialog(QDialog):
    """Accepted: open `report`. Rejected: leave everything as it is. BACK: show once more what was read."""

    def __init__(
        self, last_year: Report, file_name: str, parent: QWidget | None = None, *, was_looked_at: bool = False
    ) -> None:
        super().__init__(parent)
        self.last_year = last_year
        self._first_page = ANSWERS if was_looked_at else CHANGES  # the first one that a step leads back from
        self._rolled: tuple[Answered, Draft] | None = None
        self.setWindowTitle("从去年的报告开始")
        resize_at_first(self, SIZE)
        self.steps = QLabel(self)
        self.answers = RollAnswers(last_year, file_name, date.today().year - 1, self)
        self.changes = RollChanges(self)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.answers)
        self.pages.addWidget(self.changes)
        self.heading = QLabel(self)
        self.heading.setFont(theme.heading_font(self.font()))
        self.back_button = self._button("上一步", self.go_back)
        self.cancel_button = self._button("取消", self.reject)
        self.next_button = self._button("下一步", self.go_on)
        self.next_button.setDefault(True)
        self._lay_out()
        self.answers.changed.connect(self._judge)
        self._show_page(ANSWERS)
        self._judge()

    def _button(self, text: str, slot: object) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(HelpButton(self))
        foot.addStretch(1)
        for button in (self.cancel_button, self.back_button, self.next_button):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.steps)
        layout.addWidget(self.heading)
        layout.addWidget(self.pages, 1)
        layout.addLayout(foot)

    def _show_page(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        here = FIRST_STEP + page
        self.steps.setText(" ─ ".join(f"<b>{step}</b>" if at == here else step for at, step in enumerate(STEPS)))
        self.heading.setText(("新报告是哪一年的", "草稿里的每一处改动")[page])
        self.back_button.setEnabled(page >= self._first_page)
        self.next_button.setText("生成草稿" if page == CHANGES else "下一步")
        (self.changes.list if page == CHANGES else self.answers.organ).setFocus()

    def _judge(self) -> None:
        """Make the draft for the answers as they stand, or say why it does not go."""
        answered = self.answers.answered()
        if self._rolled is not None and self._rolled[0] == answered:
            return
        try:
            draft = roll(self.last_year, answered.year, organ=answered.organ, date=answered.date)
        except GovReportError as error:
            self._rolled = None
            self.answers.refuse(str(error))
        else:
            self._rolled = (answered, draft)
            self.answers.refuse("")
        self.next_button.setEnabled(self._rolled is not None)

    # ── Steps ──

    def go_on(self) -> None:
        """Go to the changes; from there, take the draft."""
        self.answers.year.interpretText()
        self._judge()
        if self._rolled is None:
            return
        if self.pages.currentIndex() == CHANGES:
            self.accept()
            return
        if self.changes.draft is not self._rolled[1]:  # what was refused stays refused
            self.changes.show_draft(self._rolled[1])
        self._show_page(CHANGES)

    def go_back(self) -> None:
        """Go back to year, organ and date; from there, to what was read."""
        if self.pages.currentIndex() == ANSWERS:
            self.done(BACK)
        else:
            self._show_page(ANSWERS)

    def report(self) -> Report:
        """Return the draft as the clerk wants it."""
        return self.changes.report()
