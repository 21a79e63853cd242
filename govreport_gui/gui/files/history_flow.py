"""历史版本: look at earlier versions of the open report's file, open one as a copy."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from govreport_gui import project
from govreport_gui.gui import background
from govreport_gui.gui.document import Document
from govreport_gui.gui.files.file_flow import FileFlow
from govreport_gui.gui.files.moments import moment_text
from govreport_gui.gui.files.versions_dialog import Version, VersionsDialog
from govreport_gui.safekeeping import backups
from govreport_gui.safekeeping.backups import Backup

TITLE = "历史版本"
EXPLANATION = (
    f"每次保存都会留下一份，最近 {backups.NEWEST} 份全部保留，更早的每天一份，最多 {backups.LIMIT} 份。"
    "打开历史版本时得到的是一份副本，不会覆盖现在的文件。"
)
SIDES = ("现在的", "当时的")
OPEN, CLOSE = "打开这个版本", "关闭"


class HistoryFlow(QObject):
    """Knows the versions of the file that the document has open."""

    said = Signal(str)  # a remark for the status bar
    opened = Signal(str)  # a version is open now, and this is what to say about it

    def __init__(self, document: Document, files: FileFlow, window: QWidget) -> None:
        super().__init__(window)
        self.document = document
        self.files = files
        self.window = window
        self._is_looking = False

    def show(self) -> None:
        """Show the versions; open the one that is chosen."""
        if self._is_looking:
            return
        file = self.document.path
        kept = self._kept(file) if file else []
        if self.document.path != file:  # another report was opened meanwhile
            return
        if not kept:
            self.said.emit("还没有历史版本：每次保存报告时会自动留下一份。")
            return
        shown = [self._version(backup) for backup in kept]
        dialog = VersionsDialog(TITLE, EXPLANATION, shown, (OPEN, CLOSE), self.window)
        accepted, verb, row = dialog.exec(), dialog.verb, dialog.current
        dialog.deleteLater()
        if accepted and verb == OPEN:
            self._open(kept[row])

    def _kept(self, file: Path) -> list[Backup]:
        self._is_looking = True
        try:
            return background.done(partial(backups.versions, file), self)
        finally:
            self._is_looking = False

    def _version(self, backup: Backup) -> Version:
        return Version(
            moment_text(backup.saved),
            lambda: project.load(backup.path),
            "打开的报告",
            lambda: self.document.report,
            SIDES,
        )

    def _open(self, backup: Backup) -> None:
        loaded = background.done(partial(project.load, backup.path), self)
        if self.files.may_leave():
            self.files.open_copy(loaded)
            self.opened.emit(
                f"这是{moment_text(backup.saved)} 的版本，作为一份副本打开，还没有存成文件；原来的文件没有变。"
            )
