"""The page with every change of the draft: before, after and why; each can be left unmade."""

from __future__ import annotations

from collections import Counter
from html import escape

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QLabel,
    QListWidget,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from govreport_gui.finding import Severity
from govreport_gui.gui.looks import theme
from govreport_gui.gui.rolling.roll_kinds import Kind, lines, preview
from govreport_gui.gui.rolling.roll_model import KindFilter, RollModel
from govreport_gui.gui.widgets.flow_layout import FlowLayout
from govreport_gui.gui.widgets.foldable import Foldable
from govreport_gui.gui.widgets.ticked_list import TickedList
from govreport_gui.report import Report
from govreport_gui.rollover import Draft, doubts, without
from govreport_gui.text_links import MarkKind

PREVIEW_HEIGHT = 60
REFERENCE_HEIGHT = 120
ALL_KINDS = "全部"


class RollChanges(QWidget):
    """Shows a draft; `report` is what the clerk leaves of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft: Draft | None = None
        self.model = RollModel(self)
        self.filter = KindFilter(self)
        self.filter.setSourceModel(self.model)
        self.warning = QLabel(self)
        self.warning.setWordWrap(True)
        self.kinds = QComboBox(self)
        self.kinds.setAccessibleName("看哪一类改动")
        self.kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.kinds.currentIndexChanged.connect(self._narrow)
        self.counts = QLabel(self)
        self.leave_button = self._button("这一类都不改", made=False)
        self.make_button = self._button("这一类都改", made=True)
        self.list = self._make_list()
        self.preview = QLabel(self)
        self.preview.setWordWrap(True)
        self.preview.setTextFormat(Qt.TextFormat.RichText)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.preview.setMinimumHeight(PREVIEW_HEIGHT)
        self.reference = QListWidget(self)
        self.reference.setMaximumHeight(REFERENCE_HEIGHT)
        self.reference_fold = Foldable("", self.reference, self, opened=False)
        self._lay_out()
        self.model.refused_changed.connect(self._count)

    def _button(self, text: str, *, made: bool) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(lambda: self.model.set_made(self._shown_rows(), made))
        return button

    def _make_list(self) -> QTableView:
        view = TickedList("草稿里的改动", self)
        view.setModel(self.filter)
        view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)  # all in sight on any screen
        view.selectionModel().currentRowChanged.connect(self._show_preview)
        return view

    def _lay_out(self) -> None:
        line = FlowLayout()
        line.addWidget(QLabel("看", self))
        line.addWidget(self.kinds)
        line.addWidget(self.leave_button)
        line.addWidget(self.make_button)
        line.addStretch()
        line.addWidget(self.counts)
        layout = QVBoxLayout(self)
        layout.addWidget(self.warning)
        layout.addLayout(line)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.preview)
        layout.addWidget(self.reference_fold)

    # ── What is shown ──

    def show_draft(self, draft: Draft) -> None:
        """Show the changes of a draft; all are to be made."""
        self.draft = draft
        warned = doubts(draft)
        self.warning.setVisible(bool(warned))
        self.warning.setText("<br>".join(theme.marked_html(Severity.WARNING, sentence) for sentence in warned))
        self.model.show_lines(lines(draft))
        self._list_kinds()
        self._list_reference(draft)
        self.list.setCurrentIndex(self.filter.index(0, 0))

    def _list_kinds(self) -> None:
        counted = Counter(line.kind for line in self.model.lines)
        self.kinds.clear()
        self.kinds.addItem(f"{ALL_KINDS}（{counted.total()}）", None)
        for kind in Kind:
            if counted[kind]:
                self.kinds.addItem(f"{kind}（{counted[kind]}）", str(kind))

    def _list_reference(self, draft: Draft) -> None:
        self.reference.clear()
        self.reference.addItems([f"{said.name}：{said.value}" for said in draft.reference])
        self.reference_fold.set_title(f"仅供参考：旧格式里有、新格式里没有位置的数（{len(draft.reference)}）")
        self.reference_fold.setVisible(bool(draft.reference))

    def _narrow(self) -> None:
        kind = self.kinds.currentData()
        self.filter.show_kind(Kind(kind) if kind else None)
        self.list.setCurrentIndex(self.filter.index(0, 0))
        one = kind is not None
        self.leave_button.setVisible(one)
        self.make_button.setVisible(one)

    def _shown_rows(self) -> list[int]:
        return [self.filter.mapToSource(self.filter.index(row, 0)).row() for row in range(self.filter.rowCount())]

    def _count(self) -> None:
        refused = len(self.model.refused)
        left = f"，其中 {refused} 处不改" if refused else ""
        self.counts.setText(f"共 {len(self.model.lines)} 处改动{left}。{self._stale_words()}")

    def _stale_words(self) -> str:
        """Say how many figures of last year stand in the draft until they are looked at."""
        marks = self.draft.report.carried if self.draft else ()
        figures = sum(mark.kind is MarkKind.NUMBER for mark in marks)
        return f"正文里 {figures} 个去年的数照旧，标为“待更新”。" if figures else ""

    def _show_preview(self, current: QModelIndex) -> None:
        if self.draft is None or not current.isValid():
            self.preview.clear()
            return
        line = self.model.lines[self.filter.mapToSource(current).row()]
        shown = preview(self.draft, self.draft.changes[line.at])
        self.preview.setText(f"<b>{escape(line.place)}</b>　{escape(line.why)}<br>{shown}")

    def report(self) -> Report:
        """Return the draft without what is not to be changed. ValueError before a draft is shown."""
        if self.draft is None:
            raise ValueError("no draft is shown")
        return without(self.draft, self.model.refused)
