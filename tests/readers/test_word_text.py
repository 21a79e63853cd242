"""Everything that stands in a paragraph, and where else text hides."""

from __future__ import annotations

import pytest

from govreport_gui.blocks import Paragraph, Skipped, SkippedKind
from tests.readers.word_files import PNG, WordFiles, cell, para, row, run, table


def field(code: str, result: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{marks[1]}{result}{marks[2]}"


def style(style_id: str, name: str, content: str = "", based_on: str = "", kind: str = "paragraph") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{name}"/>{base}{content}</w:style>'


def boxed(content: str) -> str:
    return f"<w:txbxContent>{content}</w:txbxContent>"


RUNS = {
    "runs are one text": (run("共受理") + run("12") + run("件"), "共受理12件"),
    "tab and soft break": ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>", "甲\t乙\n丙"),
    "breaks at the ends go": ('<w:r><w:br w:type="page"/><w:t>正文</w:t><w:br/></w:r>', "正文"),
    "no-break hyphen": ("<w:r><w:t>0851</w:t><w:noBreakHyphen/><w:t>1</w:t><w:softHyphen/></w:r>", "0851-1"),
    "symbol": ('<w:r><w:sym w:font="宋体" w:char="25A1"/></w:r>', "□"),
    "Wingdings": ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
    "raw line feed is a blank": ("<w:r><w:t>甲\n\t乙</w:t></w:r>", "甲 乙"),
    "ideographic and no-break spaces stay": (run("　　正文\u00a0"), "　　正文\u00a0"),
    "hyperlink": (f'<w:hyperlink r:id="x">{run("网站")}</w:hyperlink>', "网站"),
    "smart tag": (f'<w:smartTag w:element="x">{run("3月")}</w:smartTag>', "3月"),
    "custom XML": (f'<w:customXml w:element="x">{run("自定")}</w:customXml>', "自定"),
    "an unknown wrapper": (f'<x:odd xmlns:x="urn:x">{run("包住")}</x:odd>', "包住"),
    "content control": (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>", "控件"),
    "ruby shows its base": (
        f"<w:r><w:ruby><w:rt>{run('qing')}</w:rt><w:rubyBase>{run('青')}</w:rubyBase></w:ruby></w:r>",
        "青",
    ),
    "simple field": (f'<w:fldSimple w:instr="DATE">{run("2025年")}</w:fldSimple>', "2025年"),
    "field": (field("REF x", run("表三")), "表三"),
    "field in a field's code": (
        field("IF </w:instrText></w:r>" + field("A", run("内")) + "<w:r><w:instrText>", run("外")),
        "外",
    ),
    "inserted, not deleted": (
        f"<w:ins>{run('增')}</w:ins><w:del><w:r><w:delText>减</w:delText></w:r></w:del>",
        "增",
    ),
    "inserted, then deleted": (f"{run('留')}<w:ins><w:del><w:r><w:delText>减</w:delText></w:r></w:del></w:ins>", "留"),
    "moved": (f"<w:moveFrom>{run('移')}</w:moveFrom>{run('在')}<w:moveTo>{run('移')}</w:moveTo>", "在移"),
    "hidden": (run("看得见") + run("看不见", "<w:vanish/>"), "看得见"),
    "hidden switched off": (run("看得见", '<w:vanish w:val="0"/>'), "看得见"),
    "choice once": (
        f"<mc:AlternateContent><mc:Choice Requires='wps'>{run('一次')}</mc:Choice>"
        f"<mc:Fallback>{run('一次')}</mc:Fallback></mc:AlternateContent>",
        "一次",
    ),
    "fallback alone": (f"<mc:AlternateContent><mc:Fallback>{run('备用')}</mc:Fallback></mc:AlternateContent>", "备用"),
    "a fraction keeps its bar": (
        "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>",
        "1/2",
    ),
}


@pytest.mark.parametrize("content, text", RUNS.values(), ids=RUNS)
def test_text_of_a_paragraph(word_files: WordFiles, content, text):
    assert word_files.lines(para(content)) == [text]


def test_empty_paragraphs_are_left_out(word_files: WordFiles):
    assert word_files.lines(para() + para("　") + para("正文") + para("<w:r><w:br/></w:r>")) == ["正文"]


def test_a_deleted_paragraph_end_joins_two_paragraphs(word_files: WordFiles):
    gone = "<w:rPr><w:del/></w:rPr>"
    assert word_files.lines(para("主动公开", gone) + para("12件") + para("下段")) == ["主动公开12件", "下段"]
    assert word_files.lines(para("末段", gone)) == ["末段"]


def test_a_wholly_deleted_paragraph_leaves_nothing(word_files: WordFiles):
    deleted = para("<w:del><w:r><w:delText>整段</w:delText></w:r></w:del>", "<w:rPr><w:del/></w:rPr>")
    assert word_files.lines(deleted + para("下段")) == ["下段"]


def test_deleted_text_is_counted_and_not_quoted(word_files: WordFiles):
    deletion = "<w:del><w:r><w:delText>机密</w:delText></w:r></w:del>"
    blocks = word_files.blocks(para(run("正文") + deletion + deletion))
    assert blocks[0] == Paragraph("正文", "paragraph 1")
    assert [(block.text, block.kind) for block in blocks[1:]] == [("2 处", SkippedKind.TRACKED_CHANGE)]
    assert "删除" in blocks[1].why


def test_inserted_text_is_read_and_counted(word_files: WordFiles):
    blocks = word_files.blocks(
        para(run("正文") + f"<w:ins>{run('新写的')}</w:ins>") + para(f"<w:ins>{run('又一处')}</w:ins>")
    )
    assert [block.text for block in blocks[:2]] == ["正文新写的", "又一处"]
    assert [(block.text, block.kind) for block in blocks[2:]] == [("2 处", SkippedKind.TRACKED_CHANGE)]


def test_what_is_left_out_says_why_and_where(word_files: WordFiles):
    blocks = word_files.blocks(para(run("正文") + run("底稿", "<w:vanish/>")))
    assert blocks[1] == Skipped("底稿", "隐藏文字，没有带入", "paragraph 1", SkippedKind.HIDDEN_TEXT)


def test_text_hidden_by_its_style(word_files: WordFiles):
    styles = style("Ghost", "ghost", "<w:rPr><w:vanish/></w:rPr>", kind="character") + style("G2", "g2", "", "Ghost")
    body = para(run("正文") + run("底稿", '<w:rStyle w:val="G2"/>'))
    assert word_files.lines(body, styles=styles) == ["正文"]


def test_a_field_without_an_end_swallows_nothing(word_files: WordFiles):
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert word_files.lines(para(end + run("前") + begin * 3 + run("中")) + para("后")) == ["前中", "后"]


def test_field_codes_are_named_not_quoted(word_files: WordFiles):
    assert word_files.skipped(para(field('INCLUDETEXT "file:///x"', run("果")))) == ["INCLUDETEXT"]


def test_a_field_over_several_paragraphs(word_files: WordFiles):
    first, last = field("TOC", run("一") + "</w:p><w:p>" + run("二")).split("</w:p><w:p>")
    assert word_files.lines(para(first) + para(last) + para("三")) == ["一", "二", "三"]


def test_blocks_in_wrappers(word_files: WordFiles):
    body = (
        f"<w:sdt><w:sdtContent>{para('控件')}<w:sdt><w:sdtContent>{para('内控件')}</w:sdtContent></w:sdt>"
        f"</w:sdtContent></w:sdt><w:customXml>{para('自定')}</w:customXml><w:ins>{para('增')}</w:ins>"
        f"<mc:AlternateContent><mc:Choice>{para('选')}</mc:Choice><mc:Fallback>{para('选')}</mc:Fallback>"
        "</mc:AlternateContent>"
    )
    assert word_files.lines(body) == ["控件", "内控件", "自定", "增", "选"]


@pytest.mark.parametrize(
    "drawing",
    [
        f"<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>{boxed(para('框内'))}</wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>",
        f"<w:pict><v:shape><v:textbox>{boxed(para('框内'))}</v:textbox></v:shape></w:pict>",
        "<w:pict><v:shape><v:textpath string='框内'/></v:shape></w:pict>",
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{boxed(para('框内'))}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{boxed(para('框内'))}</w:pict></mc:Fallback></mc:AlternateContent>",
    ],
    ids=["drawing", "VML", "word art", "both"],
)
def test_text_boxes_follow_their_paragraph_once(word_files: WordFiles, drawing):
    assert word_files.lines(para(run("正文") + f"<w:r>{drawing}</w:r>" + run("续")) + para("后")) == [
        "正文续",
        "框内",
        "后",
    ]


def test_notes_follow_their_paragraph_or_table(word_files: WordFiles):
    def refer(kind: str, number: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'

    notes = "".join(f'<w:footnote w:id="{n}">{para(f"注{n}")}</w:footnote>' for n in (1, 2))
    notes += f'<w:footnote w:type="separator" w:id="-1">{para("线")}</w:footnote>'
    body = (
        para(run("甲") + refer("footnote", 1))
        + table(row(cell(para(run("12") + refer("footnote", 2)))))
        + para(run("乙") + refer("endnote", 1) + refer("footnote", 9))
    )
    blocks = word_files.blocks(body, footnotes=notes, endnotes=f'<w:endnote w:id="1">{para("尾注")}</w:endnote>')
    texts = [block.text if isinstance(block, Paragraph) else block for block in blocks[:6]]
    assert [texts[0], texts[1], texts[3], texts[4], texts[5]] == ["甲", "注1", "注2", "乙", "尾注"]
    assert texts[2].cells[0].text == "12"
    assert [block.source for block in (blocks[1], blocks[5])] == ["footnote 1", "endnote 1"]


def test_comments_headers_and_footers_are_left_out(word_files: WordFiles):
    links = [("rId8", "header", "header1.xml"), ("rId9", "footer", "footer1.xml")]
    section = '<w:sectPr><w:headerReference r:id="rId8"/><w:footerReference r:id="rId9"/></w:sectPr>'
    body = para(run("正文") + '<w:r><w:commentReference w:id="0"/></w:r>') + section
    blocks = word_files.blocks(
        body,
        links,
        comments=f'<w:comment w:id="0">{para("请核实")}</w:comment>',
        header1=para("内部资料"),
        footer1=para("— 1 —"),
    )
    assert [block.text for block in blocks] == ["正文", "请核实", "内部资料", "— 1 —"]
    assert [block.kind for block in blocks[1:]] == [SkippedKind.COMMENT, SkippedKind.OTHER, SkippedKind.OTHER]


def test_a_table_of_contents_is_left_out(word_files: WordFiles):
    styles = style("T1", "toc 1")
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    body = (
        para("一、总体情况\t1", '<w:pStyle w:val="T1"/>')
        + f"<w:sdt>{gallery}<w:sdtContent>{para('二、公开')}</w:sdtContent></w:sdt>"
        + para("一、总体情况")
    )
    assert word_files.lines(body, styles=styles) == ["一、总体情况"]


LEVELS = {
    "own outline level": ('<w:outlineLvl w:val="1"/>', 2),
    "body text": ('<w:pStyle w:val="H1"/><w:outlineLvl w:val="9"/>', 0),
    "heading by name": ('<w:pStyle w:val="H1"/>', 1),
    "heading by Chinese name": ('<w:pStyle w:val="B3"/>', 3),
    "heading by its ancestor": ('<w:pStyle w:val="Own"/>', 1),
    "style with a level": ('<w:pStyle w:val="Lvl"/>', 5),
    "plain style": ('<w:pStyle w:val="Plain"/>', 0),
    "unknown style": ('<w:pStyle w:val="Nowhere"/>', 0),
    "styles in a ring": ('<w:pStyle w:val="Ring"/>', 0),
    "no level of any document": (f'<w:outlineLvl w:val="{"9" * 5000}"/>', 0),
    "no number": ('<w:outlineLvl w:val="x"/>', 0),
}
STYLES = (
    style("H1", "heading 1")
    + style("B3", "标题 3")
    + style("Own", "本单位标题", based_on="H1")
    + style("Lvl", "五级", '<w:pPr><w:outlineLvl w:val="4"/></w:pPr>', "H1")
    + style("Plain", "Body Text")
    + style("Ring", "环", based_on="Ring2")
    + style("Ring2", "环二", based_on="Ring")
)


@pytest.mark.parametrize("properties, level", LEVELS.values(), ids=LEVELS)
def test_outline_levels(word_files: WordFiles, properties, level):
    (block,) = word_files.blocks(para("标题", properties), styles=STYLES)
    assert block == Paragraph("标题", "paragraph 1", level)


IMAGE = {"word/media/image1.png": PNG}


def drawn(attribute: str, name: str = "照片") -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="3600000" cy="1800000"/><wp:docPr id="1" name="{name}"/><a:graphic>'
        f"<a:graphicData><pic:pic><pic:blipFill><a:blip {attribute}/></pic:blipFill></pic:pic></a:graphicData>"
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def test_pictures_come_with_bytes_and_size(word_files: WordFiles):
    links = [("rId7", "image", "media/image1.png")]
    body = para(run("见图") + drawn('r:embed="rId7"'))
    blocks = word_files.blocks(body, links, media=IMAGE)
    picture = blocks[1]
    assert (picture.name, picture.media_type, picture.data) == ("image1.png", "image/png", PNG)
    assert (picture.width_mm, picture.height_mm) == (100.0, 50.0)


def test_vml_pictures_come_with_their_size(word_files: WordFiles):
    shape = '<w:r><w:pict><v:shape style="width:72pt;height:2.54cm"><v:imagedata r:id="rId7"/></v:shape></w:pict></w:r>'
    (picture,) = word_files.blocks(para(shape), [("rId7", "image", "media/image1.png")], media=IMAGE)
    assert (picture.data, picture.width_mm, picture.height_mm) == (PNG, 25.4, 25.4)


@pytest.mark.parametrize(
    ("style", "size"),
    [
        ("width:453.543307086614pt;height:.5in", (160.0, 12.7)),
        (f"width:{'1' * 400}pt;height:1.2.3cm", (None, None)),
    ],
    ids=["as LibreOffice writes it", "no lengths"],
)
def test_vml_lengths(word_files: WordFiles, style, size):
    shape = f'<w:r><w:pict><v:shape style="{style}"><v:imagedata r:id="rId7"/></v:shape></w:pict></w:r>'
    (picture,) = word_files.blocks(para(shape), [("rId7", "image", "media/image1.png")], media=IMAGE)
    assert (picture.width_mm, picture.height_mm) == size


def test_linked_pictures_are_never_fetched(word_files: WordFiles):
    (picture,) = word_files.blocks(
        para(drawn('r:link="rId7"')), [("rId7", "image", "External:http://127.0.0.1:9/x.png")]
    )
    assert (picture.name, picture.data) == ("照片", b"")


@pytest.mark.parametrize("target", ["media/none.png", "NULL", "../../../etc/passwd"])
def test_missing_pictures_are_reported(word_files: WordFiles, target):
    assert word_files.skipped(para(drawn('r:embed="rId7"')), [("rId7", "image", target)]) == ["照片"]
    assert word_files.skipped(para(drawn('r:embed="rId99"'))) == ["照片"]


def test_an_embedded_web_page_comes_as_text(word_files: WordFiles):
    head = "<head><title>x</title><style>.a{}</style></head>"
    page = f"<html>{head}<body><p>甲<b>乙</b></p><table><tr><td>丙</td></tr></table></body></html>"
    body = para("前") + '<w:altChunk r:id="rId7"/>' + para("后")
    links = [("rId7", "aFChunk", "chunk.html")]
    assert word_files.lines(body, links, media={"word/chunk.html": page.encode()}) == ["前", "甲乙", "丙", "后"]


def test_deeply_nested_wrappers(word_files: WordFiles):
    depth = 100
    body = "<w:sdt><w:sdtContent>" * depth + para("最里") + "</w:sdtContent></w:sdt>" * depth
    assert word_files.lines(body) == ["最里"]
