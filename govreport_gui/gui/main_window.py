"""The main window: menus, tool bar, start page or open report, status bar. What they do is done elsewhere."""

from __future__ import annotations

from collections import Counter
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QLabel,
    QMainWindow,
    QMenu,
    QProgressBar,
    QSizePolicy,
    QStackedWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

import govreport_gui
from govreport_gui.gui import actions, clipboard, export_flow, marks, messages, settings
from govreport_gui.gui.document import Document
from govreport_gui.gui.export_flow import ExportFlow
from govreport_gui.gui.file_flow import FileFlow
from govreport_gui.gui.file_names import report_name
from govreport_gui.gui.messages import APP_NAME
from govreport_gui.gui.notice_bar import NoticeBar
from govreport_gui.gui.page_state import SEVERITY_NAMES
from govreport_gui.gui.recent_files import recent_files
from govreport_gui.gui.start_page import StartPage
from govreport_gui.gui.step_strip import StepStrip
from govreport_gui.gui.workspace import Workspace

FIRST_SIZE = QSize(1280, 820)
MESSAGE_MILLISECONDS = 8000


class MainWindow(QMainWindow):
    """One window, one report."""

    def __init__(self, document: Document | None = None) -> None:
        super().__init__()
        self.document = document or Document(parent=self)
        self.files = FileFlow(self.document, self)
        self.exports = ExportFlow(self.document, self)
        self.clipboard = clipboard  # for the slots of actions.py
        self.actions_by_id = actions.make_actions(self, partial(messages.guarded, self))
        self.menus = actions.fill_menus(self, self.actions_by_id)
        self.recent_menu = QMenu(self)
        self.start_page = StartPage(self)
        self.notice = NoticeBar(self)
        self.stack = QStackedWidget(self)
        self._lay_out()
        self._make_tool_bar()
        self._make_status_bar()
        self._set_icons()
        self._connect()
        self.setAcceptDrops(True)
        self.resize(FIRST_SIZE)
        self.restoreGeometry(settings.state("window/geometry"))
        self.show_start_page()

    # ── Building ──

    def _lay_out(self) -> None:
        central = QWidget(self)
        layout = QVBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        layout.addWidget(self.stack, 1)
        self.stack.addWidget(self.start_page)
        self.setCentralWidget(central)

    def _make_tool_bar(self) -> None:
        bar = QToolBar("工具栏", self)
        bar.setObjectName("tool_bar")
        bar.setMovable(False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.steps = StepStrip(self.document, bar)
        bar.addWidget(self.steps)
        gap = QWidget(bar)
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(gap)
        for name in actions.TOOL_BAR:
            action = self.actions_by_id[name]
            action.setIconText(actions.plain(action.text()))
            bar.addAction(action)
        self.tool_bar = bar
        self.addToolBar(bar)

    def _make_status_bar(self) -> None:
        self.status = QLabel(self)
        self.status.setAccessibleName("报告概况")
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 0)
        self.progress.setMaximumWidth(160)
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.statusBar().addPermanentWidget(self.progress)
        self.statusBar().addPermanentWidget(self.status)

    def _set_icons(self) -> None:
        for record in actions.ACTIONS:
            if record.icon:
                self.actions_by_id[record.id].setIcon(marks.command_icon(record.icon))

    def _connect(self) -> None:
        self.document.changed.connect(self._show_status)
        self.document.findings_changed.connect(self._show_status)
        self.document.file_changed.connect(self._show_title)
        self.document.changed.connect(self._show_title)
        self.files.opened.connect(self.show_report)
        self.files.reading_changed.connect(self._show_reading)
        self.exports.exported.connect(self._offer_exported)
        self.steps.chosen.connect(self._go_on_with)
        self.start_page.chosen.connect(lambda name: self.actions_by_id[name].trigger())
        self.start_page.file_chosen.connect(self.open_path)
        self.actions_by_id["recent"].setMenu(self.recent_menu)
        self.recent_menu.aboutToShow.connect(self._list_recent)
        stack = self.document.undo_stack
        for name, verb, able, text in (
            ("undo", "撤销(&U)", stack.canUndoChanged, stack.undoTextChanged),
            ("redo", "重做(&R)", stack.canRedoChanged, stack.redoTextChanged),
        ):
            action = self.actions_by_id[name]
            able.connect(action.setEnabled)
            text.connect(lambda step, action=action, verb=verb: action.setText(f"{verb} {step}".rstrip()))

    @cached_property
    def workspace(self) -> Workspace:
        """The panes around an open report, made when the first report is opened."""
        made = Workspace(self.document, self)
        made.refused.connect(lambda text: self.statusBar().showMessage(text, MESSAGE_MILLISECONDS))
        made.pane_shown.connect(lambda name, shown: self.actions_by_id[name].setChecked(shown))
        made.findings.only_here.toggled.connect(self.actions_by_id["only_here"].setChecked)
        made.restore(self.width())
        self.stack.addWidget(made)
        return made

    # ── What is shown ──

    def show_start_page(self) -> None:
        """Show the start page; commands that need a report are grey."""
        self.start_page.refresh()
        self.stack.setCurrentWidget(self.start_page)
        self._enable(False)
        self._show_title()

    def show_report(self) -> None:
        """Show the open report."""
        self.stack.setCurrentWidget(self.workspace)
        self._enable(True)
        self._show_title()
        self._show_status()

    @property
    def has_report(self) -> bool:
        """Whether a report is shown, and not the start page."""
        return self.stack.currentWidget() is not self.start_page

    def _enable(self, has_report: bool) -> None:
        for record in actions.ACTIONS:
            self.actions_by_id[record.id].setEnabled(has_report or not record.needs_report)
        stack = self.document.undo_stack
        self.actions_by_id["undo"].setEnabled(has_report and stack.canUndo())
        self.actions_by_id["redo"].setEnabled(has_report and stack.canRedo())
        self.tool_bar.setVisible(has_report)
        self.status.setVisible(has_report)

    def _show_title(self) -> None:
        if not self.has_report:
            self.setWindowTitle(APP_NAME)
            return
        path = self.document.path
        self.setWindowTitle(f"{path.name if path else report_name(self.document.report)}[*] — {APP_NAME}")
        self.setWindowModified(self.document.modified)

    def _show_status(self) -> None:
        report = self.document.report
        counted = Counter(finding.severity for finding in self.document.findings)
        year = f"{report.year} 年" if report.year else "年度未填"
        counts = "  ".join(f"{name} {counted[severity]}" for severity, name in SEVERITY_NAMES.items())
        self.status.setText(" · ".join([year, report.form.name, report.organ or "机关未填", counts]))

    def _show_reading(self, name: str) -> None:
        self.progress.setVisible(bool(name))
        if name:
            self.statusBar().showMessage(f"正在读取“{name}”…")
        else:
            self.statusBar().clearMessage()

    def _offer_exported(self, path: str) -> None:
        offers = {
            "打开文件": lambda: export_flow.open_file(path),
            "打开文件夹": lambda: export_flow.open_folder(path),
        }
        self.notice.say(f"已导出：{path}", offers)

    # ── Commands ──

    def open_path(self, path: str) -> None:
        """Open or import a file by its name (start page, recent files, drop, command line)."""
        messages.guarded(self, lambda: self.files.open_path(Path(path)))

    def undo(self) -> None:
        """Take back the last step."""
        self.document.undo_stack.undo()

    def redo(self) -> None:
        """Do again the step taken back."""
        self.document.undo_stack.redo()

    def add_missing_tables(self) -> None:
        """Add every table that the report lacks, blank, as one step."""
        report = self.document.report
        missing = [key for key in report.form.table if not report.has_table(key)]
        if not missing:
            self.statusBar().showMessage("三张表都在，没有缺少的表格。", MESSAGE_MILLISECONDS)
            return
        self.document.undo_stack.beginMacro("补上缺少的表格")
        for key in missing:
            self.document.add_table(key)
        self.document.undo_stack.endMacro()

    def about(self) -> None:
        """Say what program this is."""
        messages.tell(self, f"{APP_NAME} {govreport_gui.__version__}\n不联网，报告只存放在本机。")

    def _go_on_with(self, step: str) -> None:
        if step == "check":
            self.workspace.show_findings(True)
            self.workspace.findings.next_finding()
        elif step == "fill":
            self.workspace.tree.setFocus()
        else:
            self.actions_by_id[{"import": "import", "export": "export_word"}[step]].trigger()

    def _list_recent(self) -> None:
        self.recent_menu.clear()
        for record in recent_files():
            action = self.recent_menu.addAction(f"{record.title}（{Path(record.path).name}）")
            action.triggered.connect(lambda _checked=False, path=record.path: self.open_path(path))
        if self.recent_menu.isEmpty():
            self.recent_menu.addAction("还没有打开过文件").setEnabled(False)

    # ── Qt ──

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one local file."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the dropped file."""
        event.acceptProposedAction()
        self.open_path(event.mimeData().urls()[0].toLocalFile())

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change between light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "actions_by_id"):
            self._set_icons()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes, then remember how the window looked."""
        if not self.files.may_leave():
            event.ignore()
            return
        self.files.wait()
        settings.keep("window/geometry", self.saveGeometry())
        if self.has_report:
            self.workspace.keep()
        event.accept()
