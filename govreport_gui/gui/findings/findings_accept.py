"""The line under the findings that asks why a finding is accepted; it stops nobody from working."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from govreport_gui.finding import Finding, Severity
from govreport_gui.gui.looks import theme

LONGEST = 200  # characters of a reason
NO_REASON = "请先写明理由，例如“数据以业务系统为准，已核实”。"
INNER_QUOTES = str.maketrans("“”", "‘’")  # a message that is itself quoted
SIDE = 8  # margin left and right


class AcceptBar(QFrame):
    """Hidden until a finding is to be accepted."""

    accepted = Signal(object, str)  # Finding, the reason
    left = Signal()  # it had the focus and is hidden now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding: Finding | None = None
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.what = QLabel(self)
        self.what.setWordWrap(True)
        self.what.setTextFormat(Qt.TextFormat.PlainText)
        self.reason = QLineEdit(self)
        self.reason.setMaxLength(LONGEST)
        self.reason.setPlaceholderText("为什么可以这样，例如：数据以业务系统为准，已核实")
        self.reason.setAccessibleName("接受的理由")
        self.reason.returnPressed.connect(self._accept)
        self.refusal = QLabel(self)
        self.refusal.setWordWrap(True)
        self.reason.textEdited.connect(self.refusal.hide)
        self.accept_button = QPushButton("接受", self)
        self.accept_button.clicked.connect(self._accept)
        self.cancel_button = QPushButton("不接受", self)
        self.cancel_button.clicked.connect(self.close_bar)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        label = QLabel("理由", self)
        label.setBuddy(self.reason)
        line.addWidget(label)
        line.addWidget(self.reason, 1)
        line.addWidget(self.accept_button)
        line.addWidget(self.cancel_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SIDE, 4, SIDE, 4)
        layout.setSpacing(4)
        layout.addWidget(self.what)
        layout.addLayout(line)
        layout.addWidget(self.refusal)

    def ask(self, finding: Finding) -> None:
        """Ask why a finding is accepted."""
        self._name(finding)
        self.reason.clear()
        self.refusal.hide()
        self.show()
        self.reason.setFocus()

    def follow(self, finding: Finding | None) -> None:
        """Go on with the finding as it is now; ask no longer where it is gone."""
        if finding is None:
            self.close_bar()
        elif finding != self.finding:
            self._name(finding)

    def _name(self, finding: Finding) -> None:
        self.finding = finding
        kind = "这是错误，" if finding.severity is Severity.ERROR else ""
        self.what.setText(
            f"接受“{finding.message.translate(INNER_QUOTES)}”{kind}请写明理由；有关的数字或文字一改，它会重新列出。"
        )
        self._make_room()

    def close_bar(self) -> None:
        """Accept nothing."""
        self.finding = None
        focus = self.window().focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self.hide()
        if had_focus:
            self.left.emit()

    def _accept(self) -> None:
        reason = self.reason.text().strip()
        if not reason or self.finding is None:
            self.refusal.setText(theme.marked_html(Severity.ERROR, NO_REASON))
            self.refusal.show()
            self.reason.setFocus()
            return
        finding = self.finding
        self.close_bar()
        self.accepted.emit(finding, reason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the whole sentence: the list beside it would take it."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        width = self.width() - 2 * (SIDE + self.frameWidth())
        self.what.setMinimumHeight(self.what.heightForWidth(width) if self.isVisible() else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)
