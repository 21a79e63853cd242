"""Reads a file to import without stopping the window: in a thread, or where import_worker.py says so in a process."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from govreport_gui import import_worker
from govreport_gui.errors import ReadError
from govreport_gui.gui.background import Task
from govreport_gui.readers.opening import shown_name
from govreport_gui.recognise.records import Recognition

GRACE = 3_000  # milliseconds a cancelled process has to clean up
MOST_TIME = 120_000  # milliseconds


class Reading(QObject):
    """Runs once; when it has `finished`, ask for the `result`, unless it `was_cancelled`."""

    finished = Signal()
    progressed = Signal(str)  # a sentence for the clerk

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.was_cancelled = False

    @abstractmethod
    def start(self) -> None:
        """Begin to read."""

    @abstractmethod
    def cancel(self) -> None:
        """Stop reading; `finished` follows, soon or at once."""

    @abstractmethod
    def wait(self) -> None:
        """Give it up, before the window goes: nobody is there any more to look at what was read."""

    @abstractmethod
    def result(self) -> Recognition:
        """Return what was read, or raise what went wrong."""


def reading_of(path: Path, parent: QObject | None = None) -> Reading:
    """Return the way to read a file that fits it."""
    return ProcessReading(path, parent) if import_worker.wants_worker(path) else ThreadReading(path, parent)


class ThreadReading(Reading):
    """Reads in a thread: for files that are read in a moment. A cancel only lets go of it."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(path, parent)
        self._task = Task(lambda: _imported(path), self, lambda _task: self.finished.emit())

    def start(self) -> None:
        """Begin to read."""
        self._task.begin()

    def cancel(self) -> None:
        """Let it end by itself; nobody will ask for the result."""
        self.was_cancelled = True
        self._task.cancel()

    def wait(self) -> None:
        """Let it end by itself; the end of the program waits for that."""
        self.cancel()

    def result(self) -> Recognition:
        """Return what was read, or raise what went wrong."""
        return self._task.result()


def _imported(path: Path) -> Recognition:
    from govreport_gui.importing import import_file  # noqa: PLC0415 (readers are loaded only when a file is read)

    return import_file(path)


class ProcessReading(Reading):
    """Reads in a process of its own, which says how far it is and can be stopped."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(path, parent)
        self._output = bytearray()
        self._said = 0  # how much of the output is progress that was passed on
        self._is_late = False
        self._limit = QTimer(self, singleShot=True, interval=MOST_TIME)
        self._limit.timeout.connect(self._give_up)
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._take)
        self._process.readyReadStandardError.connect(self._process.readAllStandardError)
        self._process.finished.connect(self._end)
        self._process.errorOccurred.connect(self._fail)

    def start(self) -> None:
        """Begin to read."""
        (program, *arguments), folder = import_worker.command(self.path)
        self._process.setWorkingDirectory(str(folder))
        self._limit.start()
        self._process.start(program, arguments)

    def cancel(self) -> None:
        """Ask the process to stop, and stop it if it does not."""
        self.was_cancelled = True
        self._process.closeWriteChannel()
        QTimer.singleShot(GRACE, self._process, self._process.kill)

    def wait(self) -> None:
        """Stop it, and wait until it has cleaned up."""
        self.cancel()
        if not self._process.waitForFinished(GRACE):
            self._process.kill()
            self._process.waitForFinished(GRACE)

    def result(self) -> Recognition:
        """Return what was read, or raise what went wrong."""
        name = shown_name(self.path)
        if self._is_late:
            raise ReadError(f"读取“{name}”用了太久，已经停止。请用 Word 或 WPS 打开它，另存为 .docx 后再导入。")
        return import_worker.outcome(bytes(self._output), name)

    def _take(self) -> None:
        self._output += self._process.readAllStandardOutput().data()
        while self._output.startswith(import_worker.PROGRESS, self._said):
            end = self._output.find(b"\n", self._said)
            if end < 0:
                return
            line = self._output[self._said + len(import_worker.PROGRESS) : end]
            self._said = end + 1
            self.progressed.emit(line.decode(errors="replace"))

    def _give_up(self) -> None:
        self._is_late = True
        self.cancel()
        self.was_cancelled = False  # it is told

    def _end(self) -> None:
        self._limit.stop()
        self._take()
        self.finished.emit()

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # `finished` does not follow
            self._end()
