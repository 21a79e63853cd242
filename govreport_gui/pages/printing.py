"""Send the pages to a printer: which of them, in which order, how often."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtPrintSupport import QPrinter

from govreport_gui.pages.document import PrintedDocument
from govreport_gui.pages.drawing import draw_pages, page_layout


def new_printer(document: PrintedDocument, title: str) -> QPrinter:
    """Return the printer used last, set for the paper of a document and for both sides of it (GB/T 9704 6.3)."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCreator("")
    printer.setPageLayout(page_layout(document))
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    return printer


def print_pages(document: PrintedDocument, printer: QPrinter) -> None:
    """Print what the clerk chose in the printer's dialog. WriteError where the printer does not take it."""
    printer.setFullPage(True)  # the dialog may have set another paper
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    draw_pages(document, printer, list(chosen_pages(document, printer)) * copies)


def chosen_pages(document: PrintedDocument, printer: QPrinter) -> Sequence[int]:
    """Return the pages to print, in the order asked for; the first is 0."""
    pages: Sequence[int] = range(len(document.pages))
    if printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage():
        last = printer.toPage() or len(pages)
        pages = [page for page in pages if printer.fromPage() <= page + 1 <= last]
    last_first = printer.pageOrder() is QPrinter.PageOrder.LastPageFirst
    return list(reversed(pages)) if last_first else pages
