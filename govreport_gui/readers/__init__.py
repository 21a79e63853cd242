"""From a file to blocks. Readers know files, not reports.

The kind of a file is told by its content, never by its name: .doc files hold web pages, .docx files hold PDFs.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from govreport_gui.blocks import Blocks
from govreport_gui.errors import ReadError
from govreport_gui.readers.opening import require_readable, shown_name, told_plainly
from govreport_gui.readers.sniff import ADVICE, Kind, kind_of

# Kind of content → module with `read(path) -> Blocks`, imported when first needed.
READERS: dict[Kind, str] = {
    Kind.WORD: "govreport_gui.readers.word",
    Kind.TEXT: "govreport_gui.readers.text",
    Kind.HTML: "govreport_gui.readers.html",
    Kind.WEB_ARCHIVE: "govreport_gui.readers.mht",
    Kind.EXCEL: "govreport_gui.readers.excel",
    Kind.PDF: "govreport_gui.readers.pdf",
    Kind.OLD_WORD: "govreport_gui.readers.legacy",
    Kind.RTF: "govreport_gui.readers.legacy",
    Kind.OPEN_DOCUMENT: "govreport_gui.readers.legacy",
    Kind.WORD_XML: "govreport_gui.readers.legacy",
    Kind.OLD_EXCEL: "govreport_gui.readers.legacy",
    Kind.OPEN_SHEET: "govreport_gui.readers.legacy",
    Kind.EXCEL_XML: "govreport_gui.readers.legacy",
}


def read(path: Path) -> Blocks:
    """Return what stands in a file. ReadError, with advice, where it cannot be read."""
    require_readable(path)
    with told_plainly(path):
        kind = kind_of(path)
        module = READERS.get(kind)
        if module is None:
            raise ReadError(ADVICE[kind].format(name=shown_name(path)))
        reader: Callable[[Path], Blocks] = import_module(module).read
        return reader(path)
