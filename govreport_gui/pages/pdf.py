"""Write the report as a PDF: its fonts inside, its text selectable, nothing about the computer or the clerk."""

from __future__ import annotations

import re
from hashlib import sha256
from uuid import UUID

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QPdfWriter

from govreport_gui.pages.application import need_application
from govreport_gui.pages.document import PrintedDocument, lay_out
from govreport_gui.pages.drawing import draw_pages, page_layout
from govreport_gui.pages.pdf_text import mended
from govreport_gui.pages.units import UNITS_PER_INCH
from govreport_gui.report import Report
from govreport_gui.writers.edition import PLAIN, Edition
from govreport_gui.writers.printed import clean

_TIMES = (
    re.compile(rb"/(?:CreationDate|ModDate) \(D:[^)]*\)"),
    re.compile(rb'xmp:(?:CreateDate|ModifyDate|MetadataDate)="[^"]*"'),
)
_CHANCE = re.compile(rb'xmpMM:DocumentID="uuid:([-0-9a-f]{36})"')


def render(report: Report, edition: Edition = PLAIN) -> bytes:
    """Return the report as the bytes of a PDF; on one computer the same report gives the same bytes."""
    need_application()
    return to_pdf(lay_out(report, edition), clean(report.title))


def to_pdf(document: PrintedDocument, title: str) -> bytes:
    """Return pages as the bytes of a PDF that is called so."""
    return _undated(mended(_drawn(document, title), document.runs()))


def _drawn(document: PrintedDocument, title: str) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("")
    writer.setResolution(UNITS_PER_INCH)
    writer.setPageLayout(page_layout(document))
    draw_pages(document, writer, range(len(document.pages)))
    buffer.close()
    return bytes(data.data())


def _undated(data: bytes) -> bytes:
    """Blank the times that Qt writes, and name the file by what stands in it. No byte moves: PDF counts them."""
    for pattern in _TIMES:
        data = pattern.sub(lambda found: b" " * len(found[0]), data)
    chance = _CHANCE.search(data)
    if chance is None:
        return data
    drawn = data.replace(chance[1], b"").replace(chance[1].hex().encode(), b"")
    own = str(UUID(bytes=sha256(drawn).digest()[:16])).encode()
    return data.replace(chance[1], own).replace(chance[1].hex().encode(), own.hex().encode())
