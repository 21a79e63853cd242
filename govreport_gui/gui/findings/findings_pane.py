"""The pane of findings: counts, filters, the list, the line that asks for a reason. Deeds are in `findings_deeds`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from govreport_gui.finding import SEVERITY_NAMES, Finding, Severity
from govreport_gui.fixes import Fix
from govreport_gui.gui import marks
from govreport_gui.gui.document import Document
from govreport_gui.gui.findings.findings_accept import AcceptBar
from govreport_gui.gui.findings.findings_deeds import Deeds
from govreport_gui.gui.findings.findings_list import FindingsList
from govreport_gui.gui.findings.findings_model import FindingsFilter, FindingsModel, Role
from govreport_gui.gui.findings.findings_rows import Identity, Kind, Row, Verb, identity
from govreport_gui.gui.findings.findings_sight import FindingsSight
from govreport_gui.gui.findings.rule_popup import RulePopup
from govreport_gui.gui.looks import theme, typography
from govreport_gui.gui.looks.spoken import leave_out
from govreport_gui.gui.places import page_of
from govreport_gui.gui.widgets.steady_label import SteadyLabel

NOTHING = "没有发现问题"
NOTHING_SHOWN = "没有符合筛选条件的问题"
NONE_ACCEPTED = "还没有接受过问题"
ALL_ACCEPTED = "没有待处理的问题，已接受的不再计数"
NONE_CHOSEN = "请先在窗口下方的核对结果里选一个问题。"


class FindingsPane(QWidget):
    """Shows the document's findings and follows them while the clerk types."""

    jump = Signal(object)  # Finding: show its place
    selected = Signal(object)  # Finding or None: mark its cells
    said = Signal(str)  # a remark for the status bar
    accepted_shown = Signal(bool)  # whether the accepted findings are shown now

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self._page = ""
        self._been_at: Identity = ()  # the line whose place was shown last
        self.deeds = Deeds(document, self)
        self.model = FindingsModel(document.report, self)
        self.filter = FindingsFilter(self.model, self)
        self.list = FindingsList(self.filter, self)
        self.sight = FindingsSight(self.list)
        self.accept_bar = AcceptBar(self)
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
        layout.addWidget(self.accept_bar)
        self._connect()
        self._draw_signs()
        self.refresh()

    def _connect(self) -> None:
        self.list.asked.connect(self._take_to)
        self.list.verb_asked.connect(self.deeds.do)
        self.list.acceptance_asked.connect(self.deeds.toggle_acceptance)
        self.list.explanation_asked.connect(self.deeds.explain)
        self.list.menu_asked.connect(lambda row, place: _pop_up(self.deeds.menu(row, self), place))
        self.list.selectionModel().currentChanged.connect(lambda *_: self.tell_selected())
        self.deeds.jump.connect(self.jump)
        self.deeds.said.connect(self.said)
        self.deeds.reason_asked.connect(self._ask_reason)
        self.deeds.cells_listed.connect(self._list_cells)
        self.deeds.explained.connect(self._explain)
        self.accept_bar.accepted.connect(self.deeds.accept)
        self.accept_bar.left.connect(self.list.setFocus)  # Qt would go to the box above it
        self.document.findings_changed.connect(self.refresh)

    def _make_header(self) -> QHBoxLayout:
        header = QHBoxLayout()
        self.signs = {severity: QLabel(self) for severity in Severity}
        self.counts = {severity: SteadyLabel(self) for severity in Severity}
        for severity in Severity:
            leave_out(self.signs[severity])
            header.addWidget(self.signs[severity])
            header.addWidget(self.counts[severity])
            header.addSpacing(10)
        header.addStretch(1)
        self.severity_box = QComboBox(self)
        self.severity_box.setAccessibleName("只显示哪一类问题")
        self.severity_box.addItem("全部")
        self.severity_box.addItems(list(SEVERITY_NAMES.values()))
        self.severity_box.currentIndexChanged.connect(self._filter_severity)
        self.only_here = self._make_switch("只看本部分", self.set_only_here)
        self.accepted = self._make_switch("", self.show_accepted)
        for widget in (self.severity_box, self.only_here, self.accepted):
            header.addWidget(widget)
        return header

    def _make_switch(self, text: str, switch: Callable[[bool], None]) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setCheckable(True)
        button.toggled.connect(switch)
        button.toggled.connect(lambda _checked: _tint(button))
        return button

    # ── What is shown ──

    def refresh(self) -> None:
        """Show the document's findings; the selected one stays selected."""
        findings = self.document.findings
        counted = Counter(finding.severity for finding in self.document.problems)
        for severity, label in self.counts.items():
            label.setText(f"{SEVERITY_NAMES[severity]} {counted[severity]}")
        with self.sight.kept():
            self.model.set_findings(self.document.report, findings)
            self._count_accepted()
            if self.accepted.isChecked() and not self._accepted_ones():
                self.show_accepted(False)  # the last one was opened again
            self._follow_asked()
            self._show_list_or_nothing()
            self.list.lay_out()
        self.tell_selected()

    def _accepted_ones(self) -> list[Finding]:
        return [finding for finding in self.document.findings if finding.waived is not None]

    def _count_accepted(self) -> None:
        accepted = self._accepted_ones()
        errors = sum(finding.severity is Severity.ERROR for finding in accepted)
        self.accepted.setText(f"已接受 {len(accepted)}")
        self.accepted.setToolTip(f"显示已经写明理由接受的问题，其中错误 {errors} 个")
        self.accepted.setVisible(bool(accepted) or self.accepted.isChecked())

    def _follow_asked(self) -> None:
        """Ask no longer for the reason of a finding that is gone; follow one whose figures changed."""
        asked = self.accept_bar.finding
        if asked is not None:
            now = (f for f in self.document.open_findings if identity(f) == identity(asked))
            self.accept_bar.follow(next(now, None))

    def _draw_signs(self) -> None:
        size = typography.icon_size(self.font())
        for row, severity in enumerate(Severity, start=1):
            icon = marks.severity_icon(severity)
            self.signs[severity].setPixmap(icon.pixmap(size, size))
            self.severity_box.setItemIcon(row, icon)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of colours or of the font's size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(self, "accepted"):
            self._draw_signs()
            _tint(self.only_here)
            _tint(self.accepted)

    def set_page(self, page: str) -> None:
        """Say which page is shown, for 只看本部分; what was found there comes into sight."""
        self._page = page
        self.set_only_here(self.only_here.isChecked())
        self._show_those_here()

    def _show_those_here(self) -> None:
        """Scroll to the first line of the page, unless the selected one is of this page."""
        lines = [self.filter.index(row, 0) for row in range(self.filter.rowCount())]
        here = [line for line in lines if page_of(line.data(Role.FINDING).place) == self._page]
        if here and self.list.currentIndex() not in here:
            self.list.scrollTo(here[0], FindingsList.ScrollHint.PositionAtTop)

    def set_only_here(self, only: bool) -> None:
        """Show the findings of this page only, or all."""
        self.only_here.setChecked(only)
        self.filter.set_page(self._page if only else "")
        self._show_list_or_nothing()

    def show_accepted(self, shown: bool) -> None:
        """Show the findings that were accepted, or those that are open."""
        self.accepted.setChecked(shown)
        self.filter.set_accepted(shown)
        self._count_accepted()
        self._show_list_or_nothing()
        self.accepted_shown.emit(shown)

    def _filter_severity(self) -> None:
        self.filter.set_severity((None, *Severity)[self.severity_box.currentIndex()])
        self._show_list_or_nothing()

    def _show_list_or_nothing(self) -> None:
        self.nothing.setText(self._why_nothing())
        self.stack.setCurrentWidget(self.list if self.filter.rowCount() else self.nothing)

    def _why_nothing(self) -> str:
        if self.accepted.isChecked():
            return NOTHING_SHOWN if self._accepted_ones() else NONE_ACCEPTED
        if self.document.open_findings:
            return NOTHING_SHOWN
        return ALL_ACCEPTED if self.document.findings else NOTHING

    # ── Going through them ──

    def current(self) -> Finding | None:
        """Return the selected finding."""
        row = self.list.current_row
        return row.finding if row else None

    def next_finding(self) -> None:
        """Go to the next finding, from the last to the first."""
        self._step(1)

    def previous_finding(self) -> None:
        """Go to the finding before, from the first to the last."""
        self._step(-1)

    def _step(self, by: int) -> None:
        count = self.filter.rowCount()
        stops = [row for row in range(count) if self.filter.index(row, 0).data(Role.ROW).is_finding]
        if not stops:
            self.said.emit(f"{self._why_nothing()}。")
            return
        here = self.list.currentIndex().row()  # -1: none
        if by > 0 and not self._has_been_at(self.list.current_row):
            here -= 1  # Qt selected it when the one before it was mended: it is the next
        ahead = [row for row in stops if (row - here) * by > 0] if self.list.currentIndex().isValid() else []
        row = (ahead or stops)[0 if by > 0 else -1]
        self.list.setCurrentIndex(self.filter.index(row, 0))
        self._take_to(self.filter.index(row, 0).data(Role.ROW))

    def _has_been_at(self, row: Row | None) -> bool:
        return row is not None and row.identity == self._been_at

    def tell_selected(self) -> None:
        """Say which finding is selected now."""
        self.selected.emit(self.current())

    def _take_to(self, row: Row) -> None:
        self._been_at = row.identity
        if row.kind is Kind.FOLD:
            self.model.toggle(row)
        else:
            self.deeds.go(row)
            self._keep_in_view()  # the page that is shown now may have scrolled to its own

    # ── Doing something about the selected one (menu and keys) ──

    def mend(self) -> None:
        """Take over the quick fix or the proposal."""
        self._with_current(self.deeds.mend)

    def mend_alike(self) -> None:
        """Take over the quick fixes of all findings of the same rule."""
        self._with_current(self.deeds.mend_alike)

    def accept(self) -> None:
        """Ask why the finding is accepted, or open an accepted one again."""
        self._with_current(self.deeds.toggle_acceptance)

    def explain(self) -> None:
        """Say what the rule of the finding is for."""
        self._with_current(self.deeds.explain)

    def _with_current(self, do: Callable[[Row], None]) -> None:
        row = self.list.current_row
        if row is None:
            self.said.emit(NONE_CHOSEN)
        else:
            do(row)

    def _ask_reason(self, finding: Finding) -> None:
        self.accept_bar.ask(finding)
        QTimer.singleShot(0, self._keep_in_view)  # the list is lower now

    def _keep_in_view(self) -> None:
        self.list.scrollTo(self.list.currentIndex())

    def _explain(self, finding: Finding) -> None:
        RulePopup(finding.rule, self).show_beside(self._button_on_screen(Verb.EXPLAIN))

    def _list_cells(self, fix: Fix) -> None:
        _pop_up(self.deeds.cells_menu(fix, self), self._button_on_screen(Verb.MEND).bottomLeft())

    def _button_on_screen(self, verb: Verb) -> QRect:
        """Return where a button of the selected line is, the line being in view."""
        self._keep_in_view()
        button = self.list.buttons.place_of(self.list.currentIndex(), verb)
        return QRect(self.list.viewport().mapToGlobal(button.topLeft()), button.size())


def _pop_up(menu: QMenu, place: QPoint) -> None:
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)  # each is made for one line
    menu.popup(place)


def _tint(switch: QToolButton) -> None:
    """Show that a switch is on in both themes: a shade darker is nothing on a dark ground."""
    palette = QPalette()
    if switch.isChecked():
        palette.setColor(QPalette.ColorRole.Button, QColor(theme.current().selection))
    switch.setPalette(palette)
