"""What the clerk asks of the window itself, not of the report: find a command, list the keys, choose the looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from govreport_gui.gui.main_window import MainWindow


class WindowFlow(QObject):
    """The dialogs are made when they are asked for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def find_command(self) -> None:
        """Let the clerk find a command, and give it."""
        from govreport_gui.gui.command_palette import ask_for_command  # noqa: PLC0415

        ask_for_command(self._window.actions_by_id, self._window)

    def list_keys(self) -> None:
        """Show every key; the list stays open beside the work."""
        from govreport_gui.gui.shortcuts_window import ShortcutsWindow  # noqa: PLC0415

        shown = self._window.findChild(ShortcutsWindow) or ShortcutsWindow(self._window)
        shown.show()
        shown.raise_()
        shown.activateWindow()

    def choose_looks(self) -> None:
        """Let the clerk choose theme and size."""
        from govreport_gui.gui.appearance_dialog import ask_for_appearance  # noqa: PLC0415

        ask_for_appearance(self._window)
