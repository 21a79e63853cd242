"""Draw the program's icon for Windows from the one for Linux.

usage: draw_icon.py ICON.ico
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).resolve().parents[1] / "linux" / "govreport.svg"
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)  # what Explorer and the task bar ask for at 100 to 200 %
HEADER, ENTRY = "<HHH", "<BBBBHHII"


def main(target: Path) -> None:
    """Write the icon file: a header, an entry for each size, then the pictures as PNG (Windows Vista and later)."""
    drawing = QSvgRenderer(str(DRAWING))
    pictures = [_png(drawing, size) for size in SIZES]
    offset = struct.calcsize(HEADER) + len(SIZES) * struct.calcsize(ENTRY)
    entries = []
    for size, picture in zip(SIZES, pictures, strict=True):
        side = size % 256  # 0 says 256
        entries.append(struct.pack(ENTRY, side, side, 0, 0, 1, 32, len(picture), offset))
        offset += len(picture)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(struct.pack(HEADER, 0, 1, len(SIZES)) + b"".join(entries + pictures))


def _png(drawing: QSvgRenderer, size: int) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    drawing.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt a text
    return bytes(buffer.data().data())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
