"""What a web page holds besides its text, and why it is left out, as the clerk is told."""

from __future__ import annotations

CODE = frozenset(("script", "style", "template", "noscript", "xml", "rp"))  # not meant for readers: not even listed

HIDDEN = "网页里不显示的文字，没有带入"
FRAME = "框架里是另一个网页，没有带入；如果报告在它里面，请在浏览器里单独打开它并另存后导入"
NOTE_MARKS = "脚注、尾注的编号没有带入，注文放在文末"
UNREADABLE = "网页的编码有误，这些字读不出来，显示为“�”，请对照原文改正"
_MEDIA = "网页里的动画、音像或矢量图没有带入"
_CONTROL = "网页里的按钮和下拉框没有带入"

LEFT_OUT = {
    "title": "网页的标题只显示在浏览器的标签上，没有带入",
    "iframe": FRAME,
    "frame": FRAME,
    "object": _MEDIA,
    "embed": _MEDIA,
    "applet": _MEDIA,
    "video": _MEDIA,
    "audio": _MEDIA,
    "svg": _MEDIA,
    "canvas": _MEDIA,
    "select": _CONTROL,
    "datalist": _CONTROL,
    "button": _CONTROL,
    "rt": "注音没有带入",
}
LANDMARKS = {  # parts of a page beside its text
    "nav": "网站的导航不属于报告正文，没有带入",
    "aside": "网页的侧栏不属于报告正文，没有带入",
    "header": "网页的页眉不属于报告正文，没有带入",
    "footer": "网页的页脚不属于报告正文，没有带入",
}
