"""The line of the start page that says what was left unsaved behind. Hidden where there is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from govreport_gui import paths
from govreport_gui.gui.background import Task
from govreport_gui.gui.files.moments import moment_text
from govreport_gui.gui.looks import icons

if TYPE_CHECKING:
    from govreport_gui.safekeeping.autosave import Recovered

ICON = "history"


class RecoveryLine(QPushButton):
    """Asks for the recovered reports to be shown."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(icons.command_icon(ICON))
        self.setFlat(True)
        self.setStyleSheet("text-align: left; padding: 4px;")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self.asked)
        self.hide()

    def refresh(self) -> None:
        """Look at what was left behind; it is shown when that is known."""
        if not any((paths.user_data() / "recovery").glob("*")):  # the start page need not load the project format
            self.hide()
            return
        from govreport_gui.gui.files.recovery_flow import copies  # noqa: PLC0415 (as said)

        Task(copies, self, self._show).start()

    def _show(self, look: Task[list[Recovered]]) -> None:
        found = look.result()
        if found:
            when = moment_text(found[0].saved)
            self.setText(f"恢复    有 {len(found)} 份上次没有保存的内容（{when}）    查看")
        self.setVisible(bool(found))
