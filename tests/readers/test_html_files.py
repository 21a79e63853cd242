"""Web pages as files: their encodings, web archives, and pages made to break a reader."""

from __future__ import annotations

import base64
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport_gui.blocks import Blocks, Grid, GridCell, Paragraph, Picture, Skipped
from govreport_gui.errors import ReadError
from govreport_gui.readers import html, html_page, read
from govreport_gui.readers.html import read_fragment
from govreport_gui.readers.html_charset import decode
from tests.builders import picture

TEXT = "云溪县政府信息公开工作年度报告"
RARE = "朱镕基㙍𠮷"  # GB2312 has none of the last four, GBK lacks the last


def meta(charset: str) -> str:
    return f"<meta http-equiv=Content-Type content='text/html; charset={charset}'>"


ENCODINGS = {
    "UTF-8": ("<p>" + TEXT).encode(),
    "UTF-8, declared GB2312": (meta("gb2312") + TEXT).encode(),
    "UTF-8 with a mark": (meta("gbk") + TEXT).encode("utf-8-sig"),
    "GBK, nothing declared": ("<p>" + TEXT).encode("gbk"),
    "GBK, declared UTF-8": (meta("utf-8") + TEXT).encode("gbk"),
    "GBK, declared Latin": (meta("iso-8859-1") + TEXT).encode("gbk"),
    "GBK, declared nonsense": (meta("x-none") + TEXT).encode("gbk"),
    "UTF-16 with a mark": ("<p>" + TEXT).encode("utf-16"),
    "UTF-16 without": ("<html><p>" + TEXT).encode("utf-16-le"),
    "UTF-32": ("<p>" + TEXT).encode("utf-32"),
    "ASCII, declared UTF-16": (meta("utf-16") + TEXT).encode("ascii", "xmlcharrefreplace"),
    "XML declaration": ("<?xml version='1.0' encoding='gb2312'?><html><p>" + TEXT).encode("gbk"),
}


@pytest.mark.parametrize("data", ENCODINGS.values(), ids=ENCODINGS)
def test_encodings(tmp_path, data):
    assert texts(read_file(tmp_path, "报告.html", data)) == [TEXT]


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "gb18030", "utf-8"])
def test_rare_characters_of_a_page_in_a_smaller_set(declared):
    assert decode((meta(declared) + RARE).encode("gb18030")) == (meta(declared) + RARE, 0)


def test_big5():
    text = meta("big5") + "政府資訊公開年度報告"
    assert decode(text.encode("big5")) == (text, 0)
    assert decode("年度報告".encode("big5"), declared="Big5") == ("年度報告", 0)


def test_two_characters_that_happen_to_be_utf8():
    text = meta("gb2312") + "联通"
    assert decode(text.encode("gbk")) == (text, 0)


def test_unreadable_characters_are_told(tmp_path):
    data = (meta("utf-8") + "<p>青禾镇政府信息公开").encode() + b"\xe5<p>" + "年度报告".encode()
    blocks = read_file(tmp_path, "报告.html", data)
    assert texts(blocks) == ["青禾镇政府信息公开\ufffd", "年度报告"]
    assert [block.text for block in blocks if isinstance(block, Skipped)] == ["1 个字"]


@given(st.binary(max_size=200))
def test_any_bytes_are_decoded(data):
    text, unreadable = decode(data)
    assert text.count("\ufffd") >= unreadable
    text.encode()


def read_file(folder: Path, name: str, data: bytes) -> Blocks:
    path = folder / name
    path.write_bytes(data)
    return read(path)


def texts(blocks: Blocks) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Paragraph)]


# ── frames and archives ──


def test_a_page_of_frames_says_what_to_do(tmp_path):
    with pytest.raises(ReadError, match="只是一个框架"):
        read_file(tmp_path, "年报.html", "<title>年报</title><frameset><frame src=a.html></frameset>".encode())


def part(body: bytes, media_type: str, encoding: str, **headers: str) -> bytes:
    coded = base64.encodebytes(body) if encoding == "base64" else body
    head = {"Content-Type": media_type, "Content-Transfer-Encoding": encoding} | headers
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in head.items())
    return lines.encode() + b"\r\n" + coded + b"\r\n"


def archive(*parts: bytes, head: str = "MIME-Version: 1.0\r\n") -> bytes:
    start = head + 'Content-Type: multipart/related; type="text/html"; boundary="----=_边"\r\n\r\n'.replace("边", "x")
    return start.encode() + b"".join(b"------=_x\r\n" + body for body in parts) + b"------=_x--\r\n"


SITE = "http://www.yunxi.example/nb/"


