"""Packages as they come: strict, odd, damaged, hostile. Either the text comes whole or one sentence says why not."""

from __future__ import annotations

import zipfile

import pytest

from govreport_gui.blocks import Paragraph, Picture, Skipped
from govreport_gui.errors import ReadError
from govreport_gui.readers import package as packages
from govreport_gui.readers import word
from tests.readers.word_files import (
    NAMESPACES,
    R,
    W,
    WordFiles,
    cell,
    document,
    package,
    para,
    relationships,
    row,
    run,
    table,
    write,
)

STRICT = (
    'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main" '
    'xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships"'
)
MAIN = "word/document.xml"


def renamed(files: dict, old: str, new: str) -> dict:
    return {name.replace(old, new): content for name, content in files.items()}


def without(files: dict, *names: str) -> dict:
    return {name: content for name, content in files.items() if name not in names}


def main_is(content: str | bytes) -> dict:
    return package("") | {MAIN: content}


USABLE = {
    "strict": main_is(document(para("正文"), STRICT)),
    "strict, UTF-16": main_is(document(para("正文"), STRICT).replace("UTF-8", "UTF-16").encode("utf-16")),
    "another prefix": main_is(
        f'<x:document xmlns:x="{W}"><x:body><x:p><x:r><x:t>正文</x:t></x:r></x:p></x:body></x:document>'
    ),
    "UTF-16": main_is(document(para("正文")).replace("UTF-8", "UTF-16").encode("utf-16")),
    "byte order mark": main_is(document(para("正文")).encode("utf-8-sig")),
    "GB 2312": main_is(document(para("正文")).replace("UTF-8", "GB2312").encode("gb2312")),
    "other letter case": renamed(package(para("正文")), "word/document", "Word/Document"),
    "backslashes": renamed(package(para("正文")), "/", "\\"),
    "no content types": without(package(para("正文")), "[Content_Types].xml"),
    "no relationships at all": without(package(para("正文")), "_rels/.rels", "word/_rels/document.xml.rels"),
    "another name": renamed(package(para("正文")), MAIN, "word/document2.xml")
    | {"_rels/.rels": relationships([("rId1", "officeDocument", "/word/document2.xml")])},
    "another folder": renamed(package(para("正文")), MAIN, "report/main%20part.xml")
    | {"_rels/.rels": relationships([("rId1", "officeDocument", "report/main%20part.xml")])},
    "a styles part with entities": package(
        para("正文", '<w:pStyle w:val="A"/>'),
        styles=b'<!DOCTYPE s [<!ENTITY a "x">]><w:styles xmlns:w="%s">&a;</w:styles>' % W.encode(),
    ),
    "a styles part that is no XML": package(para("正文", '<w:pStyle w:val="A"/>'), styles=b"\0\1"),
    "paths that lead outside": package(para("正文")) | {"../../evil.txt": "x", "/abs.txt": "x", "C:\\evil.txt": "x"},
}


@pytest.mark.parametrize("files", USABLE.values(), ids=USABLE)
def test_usable(tmp_path, files):
    path = write(tmp_path / "测试.docx", files)
    assert word.read(path) == [Paragraph("正文", "paragraph 1")]
    assert [child.name for child in tmp_path.iterdir()] == ["测试.docx"]


def test_junk_around_the_zip(tmp_path):
    path = write(tmp_path / "测试.docx", package(para("正文")))
    path.write_bytes(b"JUNK" * 64 + path.read_bytes() + b"\0" * 3000)
    assert [block.text for block in word.read(path)] == ["正文"]


ENTITY = f'<!DOCTYPE w [<!ENTITY x "{"甲" * 50}">]>'
UNUSABLE = {
    "no document": without(package(""), MAIN),
    "document elsewhere": package("")
    | {"_rels/.rels": relationships([("rId1", "officeDocument", "External:http://127.0.0.1:9/d.xml")])},
    "empty document": main_is(""),
    "cut document": main_is(document(para("正文"))[:-40]),
    "wrong end tag": main_is(document(para("正文")).replace("</w:p>", "</w:q>")),
    "another root": main_is("<html><body>x</body></html>"),
    "entities": main_is(document(para("&x;")).replace("<w:document", ENTITY + "<w:document")),
    "GBK bytes": main_is(document(para("正文")).encode("gbk")),
    "a character XML forbids": main_is(document(para("甲&#0;乙"))),
}


