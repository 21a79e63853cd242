"""The numbers Word writes by itself, at every level and in every format a Chinese document uses."""

from __future__ import annotations

import pytest

from govreport_gui.blocks import Paragraph
from govreport_gui.readers.word_numerals import number_text
from tests.readers.word_files import WordFiles, cell, para, row, table

NUMERALS = {
    "decimal": {0: "0", 12: "12"},
    "none": {7: ""},
    "decimalZero": {7: "07", 12: "12"},
    "decimalFullWidth": {12: "１２"},
    "decimalEnclosedCircle": {1: "①", 20: "⑳", 21: "㉑", 36: "㊱", 50: "㊿", 51: "51"},
    "decimalEnclosedParen": {3: "⑶", 21: "21"},
    "decimalEnclosedFullstop": {3: "⒊"},
    "numberInDash": {3: "- 3 -"},
    "lowerLetter": {1: "a", 26: "z", 27: "aa", 53: "aaa", 0: "0"},
    "upperLetter": {2: "B", 28: "BB"},
    "lowerRoman": {4: "iv", 9: "ix", 2024: "mmxxiv"},
    "upperRoman": {49: "XLIX", 4000: "4000"},
    "ordinal": {1: "1st", 2: "2nd", 3: "3rd", 11: "11th", 21: "21st"},
    "hex": {255: "FF"},
    "chineseCounting": {0: "○", 1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 101: "一○一"},
    "chineseCountingThousand": {
        1: "一", 10: "十", 19: "十九", 20: "二十", 100: "一百", 101: "一百零一", 110: "一百一十", 1001: "一千零一",
        1010: "一千零一十", 10000: "一万", 10001: "一万零一", 12345: "一万二千三百四十五", 100000: "十万",
        10**8: "100000000",
    },
    "chineseLegalSimplified": {10: "壹拾", 12: "壹拾贰", 105: "壹佰零伍"},
    "ideographLegalTraditional": {20000: "貳萬"},
    "taiwaneseCountingThousand": {30000: "三萬"},
    "ideographDigital": {10: "一〇", 24: "二四"},
    "ideographTraditional": {1: "甲", 10: "癸", 11: "11"},
    "ideographZodiac": {1: "子", 12: "亥", 13: "13"},
    "ideographEnclosedCircle": {1: "㈠", 10: "㈩"},
    "japaneseCounting": {1: "一", 10: "十", 100: "百", 101: "百一", 111: "百十一", 2024: "二千二十四"},
    "thaiLetters": {5: "5"},
}  # fmt: skip


@pytest.mark.parametrize("number_format, texts", NUMERALS.items(), ids=NUMERALS)
def test_numerals(number_format, texts):
    assert {value: number_text(value, number_format) for value in texts} == texts


def level(index: int, number_format: str, text: str, more: str = "", start: int | None = 1) -> str:
    begin = "" if start is None else f'<w:start w:val="{start}"/>'
    return (
        f'<w:lvl w:ilvl="{index}">{begin}<w:numFmt w:val="{number_format}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(*levels: str, number: int = 0) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int = 0, overrides: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def item(text: str, index: int | None = 0, number: int = 1) -> str:
    ilvl = "" if index is None else f'<w:ilvl w:val="{index}"/>'
    return para(text, f'<w:numPr>{ilvl}<w:numId w:val="{number}"/></w:numPr>')


OFFICIAL = abstract(
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "（%4）"),
)


def test_the_four_levels_of_an_official_document(word_files: WordFiles):
    items = [
        ("总体", 0),
        ("主动", 1),
        ("依申请", 1),
        ("甲", 2),
        ("乙", 2),
        ("丙", 3),
        ("公开", 0),
        ("又", 1),
        ("丁", 2),
    ]
    body = "".join(item(text, index) for text, index in items)
    assert word_files.lines(body, numbering=OFFICIAL + num(1)) == [
        "一、总体", "（一）主动", "（二）依申请", "1.甲", "2.乙", "（1）丙", "二、公开", "（一）又", "1.丁",
    ]  # fmt: skip


