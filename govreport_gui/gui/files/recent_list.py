"""The files of late on the start page, one line each: a long title is shortened, errors and day never are.

Of files with the same title the names are shown, too.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from govreport_gui.gui.background import Task
from govreport_gui.gui.files import recent_files
from govreport_gui.gui.files.recent_files import RecentFile
from govreport_gui.gui.looks import icons

ICON = "history"
PADDING = 4
GAP = "    "  # between title and remark


class RecentLine(QPushButton):
    """One file; Delete or the context menu takes it off the list, the file itself stays."""

    unwanted = Signal()

    def __init__(self, record: RecentFile, today: datetime, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(icons.command_icon(ICON), "", parent)
        self.record = record
        self._name = f"（{name}）" if name else ""
        self._remark = GAP + record.remark(today)
        self.setFlat(True)
        self.setStyleSheet(f"text-align: left; padding: {PADDING}px;")
        self.setToolTip(record.path)
        self.setAccessibleName(record.title + self._name + self._remark)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of the title as there is room for."""
        super().resizeEvent(event)
        metrics = self.fontMetrics()
        taken = metrics.horizontalAdvance(self._remark) + self.iconSize().width() + 6 * PADDING
        room = self.width() - taken
        name = metrics.elidedText(self._name, Qt.TextElideMode.ElideMiddle, room * 2 // 3)
        room -= metrics.horizontalAdvance(name)
        title = metrics.elidedText(self.record.title, Qt.TextElideMode.ElideMiddle, room)
        self.setText((title + name + self._remark).replace("&", "&&"))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to take it off the list."""
        menu = QMenu(self)
        menu.addAction("从列表中去掉").triggered.connect(self.unwanted)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take it off the list at Delete."""
        if event.key() == Qt.Key.Key_Delete:
            self.unwanted.emit()
        else:
            super().keyPressEvent(event)


class RecentList(QWidget):
    """Shows what is there when it is refreshed; nothing where nothing was ever opened.

    A share that is away takes long to say so: until it has, its files are listed, too.
    """

    chosen = Signal(str)  # the file
    listed = Signal()  # there are new lines; Qt puts them behind everything else in the order of Tab

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[RecentLine] = []
        self._look: Task[list[RecentFile]] | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self._layout.addWidget(QLabel("最近打开", self))
        self.hide()

    def refresh(self) -> None:
        """List the files that are still there."""
        if self._look is not None:
            self._look.cancel()
        listed = recent_files.recent_files()
        meanwhile = partial(self._show, listed[: recent_files.LIMIT])
        self._look = Task(partial(recent_files.still_there, listed), self, self._show_found, meanwhile)
        self._look.start()

    def _show_found(self, look: Task[list[RecentFile]]) -> None:
        if not look.was_cancelled:
            self._show(look.result())

    def _show(self, records: list[RecentFile]) -> None:
        focused = next((line.record.path for line in self.lines if line.hasFocus()), "")
        for line in self.lines:
            self._layout.removeWidget(line)
            line.deleteLater()
        now = datetime.now()
        names = recent_files.names_of_namesakes(records)
        self.lines = [RecentLine(record, now, names.get(record.path, ""), self) for record in records]
        for line in self.lines:
            path = line.record.path
            line.clicked.connect(lambda _checked=False, path=path: self.chosen.emit(path))
            line.unwanted.connect(lambda path=path: self._forget(path))
            self._layout.addWidget(line)
            if path == focused:
                line.setFocus()
        self.setVisible(bool(self.lines))
        if self.lines:
            self.listed.emit()

    def _forget(self, path: str) -> None:
        place = next(place for place, line in enumerate(self.lines) if line.record.path == path)
        recent_files.forget(Path(path))
        self.refresh()
        if self.lines:
            self.lines[min(place, len(self.lines) - 1)].setFocus()