@pytest.mark.parametrize("files", UNUSABLE.values(), ids=UNUSABLE)
def test_unusable(tmp_path, files):
    with pytest.raises(ReadError, match=r"测试\.docx.*请"):
        word.read(write(tmp_path / "测试.docx", files))


def test_no_entity_reads_a_file(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("口令")
    entity = f'<!DOCTYPE w [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    path = write(tmp_path / "测试.docx", main_is(document(para("&x;")).replace("<w:document", entity + "<w:document")))
    with pytest.raises(ReadError) as caught:
        word.read(path)
    assert "口令" not in str(caught.value)


def test_an_empty_body_is_an_empty_document(tmp_path):
    assert word.read(write(tmp_path / "空.docx", main_is(document("")))) == []
    assert word.read(write(tmp_path / "空.docx", main_is(f"<w:document {NAMESPACES}/>"))) == []


def test_a_foreign_compression_is_refused(tmp_path):
    with pytest.raises(ReadError, match="压缩方式"):
        word.read(write(tmp_path / "测试.docx", package(para("正文")), zipfile.ZIP_BZIP2))


def test_limits_are_stated(tmp_path, monkeypatch):
    path = write(tmp_path / "测试.docx", package(para("正文" * 40_000)))
    for limit, value, words in (
        ("FILE_LIMIT", 100, "文件大于"),
        ("XML_LIMIT", 100_000, "有一个部件大于"),
        ("TOTAL_LIMIT", 100_000, "内容合计大于"),
        ("PART_LIMIT", 3, "部件多于 3 个"),
        ("TAG_LIMIT", 5, "标记多于"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(packages, limit, value)
            with pytest.raises(ReadError, match=words):
                word.read(path)
    assert len(word.read(path)) == 1


def test_a_huge_picture_is_left_out_unread(tmp_path, word_files: WordFiles):
    shape = '<w:r><w:pict><v:shape><v:imagedata r:id="rId7"/></v:shape></w:pict></w:r>'
    huge = {"word/media/a.png": b"\0" * (packages.PICTURE_LIMIT + 1)}
    blocks = word_files.blocks(para(run("正文") + shape), [("rId7", "image", "media/a.png")], media=huge)
    assert [type(block) for block in blocks] == [Paragraph, Skipped]


def test_a_damaged_picture_is_left_out(tmp_path):
    shape = '<w:r><w:pict><v:shape><v:imagedata r:id="rId7"/></v:shape></w:pict></w:r>'
    files = package(
        para(run("正文") + shape), [("rId7", "image", "media/a.png")], media={"word/media/a.png": b"PIXELS"}
    )
    path = write(tmp_path / "测试.docx", files, zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"PIXELS", b"PIXELZ"))
    assert not any(isinstance(block, Picture) for block in word.read(path))


def test_damage_in_the_stream_is_told(tmp_path):
    path = write(tmp_path / "测试.docx", package(para("正文")), zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace("正文".encode(), "误文".encode()))
    with pytest.raises(ReadError, match="已损坏"):
        word.read(path)


def test_nesting_beyond_the_parser_is_refused_not_called_damage(tmp_path):
    body = para("最里")
    for _ in range(200):
        body = table(row(cell(body)))
    with pytest.raises(ReadError, match="嵌套太深"):
        word.read(write(tmp_path / "测试.docx", package(body)))


def test_doubled_relationship_ids_and_malformed_targets(word_files: WordFiles):
    links = [
        ("rId1", "hyperlink", "External:mailto:a@b@c;"),
        ("rId1", "image", "x.png"),
        ("rId2", "hyperlink", "%zz y"),
    ]
    body = para(f'<w:hyperlink xmlns:r="{R}" r:id="rId1">{run("甲")}</w:hyperlink>')
    assert word_files.lines(body, links) == ["甲"]
