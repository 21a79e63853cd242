"""What is dragged in the import window: a figure or text of the file, and where it stood."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QWidget

SOURCE_TYPE = "application/x-govreport-source"


def mime(text: str, source: str) -> QMimeData:
    """Pack a piece of the file."""
    data = QMimeData()
    data.setText(text)
    data.setData(SOURCE_TYPE, source.encode())
    return data


def piece(data: QMimeData) -> tuple[str, str] | None:
    """Return text and source of what is dragged; None if it comes from elsewhere."""
    if not data.hasFormat(SOURCE_TYPE):
        return None
    return data.text(), bytes(data.data(SOURCE_TYPE).data()).decode()


def start(widget: QWidget, text: str, source: str) -> None:
    """Drag a piece of the file until it is dropped."""
    drag = QDrag(widget)
    drag.setMimeData(mime(text, source))
    drag.exec(Qt.DropAction.CopyAction)
