"""Pictures of a file that came back: small ones to look at side by side, and whether two of them show the same."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from PySide6.QtCore import QByteArray, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QPainter, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from govreport_gui.blocks import Picture

LARGEST = QSize(300, 150)  # of a picture beside its other version, in pixels at 100 %
_COMPARED = 512  # pixels of the longer side at which two pictures are compared
_BLOCK = 8  # pixels of a side of the squares that they are compared by
_MOST_APART = 20  # of 255, in the square that differs most: repacking blurs edges, another digit is more
_SHAPE = 0.02  # by which the ratio of the sides may differ
_SCHEME = "picture"


class PictureBrowser(QTextBrowser):
    """Rich text in which pictures of the report stand by their addresses."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self._pictures: dict[str, Picture] = {}

    def show_html(self, html: str, pictures: tuple[Picture | None, ...] = ()) -> None:
        """Show rich text with some pictures in it."""
        self._pictures = {address(picture): picture for picture in pictures if picture is not None}
        self.setHtml(html)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Give the pictures of the report, and nothing else: neither files nor addresses are read."""
        picture = self._pictures.get(name.toString() if isinstance(name, QUrl) else name)
        if picture is None or kind != QTextDocument.ResourceType.ImageResource.value:
            return QByteArray()
        size = thumbnail_size_of(picture) * self.devicePixelRatioF()
        return image_of(picture.data).scaled(size, mode=Qt.TransformationMode.SmoothTransformation)


def address(picture: Picture) -> str:
    """Return by what rich text names a picture."""
    return f"{_SCHEME}:{hashlib.sha256(picture.data).hexdigest()}"


@lru_cache(maxsize=4)  # a photograph takes 50 MB; two are compared, three stand side by side
def image_of(data: bytes) -> QImage:
    """Return the image that the bytes of a picture file hold; a null one where Qt cannot read them."""
    return QImage.fromData(data)


def thumbnail_size_of(picture: Picture) -> QSize:
    """Return how large a picture is shown; an empty size where it cannot be."""
    size = image_of(picture.data).size()
    fits = size.width() <= LARGEST.width() and size.height() <= LARGEST.height()
    return size if fits else size.scaled(LARGEST, Qt.AspectRatioMode.KeepAspectRatio)


def look_alike(a: Picture, b: Picture) -> bool:
    """Say whether two pictures of other bytes show the same, as far as one packed anew can; False in doubt."""
    images = [image_of(picture.data) for picture in (a, b)]
    if any(image.isNull() for image in images):
        return False
    (wide_a, high_a), (wide_b, high_b) = ((image.width(), image.height()) for image in images)
    if abs(wide_a * high_b - wide_b * high_a) > _SHAPE * wide_a * high_b:
        return False
    size = images[0].size().scaled(_COMPARED, _COMPARED, Qt.AspectRatioMode.KeepAspectRatio)
    if size.isEmpty():
        return False
    first, second = (_flat(image, size) for image in images)
    return _farthest(first, second) <= _MOST_APART


def _flat(image: QImage, size: QSize) -> QImage:
    """Return an image in a size, on white, without its transparency."""
    drawn = QImage(size, QImage.Format.Format_RGB32)
    drawn.fill(Qt.GlobalColor.white)
    painter = QPainter(drawn)
    painter.drawImage(
        0, 0, image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    )
    painter.end()
    return drawn


def _farthest(first: QImage, second: QImage) -> int:
    """Return by how much the squares differ that differ most, from 0 to 255."""
    painter = QPainter(first)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, second)
    painter.end()
    size = QSize(max(first.width() // _BLOCK, 1), max(first.height() // _BLOCK, 1))
    squares = first.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    pixels = (squares.pixelColor(x, y) for x in range(squares.width()) for y in range(squares.height()))
    return max(max(pixel.red(), pixel.green(), pixel.blue()) for pixel in pixels)
