"""The four steps of the job, always in sight: ① 导入 ✓ ─ ② 填写 62% ─ ③ 核对 3 错误 ─ ④ 导出送签."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from govreport_gui.finding import Severity
from govreport_gui.gui.document import Document
from govreport_gui.gui.page_state import filled_percent

STEPS = ("import", "fill", "check", "export")


class StepStrip(QWidget):
    """A button for each step, saying how far it is; a click goes on with it."""

    chosen = Signal(str)  # one of STEPS

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.buttons: dict[str, QToolButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 0, 4, 0)
        layout.setSpacing(2)
        for step in STEPS:
            if self.buttons:
                layout.addWidget(QLabel("─", self))
            button = QToolButton(self)
            button.setAutoRaise(True)
            button.clicked.connect(lambda _checked=False, step=step: self.chosen.emit(step))
            self.buttons[step] = button
            layout.addWidget(button)
        document.checked.connect(self._show_filled)
        document.checked.connect(self._show_checked)
        self._say("export", "④ 导出送签")
        self._show_filled()
        self._show_checked()

    def _show_filled(self) -> None:
        imported = " ✓" if self.document.is_imported else ""
        left = len(self.document.report.carried)
        stale = f" 待更新 {left}" if left else ""
        self._say("import", f"① 导入{imported}")
        self._say("fill", f"② 填写 {filled_percent(self.document.report)}%{stale}")

    def _show_checked(self) -> None:
        counted = Counter(finding.severity for finding in self.document.problems)
        errors, warnings = counted[Severity.ERROR], counted[Severity.WARNING]
        checked = f"{errors} 错误" if errors else f"{warnings} 警告" if warnings else "✓"
        self._say("check", f"③ 核对 {checked}")

    def _say(self, step: str, text: str) -> None:
        self.buttons[step].setText(text)
        self.buttons[step].setAccessibleName(text)
