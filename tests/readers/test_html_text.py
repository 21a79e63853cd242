"""The text of web pages: what makes a paragraph, which blanks are shown, what is left out and said so."""

from __future__ import annotations

import pytest

from govreport_gui.blocks import Paragraph, Picture, Skipped
from govreport_gui.readers.draft_line import DRAFT_LINE
from govreport_gui.readers.html import read_fragment


def lines(html: str) -> list[str]:
    return [block.text for block in read_fragment(html) if isinstance(block, Paragraph)]


def left_out(html: str) -> list[tuple[str, str]]:
    """Return what was left out, each with the first words of the reason."""
    return [(block.text, block.why[:4]) for block in read_fragment(html) if isinstance(block, Skipped)]


TEXTS = {
    "runs inside a word": ("<p>规<span>章</span><font>制</font><b>发</b></p>", ["规章制发"]),
    "source lines between Chinese": ("<p>总体\n   情况\n</p>", ["总体情况"]),
    "source lines beside punctuation": ("<p>依据\n“条例”\n公开</p>", ["依据“条例”公开"]),
    "source lines between words": ("<p>annual\nreport\n2024\n年</p>", ["annual report 2024 年"]),
    "source lines between runs": ("<p><span>规\n</span>\n<span>\n章</span></p>", ["规章"]),
    "blanks fold": ("<p>  甲   乙\t丙 </p>", ["甲 乙 丙"]),
    "hard blanks stay": ("<p>甲&nbsp;&nbsp;乙</p>", ["甲  乙"]),
    "blanks around": ("<p>&nbsp;　&emsp;甲　&nbsp;</p>", ["甲"]),
    "nothing but blanks": ("<p>&nbsp;<o:p></o:p></p><p> </p>", []),
    "invisible characters": ("<p>\ufeff甲\u200b乙\u00ad丙&#8203;</p>", ["甲乙丙"]),
    "br ends a paragraph": ("<p>一、总体情况<br>甲<br/><br/>乙</p>", ["一、总体情况", "甲", "乙"]),
    "br in a paragraph of our own does not": ('<p>甲<br class="x in-paragraph"> 乙<br>丙</p>', ["甲\n乙", "丙"]),
    "br in a heading does not": ("<h1>青禾镇<br>年度报告</h1>", ["青禾镇\n年度报告"]),
    "text under body": ("<body>甲<div>乙</div>丙<p>丁", ["甲", "乙", "丙", "丁"]),
    "unknown tags": ("<ucaptitle>甲<publishtime>乙</publishtime></ucaptitle>", ["甲乙"]),
    "blocks in inline": ("<span>甲<div>乙</div>丙</span>", ["甲", "乙", "丙"]),
    "display says otherwise": (
        "<span style='display: block'>甲</span><div style='display:inline'>乙</div>丙",
        ["甲", "乙丙"],
    ),
    "misnested": ("<b>甲<p>乙</b>丙</p><p><font>丁</p><p><font>戊</p>", ["甲", "乙丙", "丁", "戊"]),
    "pre": ("<pre>\n甲  乙\n\n丙\t丁</pre>", ["甲  乙", "丙\t丁"]),
    "white-space by style": ("<p style='white-space:pre-wrap'>甲\n乙</p>", ["甲", "乙"]),
    "definitions": ("<dl><dt>甲<dd>乙<dt>丙</dl>", ["甲", "乙", "丙"]),
    "quotes, figures, details": (
        "<blockquote>甲</blockquote><figure><figcaption>乙</figcaption></figure><details><summary>丙</summary>丁</details>",
        ["甲", "乙", "丙", "丁"],
    ),
    "typed values": (
        "<p>规章<input value=3>件<input type=hidden value=9><input type=submit value=搜></p>",
        ["规章3件"],
    ),
    "typed text": ("<textarea>甲\n乙</textarea>", ["甲", "乙"]),
    "broken entities": ("<p>甲&#0;&#xD800;&#x110000;&ampx&nosuch;乙</p>", ["甲\ufffd\ufffd\ufffd&x&nosuch;乙"]),
    "bidi marks stay": ("<p>甲\u202e12\u202c</p>", ["甲\u202e12\u202c"]),
    "a surrogate": ("<p>甲\ud800</p>", ["甲?"]),
    "the clipboard of Windows": ("Version:0.9\r\nStartHTML:00000097\r\n<html><!--StartFragment--><p>甲</p>", ["甲"]),
    "numbers Word wrote": (
        "<p><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span><![endif]>甲</p>"
        "<p><span style='font-family:Wingdings;mso-list: Ignore'>l</span>乙</p>",
        ["1.甲", "乙"],
    ),
    "footnote marks": (
        "<p>甲<a href='#_ftn1'>[1]</a>乙<a class=footnote-ref href='#fn1'><sup>2</sup></a></p>",
        ["甲乙"],
    ),
}


@pytest.mark.parametrize("html, expected", TEXTS.values(), ids=TEXTS)
def test_text(html, expected):
    assert lines(html) == expected


LISTS = {
    "numbers": ("<ol><li>甲<li>乙</ol>", ["1.甲", "2.乙"]),
    "start and value": ("<ol start=3><li>甲<li value=7>乙<li>丙</ol>", ["3.甲", "7.乙", "8.丙"]),
    "letters": ("<ol type=a><li>甲</ol><ol type=I start=4><li>乙</ol>", ["a.甲", "IV.乙"]),
    "Chinese numbers": ("<ol style='list-style-type: cjk-ideographic'><li>甲<li>乙</ol>", ["一、甲", "二、乙"]),
    "no numbers": ("<ol style='list-style: none inside'><li>甲</ol>", ["甲"]),
    "bullets": ("<ul><li>甲<li>乙</ul>", ["甲", "乙"]),
    "lists in lists": ("<ol><li>甲<ol><li>乙</ol><ul><li>丙</ul><li>丁</ol>", ["1.甲", "1.乙", "丙", "2.丁"]),
    "paragraphs in items": (
        "<ol><li>\n<p>甲</p>\n<p>乙</p>\n</li><li></li><li>丙</ol>丁",
        ["1.甲", "乙", "3.丙", "丁"],
    ),
}


