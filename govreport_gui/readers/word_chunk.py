"""The text of a web page or plain text that lies unconverted in a Word file (w:altChunk). Tables become lines."""

from __future__ import annotations

import posixpath

from lxml import etree

_LINE_TAGS = frozenset(
    ("p", "div", "br", "tr", "table", "li", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "title", "hr")
)
_CODE_TAGS = frozenset(("script", "style", "template", "noscript", "head"))


def chunk_lines(part: str, data: bytes) -> list[str] | None:
    """Return the lines of text in a chunk; None for a kind not read here (a document in the document, RTF, MHT)."""
    ending = posixpath.splitext(part)[1].lower()
    if ending == ".txt":
        return _split(data.decode(_encoding(data), errors="replace"))
    if ending not in (".html", ".htm", ".xhtml"):
        return None
    parser = etree.HTMLParser(encoding=_encoding(data), no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(data, parser)
    return [] if root is None else _split("".join(_pieces(root)))


def _encoding(data: bytes) -> str:
    """Return the encoding the bytes are in: what a page declares is often wrong."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"


def _pieces(root: etree._Element) -> list[str]:
    pieces: list[str] = []
    hidden: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            if hidden is None and element.tag in _CODE_TAGS:
                hidden = element
            pieces += ["\n"] if element.tag in _LINE_TAGS else []
            pieces += [element.text] if element.text and hidden is None else []
            continue
        if element is hidden:
            hidden = None
        pieces += ["\n"] if element.tag in _LINE_TAGS else []
        pieces += [element.tail] if element.tail and hidden is None else []
    return pieces


def _split(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
