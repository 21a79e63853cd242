"""Reads a file to import without stopping the window: in a thread of its own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QThread

from govreport_gui.errors import GovReportError
from govreport_gui.recognise.records import Recognition


class Reading(QThread):
    """Runs once; when it has `finished`, ask for the `result`."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._recognition: Recognition | None = None
        self._error: Exception | None = None

    def run(self) -> None:
        """Read the file."""
        from govreport_gui.importing import import_file  # noqa: PLC0415 (readers are loaded only when a file is read)

        try:
            self._recognition = import_file(self.path)
        except Exception as error:  # told by `result`, in the window's own thread
            self._error = error

    def result(self) -> Recognition:
        """Return what was read, or raise what went wrong."""
        if self._error is not None:
            raise self._error
        if self._recognition is None:
            raise GovReportError(f"读取“{self.path.name}”被中断，请重新导入。")
        return self._recognition
