"""Follows a clerk through the practice report: how many of its planted slips are left, and where."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from govreport_gui import checks
from govreport_gui.finding import Finding
from govreport_gui.gui.document import Document
from govreport_gui.gui.findings.findings_rows import problems
from govreport_gui.gui.places import place_name
from govreport_gui.gui.widgets.notice_bar import NoticeBar

SLIP = tuple[str, str, object]  # rule, part of the report, cells: a slip keeps it while the text around it moves


class Practice(QObject):
    """Talks in the notice bar from `begin` until another report is opened or the clerk closes the bar."""

    def __init__(self, document: Document, notice: NoticeBar, actions_by_id: dict[str, QAction]) -> None:
        super().__init__(notice)
        self.document = document
        self.notice = notice
        self.actions_by_id = actions_by_id
        self._planted: set[SLIP] = set()
        self._count = 0
        self._left = 0
        document.findings_changed.connect(self._follow)

    def begin(self) -> None:
        """Say how many slips there are. They are told from the report: what this computer lacks is none of them."""
        found = checks.check(self.document.report)
        self._planted = {_slip(finding) for finding in found}
        self._count = self._left = len(problems(found))
        self.notice.say(
            f"这是练习稿，里面故意留了 {self._count} 处错误。按 F8 逐处去看，改对一处就少一处；"
            "怎么改都不会动到任何文件。",
            {
                "看第一处": self.actions_by_id["next_finding"].trigger,
                "做自己的报告…": self.actions_by_id["roll"].trigger,
            },
        )

    def end(self) -> None:
        """Another report is open."""
        self._planted = set()

    def _follow(self) -> None:
        if not self._planted or self.notice.isHidden():
            return
        left = problems([finding for finding in self.document.open_findings if _slip(finding) in self._planted])
        if len(left) == self._left:
            return
        self._left = len(left)
        if left:
            self._say_left(left)
        else:
            self._say_done()

    def _say_left(self, left: list[Finding]) -> None:
        form = self.document.report.form
        where = "、".join(dict.fromkeys(f"“{place_name(form, finding.place)}”" for finding in left))
        self.notice.say(
            f"{self._count} 处错误，已经处理 {max(self._count - len(left), 0)} 处，还有 {len(left)} 处，在{where}里。",
            {"看下一处": self.actions_by_id["next_finding"].trigger},
        )

    def _say_done(self) -> None:
        self.notice.say(
            f"{self._count} 处错误都处理好了。可以试试导出，也可以开始做自己的报告。",
            {
                "导出…": self.actions_by_id["export"].trigger,
                "从去年的报告开始…": self.actions_by_id["roll"].trigger,
            },
        )


def _slip(finding: Finding) -> SLIP:
    return finding.rule, finding.place, finding.cells
