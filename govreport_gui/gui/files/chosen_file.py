"""Commands that begin with a file: it is asked for, read while the window lives on, and then they go on."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from govreport_gui.gui.document import Document
from govreport_gui.gui.files.file_dialogs import ask_open
from govreport_gui.gui.files.file_flow import OPEN_FILTER, FileFlow
from govreport_gui.recognise.records import Recognition


class ChosenFile(QObject):
    """Each says what it asks for, and what becomes of it."""

    QUESTION: ClassVar[str]  # title of the dialog
    FILTERS: ClassVar[str] = OPEN_FILTER

    def __init__(self, document: Document, files: FileFlow, window: QWidget) -> None:
        super().__init__(window)
        self.document = document
        self.files = files
        self.window = window

    def begin(self) -> None:
        """Ask for the file and begin."""
        path = ask_open(self.window, self.QUESTION, self.FILTERS)
        if path is not None:
            self.begin_with(path)

    def begin_with(self, path: Path) -> None:
        """Begin with a file."""
        self.files.read(path, self.take)

    @abstractmethod
    def take(self, recognition: Recognition, path: Path) -> None:
        """Go on with what was read."""
