"""Read a web page saved as one file (.mht; MHTML, RFC 2557) by a browser, Word or WPS, with its frames and pictures."""

from __future__ import annotations

import email
import re
from email.message import Message
from pathlib import Path
from urllib.parse import unquote, urljoin

from govreport_gui.blocks import Blocks
from govreport_gui.errors import ReadError
from govreport_gui.readers.html import read_page, read_within_limit
from govreport_gui.readers.html_charset import decode
from govreport_gui.readers.html_pictures import Content
from govreport_gui.readers.opening import shown_name

_MOST_NESTED = 100  # the parser of messages goes into itself for each
_MOST_FRAMES = 100
_PAGES = ("text/html", "application/xhtml+xml")
_NESTED = re.compile(rb"multipart/", re.IGNORECASE)


def read(path: Path) -> Blocks:
    """Return what stands in a web archive. ReadError, with advice, where no page is in it."""
    data = read_within_limit(path)
    archive = _Archive(data) if len(_NESTED.findall(data)) <= _MOST_NESTED else None
    if archive is None or archive.main is None:
        raise ReadError(
            f"“{shown_name(path)}”里没有找到网页正文，可能没有下载完。请在浏览器里重新打开报告，另存为网页后再导入。"
        )
    return archive.blocks(archive.main)


class _Archive:
    """The parts of a web archive by the addresses they go by."""

    def __init__(self, data: bytes) -> None:
        parts = [part for part in email.message_from_bytes(data).walk() if not part.is_multipart()]
        self.main = next((part for part in parts if part.get_content_type() in _PAGES), None)
        self._base = "" if self.main is None else _location(self.main)
        self._parts: dict[str, Message] = {}
        for part in parts:
            for name in (_location(part), _content_id(part)):
                self._parts.setdefault(name, part)

    def blocks(self, main: Message) -> Blocks:
        """Return the blocks of the main page, then those of the pages in its frames."""
        pages = [main]
        blocks: Blocks = []
        for number, part in enumerate(pages):  # grows on the way
            prefix = f"frame {number}, " if number else ""
            page = read_page(_body(part), part.get_content_charset() or "", self.find, prefix)
            blocks += page.blocks
            frames = (self._part(address) for address in page.frames)
            pages += [part for part in frames if part is not None and part not in pages][: _MOST_FRAMES - len(pages)]
        return blocks

    def find(self, address: str) -> Content | None:
        """Return what an address stands for, None where it lies outside the archive."""
        part = self._part(address)
        return None if part is None else (_body(part), part.get_content_type())

    def _part(self, address: str) -> Message | None:
        if not address:
            return None
        plain = unquote(address)
        return self._parts.get(plain, self._parts.get(_joined(self._base, plain)))


def _body(part: Message) -> bytes:
    body = part.get_payload(decode=True)
    return body if isinstance(body, bytes) else b""


def _location(part: Message) -> str:
    return unquote("".join(_header(part, "content-location").split()))


def _content_id(part: Message) -> str:
    return "cid:" + unquote(_header(part, "content-id").strip().strip("<>"))


def _header(part: Message, name: str) -> str:
    """Return a header's text; it may stand there in any encoding, whatever the standard says."""
    raw = next((value for key, value in part.raw_items() if key.lower() == name), "")
    return decode(str(raw).encode("utf-8", errors="surrogateescape"))[0]


def _joined(base: str, address: str) -> str:
    """Return a relative address in full; one that is none stays as it is."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address