LISTS = {
    "levels above in the label": (
        abstract(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2")) + num(1),
        [("a", 0), ("b", 1), ("c", 1), ("d", 0), ("e", 1)],
        ["1.a", "1.1 b", "1.2 c", "2.d", "2.1 e"],
    ),
    "legal numbers": (
        abstract(level(0, "chineseCounting", "第%1条"), level(1, "decimal", "%1.%2", "<w:isLgl/>")) + num(1),
        [("a", 0), ("b", 1)],
        ["第一条 a", "1.1 b"],
    ),
    "a level above that was never used": (
        abstract(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2.")) + num(1),
        [("a", 1), ("b", 1)],
        ["0.1.a", "0.2.b"],
    ),
    "another start": (abstract(level(0, "decimal", "%1.", start=5)) + num(1), [("a", 0), ("b", 0)], ["5.a", "6.b"]),
    "no start is nought": (abstract(level(0, "decimal", "%1.", start=None)) + num(1), [("a", 0)], ["0.a"]),
    "space behind": (abstract(level(0, "decimal", "%1、", '<w:suff w:val="space"/>')) + num(1), [("a", 0)], ["1、 a"]),
    "nothing behind": (abstract(level(0, "decimal", "%1", '<w:suff w:val="nothing"/>')) + num(1), [("a", 0)], ["1a"]),
    "a tab behind a bare number": (abstract(level(0, "decimal", "%1")) + num(1), [("a", 0)], ["1 a"]),
    "never restarts": (
        abstract(level(0, "decimal", "%1."), level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>')) + num(1),
        [("a", 0), ("b", 1), ("c", 0), ("d", 1)],
        ["1.a", "1)b", "2.c", "2)d"],
    ),
    "restarts only after the first level": (
        abstract(
            level(0, "decimal", "%1."),
            level(1, "decimal", "%2."),
            level(2, "decimal", "%3)", '<w:lvlRestart w:val="1"/>'),
        )
        + num(1),
        [("a", 0), ("b", 1), ("c", 2), ("d", 1), ("e", 2), ("f", 0), ("g", 2)],
        ["1.a", "1.b", "1)c", "2.d", "2)e", "2.f", "1)g"],
    ),
    "bullets are left out": (abstract(level(0, "bullet", "\uf06c")) + num(1), [("a", 0)], ["a"]),
    "Chinese words as bullet": (abstract(level(0, "bullet", "注：")) + num(1), [("a", 0)], ["注：a"]),
    "no place holder": (abstract(level(0, "none", "")) + num(1), [("a", 0)], ["a"]),
    "unknown list": (abstract(level(0, "decimal", "%1.")) + num(7), [("a", 0)], ["a"]),
    "unknown level": (abstract(level(0, "decimal", "%1.")) + num(1), [("a", 5)], ["a"]),
    "huge numbers": (
        abstract(level(0, "chineseCountingThousand", "%1、", start=2147483647)) + num(1),
        [("a", 0), ("b", 0)],
        ["2147483647、a", "2147483647、b"],
    ),
    "a level replaced": (
        abstract(level(0, "decimal", "%1."))
        + num(1, overrides=f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1)")}</w:lvlOverride>'),
        [("a", 0)],
        ["I)a"],
    ),
}


@pytest.mark.parametrize("numbering, items, lines", LISTS.values(), ids=LISTS)
def test_lists(word_files: WordFiles, numbering, items, lines):
    body = "".join(item(text, index) for text, index in items)
    assert word_files.lines(body, numbering=numbering) == lines


def test_lists_of_one_kind_count_on_unless_they_begin_anew(word_files: WordFiles):
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = abstract(level(0, "decimal", "%1.")) + num(1) + num(2) + num(3, overrides=anew)
    body = "".join(item("x", 0, number) for number in (1, 2, 3, 3, 1))
    assert word_files.lines(body, numbering=numbering) == ["1.x", "2.x", "1.x", "2.x", "3.x"]


STYLES = (
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Bare"><w:name w:val="无号"/><w:basedOn w:val="H1"/>'
    '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="numbering" w:styleId="L"><w:name w:val="公文编号"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)


def test_numbers_by_style(word_files: WordFiles):
    body = "".join(para("x", f'<w:pStyle w:val="{style}"/>') for style in ("H1", "H2", "H2", "Bare", "H1"))
    blocks = word_files.blocks(body, styles=STYLES, numbering=OFFICIAL + num(1))
    assert [(block.text, block.level) for block in blocks if isinstance(block, Paragraph)] == [
        ("一、x", 1), ("（一）x", 2), ("（二）x", 2), ("x", 1), ("二、x", 1),
    ]  # fmt: skip


def test_the_list_keeps_a_level_for_a_style(word_files: WordFiles):
    numbering = abstract(level(0, "decimal", "%1."), level(1, "decimal", "%2)", '<w:pStyle w:val="H1"/>')) + num(1)
    assert word_files.lines(para("x", '<w:pStyle w:val="H1"/>'), styles=STYLES, numbering=numbering) == ["1)x"]


def test_a_paragraph_can_switch_its_number_off(word_files: WordFiles):
    body = para("x", '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert word_files.lines(body, styles=STYLES, numbering=OFFICIAL + num(1)) == ["x"]


def test_a_list_that_only_names_a_style(word_files: WordFiles):
    linked = '<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="L"/></w:abstractNum>' + num(9, of=9)
    assert word_files.lines(item("x", 0, 9), styles=STYLES, numbering=OFFICIAL + linked + num(1)) == ["一、x"]


def test_lists_that_name_each_other(word_files: WordFiles):
    ring = '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>' + num(1)
    assert word_files.lines(item("x"), styles=STYLES, numbering=ring) == ["x"]


def test_numbers_run_through_cells(word_files: WordFiles):
    body = table(row(cell(item("")), cell(item("甲")))) + item("乙")
    blocks = word_files.blocks(body, numbering=OFFICIAL + num(1))
    assert [only.text for only in blocks[0].cells] == ["一、", "二、甲"]
    assert blocks[1].text == "三、乙"


def test_a_page_break_before_a_numbered_heading(word_files: WordFiles):
    body = para('<w:r><w:br w:type="page"/><w:t>总体</w:t></w:r>', '<w:numPr><w:numId w:val="1"/></w:numPr>')
    assert word_files.lines(body, numbering=OFFICIAL + num(1)) == ["一、总体"]


def test_a_file_without_its_lists(word_files: WordFiles):
    assert word_files.lines(item("总体")) == ["总体"]
