"""Any file at all: told by its content, and refused in one sentence that says what to do."""

from __future__ import annotations

import os
import struct
import zipfile
from pathlib import Path

import pytest

from govreport_gui import readers
from govreport_gui.errors import ReadError
from govreport_gui.readers import office
from govreport_gui.readers.opening import shown_name
from govreport_gui.readers.sniff import ADVICE, Kind, kind_of
from tests.readers.word_files import package, para, write

XML = b'<?xml version="1.0"?>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0")


def ole(stream: str, flags: int = 0) -> bytes:
    block = struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0x0804, 0, flags).ljust(512, b"\0")
    return OLE + (block if stream == "WordDocument" else b"") + stream.encode("utf-16-le").ljust(512, b"\0")


CONTENTS = {
    "rtf": (b"{\\rtf1 \\bin99 x}", Kind.RTF),
    "pdf": (b"%PDF-1.7\n", Kind.PDF),
    "png": (b"\x89PNG\r\n\x1a\n", Kind.PICTURE),
    "jpeg": (b"\xff\xd8\xff\xe0", Kind.PICTURE),
    "rar": (b"Rar!\x1a\x07", Kind.ARCHIVE),
    "web page": (b"<!DOCTYPE html><html></html>", Kind.HTML),
    "web page after a comment": (b"\xef\xbb\xbf <!-- x -->\n<HTML><body>", Kind.HTML),
    "web page after many comments": (b"<!-- x -->\n" * 40 + b"<p>", Kind.HTML),
    "many comments before something else": (b"<!-- x -->\n" * 40 + b"x", Kind.NOT_WORD),
    "web page in UTF-16": ("\ufeff<html>".encode("utf-16-le"), Kind.HTML),
    "xhtml": (b'<?xml version="1.0"?><html xmlns="x">', Kind.HTML),
    "web archive": (b"MIME-Version: 1.0\r\n", Kind.WEB_ARCHIVE),
    "web archive behind folded lines": (b"From: a\n" + b"   b\n" * 40 + b"MIME-Version: 1.0\n", Kind.WEB_ARCHIVE),
    "a line with a colon and indented ones": (b"Note: a\n" + b"    b\n" * 40 + b"x", Kind.NOT_WORD),
    "Word 2003 XML": (XML + b'<w:x xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">', Kind.WORD_XML),
    "Word in one XML": (XML + b'<p:x xmlns:p="http://schemas.microsoft.com/office/2006/xmlPackage">', Kind.FLAT_WORD),
    "Excel 2003 XML": (XML + b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', Kind.EXCEL_XML),
    "other XML": (XML + b"<svg/>", Kind.XML),
    "old Word": (ole("WordDocument"), Kind.OLD_WORD),
    "old Word with a password": (ole("WordDocument", 0x0100), Kind.ENCRYPTED),
    "old Excel": (ole("Workbook"), Kind.OLD_EXCEL),
    "old Excel with Word in it": (ole("WordDocument") + ole("Workbook") + ole("MBD0012"), Kind.OLD_EXCEL),
    "old Word with Excel in it": (ole("WordDocument") + ole("Workbook") + ole("ObjectPool"), Kind.OLD_WORD),
    "locked new Word": (ole("EncryptedPackage"), Kind.ENCRYPTED),
    "noise in an OLE file": (OLE + b"\x5a" * 4000, Kind.OLE),
    "cut zip": (b"PK\x03\x04" + b"\0" * 300, Kind.CUT_ZIP),
    "one byte": (b"P", Kind.NOT_WORD),
    "text": ("总体情况".encode(), Kind.NOT_WORD),
}


@pytest.fixture
def no_office(monkeypatch):
    """Let no LibreOffice be installed: what it says to damaged files is asked in test_legacy.py."""
    monkeypatch.setattr(office, "find", lambda: None)


@pytest.mark.usefixtures("no_office")
@pytest.mark.parametrize("content, kind", CONTENTS.values(), ids=CONTENTS)
def test_kinds_told_by_content(tmp_path, content, kind):
    path = tmp_path / "报告.docx"
    path.write_bytes(content)
    assert kind_of(path) == kind
    if kind in ADVICE:
        with pytest.raises(ReadError, match=r"报告\.docx.*请"):
            readers.read(path)


OPEN = "application/vnd.oasis.opendocument."
ZIPS = {
    "workbook": ({"xl/workbook.xml": ""}, Kind.EXCEL),
    "slides": ({"ppt/presentation.xml": ""}, Kind.POWERPOINT),
    "OpenDocument": ({"mimetype": OPEN + "text", "content.xml": ""}, Kind.OPEN_DOCUMENT),
    "OpenDocument sheets": ({"mimetype": OPEN + "spreadsheet", "content.xml": ""}, Kind.OPEN_SHEET),
    "OpenDocument drawing": ({"mimetype": OPEN + "graphics", "content.xml": ""}, Kind.OPEN_OTHER),
    "OFD": ({"OFD.xml": "", "Doc_0/Document.xml": ""}, Kind.OFD),
    "zip with a report": ({"附件/报告.docx": ""}, Kind.ZIPPED_REPORT),
    "plain zip": ({"a.txt": ""}, Kind.ZIP),
}


@pytest.mark.usefixtures("no_office")
@pytest.mark.parametrize("names, kind", ZIPS.values(), ids=ZIPS)
def test_zips_told_by_what_is_in_them(tmp_path, names, kind):
    path = write(tmp_path / "报告.docx", names)
    assert kind_of(path) == kind
    with pytest.raises(ReadError, match="请"):
        readers.read(path)


@pytest.mark.parametrize(
    "name", ["报告.docx", "报告.doc", "报告.txt", "报告", "-rf.docx", "名 #1%20&'`$(x).docx", "~$报告.docx"]
)
def test_a_word_file_under_any_name(tmp_path, name):
    path = write(tmp_path / name, package(para("正文")))
    assert [block.text for block in readers.read(path)] == ["正文"]


@pytest.mark.parametrize("name", ["报告.txt", "报告.doc", "报告"])
def test_plain_text_under_any_name_but_a_new_word_one(tmp_path, name):
    path = tmp_path / name
    path.write_text("一、总体情况", encoding="gb18030")
    assert [block.text for block in readers.read(path)] == ["一、总体情况"]


def test_a_lock_file_is_named_as_such(tmp_path):
    path = tmp_path / "~$报告.docx"
    path.write_bytes(b"\x05admin".ljust(162, b" "))
    with pytest.raises(ReadError, match="临时锁文件"):
        readers.read(path)


def test_a_cut_download(tmp_path):
    path = write(tmp_path / "报告.docx", package(para("正文")))
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(ReadError, match="没有下载完"):
        readers.read(path)


def test_a_zip_with_a_password(tmp_path):
    path = write(tmp_path / "报告.docx", package(para("正文")))
    data = bytearray(path.read_bytes())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(signature)
        while start >= 0:
            data[start + flags] |= 1
            start = data.find(signature, start + 4)
    path.write_bytes(data)
    with pytest.raises(ReadError, match="密码"):
        readers.read(path)


def folder(path: Path) -> None:
    path.mkdir()


def nothing(path: Path) -> None:
    """Leave the place empty."""


def empty(path: Path) -> None:
    path.touch()


def ring(path: Path) -> None:
    path.symlink_to(path.name)


def dangling(path: Path) -> None:
    path.symlink_to("无此文件.docx")


def pipe(path: Path) -> None:
    os.mkfifo(path)


PLACES = [(folder, "文件夹"), (nothing, "找不到"), (empty, "空文件")]
if os.name == "posix":
    PLACES += [(ring, "指向自己"), (dangling, "找不到"), (pipe, "不是普通文件")]


@pytest.mark.parametrize("make, words", PLACES, ids=[make.__name__ for make, _ in PLACES])
def test_what_is_no_file(tmp_path, make, words):
    make(tmp_path / "报告.docx")
    with pytest.raises(ReadError, match=words):
        readers.read(tmp_path / "报告.docx")


def test_no_permission(tmp_path, monkeypatch):
    path = write(tmp_path / "报告.docx", package(para("正文")))

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ReadError, match="没有权限"):
        readers.read(path)


def test_names_are_fit_to_be_shown():
    assert shown_name(Path("行\n断\u202excod.docx")) == "行断xcod.docx"
    assert len(shown_name(Path("报" * 200 + ".docx"))) < 70


def test_every_kind_has_a_reader_or_advice():
    assert set(Kind) == set(readers.READERS) | set(ADVICE)
    assert not set(readers.READERS) & set(ADVICE)
    for sentence in ADVICE.values():
        assert sentence.startswith("“{name}”")
        assert sentence.endswith("。")
        assert "请" in sentence


def test_an_unused_zip_is_closed(tmp_path):
    path = write(tmp_path / "报告.docx", package(para("正文")))
    readers.read(path)
    with zipfile.ZipFile(path, "a") as opened:  # Windows would refuse while it is open elsewhere
        opened.writestr("x.txt", "")
