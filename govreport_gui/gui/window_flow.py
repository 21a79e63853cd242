"""What the clerk asks of the window itself, not of the report: find a command, list the keys, choose the looks."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QObject

from govreport_gui.gui.looks import input_method, settings
from govreport_gui.gui.widgets.notice_bar import NoticeBar
from govreport_gui.gui.widgets.side_dock import SideDock

if TYPE_CHECKING:
    from govreport_gui.gui.main_window import MainWindow

HINTED_KEY = "hints/input_method"  # setting: whether the clerk wants to read that hint again


class WindowFlow(QObject):
    """The dialogs are made when they are asked for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def find_command(self) -> None:
        """Let the clerk find a command, and give it."""
        from govreport_gui.gui.help.command_palette import ask_for_command  # noqa: PLC0415

        ask_for_command(self._window.actions_by_id, self._window)

    def list_keys(self) -> None:
        """Show every key; the list stays open beside the work."""
        from govreport_gui.gui.help.shortcuts_window import ShortcutsWindow  # noqa: PLC0415

        shown = self._window.findChild(ShortcutsWindow) or ShortcutsWindow(self._window)
        shown.show()
        shown.raise_()
        shown.activateWindow()

    def help_here(self) -> None:
        """Show what belongs to what has the focus: the form's guidance, or a place of the manual."""
        from govreport_gui.gui.help.help_topics import topic_of  # noqa: PLC0415

        topic = topic_of(self._window.focusWidget() if self._window.has_report else self._window.start_page)
        if topic is None:
            self._window.workspace.help_here()
        else:
            self._window.manual.show_at(topic)

    def next_pane(self) -> None:
        """Give the keys to the next pane."""
        self._go_round(1)

    def previous_pane(self) -> None:
        """Give the keys to the pane before."""
        self._go_round(-1)

    def _go_round(self, by: int) -> None:
        from govreport_gui.gui.pane_walk import go_round  # noqa: PLC0415

        docks = self._window.findChildren(SideDock)
        go_round(self._window.workspace, [*(dock.content for dock in docks), self._window.desk.notice], by)

    def choose_looks(self) -> None:
        """Let the clerk choose theme and size."""
        from govreport_gui.gui.looks.appearance_dialog import ask_for_appearance  # noqa: PLC0415

        ask_for_appearance(self._window)

    # ── Input method ──

    def hint_at_input_method(self) -> None:
        """Say what to do where Chinese could not be typed."""
        plug_ins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
        hint = input_method.hint(os.environ, plug_ins) if sys.platform.startswith("linux") else ""
        if not hint or not settings.flag(HINTED_KEY, True):
            return
        bar = NoticeBar(self._window)
        self._window.add_line(bar)
        bar.say(hint, {"不再提示": lambda: self._stop_hinting(bar)})

    def _stop_hinting(self, bar: NoticeBar) -> None:
        settings.keep(HINTED_KEY, False)
        bar.hide()
