"""What happens to a bug: it is written to the log, the open report into its recovery copy, and the clerk is told.

Bugs come from slots and from what Qt calls (PySide hands both to sys.excepthook), from threads, and as messages of Qt.
Wherever they come from, the clerk is told in the window's own thread and not amid what went wrong, which may be
painting; the same bug is told once, though it may come again with every repaint.
"""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable
from enum import Enum, auto
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler

from govreport_gui import log

if TYPE_CHECKING:
    from govreport_gui.gui.main_window import MainWindow

FAILED = 1  # exit status after a bug
_WORTH_NOTING = {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}


class Rescue(Enum):
    """What became of what was not saved."""

    NOTHING_TO_SAVE = auto()
    COPIED = auto()
    NOT_COPIED = auto()


class CrashGuard(QObject):
    """Takes in the bugs of a whole program, from `install` until `remove`."""

    _broke = Signal(str)  # the details; may be emitted by any thread

    def __init__(self, window: MainWindow, tell: Callable[[MainWindow, Rescue, str], bool] | None = None) -> None:
        super().__init__(window)
        self.window = window
        self._tell = tell or _tell
        self._told: set[str] = set()
        self._telling = False
        self._broke.connect(self._take_in, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Be told of every bug from now on."""
        sys.excepthook = self.take
        threading.excepthook = self._take_of_thread
        sys.unraisablehook = self._note_unraisable
        qInstallMessageHandler(_note_qt)

    def remove(self) -> None:
        """Let Python and Qt tell bugs as they would by themselves."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        qInstallMessageHandler(None)

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Take in a bug (the signature is that of sys.excepthook)."""
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.exit(FAILED)
            return
        log.note_error(error)
        details = "".join(traceback.format_exception(kind, error, trace))
        if sys.stderr is not None:  # there is none behind a window on Windows
            sys.stderr.write(details)
        self._broke.emit(details)

    def _take_of_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None and arguments.exc_type is not SystemExit:
            self.take(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    @staticmethod
    def _note_unraisable(arguments: sys.UnraisableHookArgs) -> None:
        """Write down what failed while something was being tidied away: nothing of the clerk's work is in it."""
        if arguments.exc_value is not None:
            log.note_error(arguments.exc_value, "清理时的意外")

    def _take_in(self, details: str) -> None:
        rescue = self.rescue()
        if self._telling or details in self._told:
            return
        self._telling = True
        self._told.add(details)
        goes_on = self._tell(self.window, rescue, details)
        self._telling = False
        if not goes_on:
            log.note("出现意外后退出")
            QCoreApplication.exit(FAILED)  # not by closing the window: that would remove the recovery copy

    def rescue(self) -> Rescue:
        """Put what is not saved into the recovery copy; say how that went."""
        try:
            return _rescued(self.window)
        except Exception as error:  # whatever it is, the clerk must hear of the first one
            log.note_error(error, "另存恢复副本时的意外")
            return Rescue.NOT_COPIED


def _rescued(window: MainWindow) -> Rescue:
    if not window.has_report:
        return Rescue.NOTHING_TO_SAVE
    window.document.finish_typing()
    if not window.document.modified:
        return Rescue.NOTHING_TO_SAVE
    return Rescue.COPIED if window.desk.autosaving.write_now() else Rescue.NOT_COPIED


def _tell(window: MainWindow, rescue: Rescue, details: str) -> bool:
    from govreport_gui.gui.help.crash_dialog import CrashDialog  # noqa: PLC0415 (seldom needed)

    dialog = CrashDialog(rescue, details, window)
    goes_on = bool(dialog.exec())
    dialog.deleteLater()
    return goes_on


def _note_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    if kind in _WORTH_NOTING:
        log.note_foreign("Qt", message)
