"""Text in any encoding it may come in: the right characters, and a word on those that were not."""

from __future__ import annotations

import codecs

import pytest

from govreport_gui.blocks import Paragraph, Skipped
from govreport_gui.errors import ReadError
from govreport_gui.readers import text
from govreport_gui.readers.text_encoding import decode, looks_like_noise

SIMPLIFIED = "青禾镇人民政府政府信息公开工作年度报告\n一、总体情况\n全年主动公开 12 条。\n"
TRADITIONAL = "青禾鎮人民政府政府資訊公開工作年度報告\n一、總體情況\n全年主動公開 12 條。\n"
WRITTEN = [
    *((SIMPLIFIED, encoding) for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")),
    *((SIMPLIFIED, encoding) for encoding in ("gb2312", "gbk", "gb18030")),
    *((TRADITIONAL, encoding) for encoding in ("utf-8", "gbk", "gb18030", "big5", "cp950", "big5hkscs")),
    ("标记文本", "gb18030"),
    ("標記文本，政府資訊", "big5"),
    ("朱镕基、㙍、𠮷野家", "gb18030"),
    ("報告：嘅、咗", "big5hkscs"),
    ("plain ASCII", "ascii"),
]


@pytest.mark.parametrize(("written", "encoding"), WRITTEN, ids=[f"{e} {t[:2]}" for t, e in WRITTEN])
def test_the_encoding_is_told_from_the_characters(written, encoding):
    decoded = decode(written.encode(encoding), "报告.txt")
    assert decoded.text == written
    assert decoded.skipped == ()


def test_the_euro_sign_of_windows():
    assert decode("收费".encode("gbk") + b"\x80" + "元".encode("gbk"), "报告.txt").text == "收费€元"


def test_a_text_cut_in_its_last_character_stays_utf_8():
    decoded = decode("一、总体情况\n全年".encode()[:-1], "报告.txt")
    assert decoded.text == "一、总体情况\n全"
    assert [skipped.source for skipped in decoded.skipped] == ["line 2"]


def test_a_line_in_another_encoding_is_named(tmp_path):
    path = tmp_path / "报告.txt"
    path.write_bytes("一、总体情况\n".encode() + "全年公开\n".encode("gbk") + "共十条。\n".encode() + b"\xff\xff\n")
    blocks = text.read(path)
    paragraphs = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert paragraphs == ["一、总体情况", "全年公开", "共十条。", "\ufffd\ufffd"]
    skipped = {block.source: block.why for block in blocks if isinstance(block, Skipped)}
    assert "GB18030" in skipped["line 2"]
    assert "读不出" in skipped["line 4"]


@pytest.mark.parametrize(
    ("data", "read", "named"),
    [
        (codecs.BOM_UTF8 + "总体\n全年".encode()[:-1], "总体\n全", ["line 2"]),
        (codecs.BOM_UTF8 + "总体\n".encode() + "全年\n".encode("gbk"), "总体\n全年\n", ["line 2"]),
        ("总体\n全年".encode("utf-16")[:-1], "总体\n全\ufffd", ["line 2"]),
    ],
    ids=["cut UTF-8", "a line in GBK", "cut UTF-16"],
)
def test_what_cannot_be_read_is_named_behind_a_byte_order_mark_too(data, read, named):
    decoded = decode(data, "报告.txt")
    assert decoded.text == read
    assert [skipped.source for skipped in decoded.skipped] == named


def test_bytes_that_are_no_text():
    with pytest.raises(ReadError, match=r"不是文本文件。请"):
        decode(bytes(range(256)) * 9, "报告.txt")


def test_noise_is_told_from_chinese():
    noise = bytes((i * 73 + i * i // 7) % 256 for i in range(4000)).decode("utf-16-le", errors="ignore")
    assert looks_like_noise(noise)
    assert looks_like_noise(SIMPLIFIED.encode("gbk").decode("latin-1"))
    assert not looks_like_noise(SIMPLIFIED * 9)
    assert not looks_like_noise(TRADITIONAL * 9)
    assert not looks_like_noise("𠮷" * 9)  # too few to tell
