"""Tells the clerk of a bug: what became of the work, details to copy, and whether to go on."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from govreport_gui import log
from govreport_gui.gui.help import about_facts
from govreport_gui.gui.help.crash import Rescue
from govreport_gui.gui.looks.messages import APP_NAME

SIZE = (640, 420)
LOG_LINES = 30
HEADLINE = "程序出了意外的问题，刚才的操作可能没有完成。"
WORK = {
    Rescue.COPIED: "没有保存的内容已经另存了一份：退出后重新打开程序，可以在开始页上恢复。",
    Rescue.NOTHING_TO_SAVE: "没有尚未保存的修改，报告没有受影响。",
    Rescue.NOT_COPIED: "没有保存的内容没能另存一份：请选“继续”，马上用“文件 → 另存为”保存到别的地方。",
}
COPY_HINT = "下面的内容可以复制给维护人员。里面可能带有报告里的字句，发送之前请看一遍。"


class CrashDialog(QDialog):
    """Accepted: go on; rejected: leave the program."""

    def __init__(self, rescue: Rescue, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(APP_NAME)
        self.resize(*SIZE)
        layout = QVBoxLayout(self)
        for words in (f"<b>{HEADLINE}</b>", WORK[rescue], COPY_HINT):
            label = QLabel(words, self)
            label.setWordWrap(True)
            layout.addWidget(label)
        self.details = QPlainTextEdit(self)
        self.details.setReadOnly(True)
        self.details.setAccessibleName("问题的详细内容")
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setPlainText("\n\n".join([details.rstrip(), about_facts.as_text(), log.tail(LOG_LINES)]))
        layout.addWidget(self.details, 1)
        layout.addWidget(self._make_buttons())
        self.go_on.setFocus()

    def _make_buttons(self) -> QDialogButtonBox:
        roles = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox(self)
        copy = buttons.addButton("复制", roles.ActionRole)
        copy.clicked.connect(self._copy)
        show = buttons.addButton("打开日志", roles.ActionRole)
        show.clicked.connect(about_facts.open_log)
        leave = buttons.addButton("退出程序", roles.RejectRole)
        leave.clicked.connect(lambda: self.done(QDialog.DialogCode.Rejected))
        self.go_on = buttons.addButton("继续", roles.AcceptRole)
        self.go_on.clicked.connect(self.accept)
        self.go_on.setDefault(True)
        return buttons

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())

    def reject(self) -> None:
        """Let Esc and the window's own button go on: leaving is said in so many words."""
        self.accept()
