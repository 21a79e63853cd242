"""The main window: menus, the start page, and the desk with the open report. The desk is made when first needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from govreport_gui.gui import actions, background
from govreport_gui.gui.files.recent_files import LIMIT, file_names, recent_files, still_there
from govreport_gui.gui.files.start_page import StartPage
from govreport_gui.gui.looks import icons, messages, theme, window_state
from govreport_gui.gui.looks.messages import APP_NAME
from govreport_gui.gui.widgets import clipboard
from govreport_gui.gui.widgets.enter_key import EnterKey
from govreport_gui.gui.widgets.scrolled import Shrinkable
from govreport_gui.gui.window_flow import WindowFlow

if TYPE_CHECKING:
    from govreport_gui.gui.desk import Desk
    from govreport_gui.gui.document import Document
    from govreport_gui.gui.exporting.export_flow import ExportFlow
    from govreport_gui.gui.files.file_flow import FileFlow
    from govreport_gui.gui.help.manual_window import ManualWindow
    from govreport_gui.gui.workspace import Workspace

LONGEST_RECENT = 42  # characters of a line in the list of recent files: it must fit a small screen
FIRST_SIZE = QSize(1440, 900)  # where the screen is that large


class MainWindow(QMainWindow):
    """One window, one report."""

    def __init__(self) -> None:
        super().__init__()
        self._desk: Desk | None = None
        self._icons_of: theme.Theme | None = None  # which theme the icons are drawn for
        self.clipboard = clipboard  # for the slots of actions.py
        self.own = WindowFlow(self)
        EnterKey(self)
        self.actions_by_id = actions.make_actions(self, self._run)
        self.menus = actions.fill_menus(self, self.actions_by_id)
        self.recent_menu = QMenu(self)
        self.actions_by_id["recent"].setMenu(self.recent_menu)
        self.recent_menu.aboutToShow.connect(self._list_recent)
        for menu in self.menus.values():
            menu.aboutToShow.connect(self._set_icons)  # nobody sees them before
        self.start_page = StartPage(self)
        self.start_page.chosen.connect(lambda name: self.actions_by_id[name].trigger())
        self.start_page.file_chosen.connect(self.open_path)
        self.start_page.last_year_dropped.connect(self.roll_from)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.start_page)
        central = QWidget(self)
        self._rows = QVBoxLayout(central)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(self.stack, 1)
        self.setCentralWidget(Shrinkable(central, self))
        self.setAcceptDrops(True)
        self.resize(FIRST_SIZE.boundedTo(self.screen().availableSize()))
        window_state.restore_window(self)
        self.show_start_page()

    def _set_icons(self) -> None:
        if self._icons_of == theme.current():
            return
        self._icons_of = theme.current()
        for record in actions.ACTIONS:
            if record.icon:
                self.actions_by_id[record.id].setIcon(icons.command_icon(record.icon))

    # ── The parts that wait until they are needed ──

    @property
    def desk(self) -> Desk:
        """What an open report needs."""
        if self._desk is None:
            self._desk = self._make_desk()
        return self._desk

    def _make_desk(self) -> Desk:
        from govreport_gui.gui.desk import Desk  # noqa: PLC0415 (the start page does without it)
        from govreport_gui.gui.document import Document  # noqa: PLC0415

        self._set_icons()
        document = Document(parent=self)
        desk = Desk(document, self, self.actions_by_id)
        self.add_line(desk.notice)
        self.menus["edit"].aboutToShow.connect(desk.name_history)
        desk.files.opened.connect(self.show_report)
        desk.recovery.settled.connect(self.start_page.recovery.refresh)
        document.file_changed.connect(self._show_title)
        document.changed.connect(self._show_title)
        return desk

    @property
    def document(self) -> Document:
        """The open report."""
        return self.desk.document

    @property
    def files(self) -> FileFlow:
        """New, open, import, save."""
        return self.desk.files

    @property
    def exports(self) -> ExportFlow:
        """Export."""
        return self.desk.exports

    @property
    def workspace(self) -> Workspace:
        """The panes around the open report."""
        return self.desk.workspace

    # ── What is shown ──

    def add_line(self, line: QWidget) -> None:
        """Add a line of remarks above the pages."""
        self._rows.insertWidget(0, line)

    def show_start_page(self) -> None:
        """Show the start page; commands that need a report are grey."""
        self.start_page.refresh()
        self._bring(self.start_page)
        for record in actions.ACTIONS:
            self.actions_by_id[record.id].setEnabled(not record.needs_report)
        self.setWindowTitle(APP_NAME)

    def show_report(self) -> None:
        """Show the open report."""
        self.stack.addWidget(self.workspace)  # no harm if it is there already
        self._bring(self.workspace)
        for action in self.actions_by_id.values():
            action.setEnabled(True)
        self.desk.show()
        self.workspace.tree.setFocus()  # what had the focus, a button of the start page, is gone
        self._show_title()

    def _bring(self, shown: QWidget) -> None:
        """Show one of the two; the other does not say how small the window may be."""
        for page in (self.stack.widget(k) for k in range(self.stack.count())):
            counts = QSizePolicy.Policy.Preferred if page is shown else QSizePolicy.Policy.Ignored
            page.setSizePolicy(counts, counts)
        self.stack.setCurrentWidget(shown)

    @property
    def has_report(self) -> bool:
        """Whether a report is shown, and not the start page."""
        return self.stack.currentWidget() is not self.start_page

    def _show_title(self) -> None:
        if self.has_report:
            self.setWindowTitle(f"{self.files.title}[*] — {APP_NAME}")
            self.setWindowModified(self.document.modified)

    # ── Commands ──

    def _run(self, work: Callable[[], object]) -> None:
        """Carry out a command, with what is just being typed taken in before; errors are told."""
        if self._desk is not None:
            self._desk.document.finish_typing()
        messages.guarded(self, work)

    def open_path(self, path: str) -> None:
        """Open or import a file by its name (start page, recent files, drop, command line)."""
        self._run(lambda: self.files.open_path(Path(path)))

    def roll_from(self, path: str) -> None:
        """Begin next year's report with last year's file (dropped on the start page)."""
        self._run(lambda: self.desk.rolls.begin_with(Path(path)))

    def undo(self) -> None:
        """Take back the last step, and show where."""
        self._go_to_step(self.document.undo_stack.index() - 1)

    def redo(self) -> None:
        """Do again the step taken back, and show where."""
        self._go_to_step(self.document.undo_stack.index() + 1)

    def _go_to_step(self, step: int) -> None:
        from govreport_gui.gui.steps import settled_for  # noqa: PLC0415 (the start page does without the document)

        if settled_for(self.document, step):
            before = self.document.report
            self.document.undo_stack.setIndex(step)
            self.workspace.show_change(before)

    def about(self) -> None:
        """Say what program this is."""
        from govreport_gui.gui.help.about_dialog import AboutDialog  # noqa: PLC0415 (seldom asked for)

        dialog = AboutDialog(self)
        dialog.exec()
        dialog.deleteLater()

    def show_manual(self) -> None:
        """Show the manual beside this window."""
        self.manual.bring()

    @cached_property
    def manual(self) -> ManualWindow:
        """The manual, made when it is first asked for."""
        from govreport_gui.gui.help.manual_window import ManualWindow  # noqa: PLC0415 (as said)

        return ManualWindow(self)

    def open_log(self) -> None:
        """Open the log."""
        from govreport_gui.gui.help.about_facts import open_log  # noqa: PLC0415 (seldom asked for)

        open_log()

    def _list_recent(self) -> None:
        self.recent_menu.clear()
        listed = recent_files()
        shown_ones = background.at_once(lambda: still_there(listed), listed[:LIMIT])
        names = file_names(shown_ones)
        for record in shown_ones:
            name = f"{record.title}（{names[record.path]}）"
            longest = LONGEST_RECENT * self.fontMetrics().horizontalAdvance("字")
            shown = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, longest)
            action = self.recent_menu.addAction(shown.replace("&", "&&"))
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
        if event.type() == QEvent.Type.PaletteChange and self._desk is not None:
            self._set_icons()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes, then remember how the window looked."""
        if self._desk is not None:
            self._desk.document.finish_typing()
            if not self._desk.files.may_leave():
                event.ignore()
                return
        window_state.keep_window(self)
        if self._desk is not None:
            self._desk.leave()
        if self.has_report:
            self.workspace.keep()
        event.accept()
