"""The pane of findings: counts, filters, the list; a click or Enter asks to be taken to the place."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from govreport_gui.finding import Finding, Severity
from govreport_gui.gui import marks
from govreport_gui.gui.document import Document
from govreport_gui.gui.findings_delegate import FindingsDelegate
from govreport_gui.gui.findings_model import FindingsFilter, FindingsModel, Role
from govreport_gui.gui.page_state import SEVERITY_NAMES

SIGN_SIZE = 16
NOTHING = "没有发现问题"
NOTHING_SHOWN = "没有符合筛选条件的问题"


class FindingsPane(QWidget):
    """Shows the document's findings and follows them while the clerk types."""

    jump = Signal(object)  # Finding: show its place
    selected = Signal(object)  # Finding or None: mark its cells

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self._page = ""
        self.model = FindingsModel(document.report.form, self)
        self.filter = FindingsFilter(self)
        self.filter.setSourceModel(self.model)
        self.list = self._make_list()
        self.nothing = QLabel(NOTHING, self)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(4)
        layout.addLayout(self._make_header())
        layout.addWidget(self.stack, 1)
        document.findings_changed.connect(self.refresh)
        self.refresh()

    def _make_list(self) -> QListView:
        view = QListView(self)
        view.setModel(self.filter)
        view.setItemDelegate(FindingsDelegate(view))
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAlternatingRowColors(True)
        view.setAccessibleName("核对发现的问题")
        view.clicked.connect(self._jump_to)
        view.activated.connect(self._jump_to)
        view.selectionModel().currentChanged.connect(lambda *_: self.tell_selected())
        return view

    def _make_header(self) -> QHBoxLayout:
        header = QHBoxLayout()
        self.signs = {severity: QLabel(self) for severity in Severity}
        self.counts = {severity: QLabel(self) for severity in Severity}
        for severity in Severity:
            header.addWidget(self.signs[severity])
            header.addWidget(self.counts[severity])
            header.addSpacing(10)
        header.addStretch(1)
        self.severity_box = QComboBox(self)
        self.severity_box.setAccessibleName("只显示哪一类问题")
        self.severity_box.addItem("全部")
        self.severity_box.addItems(list(SEVERITY_NAMES.values()))
        self.severity_box.currentIndexChanged.connect(self._filter_severity)
        self.only_here = QToolButton(self)
        self.only_here.setText("只看本部分")
        self.only_here.setCheckable(True)
        self.only_here.toggled.connect(self.set_only_here)
        header.addWidget(self.severity_box)
        header.addWidget(self.only_here)
        return header

    # ── What is shown ──

    def refresh(self) -> None:
        """Show the document's findings; the selected one stays selected."""
        findings = self.document.findings
        counted = Counter(finding.severity for finding in findings)
        for severity, label in self.counts.items():
            label.setText(f"{SEVERITY_NAMES[severity]} {counted[severity]}")
        self.model.set_findings(self.document.report.form, findings)
        self._show_list_or_nothing()
        self._draw_signs()
        self.tell_selected()

    def _draw_signs(self) -> None:
        for row, severity in enumerate(Severity, start=1):
            icon = marks.severity_icon(severity)
            self.signs[severity].setPixmap(icon.pixmap(SIGN_SIZE, SIGN_SIZE))
            self.severity_box.setItemIcon(row, icon)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change between light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "signs"):
            self._draw_signs()

    def set_page(self, page: str) -> None:
        """Say which page is shown, for 只看本部分."""
        self._page = page
        self.set_only_here(self.only_here.isChecked())

    def set_only_here(self, only: bool) -> None:
        """Show the findings of this page only, or all."""
        self.only_here.setChecked(only)
        self.filter.set_page(self._page if only else "")
        self._show_list_or_nothing()

    def _filter_severity(self) -> None:
        self.filter.set_severity((None, *Severity)[self.severity_box.currentIndex()])
        self._show_list_or_nothing()

    def _show_list_or_nothing(self) -> None:
        self.nothing.setText(NOTHING_SHOWN if self.model.rowCount() else NOTHING)
        self.stack.setCurrentWidget(self.list if self.filter.rowCount() else self.nothing)

    # ── Going through them ──

    def current(self) -> Finding | None:
        """Return the selected finding."""
        found = self.list.currentIndex().data(Role.FINDING)
        return found if isinstance(found, Finding) else None

    def next_finding(self) -> None:
        """Go to the next finding, from the last to the first."""
        self._step(1)

    def previous_finding(self) -> None:
        """Go to the finding before, from the first to the last."""
        self._step(-1)

    def _step(self, by: int) -> None:
        rows = self.filter.rowCount()
        if not rows:
            return
        current = self.list.currentIndex()
        row = (current.row() + by) % rows if current.isValid() else (0 if by > 0 else rows - 1)
        self.list.setCurrentIndex(self.filter.index(row, 0))
        self._jump_to(self.filter.index(row, 0))

    def tell_selected(self) -> None:
        """Say which finding is selected now."""
        self.selected.emit(self.current())

    def _jump_to(self, index: QModelIndex) -> None:
        self.jump.emit(index.data(Role.FINDING))
