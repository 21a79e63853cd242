"""Shows what a changed unit card would change in the report, each with before and after; each may be refused."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from govreport_gui.form import Form
from govreport_gui.gui.places import place_name
from govreport_gui.report import Report
from govreport_gui.unit_card.unit_card import UnitCard
from govreport_gui.unit_card.unit_card_texts import Update, read_card, updates, with_updates

SIZE = (760, 420)
PLACE_WIDTH = 130
HEADINGS = ("位置", "现在", "改为")
_PARTS = {"organ": "organ_name", "signature": "organ"}  # where these items of the card stand in the report
NOTHING = "（没有）"


class UnitCardOffer(QDialog):
    """Accepted: make `chosen`. Rejected: the report stays."""

    def __init__(self, form: Form, offered: Sequence[Update], refusal: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered = list(offered)
        self._places: list[QTableWidgetItem] = []
        self.setWindowTitle("更新报告")
        self.resize(*SIZE)
        introduction = QLabel("报告里有几处与单位资料不一样。不想改的，去掉前面的勾。可以用“撤销”一次退回。", self)
        introduction.setWordWrap(True)
        self.table = self._make_table(form)
        buttons = QDialogButtonBox(self)
        buttons.addButton("更新报告", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(refusal, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(introduction)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)

    def _make_table(self, form: Form) -> QTableWidget:
        table = QTableWidget(len(self._offered), len(HEADINGS), self)
        table.setHorizontalHeaderLabels(HEADINGS)
        table.setAccessibleName("要更新的地方")
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setWordWrap(True)
        for row, update in enumerate(self._offered):
            name = place_name(form, _PARTS.get(update.place, update.place))
            place = QTableWidgetItem(name)
            place.setCheckState(Qt.CheckState.Checked)
            self._places.append(place)
            table.setItem(row, 0, place)
            table.setItem(row, 1, QTableWidgetItem(update.before or NOTHING))
            table.setItem(row, 2, QTableWidgetItem(update.after))
        header = table.horizontalHeader()
        header.resizeSection(0, PLACE_WIDTH)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        return table

    def chosen(self) -> list[Update]:
        """Return the updates that are still ticked."""
        rows = zip(self._offered, self._places, strict=True)
        return [update for update, place in rows if place.checkState() is Qt.CheckState.Checked]


def brought_in_step(report: Report, card: UnitCard, refusal: str, parent: QWidget) -> Report:
    """Return the report with those updates by the card that the clerk wants; asks only where there are any."""
    offered = updates(report, card, read_card(report))
    if not offered:
        return report
    dialog = UnitCardOffer(report.form, offered, refusal, parent)
    wanted = dialog.chosen() if dialog.exec() else []
    dialog.deleteLater()
    return with_updates(report, wanted)
