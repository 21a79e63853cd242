"""What kind of content a file holds, from its first bytes, its zip directory or its OLE streams; what to do with each.

No container is taken apart here: signatures and names are enough, and nothing can run in a ring.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from enum import Enum, auto
from pathlib import Path

_HEAD = 4096
_OLE_READ = 64 << 20
_SECTOR = 512
_CCP_TEXT = 0x4C
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
    OPEN_SHEET = auto()
    OPEN_OTHER = auto()
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
    FLAT_WORD = auto()
    EXCEL_XML = auto()
    XML = auto()
    ARCHIVE = auto()


_SAVE_AS = "请用 Word 或 WPS 打开它，另存为 .docx 后再导入。"

# One sentence or two for each kind no reader takes; {name} is the file.
ADVICE: dict[Kind, str] = {
    Kind.WORD_LOCK: "“{name}”是 Word 打开文件时留下的临时锁文件，不是报告。请选择名字里没有“~$”的那个文件。",
    Kind.NOT_WORD: "“{name}”的扩展名是 Word 的，里面却不是 Word 文档。" + _SAVE_AS,
    Kind.CUT_ZIP: "“{name}”不完整，可能没有下载完或复制时中断。请重新获取这个文件后再导入。",
    Kind.POWERPOINT: "“{name}”是演示文稿，不是报告。请选择报告的 Word 文件。",
    Kind.OPEN_OTHER: "“{name}”是 OpenDocument 的图形或演示文稿，不是报告。请选择报告的 Word 文件。",
    Kind.OFD: "“{name}”是 OFD 版式文件，这个版本还不能读取。请用 OFD 阅读器转换为 Word，存为 .docx 后再导入。",
    Kind.ZIPPED_REPORT: "“{name}”是一个压缩包，报告在它里面。请先解压，再导入解压出来的 Word 文件。",
    Kind.ZIP: "“{name}”是一个压缩包，里面没有 Word 正文。请先解压，再选择报告的 Word 文件。",
    Kind.ENCRYPTED: "“{name}”有密码保护。请先用 Word 或 WPS 打开并取消密码，另存为 .docx 后再导入。",
    Kind.OLE: "“{name}”是旧版办公文件，或者已经损坏。" + _SAVE_AS,
    Kind.PICTURE: "“{name}”是一张图片，不是文档。请选择报告的 Word 文件。",
    Kind.FLAT_WORD: "“{name}”是单个 XML 文件的 Word 文档。" + _SAVE_AS,
    Kind.XML: "“{name}”是 XML 文件，不是报告。请选择报告的 Word 文件。",
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
_XML_SIGNS: tuple[tuple[bytes, Kind], ...] = (
    (b"schemas.microsoft.com/office/word/2003/wordml", Kind.WORD_XML),
    (b"schemas.microsoft.com/office/2006/xmlPackage", Kind.FLAT_WORD),
    (b"urn:schemas-microsoft-com:office:spreadsheet", Kind.EXCEL_XML),
    (b"<html", Kind.HTML),
    (b"<HTML", Kind.HTML),
)
_OPEN_SIGNS: tuple[tuple[bytes, Kind], ...] = (
    (b"opendocument.spreadsheet", Kind.OPEN_SHEET),
    (b"opendocument.text", Kind.OPEN_DOCUMENT),
)
_OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_SIGNATURE = b"PK\x03\x04"
# Possessive, and with one way only to match a folded line: else a few dozen of either take for ever.
_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*+<(?:!doctype\s+html|html|head|body|meta|title|link|style|script|frameset|base"
    rb"|table|tr|td|div|p|span|font|center|article|section|main|h[1-6]|ul|ol|br)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_ENDINGS = frozenset((".html", ".htm", ".shtml", ".xhtml"))
_ENVELOPE = re.compile(rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:", re.IGNORECASE)  # of a web archive


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
        return _kind_of_xml(start)
    if _ENVELOPE.match(start):
        return Kind.WEB_ARCHIVE
    if ending in _HTML_ENDINGS:
        return Kind.HTML
    return Kind.NOT_WORD if ending in _WORD_ENDINGS else Kind.TEXT


def _kind_of_xml(start: bytes) -> Kind:
    for sign, kind in _XML_SIGNS:
        if sign in start:
            return kind
    return Kind.XML


def _without_mark(head: bytes) -> bytes:
    """Return the start of a text as plain ASCII where it is ASCII, in whatever Unicode encoding it stands."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\0", b"")
    return head.removeprefix(b"\xef\xbb\xbf")


def _kind_of_zip(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as opened:
            names = [name.replace("\\", "/").lstrip("/").lower() for name in opened.namelist()]
            if "mimetype" in names and "content.xml" in names:
                return _kind_of_open(opened)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return Kind.CUT_ZIP
    tops = {name.partition("/")[0] for name in names}
    for top, kind in (("word", Kind.WORD), ("xl", Kind.EXCEL), ("ppt", Kind.POWERPOINT), ("ofd.xml", Kind.OFD)):
        if top in tops:
            return kind
    if "_rels" in tops:
        return Kind.WORD  # an unusual folder: the relationships will tell
    reports = any(name.endswith((".docx", ".doc", ".wps", ".docm")) for name in names)
    return Kind.ZIPPED_REPORT if reports else Kind.ZIP


def _kind_of_open(opened: zipfile.ZipFile) -> Kind:
    """Tell an OpenDocument file by its type, which stands in it as plain text."""
    try:
        with opened.open("mimetype") as member:
            said = member.read(128)
    except (KeyError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return Kind.CUT_ZIP
    return next((kind for sign, kind in _OPEN_SIGNS if sign in said), Kind.OPEN_OTHER)


def _kind_of_ole(path: Path) -> Kind:
    """Tell the kind by the names of streams, which stand as UTF-16 text in the file.

    A workbook keeps what is embedded in it, Word documents too, in folders called MBD and a number.
    """
    with path.open("rb") as file:
        data = file.read(_OLE_READ)
    if _stream("EncryptedPackage") in data or _is_encrypted_doc(data):
        return Kind.ENCRYPTED
    if _stream("WordDocument") in data and not (_stream("Workbook") in data and _stream("MBD") in data):
        return Kind.OLD_WORD
    if _stream("Workbook") in data or _stream("Book") in data:
        return Kind.OLD_EXCEL
    return Kind.OLE


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le")


def _is_encrypted_doc(data: bytes) -> bool:
    """Look at a .doc's flag fEncrypted ([MS-DOC] 2.5.2)."""
    start = _file_information(data)
    return start is not None and bool(data[start + 11] & 0x01)


def characters_of_doc(path: Path) -> int:
    """Return the length a .doc says its main text has (ccpText, [MS-DOC] 2.5.4), 0 where it says nothing."""
    with path.open("rb") as file:
        data = file.read(_OLE_READ)
    start = _file_information(data)
    if start is None:
        return 0
    (length,) = struct.unpack_from("<i", data, start + _CCP_TEXT)
    return max(0, int(length))


def _file_information(data: bytes) -> int | None:
    """Return where a .doc's file information block starts: at a sector, wherever its stream lies."""
    for start in range(_SECTOR, len(data) - _SECTOR + 1, _SECTOR):
        if data[start : start + 2] == b"\xec\xa5":
            return start
    return None
