"""A Word or Excel file as a package of parts: opened with limits, parsed without entities, nothing fetched.

The limits are far above any report and far below what harms the machine; each refusal says which one was met.
Parts are found as OPC says (through relationships, letter case ignored) and, failing that, by their usual name.
Sizes are counted while inflating, and only parts that are asked for are inflated, so a ratio limit would add nothing.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from urllib.parse import unquote

from lxml import etree

from govreport_gui.errors import ReadError
from govreport_gui.readers.opening import shown_name

MEGABYTE = 1 << 20
FILE_LIMIT = 200 * MEGABYTE  # on disk
XML_LIMIT = 32 * MEGABYTE  # one part of text; the longest reports seen have 0.3 MB
PICTURE_LIMIT = 32 * MEGABYTE  # one picture
TOTAL_LIMIT = 256 * MEGABYTE  # everything inflated while reading one file
PART_LIMIT = 10_000
TAG_LIMIT = 2_000_000  # "<" in one part: about a million elements

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the only ones OOXML allows; others serve bombs
_ENCRYPTED = 0x1
_ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
_STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
_STRICT_MARK = "http://purl.oclc.org/ooxml/"


class _TooBigError(Exception):
    """A part goes beyond a limit; the text says which."""


@dataclass(frozen=True, slots=True)
class Application:
    """Whose package it is: how the sentences name it, and its main part."""

    name: str
    ending: str
    content: str  # what its main part is called in a sentence
    main_part: str  # where it usually is
    main_tag: str  # its root

    @property
    def save_as(self) -> str:
        """What to do with a file that is no good."""
        return f"请用 {self.name} 或 WPS 打开原文件，另存为 {self.ending} 后再导入。"


WORD = Application(
    "Word",
    ".docx",
    "正文",
    "word/document.xml",
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}document",
)
EXCEL = Application(
    "Excel",
    ".xlsx",
    "工作簿",
    "xl/workbook.xml",
    "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}workbook",
)


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link of one part to another. `kind` is the last word of its type; `target` a part name unless `external`."""

    kind: str
    target: str
    external: bool


