"""Draw whole pages on a device that takes pages: a PDF or a printer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter

from govreport_gui.errors import WriteError
from govreport_gui.pages.document import PrintedDocument
from govreport_gui.pages.units import UNITS_PER_INCH

_CHECK = "请检查打印机是否打开、是否连接好，再打印一次。"


def page_layout(document: PrintedDocument) -> QPageLayout:
    """Return the paper of a document, upright and without margins: the pages are drawn with theirs."""
    millimetres, nearest = QPageSize.Unit.Millimeter, QPageSize.SizeMatchPolicy.FuzzyMatch
    paper = QPageSize(document.page_size_mm, millimetres, "", nearest)
    layout = QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)  # the corner of the paper, not of what the printer can reach
    return layout


def draw_pages(document: PrintedDocument, device: QPagedPaintDevice, pages: Sequence[int]) -> None:
    """Draw pages one after the other. WriteError where the device cannot be drawn on."""
    painter = QPainter()
    if not painter.begin(device):
        raise WriteError(f"打印机没有响应，没有打印。{_CHECK}")
    try:
        scale = device.logicalDpiX() / UNITS_PER_INCH
        painter.scale(scale, scale)
        for place, page in enumerate(pages):
            if place and not device.newPage():
                raise WriteError(f"打印中断了：只打了前 {place} 页，后面的没有打。{_CHECK}")
            document.paint(painter, page)
    finally:
        painter.end()