@pytest.mark.parametrize("html, expected", LISTS.values(), ids=LISTS)
def test_lists(html, expected):
    assert lines(html) == expected


def test_levels_and_sources():
    blocks = read_fragment("<h1>甲</h1><p>乙<p style='mso-outline-level:2'>丙</p><h6>丁<p>戊</p>")
    assert [(block.level, block.text, block.source) for block in blocks if isinstance(block, Paragraph)] == [
        (1, "甲", "paragraph 1"),
        (0, "乙", "paragraph 2"),
        (2, "丙", "paragraph 3"),
        (6, "丁", "paragraph 4"),
        (0, "戊", "paragraph 5"),
    ]


LEFT_OUT = {
    "hidden": (
        "<p>甲<span style='display:none'>藏</span></p><div hidden>匿</div>",
        [("藏", "网页里不"), ("匿", "网页里不")],
    ),
    "hidden by Word": ("<p>甲<span style='mso-hide:all'>藏</span></p>", [("藏", "网页里不")]),
    "hidden row": ("<table><tr style='display:none'><td>藏</table>", [("藏", "网页里不")]),
    "title": ("<title>青禾镇</title>", [("青禾镇", "网页的标")]),
    "navigation": (
        "<nav>首页 <a>公开</a></nav><div role=navigation>搜索</div>",
        [("首页 公开", "网站的导"), ("搜索", "网站的导")],
    ),
    "page header": ("<header><img src=logo.png><span>云溪县</span></header>", [("云溪县", "网页的页")]),
    "LibreOffice's footer": ("<div title=footer><p>— 3 —</p></div>", [("— 3 —", "网页的页")]),
    "frame": ("<iframe src='report.html'></iframe>", [("report.html", "框架里是")]),
    "controls": (
        "<select><option>友情链接</select><button>打印</button>",
        [("友情链接", "网页里的"), ("打印", "网页里的")],
    ),
    "drawing": ("<svg><text>图</text></svg>", [("图", "网页里的")]),
    "pinyin": ("<ruby>镕<rp>(</rp><rt>róng</rt><rp>)</rp></ruby>", [("róng", "注音没有")]),
    "footnote marks": ("<p>甲<a role=doc-noteref href='#n'>1</a></p>", [("1 个注", "脚注、尾")]),
    "code": ("<script>x</script><style>y</style><template>z</template><noscript>w</noscript><!-- v -->", []),
}


@pytest.mark.parametrize("html, expected", LEFT_OUT.values(), ids=LEFT_OUT)
def test_left_out(html, expected):
    assert left_out(html) == expected


KEPT = {
    "a header with the title": "<header><h1>年度报告</h1></header>",
    "a header in an article": "<article><header>年度报告</header></article>",
    "a footer in the main part": "<main><footer>年度报告</footer></main>",
    "a page hidden until it is loaded": "<body style='display:none'>年度报告</body>",
}


@pytest.mark.parametrize("html", KEPT.values(), ids=KEPT)
def test_kept(html):
    assert lines(html) == ["年度报告"]


def test_navigation_that_holds_a_table_is_kept():
    assert [type(block).__name__ for block in read_fragment("<aside>甲<table><tr><td>1</table></aside>")] == [
        "Paragraph",
        "Grid",
    ]


@pytest.mark.parametrize("style", ["height: auto", "max-width: 100%; height: auto", "width: 50%"])
def test_a_size_that_a_style_leaves_open_is_the_attributes(style):
    (picture,) = read_fragment(f'<img alt="院门" width="96" height="48" style="{style}">')
    assert (picture.width_mm, picture.height_mm) == (25.4, 12.7)


@pytest.mark.parametrize("around", ["<header><p>{}</p></header>", "<p>{}</p>", "<div>{}</div>"])
def test_the_line_of_a_draft_is_left_out_wherever_an_editor_leaves_it(around):
    blocks = read_fragment(around.format(DRAFT_LINE) + "<p>甲</p>")
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == ["甲"]
    assert any(isinstance(block, Skipped) and DRAFT_LINE in block.text for block in blocks)


def test_pictures_stay_behind_their_paragraph():
    html = (
        "<p>甲<img src='data:image/png;base64,iVBO Rw0KGgo' alt='公 章' width=96 style='height:1cm'>乙</p>"
        "<img src='data:image/svg+xml,%3Csvg/%3E'><img src='http://127.0.0.1:9/a/b%20c.jpg?x=1'>"
        "<img src=dot.gif width=1 height=1><img><img alt=' '><img alt=院门>"
    )
    blocks = read_fragment(html)
    assert blocks[0] == Paragraph("甲乙", "paragraph 1")
    assert blocks[1:] == [
        Picture("公 章", "image/png", b"\x89PNG\r\n\x1a\n", "picture 1", 25.4, 10.0),
        Picture("图片", "image/svg+xml", b"<svg/>", "picture 2"),
        Picture("b c.jpg", "application/octet-stream", b"", "picture 3"),
        Picture("院门", "application/octet-stream", b"", "picture 7"),
    ]
