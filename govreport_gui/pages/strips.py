"""What a page is made of: strips that are never cut, each as high as it says, drawn at a place. Lengths in units."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPen

FRAME_WIDTH = 10  # 0.5 pt


class Strip(Protocol):
    """Something that is drawn in one piece."""

    @property
    def height(self) -> float:
        """Return how high it is."""

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Draw it with its top left corner at a place."""

    def runs(self) -> Iterator[TextRun]:
        """Yield its text, in the order in which it is drawn."""


@dataclass(frozen=True, slots=True)
class TextRun:
    """Letters of one font, beginning so far from the left edge."""

    x: float
    text: str
    font: QFont


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text."""

    height: float
    baseline: float  # from the top
    text_runs: tuple[TextRun, ...]

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Draw it with its top left corner at a place."""
        for run in self.text_runs:
            painter.setFont(run.font)
            painter.drawText(QPointF(x + run.x, y + self.baseline), run.text)

    def runs(self) -> Iterator[TextRun]:
        """Yield its text, in the order in which it is drawn."""
        yield from self.text_runs


@dataclass(frozen=True, slots=True)
class PictureStrip:
    """A picture; a frame where its kind cannot be drawn, or where the file only pointed to it."""

    height: float
    width: float
    x: float
    data: bytes
    is_photo: bool  # may be stored with loss, as it came

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Draw it with its top left corner at a place."""
        place = QRectF(x + self.x, y, self.width, self.height)
        image = QImage.fromData(self.data)
        if image.isNull():
            painter.setPen(QPen(Qt.GlobalColor.black, FRAME_WIDTH))
            painter.drawRect(place)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering, not self.is_photo)
        painter.drawImage(place, image)

    def runs(self) -> Iterator[TextRun]:
        """Yield nothing: a picture has no text."""
        return iter(())


@dataclass(frozen=True, slots=True)
class Shrunk:
    """A strip that is higher than a page, drawn smaller so that nothing of it is lost."""

    strip: Strip
    height: float

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Draw it with its top left corner at a place."""
        scale = self.height / self.strip.height
        painter.save()
        painter.translate(x, y)
        painter.scale(scale, scale)
        self.strip.paint(painter, 0, 0)
        painter.restore()

    def runs(self) -> Iterator[TextRun]:
        """Yield its text, in the order in which it is drawn."""
        return self.strip.runs()
