"""Follows a clerk through what a new draft still has of last year: how much is left, and the ways to deal with it."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from govreport_gui.gui.document import Document
from govreport_gui.gui.widgets.notice_bar import NoticeBar

ALL_DONE = "去年的内容都更新或者确认过了。"


class StaleNotice(QObject):
    """Talks in the notice bar from `begin` until something else is said there or the clerk closes the bar."""

    def __init__(self, document: Document, notice: NoticeBar, actions_by_id: dict[str, QAction]) -> None:
        super().__init__(notice)
        self.document = document
        self.notice = notice
        self.next_mark = actions_by_id["next_stale"]
        self.confirm = actions_by_id["confirm_stale"]
        self._said = ""
        document.changed.connect(self._follow)
        self.next_mark.triggered.connect(self._follow)

    def begin(self) -> None:
        """Lead to the first place, unless there is none or something more pressing is said."""
        left = len(self.document.report.carried)
        if left and self.notice.isHidden():
            self._say(
                f"草稿好了。有 {left} 处还是去年的内容，已经加了底色和虚线：请逐处更新，没有变的就确认。",
                {"看第一处": self.next_mark},
            )

    def _follow(self) -> None:
        if self.notice.isHidden() or self.notice.message.text() != self._said:
            return
        left = len(self.document.report.carried)
        if not left:
            self._say(ALL_DONE, {})
            return
        following, same = (action.shortcut().toString() for action in (self.next_mark, self.confirm))
        self._say(
            f"还有 {left} 处是去年的内容。直接输入就改成今年的；没有变的，点“今年不变”或者按 {same}；"
            f"按 {following} 看下一处。",
            {"看下一处": self.next_mark, "今年不变": self.confirm},
        )

    def _say(self, message: str, offers: dict[str, QAction]) -> None:
        if self.notice.message.text() == message and not self.notice.isHidden():
            return  # the button that is just being pressed stays
        self._said = message
        self.notice.say(message, {verb: action.trigger for verb, action in offers.items()})
        for button, action in zip(self.notice.buttons, offers.values(), strict=False):
            button.setToolTip(action.shortcut().toString())
