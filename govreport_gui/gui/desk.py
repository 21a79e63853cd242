"""Everything that an open report needs: the document, its files, its pages, tool bar and status.

It is made when first needed, so that the start page is there at once.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from functools import cached_property

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMainWindow, QProgressBar, QPushButton, QSizePolicy, QToolBar, QWidget

from govreport_gui import profile_storage
from govreport_gui.checks.profile import OrganKind, organ_of
from govreport_gui.finding import SEVERITY_NAMES
from govreport_gui.gui import actions
from govreport_gui.gui.comparing.compare_flow import CompareFlow
from govreport_gui.gui.comparing.last_year_flow import LastYearFlow
from govreport_gui.gui.document import Document
from govreport_gui.gui.exporting import computer_fonts, show_file
from govreport_gui.gui.exporting.export_flow import ExportFlow
from govreport_gui.gui.exporting.issued_store import IssuedStore
from govreport_gui.gui.exporting.page_flow import PageFlow
from govreport_gui.gui.exporting.print_flow import PrintFlow
from govreport_gui.gui.exporting.web_copy import WebCopy
from govreport_gui.gui.files.autosave import Autosave
from govreport_gui.gui.files.file_flow import FileFlow
from govreport_gui.gui.files.history_flow import HistoryFlow
from govreport_gui.gui.files.left_off import LeftOff
from govreport_gui.gui.files.moments import moment_text
from govreport_gui.gui.files.recovery_flow import RecoveryFlow
from govreport_gui.gui.findings.practice import Practice
from govreport_gui.gui.looks import messages, typography
from govreport_gui.gui.office.unit_card_flow import ask_for_unit
from govreport_gui.gui.rolling.roll_flow import RollFlow
from govreport_gui.gui.rolling.stale_notice import StaleNotice
from govreport_gui.gui.sign_off.remarks_pane import RemarksFlow
from govreport_gui.gui.sign_off.sign_off_flow import SignOffFlow
from govreport_gui.gui.texts.find_flow import FindFlow
from govreport_gui.gui.texts.text_flow import TextFlow
from govreport_gui.gui.widgets.notice_bar import NoticeBar
from govreport_gui.gui.widgets.steady_label import SteadyLabel
from govreport_gui.gui.widgets.step_strip import StepStrip
from govreport_gui.gui.widgets.undo_list import UndoFlow
from govreport_gui.gui.workspace import Workspace
from govreport_gui.safekeeping.autosave import Recovered

MESSAGE_MILLISECONDS = 8000
LONGEST_REMARK = 30  # characters that the status bar has room for
PROGRESS_WIDTH = 160
STATUS_MARGIN = 48  # around all that stands in the status bar
SUM_MARGIN = 16  # between the sum of the selected cells and what is said of the report


class Desk(QObject):
    """Puts the parts into the window and connects them; what each does is its own business."""

    def __init__(self, document: Document, window: QMainWindow, actions_by_id: dict[str, QAction]) -> None:
        super().__init__(window)
        self.document = document
        self.window = window
        self.actions_by_id = actions_by_id
        self.files = FileFlow(document, window)
        self.autosaving = Autosave(document, lambda: self.files.name, self)
        self.recovery = RecoveryFlow(self.files, self.autosaving, window)
        self.history = HistoryFlow(document, self.files, window)
        self.rolls = RollFlow(document, self.files, window)
        self.exports = ExportFlow(document, window)
        self.exports.store_issued = IssuedStore(document, self.files.guard).store
        self.web_copy = WebCopy(document, self.exports.may_copy, self.exports.edition, window)
        self.pages = PageFlow(document, window)
        self.prints = PrintFlow(document, window, self.exports)
        self.last_year = LastYearFlow(document, self.files, window)
        self.compares = CompareFlow(document, self.last_year, window)
        self.sign_offs = SignOffFlow(document, self.files, window)
        self.remarks = RemarksFlow(document, window, lambda: self.workspace)
        self.finds = FindFlow(document, window, lambda: self.workspace)
        self.texts = TextFlow(document, window, lambda: self.workspace)
        self.undo_list = UndoFlow(document, window, lambda: self.workspace)
        self.notice = NoticeBar(window)
        self._remark = ""  # what a grid said there
        self._protected = ""  # why the file is not written, as it was said there
        self._unsaved = ""  # that a copy has no file yet, as it was said there
        self.left_off: LeftOff | None = None  # made with the workspace
        self.practice = Practice(document, self.notice, actions_by_id)
        self.stale_notice = StaleNotice(document, self.notice, actions_by_id)
        self.steps = StepStrip(document)
        self.tool_bar = self._make_tool_bar()
        self.status = SteadyLabel(window)
        self.summed = QLabel(window)  # what the selected cells of a grid add up to
        self.autosaved = QLabel(window)  # when the recovery copy was written
        self.progress = QProgressBar(window)
        self.cancel = QPushButton("取消", window)
        self._make_status_bar()
        self._connect()
        messages.guarded(window, lambda: document.use_default_profile(profile_storage.load_default()))
        document.use_fonts(computer_fonts.installed())

    def _make_tool_bar(self) -> QToolBar:
        bar = QToolBar("工具栏", self.window)
        bar.setMovable(False)
        size = typography.icon_size(bar.font()) + 2
        bar.setIconSize(QSize(size, size))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.addWidget(self.steps)
        gap = QWidget(bar)
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(gap)
        for name in actions.TOOL_BAR:
            action = self.actions_by_id[name]
            action.setIconText(actions.plain(action.text()))
            bar.addAction(action)
        bar.hide()
        self.window.addToolBar(bar)
        return bar

    def _make_status_bar(self) -> None:
        self.status.setAccessibleDescription("报告概况")  # its name is what it says
        self.status.hide()
        self.progress.setRange(0, 0)
        self.progress.setMaximumWidth(PROGRESS_WIDTH)
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.cancel.setAccessibleName("取消读取")
        self.cancel.hide()
        self.window.statusBar().addPermanentWidget(self.progress)
        self.window.statusBar().addPermanentWidget(self.cancel)
        self.summed.setAccessibleDescription("选中的格子")
        self.summed.setContentsMargins(0, 0, SUM_MARGIN, 0)
        self.window.statusBar().addPermanentWidget(self.summed)
        self.window.statusBar().addPermanentWidget(self.status)
        self.window.statusBar().addPermanentWidget(self.autosaved)

    def _connect(self) -> None:
        self.document.changed.connect(self._forget_remark)
        self.document.checked.connect(self.show_status)
        self.window.statusBar().messageChanged.connect(self._make_room)
        self.files.reading_changed.connect(self._show_reading)
        self.files.reading_progressed.connect(self.window.statusBar().showMessage)
        self.cancel.clicked.connect(self.files.cancel_reading)
        self.files.opened.connect(self.notice.hide)  # it was about another report
        self.files.opened.connect(self.practice.end)
        self.files.practice_opened.connect(self.practice.begin)
        self.files.opened.connect(self._offer_profile)
        self.files.opened.connect(self._offer_safety)
        for worker in (self.files.guard, self.prints, self.web_copy):
            worker.working.connect(self._show_working)
        self.files.guard.said.connect(self.say)
        self.files.guard.taken.connect(self._offer_safety)
        self.autosaving.written.connect(self._show_autosaved)
        self.autosaving.failed.connect(self.say)
        self.document.file_changed.connect(self._forget_autosaved)
        self.document.file_changed.connect(self._forget_advice)  # also when the lock changed
        for flow in (self.recovery, self.history):
            flow.said.connect(self.say)
            flow.opened.connect(self._offer_saving)
        self.rolls.drafted.connect(self.stale_notice.begin)
        self.exports.exported.connect(self._offer_exported)
        self.web_copy.copied.connect(self._tell_till_change)
        self.last_year.attached.connect(self._offer_comparison)
        self.last_year.said.connect(self.say)
        self.compares.said.connect(self.say)
        self.sign_offs.said.connect(self.say)
        self.sign_offs.remarked.connect(self.remarks.show)
        self.files.take_elsewhere = self.sign_offs.offer
        self.finds.said.connect(self.say)
        self.texts.said.connect(self.say)
        self.last_year.exported.connect(self._offer_exported)
        self.steps.chosen.connect(self._go_on_with)
        self.document.undo_stack.canUndoChanged.connect(self.actions_by_id["undo"].setEnabled)
        self.document.undo_stack.canRedoChanged.connect(self.actions_by_id["redo"].setEnabled)

    @cached_property
    def workspace(self) -> Workspace:
        """The panes around the report, made when the first one is shown."""
        made = Workspace(self.document, self.window)
        made.refused.connect(self.say)
        made.grids.told.connect(self._tell)
        made.grids.summed.connect(self._show_sum)
        self.last_year.cell_asked.connect(made.show_cell)
        self.compares.span_asked.connect(made.show_span)
        self.exports.finding_asked.connect(made.show_finding)
        self.exports.span_asked.connect(made.show_span)
        self.exports.cell_asked.connect(made.show_cell)
        made.pane_shown.connect(lambda name, shown: self.actions_by_id[name].setChecked(shown))
        made.findings.only_here.toggled.connect(self.actions_by_id["only_here"].setChecked)
        made.findings.said.connect(self.say)
        made.findings.accepted_shown.connect(self.actions_by_id["show_accepted"].setChecked)
        made.restore(self.window.size())
        self.left_off = LeftOff(self.files, made)
        return made

    # ── What is shown ──

    def show(self) -> None:
        """Show what belongs to an open report, and let undo and redo say whether there is anything to do."""
        self.tool_bar.show()
        self.status.show()
        self.show_status()
        self.actions_by_id["undo"].setEnabled(self.document.undo_stack.canUndo())
        self.actions_by_id["redo"].setEnabled(self.document.undo_stack.canRedo())

    def show_status(self) -> None:
        """Say year, form, organ and how many findings there are."""
        report = self.document.report
        counted = Counter(finding.severity for finding in self.document.problems)
        year = f"{report.year} 年" if report.year else "年度未填"
        counts = "  ".join(f"{name} {counted[severity]}" for severity, name in SEVERITY_NAMES.items())
        accepted = len(self.document.findings) - len(self.document.open_findings)
        counts += f"  已接受 {accepted}" if accepted else ""
        counts += f"  待更新 {len(report.carried)}" if report.carried else ""
        self.status.setText(" · ".join([year, report.form.name, report.organ or "机关未填", counts]))

    def say(self, text: str) -> None:
        """Show a short remark for a while."""
        self.window.statusBar().showMessage(text, MESSAGE_MILLISECONDS)

    def _tell(self, text: str) -> None:
        """Say what a grid did or did not do; a long sentence stands above the page until the next change."""
        self._forget_remark()
        if len(text) <= LONGEST_REMARK:
            self.say(text)
        else:
            self._tell_till_change(text)

    def _tell_till_change(self, text: str) -> None:
        self._remark = text
        self.notice.say(text, {})

    def _forget_remark(self) -> None:
        if self._remark and self.notice.message.text() == self._remark:
            self.notice.hide()
        self._remark = ""

    def _show_sum(self, text: str) -> None:
        self.summed.setText(text)
        self._make_room(self.window.statusBar().currentMessage())

    def _make_room(self, remark: str) -> None:
        """Let the overview give way to a remark or a sum where there is no room for both: Qt cuts them."""
        bar = self.window.statusBar()
        beside = (self.progress, self.cancel, self.summed, self.autosaved, self.status)
        taken = sum(widget.sizeHint().width() for widget in beside if widget is self.status or not widget.isHidden())
        fits = taken + self.status.fontMetrics().horizontalAdvance(remark) + STATUS_MARGIN <= bar.width()
        self.status.setVisible(not self.tool_bar.isHidden() and (fits or not (remark or self.summed.text())))

    def _show_reading(self, name: str) -> None:
        self.progress.setVisible(bool(name))
        self.cancel.setVisible(bool(name))
        if name:
            short = self.status.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, PROGRESS_WIDTH)
            self.window.statusBar().showMessage(f"正在读取“{short}”…")
        else:
            self.window.statusBar().clearMessage()

    def _show_working(self, what: str) -> None:
        self.progress.setVisible(bool(what))
        self.window.statusBar().showMessage(what)  # nothing clears it

    def _offer_exported(self, path: str, proved: str = "") -> None:
        offers = {
            "打开文件": lambda: show_file.open_file(path),
            "打开文件夹": lambda: show_file.open_folder(path),
        }
        told = f"已导出：{path}。"
        self.notice.say(f"{told}{proved}。" if proved else told, offers)  # of a picture there is nothing to prove

    def _offer_comparison(self, message: str) -> None:
        def detach() -> None:
            self.notice.hide()
            self.actions_by_id["detach_last_year"].trigger()

        offers = {"与去年对比": self.actions_by_id["compare_last_year"].trigger, "去掉": detach}
        self.notice.say(message, offers)

    def _offer_profile(self) -> None:
        """Ask for what is needed and nobody said: at a blank report the unit card, else what kind of organ it is."""
        organ, said = organ_of(self.document.report), self.document.profile
        if not organ and not self.document.default_profile.card.name:
            wanted = "还没有单位资料。填一次，以后的标题、前言和落款都会自动写好。"
        elif organ and not said.kind and said.profile(organ).kind is OrganKind.OTHER:
            wanted = f"从名称看不出“{organ}”是哪类机关，有几项核对会不准。请选一下机关类型。"
        else:
            return

        def ask() -> None:
            self.notice.hide()
            self.actions_by_id["profile"].trigger()

        self.notice.say(wanted, {"单位资料…": ask})

    def _offer_safety(self) -> None:
        """Say why the file is not written, or that more of it was left unsaved than it holds."""
        guard, file = self.files.guard, self.document.path
        if guard.read_only:
            self._protected = guard.read_only
            self.notice.say(guard.read_only, {"仍要编辑": self._take_over} if guard.is_held_by_other else {})
        elif file is not None:
            self.recovery.look_for_copy(file, self._offer_copy)

    def _forget_advice(self) -> None:
        """Let go of the advice to save, or to save elsewhere: it was followed."""
        said = self.notice.message.text()
        elsewhere = not self.files.guard.read_only and said == self._protected
        if elsewhere or (self.document.path is not None and said == self._unsaved):
            self.notice.hide()

    def _offer_copy(self, left: Recovered) -> None:
        message = f"这份报告有上次没有保存的内容（{moment_text(left.saved)}）。"
        self.notice.say(message, {"查看": self.actions_by_id["recover"].trigger})

    def _take_over(self) -> None:
        self.notice.hide()
        self.files.guard.take_over()

    def _offer_saving(self, message: str) -> None:
        self._unsaved = message
        self.notice.say(message, {"保存…": self.actions_by_id["save_as"].trigger})

    def _show_autosaved(self, moment: datetime) -> None:
        self.autosaved.setText(f"· 已自动保存 {moment.astimezone():%H:%M}")

    def _forget_autosaved(self) -> None:
        if not self.document.modified:
            self.autosaved.clear()

    def leave(self) -> None:
        """Let the report go, when it is clear what becomes of it: the window closes."""
        if self.left_off is not None:
            self.left_off.note()
        self.files.wait()
        self.prints.cancel()
        self.autosaving.finish()
        self.files.guard.release()

    # ── Commands ──

    def name_history(self) -> None:
        """Let the menu say what undo and redo would do."""
        stack = self.document.undo_stack
        self.actions_by_id["undo"].setText(f"撤销(&U) {stack.undoText()}".rstrip())
        self.actions_by_id["redo"].setText(f"重做(&R) {stack.redoText()}".rstrip())

    def add_missing_tables(self) -> None:
        """Add every table that the report lacks, blank, as one step."""
        report = self.document.report
        missing = [key for key in report.form.table if not report.has_table(key)]
        if not missing:
            self.say(f"{len(report.form.tables)} 张表都在，没有缺少的表格。")
            return
        self.document.undo_stack.beginMacro("补上缺少的表格")
        for key in missing:
            self.document.add_table(key)
        self.document.undo_stack.endMacro()

    def ask_for_profile(self) -> None:
        """Let the clerk say what holds for the office, and which rules are on."""
        ask_for_unit(self.document, self.window)

    def _go_on_with(self, step: str) -> None:
        if step == "check":
            self.workspace.show_findings(True)
            self.workspace.findings.next_finding()
        elif step == "fill":
            self.workspace.tree.setFocus()
        else:
            self.actions_by_id[{"import": "import", "export": "export"}[step]].trigger()
