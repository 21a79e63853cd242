"""What a check looks at, why, and what to do: a small window beside a finding, gone at Esc or a click elsewhere."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from govreport_gui.checks.rule_names import rule_basis, rule_explanation, rule_name

WIDTH = 460
MARGIN = 12
EDGE = 4  # kept free at the edges of the screen


class RulePopup(QFrame):
    """Explains one rule."""

    def __init__(self, rule: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.label = QLabel(explained_html(rule), self)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.RichText)
        self.label.setFixedWidth(WIDTH - 2 * MARGIN)
        self.setAccessibleName(f"{rule} {rule_name(rule)}")
        self.setAccessibleDescription(rule_explanation(rule))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.addWidget(self.label)

    def show_beside(self, pressed: QRect) -> None:
        """Show under what was pressed on the screen, or over it where there is no room below; both end at the right."""
        self.adjustSize()
        room = self.screen().availableGeometry().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        below = pressed.bottom() + 1 + self.height() <= room.bottom()
        top = pressed.bottom() + 1 if below else max(room.top(), pressed.top() - self.height())
        left = max(room.left(), min(pressed.right(), room.right()) + 1 - self.width())
        self.move(QPoint(left, top))
        self.show()


def explained_html(rule: str) -> str:
    """Return a rule's name, its explanation and what it rests on."""
    title, text, basis = rule_name(rule), rule_explanation(rule), rule_basis(rule)
    return f"<p><b>{rule}　{escape(title)}</b></p><p>{escape(text)}</p><p><b>依据</b>　{escape(basis)}</p>"
