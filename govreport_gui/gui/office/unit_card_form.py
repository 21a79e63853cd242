"""The fields of the unit card, each with a gentle word underneath where it looks wrong."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from govreport_gui.finding import Severity
from govreport_gui.gui.looks import theme
from govreport_gui.unit_card.unit_card import FIELD_NAMES, UnitCard
from govreport_gui.unit_card.unit_card_slips import slips

INTRODUCTION = "填一次，以后每年的标题、前言和落款都用它。没有的可以不填。"
EXAMPLES = {
    "name": "全称，例如：云溪县青禾镇人民政府",
    "short_name": "正文里怎么称呼自己，例如：我镇",
    "address": "例如：云溪县青禾镇稻香路18号",
    "postcode": "6位数字",
    "phone": "区号加号码，例如：0499-5550118",
    "website": "例如：https://www.example.gov.cn",
    "mailbox": "单位的政务邮箱",
}


class UnitCardForm(QWidget):
    """One line for each field; what is typed is trimmed, never refused."""

    def __init__(self, card: UnitCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: dict[str, QLineEdit] = {}
        self.notes: dict[str, QLabel] = {}
        introduction = QLabel(INTRODUCTION, self)
        introduction.setWordWrap(True)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for key, name in FIELD_NAMES.items():
            form.addRow(name, self._make_field(key, name, getattr(card, key)))
        layout = QVBoxLayout(self)
        layout.addWidget(introduction)
        layout.addLayout(form)
        layout.addStretch(1)
        self.refresh()

    def _make_field(self, key: str, name: str, text: str) -> QWidget:
        line = QLineEdit(text, self)
        line.setAccessibleName(name)
        line.setPlaceholderText(EXAMPLES[key])
        line.setCursorPosition(0)
        line.textChanged.connect(self.refresh)
        note = QLabel(self)
        note.setWordWrap(True)
        self.lines[key], self.notes[key] = line, note
        field = QWidget(self)
        inner = QVBoxLayout(field)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(2)
        inner.addWidget(line)
        inner.addWidget(note)
        return field

    def card(self) -> UnitCard:
        """Return what is said now."""
        return UnitCard(**{key: " ".join(line.text().split()) for key, line in self.lines.items()})

    def refresh(self) -> None:
        """Say under each field what looks wrong with it."""
        found = slips(self.card())
        for key, note in self.notes.items():
            note.setText(theme.marked_html(Severity.HINT, found[key]) if key in found else "")
            note.setVisible(key in found)
