"""What the commands about the shown report have in common: the open report, the window, and the panes around it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from govreport_gui.gui.document import Document

if TYPE_CHECKING:
    from govreport_gui.gui.workspace import Workspace


class DeskFlow(QObject):
    """Knows the workspace, which is made when the first report is shown."""

    def __init__(self, document: Document, window: QMainWindow, workspace: Callable[[], Workspace]) -> None:
        super().__init__(window)
        self.document = document
        self.window = window
        self._workspace = workspace
