"""恢复: what a run of the program left unsaved behind, compared with what is saved, opened as a copy."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from govreport_gui import project
from govreport_gui.errors import GovReportError
from govreport_gui.gui import background
from govreport_gui.gui.background import Task
from govreport_gui.gui.files.autosave import Autosave
from govreport_gui.gui.files.file_flow import FileFlow
from govreport_gui.gui.files.moments import moment_text
from govreport_gui.gui.files.versions_dialog import Version, VersionsDialog
from govreport_gui.gui.looks import messages
from govreport_gui.report import Report
from govreport_gui.safekeeping import autosave
from govreport_gui.safekeeping.autosave import Recovered

TITLE = "恢复未保存的内容"
EXPLANATION = "程序上次没有正常关闭，下面是当时自动保存的内容。恢复时打开的是一份副本，不会覆盖您的文件。"
SIDES = ("文件里的", "自动保存的")
RESTORE, OPEN_SAVED, DISCARD, LATER = "打开恢复的内容", "打开已保存的那份", "不要这份了", "以后再说"


class RecoveryFlow(QObject):
    """Knows what was left behind; opens it, or throws it away when the clerk says so."""

    said = Signal(str)  # a remark for the status bar
    opened = Signal(str)  # a recovered report is open now, and this is what to say about it
    settled = Signal()  # something was opened or thrown away

    def __init__(self, files: FileFlow, autosaving: Autosave, window: QWidget) -> None:
        super().__init__(window)
        self.files = files
        self.autosaving = autosaving
        self.window = window
        self._is_looking = False

    def look_for_copy(self, file: Path, tell: Callable[[Recovered], object]) -> None:
        """Tell what was left behind of a report file, if anything was and the file is still open by then."""
        Task(partial(_copy_of, file), self, partial(self._tell_copy, file, tell)).start()

    def _tell_copy(self, file: Path, tell: Callable[[Recovered], object], look: Task[Recovered | None]) -> None:
        copy = look.result()
        if copy is not None and self.files.document.path == file:
            tell(copy)

    def show(self) -> None:
        """Show what was left behind, and do what the clerk wants with it."""
        if not self._is_looking and not self._offer_found():
            self.said.emit("没有需要恢复的内容。")

    def _offer_found(self) -> bool:
        """Do what the clerk wants with what was left behind; say whether there is anything."""
        found = self._found()
        if found:
            self._offer(found)
        return bool(found)

    def _found(self) -> list[Recovered]:
        self._is_looking = True
        try:
            return background.done(copies, self)
        finally:
            self._is_looking = False

    def _offer(self, found: list[Recovered]) -> None:
        verb, copy = self._ask(found)
        deeds = {RESTORE: self._restore, OPEN_SAVED: self._open_saved, DISCARD: self._discard}
        if verb in deeds:
            deeds[verb](copy)

    def _ask(self, found: list[Recovered]) -> tuple[str, Recovered]:
        shown = [_version(copy) for copy in found]
        verbs = (RESTORE, OPEN_SAVED, DISCARD, LATER)
        dialog = VersionsDialog(TITLE, EXPLANATION, shown, verbs, self.window, other_verb=OPEN_SAVED)
        verb = dialog.verb if dialog.exec() else LATER
        copy = found[max(dialog.current, 0)]
        dialog.deleteLater()
        return verb, copy

    def _restore(self, copy: Recovered) -> None:
        loaded = background.done(copy.project, self)
        if not self.files.may_leave():
            return
        self.files.open_copy(loaded)
        if self.autosaving.write_now():  # else it stays where it is: nothing may get lost twice
            autosave.discard(copy)
        self.settled.emit()
        self.opened.emit(
            f"这是{moment_text(copy.saved)} 自动保存的内容，作为一份副本打开，还没有存成文件；原来的文件没有变。"
        )

    def _open_saved(self, copy: Recovered) -> None:
        if copy.file is not None:
            self.files.open_path(copy.file)

    def _discard(self, copy: Recovered) -> None:
        sentence = f"{moment_text(copy.saved)} 自动保存的内容删去以后找不回来。"
        if messages.choose(self.window, sentence, "删去", "留着") == "删去":
            autosave.discard(copy)
            self.settled.emit()
        self._offer_found()


def copies() -> list[Recovered]:
    """Return what was left behind and is not what the file holds, the newest first.

    For a thread, as all that follows: the clerk's file may lie on a slow share.
    """
    found = []
    for copy in autosave.left_behind():
        if _is_saved(copy):
            autosave.discard(copy)
        else:
            found.append(copy)
    return found


def _copy_of(file: Path) -> Recovered | None:
    """Return what was left behind of a file and is not what it holds."""
    return next((copy for copy in autosave.left_behind() if copy.file == file and not _is_saved(copy)), None)


def _is_saved(copy: Recovered) -> bool:
    try:
        return copy.file is not None and copy.file.read_bytes() == copy.path.read_bytes()
    except OSError:
        return False


def _version(copy: Recovered) -> Version:
    where = copy.title or "没有名称的报告"
    label = f"{where}\n自动保存于{moment_text(copy.saved)}"
    return Version(label, copy.project, "已保存的那份", lambda: _saved(copy), SIDES)


def _saved(copy: Recovered) -> Report | None:
    """Return what the clerk's file holds; None where there is none or it cannot be read."""
    with contextlib.suppress(GovReportError):
        return project.load(copy.file).report if copy.file else None
    return None
