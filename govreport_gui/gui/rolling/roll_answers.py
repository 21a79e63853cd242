"""The page that asks for year, organ and date of the new report, and says at once what does not go."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from govreport_gui.checks.profile import organ_of
from govreport_gui.finding import Severity
from govreport_gui.gui.looks import theme
from govreport_gui.gui.texts.fields_page import YearBox
from govreport_gui.report import Report

DATE_EXAMPLE = "例如：{}年1月20日；还没有定的，可以先空着"


@dataclass(frozen=True, slots=True)
class Answered:
    """What the draft is made with."""

    year: int | None
    organ: str
    date: str


class RollAnswers(QWidget):
    """Three fields, filled as last year's report suggests."""

    changed = Signal()

    def __init__(self, last_year: Report, file_name: str, this_year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        year = this_year if last_year.year is None else last_year.year + 1
        said = QLabel(_introduction(last_year, file_name), self)
        said.setWordWrap(True)
        self.year = YearBox(self)
        self.year.setAccessibleName("新报告的年度")
        self.year.set_year(year)
        self.organ = QLineEdit(organ_of(last_year), self)
        self.organ.setAccessibleName("机关名称")
        self.date = QLineEdit(self)
        self.date.setAccessibleName("落款日期")
        self.date.setPlaceholderText(DATE_EXAMPLE.format(year + 1))
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        form = QFormLayout()
        form.addRow("新报告的年度", self.year)
        form.addRow("机关名称", self.organ)
        form.addRow("落款日期", self.date)
        layout = QVBoxLayout(self)
        layout.addWidget(said)
        layout.addSpacing(8)
        layout.addLayout(form)
        layout.addWidget(self.note)
        layout.addStretch(1)
        self.year.valueChanged.connect(self.changed)
        self.organ.textChanged.connect(self.changed)
        self.date.textChanged.connect(self.changed)

    def answered(self) -> Answered:
        """Return what is said now."""
        return Answered(self.year.year(), self.organ.text().strip(), self.date.text().strip())

    def refuse(self, sentence: str) -> None:
        """Say what does not go; "" where all is well."""
        self.note.setText(theme.marked_html(Severity.ERROR, sentence) if sentence else "")


def _introduction(last_year: Report, file_name: str) -> str:
    year = f"{last_year.year} 年度" if last_year.year else "没有读到年度"
    return (
        f"去年的报告：{file_name}（{organ_of(last_year) or '没有读到机关名称'}，{year}，{last_year.form.name}）。\n"
        "单位、文字和结转的数会转到新报告里，其他数字都清空，等您填今年的。"
    )
