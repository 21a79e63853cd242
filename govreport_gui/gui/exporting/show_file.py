"""Open a file or its folder with the programs of this computer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_file(path: str) -> None:
    """Open a file in the program that is made for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(path))


def open_folder(path: str) -> None:
    """Open the folder a file is in."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(path).parent)))
