"""A report that is opened again shows the page on which it was left, any other its first page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from govreport_gui.gui.files import recent_files
from govreport_gui.gui.files.file_flow import FileFlow
from govreport_gui.gui.places import FRONT, pages
from govreport_gui.gui.workspace import Workspace


class LeftOff(QObject):
    """Notes the page of the open file with the recent files; goes to it when the file is opened."""

    def __init__(self, files: FileFlow, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.files = files
        self.workspace = workspace
        self._file: Path | None = None  # whose pages are shown: amid opening the document has the next one already
        workspace.tree.page_chosen.connect(self._follow)
        files.opened.connect(self.go_on)
        self.go_on()  # the first report is open before there is a workspace

    def _follow(self) -> None:
        if self.files.document.path == self._file:
            self.note()

    def note(self) -> None:
        """Remember the page that is shown, if the report has a file."""
        if self.files.document.path is not None:
            recent_files.note_page(self.files.document.path, self.workspace.page_key)

    def go_on(self) -> None:
        """Show the page where the open file was left, the first where it has none or its form knows it no more."""
        document = self.files.document
        self._file = document.path
        left = recent_files.page_of(document.path) if document.path else ""
        known = left in {page.key for page in pages(document.report.form)}
        self.workspace.show_page(left if known else FRONT)