def test_an_archive_with_pictures_and_a_frame(tmp_path):
    page = (
        "<p>年报<img src='images/章.png'><img src='cid:seal@x'><img src='http://[bad'>"
        "<iframe src='cid:frame@x'></iframe><iframe src='http://www.yunxi.example/other'></iframe>"
    )
    seal = picture().data
    data = archive(
        part(page.encode("gbk"), "text/html; charset=gb2312", "base64", Content_Location=SITE + "index.html"),
        part(seal, "image/png", "base64", Content_Location=SITE + "images/章.png"),
        part(seal, "image/png", "base64", Content_ID="<seal@x>"),
        part("<p>框里<table><tr><td>1</table>".encode(), "text/html", "8bit", Content_ID="<frame@x>"),
        head="From: <Saved by a browser>\r\nSubject: =?utf-8?B?5bm05oql?=\r\n x\r\nMIME-Version: 1.0\r\n",
    )
    blocks = read_file(tmp_path, "年报.mht", data)
    assert [block for block in blocks if isinstance(block, Picture)] == [
        Picture("章.png", "image/png", seal, "picture 1"),
        Picture("图片", "image/png", seal, "picture 2"),
        Picture("[bad", "application/octet-stream", b"", "picture 3"),
    ]
    assert [(block.text, block.source) for block in blocks if isinstance(block, Paragraph)] == [
        ("年报", "paragraph 1"),
        ("框里", "frame 1, paragraph 1"),
    ]
    assert blocks[-1] == Grid((GridCell(0, 0, "1", "frame 1, table 1, row 1, cell 1"),), "frame 1, table 1")
    assert [block.text for block in blocks if isinstance(block, Skipped)] == ["http://www.yunxi.example/other"]


def test_an_archive_in_quoted_printable_named_doc(tmp_path):
    body = b"<p>=E5=B9=B4=E5=BA=A6=\r\n=E6=8A=A5=E5=91=8A</p>"
    data = archive(part(body, 'text/html; charset="utf-8"', "quoted-printable"))
    assert texts(read_file(tmp_path, "年报.doc", data)) == ["年度报告"]


@pytest.mark.parametrize(
    "data", [archive(part(b"x", "image/png", "8bit")), b"MIME-Version: 1.0\r\n"], ids=["picture", "head"]
)
def test_an_archive_without_a_page(tmp_path, data):
    with pytest.raises(ReadError, match="没有找到网页正文"):
        read_file(tmp_path, "年报.mht", data)


def test_an_archive_of_endless_archives(tmp_path):
    head = b"MIME-Version: 1.0\r\n"
    nested = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(5000))
    with pytest.raises(ReadError, match="没有找到网页正文"):
        read_file(tmp_path, "年报.mht", head + nested)


# ── pages made to break a reader ──

HOSTILE = {
    "tables in tables": "首" + "<table><tr><td>x" * 10_000,
    "blocks in blocks": "首" + "<div>" * 100_000,
    "misnested": "首" + "<b><i></b></i>" * 50_000,
    "spans over spans": "首<table>" + "<tr>" + "<td colspan=1000 rowspan=1000>x" * 1000,
    "rows under long spans": "首<table>" + "<tr><td rowspan=65534>x" * 3000,
    "flat rows": "首<table>" + "<tr height=0><td><td>" * 20_000,
    "lists in lists": "首" + "<ol><li>" * 20_000,
    "many attributes": "首<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">",
    "open comment": "首<!--" * 100_000,
    "open brackets": "首" + "<" * 500_000,
    "open tags": "首" + "<a " * 100_000,
    "blanks": "首<p>" + " \n" * 500_000 + "<p>",
    "an entity bomb": "<!DOCTYPE html [<!ENTITY a 'xxxxxxxxxx'><!ENTITY b '&a;&a;&a;'>]><html>首&b;</html>",
}


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_are_read(page):
    began = time.perf_counter()
    assert "首" in "".join(texts(read_fragment(page)))
    assert time.perf_counter() - began < 10  # the limit of the program, far from what it takes


def test_pages_beyond_the_limits(tmp_path, monkeypatch):
    monkeypatch.setattr(html_page, "MOST_TAGS", 10)
    with pytest.raises(ReadError, match="太大或已经损坏"):
        read_file(tmp_path, "年报.html", b"<p>" * 11)
    monkeypatch.setattr(html, "MAX_BYTES", 10)
    with pytest.raises(ReadError, match="超过30兆"):
        read_file(tmp_path, "年报.html", b"<p>" * 11)


@given(st.text(alphabet=st.sampled_from("<>/=\"' \n-![]&;#x甲1ptdrablev"), max_size=300))
def test_any_noise_is_read(noise):
    read_fragment(noise)


TAGS = ("table", "tr", "td", "th", "tbody", "thead", "p", "div", "b", "ol", "li", "h2", "nav", "header", "pre", "br")
PIECES = [f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]


@given(st.lists(st.sampled_from(PIECES) | st.just("甲"), max_size=60))
def test_any_tags_lose_no_text(pieces):
    assert count(read_fragment("".join(pieces))) == pieces.count("甲")


def count(blocks: Blocks) -> int:
    """Count the 甲 in paragraphs, cells and what was left out."""
    found = 0
    for block in blocks:
        if isinstance(block, Paragraph | Skipped):
            found += block.text.count("甲")
        elif isinstance(block, Grid):
            found += sum(count(cell.content) if cell.content else cell.text.count("甲") for cell in block.cells)
    return found
