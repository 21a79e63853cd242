"""Pictures for the report from files and from the clipboard. Formats that Word does not show become PNG."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader

from govreport_gui.blocks import Picture
from govreport_gui.errors import ReadError

FILTERS = "图片 (*.png *.jpg *.jpeg *.bmp *.gif *.webp)"
MOST_BYTES = 20_000_000
PASTED_NAME = "图片"
_KEPT = {"png": "image/png", "jpeg": "image/jpeg", "gif": "image/gif", "bmp": "image/bmp"}  # what Word shows
_NO_PICTURE = "“{name}”不是能识别的图片，没有插入。请换成 PNG 或者 JPG 格式的图片。"
_TOO_BIG = "“{name}”超过 20 兆，没有插入。请先把图片缩小一些。"
_UNREADABLE = "“{name}”打不开，没有插入。请确认文件还在，并且可以读取。"


def from_file(file: Path) -> Picture:
    """Return a picture file as it goes into the report. ReadError, with advice."""
    try:
        if file.stat().st_size > MOST_BYTES:
            raise ReadError(_TOO_BIG.format(name=file.name))
        data = file.read_bytes()
    except OSError as error:
        raise ReadError(_UNREADABLE.format(name=file.name)) from error
    return from_bytes(data, file.name)


def from_bytes(data: bytes, name: str) -> Picture:
    """Return the bytes of a picture file as they go into the report. ReadError where they are none."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    kind = bytes(reader.format().data()).decode("ascii", "replace")
    if kind in _KEPT and reader.canRead():
        return Picture(name, _KEPT[kind], data, "")
    image = reader.read()
    if image.isNull():
        raise ReadError(_NO_PICTURE.format(name=name))
    return from_image(image, name)


def from_image(image: QImage, name: str = PASTED_NAME) -> Picture:
    """Return an image as a PNG picture; how large it is printed follows from its pixels."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt a text
    return Picture(name, "image/png", bytes(data.data()), "")
