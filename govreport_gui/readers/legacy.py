"""Read .doc, .wps, .rtf, .odt, .xls, .ods and Office 2003 XML by turning them into .docx or .xlsx with LibreOffice.

What it is given was told by its content first: it takes web archives for source text and noise for Chinese. What it
wrote is compared with what the file says of itself, and refused where it is noise or all but empty.
Word and WPS are not asked by COM: they would run what stands in the file with the clerk's rights.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from govreport_gui.blocks import Block, Blocks, Grid, Paragraph
from govreport_gui.errors import ReadError
from govreport_gui.readers import office
from govreport_gui.readers.doc_deletions import with_all_deletions
from govreport_gui.readers.opening import shown_name
from govreport_gui.readers.sniff import Kind, characters_of_doc, kind_of
from govreport_gui.readers.text_encoding import looks_like_noise

MAX_BYTES = 100 << 20
_RTF_DEPTH = 500  # open groups; LibreOffice takes half a gigabyte for 200,000 of them
_RTF_SIGN = re.compile(rb"\\bin(\d+)|\\[{}\\]|[{}]")
# Words of embedded objects, which would be started or fetched: made unknown, so that only what they show is read.
_RTF_OBJECT = re.compile(rb"(?<=\\)o(?=bj(?:ect|data|class|autlink|update|link|emb|ocx|html)\b)")
_LEAST_SHARE = 0.1  # of the characters a file says it has; fields, cell marks and hidden text may be the rest
_MANY = 200  # characters; shorter documents are not compared


@dataclass(frozen=True, slots=True)
class _Target:
    """What a file is turned into."""

    ending: str
    reader: str  # module with `read(path) -> Blocks`
    advice: str


@dataclass(frozen=True, slots=True)
class _Format:
    """What a file is."""

    name: str  # for the clerk
    ending: str  # of the copy LibreOffice gets
    filter: str  # by which LibreOffice must read it, so that it does not guess
    target: _Target


_WORD = _Target("docx", "govreport_gui.readers.word", "请用 Word 或 WPS 打开它，另存为 .docx 后再导入。")
_EXCEL = _Target("xlsx", "govreport_gui.readers.excel", "请用 Excel 或 WPS 打开它，另存为 .xlsx 后再导入。")
_FORMATS = {
    Kind.OLD_WORD: _Format("旧版 Word 或 WPS 文件", "doc", "MS Word 97", _WORD),
    Kind.RTF: _Format("RTF 文件", "rtf", "Rich Text Format", _WORD),
    Kind.OPEN_DOCUMENT: _Format("OpenDocument 文件", "odt", "writer8", _WORD),
    Kind.WORD_XML: _Format("Word 2003 的 XML 文件", "xml", "MS Word 2003 XML", _WORD),
    Kind.OLD_EXCEL: _Format("旧版 Excel 表格", "xls", "MS Excel 97", _EXCEL),
    Kind.OPEN_SHEET: _Format("OpenDocument 表格", "ods", "calc8", _EXCEL),
    Kind.EXCEL_XML: _Format("Excel 2003 的 XML 表格", "xml", "MS Excel 2003 XML", _EXCEL),
}
KINDS = frozenset(_FORMATS)


def read(path: Path) -> Blocks:
    """Return what stands in a file of an older or foreign word processor. ReadError, with advice, where it fails."""
    kind = kind_of(path)
    name, form = shown_name(path), _FORMATS[kind]
    advice = form.target.advice
    if path.stat().st_size > MAX_BYTES:
        raise ReadError(f"“{name}”超过100兆，不像一份年度报告。请确认选对了文件。")
    if kind is Kind.RTF and not _is_sane_rtf(path.read_bytes()):
        raise ReadError(f"“{name}”不完整，或者已经损坏。{advice}")
    installed = office.find()
    if installed is None:
        raise ReadError(f"“{name}”是{form.name}，要有 LibreOffice 才能读取，这台电脑上没有找到。{advice}")
    with tempfile.TemporaryDirectory(prefix="govreport-", ignore_cleanup_errors=True) as folder:
        blocks = _converted(installed, path, form, Path(folder))
    expected = characters_of_doc(path) if kind is Kind.OLD_WORD else 0
    if fault := _fault(blocks, expected):
        raise ReadError(f"“{name}”转换后{fault}。{advice}")
    return blocks


def _is_sane_rtf(data: bytes) -> bool:
    """Say whether groups are not too deep and binary data is as long as it says: LibreOffice hangs on either."""
    depth = 0
    for sign in _RTF_SIGN.finditer(data):
        if sign[1] and int(sign[1][:12]) > len(data) - sign.end():
            return False
        depth += {b"{": 1, b"}": -1}.get(sign[0], 0)
        if depth > _RTF_DEPTH:
            return False
    return True


def _converted(installed: Path, path: Path, form: _Format, folder: Path) -> Blocks:
    name, target = shown_name(path), form.target
    source = folder / f"source.{form.ending}"
    if form.ending == "rtf":
        source.write_bytes(_RTF_OBJECT.sub(b"x", path.read_bytes()))
    elif form.ending == "doc":
        source.write_bytes(with_all_deletions(path.read_bytes()))
    else:
        shutil.copyfile(path, source)
    try:
        written = office.convert(installed, source, form.filter, target.ending, folder)
    except office.TooSlow as error:
        raise ReadError(f"转换“{name}”用了太久，已经停止。{target.advice}") from error
    except OSError as error:
        raise ReadError(f"没能启动 LibreOffice 来转换“{name}”。{target.advice}") from error
    if written is None:
        raise ReadError(f"没能转换“{name}”，它可能已经损坏，或者有密码。{target.advice}")
    try:
        reader: Callable[[Path], Blocks] = import_module(target.reader).read
        return reader(written)
    except ReadError as error:
        raise ReadError(f"“{name}”转换后的内容不完整。{target.advice}") from error


def _fault(blocks: Blocks, expected: int) -> str:
    """Say what a conversion made of the text, "" where it is sound; `expected` characters, 0 where nobody knows."""
    text = "".join(_texts(blocks))
    characters = len(text) - sum(map(str.isspace, text))
    if not characters or (expected > _MANY and characters < expected * _LEAST_SHARE):
        return "几乎没有文字，内容没有读全"
    return "是乱码，它可能已经损坏" if looks_like_noise(text) else ""


def _texts(blocks: Blocks | tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield block.text
            case Grid():
                yield from (cell.text for cell in block.cells)
