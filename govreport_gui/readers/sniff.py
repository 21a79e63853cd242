"""What kind of content a file holds, from its first bytes, its zip directory or its OLE streams; what to do with each.

No container is taken apart here: signatures and names are enough, and nothing can run in a ring.
"""

from __future__ import annotations

import re
import zipfile
from enum import Enum, auto
from pathlib import Path

_HEAD = 4096
_OLE_READ = 64 << 20
_SECTOR = 512
_WORD_ENDINGS = frozenset((".docx", ".docm", ".dotx", ".dotm"))


class Kind(Enum):
    """A kind of content."""

    WORD = auto()
    TEXT = auto()
    WORD_LOCK = auto()
    NOT_WORD = auto()
    CUT_ZIP = auto()
    EXCEL = auto()
    POWERPOINT = auto()
    OPEN_DOCUMENT = auto()
    OFD = auto()
    ZIPPED_REPORT = auto()
    ZIP = auto()
    ENCRYPTED = auto()
    OLD_WORD = auto()
    OLD_EXCEL = auto()
    OLE = auto()
    RTF = auto()
    PDF = auto()
    PICTURE = auto()
    HTML = auto()
    WEB_ARCHIVE = auto()
    WORD_XML = auto()
    ARCHIVE = auto()


_SAVE_AS = "请用 Word 或 WPS 打开它，另存为 .docx 后再导入。"

# One sentence or two for each kind no reader takes; {name} is the file.
ADVICE: dict[Kind, str] = {
    Kind.WORD_LOCK: "“{name}”是 Word 打开文件时留下的临时锁文件，不是报告。请选择名字里没有“~$”的那个文件。",
    Kind.NOT_WORD: "“{name}”的扩展名是 Word 的，里面却不是 Word 文档。" + _SAVE_AS,
    Kind.CUT_ZIP: "“{name}”不完整，可能没有下载完或复制时中断。请重新获取这个文件后再导入。",
    Kind.POWERPOINT: "“{name}”是演示文稿，不是报告。请选择报告的 Word 文件。",
    Kind.OPEN_DOCUMENT: "“{name}”是 OpenDocument 文件，这个版本还不能读取。" + _SAVE_AS,
    Kind.OFD: "“{name}”是 OFD 版式文件，这个版本还不能读取。请用 OFD 阅读器转换为 Word，存为 .docx 后再导入。",
    Kind.ZIPPED_REPORT: "“{name}”是一个压缩包，报告在它里面。请先解压，再导入解压出来的 Word 文件。",
    Kind.ZIP: "“{name}”是一个压缩包，里面没有 Word 正文。请先解压，再选择报告的 Word 文件。",
    Kind.ENCRYPTED: "“{name}”有密码保护。请先用 Word 或 WPS 打开并取消密码，另存为 .docx 后再导入。",
    Kind.OLD_WORD: "“{name}”是旧版 Word 或 WPS 文件（.doc、.wps）。" + _SAVE_AS,
    Kind.OLD_EXCEL: "“{name}”是旧版 Excel 表格（.xls）。请用 Excel 或 WPS 打开它，另存为 .xlsx 后再导入。",
    Kind.OLE: "“{name}”是旧版办公文件，或者已经损坏。" + _SAVE_AS,
    Kind.RTF: "“{name}”是 RTF 文件。" + _SAVE_AS,
    Kind.PICTURE: "“{name}”是一张图片，不是文档。请选择报告的 Word 文件。",
    Kind.WORD_XML: "“{name}”是 XML 文件。" + _SAVE_AS,
    Kind.ARCHIVE: "“{name}”是一个压缩包。请先解压，再选择报告的 Word 文件。",
}

_SIGNATURES: tuple[tuple[bytes, Kind], ...] = (
    (b"{\\rtf", Kind.RTF),
    (b"%PDF-", Kind.PDF),
    (b"\x89PNG\r\n", Kind.PICTURE),
    (b"\xff\xd8\xff", Kind.PICTURE),
    (b"GIF8", Kind.PICTURE),
    (b"BM", Kind.PICTURE),
    (b"II*\0", Kind.PICTURE),
    (b"MM\0*", Kind.PICTURE),
    (b"Rar!\x1a", Kind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE),
    (b"\x1f\x8b", Kind.ARCHIVE),
)
_OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_SIGNATURE = b"PK\x03\x04"
_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|link|style|script|frameset|base"
    rb"|table|tr|td|div|p|span|font|center|article|section|main|h[1-6]|ul|ol|br)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_ENDINGS = frozenset((".html", ".htm", ".shtml", ".xhtml"))
_ENVELOPE = re.compile(rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t]+[^\n]*\n)*)*?MIME-Version:", re.IGNORECASE)  # of a web archive


def kind_of(path: Path) -> Kind:
    """Return what a readable, non-empty file holds."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(_ZIP_SIGNATURE) or zipfile.is_zipfile(path):
        return _kind_of_zip(path)
    if path.name.startswith("~$"):
        return Kind.WORD_LOCK
    if head.startswith(_OLE_SIGNATURE):
        return _kind_of_ole(path)
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    return _kind_of_text(head, path.suffix.lower())


def _kind_of_text(head: bytes, ending: str) -> Kind:
    """Tell web pages and XML from plain text; the latter in a file called .docx is no document at all."""
    start = _without_mark(head)
    if _HTML.match(start):
        return Kind.HTML
    if start.startswith(b"<?xml"):
        return Kind.HTML if b"<html" in start.lower() else Kind.WORD_XML
    if _ENVELOPE.match(start):
        return Kind.WEB_ARCHIVE
    if ending in _HTML_ENDINGS:
        return Kind.HTML
    return Kind.NOT_WORD if ending in _WORD_ENDINGS else Kind.TEXT


def _without_mark(head: bytes) -> bytes:
    """Return the start of a text as plain ASCII where it is ASCII, in whatever Unicode encoding it stands."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\0", b"")
    return head.removeprefix(b"\xef\xbb\xbf")


def _kind_of_zip(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as opened:
            names = [name.replace("\\", "/").lstrip("/").lower() for name in opened.namelist()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return Kind.CUT_ZIP
    tops = {name.partition("/")[0] for name in names}
    for top, kind in (("word", Kind.WORD), ("xl", Kind.EXCEL), ("ppt", Kind.POWERPOINT), ("ofd.xml", Kind.OFD)):
        if top in tops:
            return kind
    if "_rels" in tops:
        return Kind.WORD  # an unusual folder: the relationships will tell
    if "mimetype" in tops and "content.xml" in tops:
        return Kind.OPEN_DOCUMENT
    reports = any(name.endswith((".docx", ".doc", ".wps", ".docm")) for name in names)
    return Kind.ZIPPED_REPORT if reports else Kind.ZIP


def _kind_of_ole(path: Path) -> Kind:
    """Tell the kind by the names of streams, which stand as UTF-16 text in the file."""
    with path.open("rb") as file:
        data = file.read(_OLE_READ)
    if _stream("EncryptedPackage") in data or _is_encrypted_doc(data):
        return Kind.ENCRYPTED
    if _stream("WordDocument") in data:
        return Kind.OLD_WORD
    if _stream("Workbook") in data or _stream("Book") in data:
        return Kind.OLD_EXCEL
    return Kind.OLE


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le")


def _is_encrypted_doc(data: bytes) -> bool:
    """Look for a .doc's file information block, which starts a sector, and its flag fEncrypted ([MS-DOC] 2.5.2)."""
    for start in range(_SECTOR, len(data) - 12, _SECTOR):
        if data[start : start + 2] == b"\xec\xa5":
            return bool(data[start + 11] & 0x01)
    return False
