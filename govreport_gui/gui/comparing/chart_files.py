"""A chart as a file or a picture in the report: PNG by pixels, SVG by lines. Always on white: it goes on paper."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from govreport_gui.blocks import Picture
from govreport_gui.gui.comparing.bar_chart import chart_size, paint_chart
from govreport_gui.gui.looks import theme, typography
from govreport_gui.year_on_year.year_on_year_charts import Chart

SCALE = 2.5  # pixels of a PNG for a logical one: 300 to the inch, printed WIDTH_MM wide
WIDTH_MM = 150.0  # nearly as wide as the text of the page (layout.md 1: 156 mm)
MM_PER_METRE, MM_PER_INCH = 1000, 25.4


def png(chart: Chart) -> bytes:
    """Return a chart as a PNG file."""
    size = chart_size(chart)
    pixels = (size * SCALE).toSize()
    image = QImage(pixels, QImage.Format.Format_RGB32)
    dots = round(pixels.width() / WIDTH_MM * MM_PER_METRE)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    painter = QPainter(image)
    painter.scale(SCALE, SCALE)
    _paint(painter, chart)
    painter.end()
    data, buffer = _buffer()
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt a text
    return bytes(data.data())


def svg(chart: Chart) -> bytes:
    """Return a chart as an SVG file; its text stays text."""
    size = chart_size(chart).toSize()
    data, buffer = _buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setResolution(round(size.width() / WIDTH_MM * MM_PER_INCH))  # so that it prints WIDTH_MM wide
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setTitle(chart.title)
    generator.setDescription(f"{chart.now}、{chart.before}")
    painter = QPainter(generator)
    _paint(painter, chart)
    painter.end()
    return bytes(data.data())


def picture(chart: Chart) -> Picture:
    """Return a chart as a picture for the running text."""
    size: QSize = chart_size(chart).toSize()
    height = WIDTH_MM * size.height() / size.width()
    return Picture(f"图解 {chart.title}", "image/png", png(chart), "", WIDTH_MM, round(height, 1))


def _paint(painter: QPainter, chart: Chart) -> None:
    paint_chart(painter, chart, theme.LIGHT, typography.interface_font(QGuiApplication.font()))


def _buffer() -> tuple[QByteArray, QBuffer]:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return data, buffer