class Package:
    """An open Word or Excel file. Use it in a `with` statement."""

    def __init__(self, path: Path, application: Application) -> None:
        self._name = shown_name(path)
        self._application = application
        self._inflated = 0
        self._zip = self._open(path)
        self._parts = {_key(info.filename): info for info in self._zip.infolist()}

    def __enter__(self) -> Package:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def _open(self, path: Path) -> zipfile.ZipFile:
        if path.stat().st_size > FILE_LIMIT:
            raise self.refusal(f"文件大于 {FILE_LIMIT // MEGABYTE} MB")
        try:
            opened = zipfile.ZipFile(path)
        except _ZIP_ERRORS as error:
            raise self._damaged("文件不完整，可能没有下载完或复制时中断") from error
        if len(opened.infolist()) > PART_LIMIT:
            opened.close()
            raise self.refusal(f"文件里的部件多于 {PART_LIMIT} 个")
        return opened

    def has(self, part: str) -> bool:
        """Say whether a part stands in the file."""
        return _key(part) in self._parts

    def data(self, part: str, limit: int = PICTURE_LIMIT) -> bytes | None:
        """Return a part's bytes; None where it is missing, damaged or beyond the limit."""
        try:
            return self._inflate(part, limit)
        except (*_ZIP_ERRORS, _TooBigError):
            return None

    def xml(self, part: str) -> etree._Element | None:
        """Return the root of a part the text can do without; None where it is missing or unusable."""
        data = self.data(part, XML_LIMIT)
        if not data or data.count(b"<") > TAG_LIMIT:
            return None
        try:
            return parse_xml(data)
        except (etree.XMLSyntaxError, ValueError):
            return None

    def main(self) -> tuple[str, bytes, etree._Element]:
        """Return the main part: its name, its bytes and its root."""
        part = self._main_part()
        if part.endswith(".bin"):  # .xlsb
            raise self._without_content()
        data, root = self.content(part, self._application.content)
        if root.tag != self._application.main_tag:
            raise self._without_content()
        return part, data, root

    def content(self, part: str, called: str) -> tuple[bytes, etree._Element]:
        """Return the bytes and the root of a part that nothing can be read without."""
        data = self._content_data(part, called)
        try:
            return data, parse_xml(data)
        except (etree.XMLSyntaxError, ValueError) as error:
            if getattr(error, "code", None) == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
                raise self.refusal("表格嵌套太深，或有一段文字太长") from error
            raise self._damaged(f"{called}（{part}）的内容有错：{_place(error)}") from error

    def relationships(self, part: str) -> dict[str, Relationship]:
        """Return a part's relationships by their ids; none where they are missing."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", name + ".rels"))
        if root is None:
            return {}
        return {link.get("Id", ""): self._relationship(folder, link) for link in root if isinstance(link.tag, str)}

    def _relationship(self, folder: str, link: etree._Element) -> Relationship:
        target = link.get("Target", "")
        external = link.get("TargetMode") == "External"
        return Relationship(
            kind=link.get("Type", "").rsplit("/", 1)[-1],
            target=target if external else self._resolve(folder, target),
            external=external,
        )

    def _resolve(self, folder: str, target: str) -> str:
        name = posixpath.normpath(posixpath.join("/" + folder, target.replace("\\", "/"))).lstrip("/")
        return name if self.has(name) else unquote(name)

    def _main_part(self) -> str:
        for link in self.relationships("").values():
            if link.kind != "officeDocument":
                continue
            if link.external:
                application = self._application
                raise ReadError(
                    f"“{self._name}”的{application.content}不在文件里，而是一个外部链接。"
                    f"请向提供人索取完整的 {application.ending} 文件。"
                )
            if self.has(link.target):
                return link.target
        if self.has(self._application.main_part):
            return self._application.main_part
        raise self._without_content()

    def _content_data(self, part: str, called: str) -> bytes:
        try:
            data = self._inflate(part, XML_LIMIT)
        except _TooBigError as error:
            raise self.refusal(str(error)) from error
        except _ZIP_ERRORS as error:
            raise self._damaged(f"{called}无法解压") from error
        if data is None:
            raise self._damaged(f"里面没有{called}")
        if not data:
            raise self._damaged(f"{called}是空的")
        if data.count(b"<") > TAG_LIMIT:
            raise self.refusal(f"{called}的标记多于 {TAG_LIMIT // 10_000} 万个")
        return data

    def _inflate(self, part: str, limit: int) -> bytes | None:
        info = self._parts.get(_key(part))
        if info is None:
            return None
        if info.flag_bits & _ENCRYPTED:
            application = self._application
            raise ReadError(
                f"“{self._name}”有密码保护。"
                f"请先用 {application.name} 或 WPS 打开并取消密码，另存为 {application.ending} 后再导入。"
            )
        if info.compress_type not in _METHODS:
            raise _TooBigError(f"文件用了 {self._application.name} 不用的压缩方式")
        if info.file_size > limit:
            raise _TooBigError(f"有一个部件大于 {limit // MEGABYTE} MB")
        if self._inflated + info.file_size > TOTAL_LIMIT:
            raise _TooBigError(f"内容合计大于 {TOTAL_LIMIT // MEGABYTE} MB")
        self._inflated += info.file_size
        return self._zip.read(info)  # never more than file_size, and the CRC is compared

    def refusal(self, reason: str) -> ReadError:
        """Return the error that says which limit the file goes beyond."""
        name, ending = self._application.name, self._application.ending
        advice = f"请用 {name} 或 WPS 打开，只留下报告正文，另存为 {ending} 后再导入。"
        return ReadError(f"“{self._name}”超出了可以读取的范围：{reason}。{advice}")

    def _damaged(self, reason: str) -> ReadError:
        name, ending = self._application.name, self._application.ending
        advice = f"请重新获取这个文件，或用 {name}、WPS 打开修复后另存为 {ending} 再导入。"
        return ReadError(f"“{self._name}”已损坏：{reason}。{advice}")

    def _without_content(self) -> ReadError:
        application = self._application
        return ReadError(f"“{self._name}”里面没有 {application.name} {application.content}。{application.save_as}")


def parse_xml(data: bytes) -> etree._Element:
    """Parse one part. ValueError where it brings a document type (Word never writes one; bombs do)."""
    root = etree.fromstring(data, _parser())
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("document type declaration")
    if any(uri.startswith(_STRICT_MARK) for uri in root.nsmap.values()):
        return etree.fromstring(_transitional(root), _parser())
    return root


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )


def _transitional(root: etree._Element) -> bytes:
    """Spell a strict part (ISO 29500-1) with the names of a transitional one."""
    data = etree.tostring(root, encoding="utf-8")
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    return data


def _key(part: str) -> str:
    """OPC compares part names without case; bad writers use backslashes."""
    return part.replace("\\", "/").lstrip("/").casefold()


def _place(error: Exception) -> str:
    if isinstance(error, etree.XMLSyntaxError) and error.lineno:
        return f"第 {error.lineno} 行第 {error.offset or 0} 列"
    return "含有不允许的声明"
