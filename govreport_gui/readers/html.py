"""Read a web page, saved to a file or copied to the clipboard.

Nothing is fetched: what does not lie in the file is only named. Old Office programs call such files .doc and .xls.
Pages saved as one file (.mht) are taken apart in mht.py.
"""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from govreport_gui.blocks import Blocks, Skipped
from govreport_gui.errors import ReadError
from govreport_gui.readers.html_charset import decode
from govreport_gui.readers.html_left_out import UNREADABLE
from govreport_gui.readers.html_page import Page
from govreport_gui.readers.html_pictures import Content, FindContent
from govreport_gui.readers.opening import shown_name

MAX_BYTES = 30_000_000  # pictures may lie in the page itself
_CLIPBOARD_HEAD = re.compile(r"Version:[^<]*")  # of Windows' own clipboard format
_ONLY_FRAMES = "“{name}”只是一个框架，报告在它显示的另一个网页里。请在浏览器里打开报告本身，另存后再导入。"


def read(path: Path) -> Blocks:
    """Return what stands in a web page. ReadError, with advice, where it is beyond the limits."""
    data = read_within_limit(path)
    page = read_page(data)
    if page.frames and all(isinstance(block, Skipped) for block in page.blocks):
        raise ReadError(_ONLY_FRAMES.format(name=shown_name(path)))
    return page.blocks


def read_fragment(html: str, find: FindContent | None = None) -> Blocks:
    """Return what stands in HTML from the clipboard; `find` looks up pictures that its program laid down beside it."""
    found = _CLIPBOARD_HEAD.match(html)
    return _walk(html[found.end() :] if found else html, Page(find or _nowhere)).blocks


def read_within_limit(path: Path) -> bytes:
    """Return a file's bytes. ReadError where it is too big."""
    if path.stat().st_size > MAX_BYTES:
        raise ReadError(f"“{shown_name(path)}”超过30兆，不像一份年度报告。请确认选对了文件。")
    return path.read_bytes()


def _nowhere(address: str) -> Content | None:
    """Find nothing: a lone page brings no other files."""
    return None


def read_page(data: bytes, declared: str = "", find: FindContent = _nowhere, prefix: str = "") -> Page:
    """Walk over a page; `declared` is the encoding its envelope states, `find` looks up what lies in the same file."""
    text, unreadable = decode(data, declared)
    page = _walk(text, Page(find, prefix))
    if unreadable:
        page.blocks.append(Skipped(f"{unreadable} 个字", UNREADABLE, "document"))
    return page


def _walk(text: str, page: Page) -> Page:
    """Let the parser tell the page what it meets; it reads no other file, and knows no entities but HTML's own."""
    parser = etree.HTMLParser(
        target=page,  # type: ignore[arg-type]  # the stubs want bytes and comments taken, too; lxml hands over text
        encoding="utf-8",
        no_network=True,
        huge_tree=True,
    )
    data = text.encode("utf-8", errors="replace")
    if data.strip():
        etree.fromstring(data, parser)
    return page
